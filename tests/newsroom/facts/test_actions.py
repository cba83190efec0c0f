"""We were wrong: every article is corrected. It changed: what was printed was true."""

import pytest

from newsroom.facts import actions
from newsroom.facts.noticing import note_changes
from newsroom.models import Article, ChangedFact, Mention, QuoteSpeaker, Version
from newsroom.versions.actions import publish
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from partnerships.models import Appointment, Citation, Name, Price
from tests import factories as make
from tests.newsroom.factories import make_article, make_quote, make_user, tag_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def leica():
    return make.make_company(name="Leica", public=True)


@pytest.fixture
def post(leica):
    person = make.make_person(name="Ada Roe", public=True)
    return make.make_appointment(person=person, company=leica, role="owner", public=True)


def printed(record, editor, body, **fields):
    article = make_article(body=body, **fields)
    Mention.objects.create(article=article, record=record, words=record.name)
    save_revision(article, by=None)
    publish(article, by=editor)
    return article


def changed(row, field, value, by=None):
    """As the desk saves it."""
    initial = {field: getattr(row, field)}
    setattr(row, field, value)
    row.save()
    return note_changes(row, [field], initial, by=by)


def wrong(fact, editor, *articles, texts=None, **given):
    fields = {"words": fact.before, "wrong": fact.before, "right": fact.after, "note": "Sorry."}
    return actions.we_were_wrong(
        fact,
        by=editor,
        choices={article.pk: texts or {"body": {0: fact.after}} for article in articles},
        since={article.pk: 1 for article in articles},
        **fields | given,
    )


def live(article):
    return Version.objects.live().get(article=article)


# What is asked about.


def test_a_fact_that_a_live_article_prints_is_asked_about(post, editor):
    printed(post.person, editor, "<p>Ada Roe, owner of Leica, smiles.</p>")
    (fact,) = changed(post, "role", "chief executive", by=editor)
    assert str(fact) == "“owner” became “chief executive”"


def test_what_nobody_printed_nobody_is_asked_about(post, editor):
    printed(post.person, editor, "<p>Ada Roe smiles.</p>")
    assert changed(post, "role", "chief executive") == []
    assert changed(post, "seen_on", "2022") == []
    hidden = make.make_appointment(role="owner")
    assert changed(hidden, "role", "chair") == []
    make_article(body="<p>owner</p>")  # a draft
    assert not ChangedFact.objects.exists()


def test_a_day_is_asked_about_as_it_is_printed(leica, editor):
    device = make.make_device(name="One", maker=leica, public=True)
    release = make.make_release(device, released_on="2022-07-04", public=True)
    printed(device, editor, "<p>The One is sold from 4 July 2022.</p>")
    (fact,) = changed(release, "released_on", "2022-07-05")
    assert (fact.before, fact.after) == ("4 July 2022", "5 July 2022")


# We were wrong.


def test_one_wrong_title_is_corrected_in_three_articles(client, post, editor):
    articles = [
        printed(post.person, editor, f"<p>Ada Roe, owner of Leica, said {n} things.</p>",
                headline=f"Story {n}")
        for n in range(3)
    ]  # fmt: skip
    (fact,) = changed(post, "role", "chief executive")
    found = actions.where_printed(fact, fact.before, viewer=editor)
    assert [row.places["body"][0].words for row in found] == ["owner"] * 3
    versions = wrong(fact, editor, *articles)
    assert [(version.number, version.change) for version in versions] == [(2, "correction")] * 3
    assert all("Ada Roe, chief executive of Leica" in live(article).body for article in articles)
    page = client.get("/corrections/").text
    assert page.count("Sorry.") == 1
    assert all(live(article).get_absolute_url() in page for article in articles)
    assert "Sorry." in client.get(live(articles[2]).get_absolute_url()).text
    fact.refresh_from_db()
    assert (fact.answer, fact.answered_by) == ("wrong", editor)


def test_an_article_left_out_stays_as_it_is(post, editor):
    one, other = (printed(post.person, editor, "<p>The owner came.</p>") for _ in range(2))
    (fact,) = changed(post, "role", "chair")
    wrong(fact, editor, one)
    assert (live(one).number, live(other).number) == (2, 1)


def test_quoted_words_stay_as_they_were_said(post, editor):
    article = make_article(body="")
    quote = make_quote("The owner is here", person=post.person, public_from=make.EPOCH)
    tag_words(article, "The owner is here", quote=quote, after="”, the owner said.</p>")
    publish(article, by=editor)
    (fact,) = changed(post, "role", "chair")
    wrong(fact, editor, article)
    assert "The owner is here</span>”, the chair said." in live(article).body


def test_the_post_of_a_quote_is_put_right_too(post, editor):
    article = printed(post.person, editor, "<p>The owner came.</p>")
    quote = make_quote("Hello.", person=post.person)
    QuoteSpeaker.objects.filter(quote=quote).update(appointment=post, post="owner")
    (fact,) = changed(post, "role", "chair")
    wrong(fact, editor, article)
    assert quote.speakers.get().post == "chair"


