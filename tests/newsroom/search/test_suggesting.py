"""Suggestions and “Did you mean” offer only what has a hit now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import Mention
from newsroom.search.searching import search
from newsroom.search.spelling import nearest, pieces
from newsroom.search.suggesting import did_you_mean, suggestions
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_user


def names(words, **asked):
    return [suggestion.name for suggestion in suggestions(words, **asked)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("haselblad", "hasselblad"), ("hasselbald", "hasselblad"), ("lieca", "leica"),
        ("leicas", "leica"), ("xaiomi", "xiaomi"), ("hasselblads", "hasselblad"),
        ("zeis", "zeiss"), ("leica", None), ("oppo", None), ("qqqq", None), ("le", None),
    ],
)  # fmt: skip
def test_a_slip_leads_to_the_word_that_was_meant(typed, meant):
    vocabulary = ["hasselblad", "leica", "xiaomi", "zeiss", "one"]
    assert nearest(typed, vocabulary) == meant
    if meant:
        assert any(piece in meant for piece in pieces(typed))


@pytest.mark.django_db
def test_a_mistyped_name_is_offered_as_it_is_written():
    ledger.make_company(name="Acme", public=True)
    ledger.make_company(name="Hasselblad", public=True)
    assert search("haselblad").total == 0
    assert did_you_mean("haselblad") == ["Hasselblad"]
    assert did_you_mean("Hasel blad") == ["Hasselblad"]


@pytest.mark.django_db
def test_of_a_question_only_the_mistyped_word_is_replaced():
    article = make_article(headline="Hasselblad opens a laboratory", body="<p>Deep water.</p>")
    actions.publish(article, by=make_user("Editor"))
    assert did_you_mean("haselblad laboratory") == ["hasselblad laboratory"]
    assert did_you_mean("haselblad water") == ["hasselblad water"]
    assert did_you_mean("haselblad mountains") == []
    assert did_you_mean("***") == did_you_mean("") == did_you_mean("🎉" * 5_000) == []


@pytest.mark.django_db
def test_nothing_hidden_is_offered():
    tomorrow = timezone.now() + timedelta(days=1)
    editor, chief = make_user("Editor"), make_user("Managing editor")
    actions.publish(make_article(headline="Pangolin later"), by=editor, at=tomorrow)
    withdrawn = make_article(headline="Pangolin gone")
    actions.publish(withdrawn, by=editor)
    actions.withdraw(withdrawn, by=chief, reason="Wrong.", notice="It was wrong.")
    ledger.make_company(name="Pangolin")
    ledger.make_name(ledger.make_company(name="Acme", public=True), "Pangolin works")
    ledger.make_company(name="Pangolins", public_from=tomorrow)
    for typed in ("pangolin", "pangolim", "pang", "pangolin work", "pangolin gonn", "acm pangolin"):
        assert (typed, did_you_mean(typed), names(typed)) == (typed, [], [])
    assert names("pang", at=tomorrow) == ["Pangolins"]
    assert did_you_mean("pangolim", at=tomorrow) == ["Pangolins", "pangolin"]


@pytest.mark.django_db
def test_suggestions_go_on_from_what_is_typed_the_nearest_name_first():
    leica = ledger.make_company(name="Leica Camera", public=True)
    ledger.make_company(name="Leica", public=True)
    ledger.make_person(name="Ernst Leitz", slug="leitz", public=True)
    ledger.make_name(leica, "徕卡", public=True)
    assert names("lei") == ["Leica", "Leica Camera", "Ernst Leitz"]
    assert names("leica c") == names("leicac") == ["Leica Camera"]
    assert names("徕") == ["徕卡"]
    assert names("lei", limit=1) == ["Leica"]
    assert names("!!") == names("xyz") == []
    (found,) = suggestions("ernst")
    assert (found.kind, found.address) == ("person", "/people/leitz/")


@pytest.mark.django_db
def test_who_has_typed_nothing_is_offered_what_the_news_names():
    editor = make_user("Editor")
    often, once, hidden = (
        ledger.make_company(name=name, public=True) for name in ("Often", "Once", "Never")
    )
    for number, records in enumerate([[often], [often, once]]):
        article = make_article(headline=f"Story {number}")
        for record in records:
            Mention.objects.create(article=article, record_id=record.pk)
        actions.publish(article, by=editor)
    draft = make_article(headline="Draft")
    Mention.objects.create(article=draft, record_id=hidden.pk)
    assert names("") == names("  ") == ["Often", "Once"]