def test_a_half_written_rewrite_takes_the_correction_along(post, editor):
    article = printed(post.person, editor, "<p>The owner came.</p><p>So.</p>")
    Article.objects.filter(pk=article.pk).update(body="<p>The owner came.</p><p>More to come</p>")
    (fact,) = changed(post, "role", "chair")
    wrong(fact, editor, article)
    article.refresh_from_db()
    assert article.body == "<p>The chair came.</p><p>More to come</p>"


def test_all_are_corrected_or_none(post, editor):
    one, other = (
        printed(post.person, editor, "<p>The owner came.</p>", headline=f"Story {n}")
        for n in range(2)
    )
    (fact,) = changed(post, "role", "chair")
    other.refresh_from_db()
    other.body = "<p>The owner came, and went.</p>"
    other.save()
    save_revision(other, by=editor)
    publish(other, by=editor, note="More.")
    with pytest.raises(Refused, match="“Story 1”: Version 2 went live after you opened this"):
        wrong(fact, editor, one, other)
    assert live(one).number == 1
    fact.refresh_from_db()
    assert fact.answer == ""


def test_without_words_nothing_is_corrected(post, editor):
    article = printed(post.person, editor, "<p>The owner came.</p>")
    (fact,) = changed(post, "role", "chair")
    with pytest.raises(Refused, match="Nothing differs"):
        wrong(fact, editor, article, texts={"body": {7: "chair"}})
    with pytest.raises(Refused):
        wrong(fact, editor, article, wrong="")
    assert live(article).number == 1


def test_it_is_answered_once_and_by_those_who_correct(post, editor):
    article = printed(post.person, editor, "<p>The owner came.</p>")
    (fact,) = changed(post, "role", "chair")
    with pytest.raises(NotAllowed, match="may not correct"):
        wrong(fact, make_user("Data editor"), article)
    wrong(fact, editor, article)
    with pytest.raises(SomebodyWasFaster, match="answered this already"):
        wrong(fact, editor, article)
    with pytest.raises(SomebodyWasFaster):
        actions.it_changed(fact, by=editor, on="2022")


# It changed.


def test_a_post_that_changed_keeps_the_one_before_with_its_end(post, editor):
    make.cite(post)
    quote = make_quote("Hello.", person=post.person)
    QuoteSpeaker.objects.filter(quote=quote).update(appointment=post, post="owner")
    article = printed(post.person, editor, "<p>The owner came.</p>")
    (fact,) = changed(post, "role", "chair")
    actions.it_changed(fact, by=editor, on="2022-07")
    earlier = Appointment.objects.exclude(pk=post.pk).get()
    post.refresh_from_db()
    assert (earlier.role, earlier.ended, earlier.end_status) == ("owner", "2022-07", "ended")
    assert (post.role, post.started) == ("chair", "2022-07")
    assert quote.speakers.get().appointment == earlier
    assert Citation.objects.filter(statement=earlier.pk).count() == 1
    assert live(article).number == 1


def test_a_name_that_changed_is_a_former_name(leica, editor):
    printed(leica, editor, "<p>Leica came.</p>")
    (fact,) = changed(leica, "name", "Leica Two")
    actions.it_changed(fact, by=editor, on="2022")
    name = Name.objects.get()
    assert (name.text, name.kind, name.used_until) == ("Leica", "former", "2022")
    assert name.is_public()


def test_a_price_that_changed_keeps_the_old_one(leica, editor):
    device = make.make_device(name="One", maker=leica, public=True)
    price = make.make_price(device, on="2022-01", public=True)
    price.refresh_from_db()
    printed(device, editor, "<p>It costs 5,999 yuan.</p>")
    (fact,) = changed(price, "amount", 6999)
    actions.it_changed(fact, by=editor, on="2022-07")
    rows = Price.objects.order_by("on_earliest").values_list("amount", "on")
    assert [(int(amount), on) for amount, on in rows] == [(5999, "2022-01"), (6999, "2022-07")]


@pytest.mark.parametrize("on", ["", "yesterday", "2022-13", "4 July 2022"])
def test_a_day_that_is_none_is_refused(post, editor, on):
    printed(post.person, editor, "<p>The owner came.</p>")
    (fact,) = changed(post, "role", "chair")
    with pytest.raises(Refused):
        actions.it_changed(fact, by=editor, on=on)
    assert (Appointment.objects.count(), ChangedFact.objects.open().count()) == (1, 1)


def test_an_end_before_the_beginning_is_refused_whole(post, editor):
    printed(post.person, editor, "<p>The owner came.</p>")
    post.started = "2020"
    post.save()
    (fact,) = changed(post, "role", "chair")
    with pytest.raises(Refused, match="before"):
        actions.it_changed(fact, by=editor, on="2019")
    assert (Appointment.objects.count(), ChangedFact.objects.open().count()) == (1, 1)
