"""The publication that comes as an example: complete, public, true to its sources."""

import io
import json
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsroom.models import (
    Article,
    Mention,
    Passage,
    Quote,
    QuoteVariant,
    SiteSettings,
    State,
    Version,
)
from partnerships.models import (
    Claim,
    Company,
    Device,
    Document,
    Partnership,
    Person,
    Record,
    Statement,
    Verdict,
)

FACTS = Path(__file__).parents[4] / "shared" / "facts"
needs_facts = pytest.mark.skipif(
    not FACTS.exists(), reason="the fact base is not beside this checkout"
)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for the module, taken away at its end."""
    from django.db import transaction

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        out = io.StringIO()
        call_command("load_demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def loaded(demo):
    return demo


def folded(words):
    return words.replace("’", "'")


def facts():
    return json.loads((FACTS / "facts.json").read_text())


def test_command_says_what_it_loaded(demo):
    assert demo == (
        "Loaded The Rangefinder: 106 documents, 16 companies, 10 people, 25 devices, "
        "3 partnerships, 19 claims, 265 statements, 11 quotes, 6 articles, 4 versions.\n"
    )


def test_second_run_is_refused():
    with pytest.raises(CommandError, match="This database has articles"):
        call_command("load_demo")


def test_forced_second_run_changes_nothing():
    before = Record.objects.count(), Article.objects.count()
    with pytest.raises(CommandError, match="nothing was loaded"):
        call_command("load_demo", "--force")
    assert (Record.objects.count(), Article.objects.count()) == before


def test_publication_has_its_name_and_rules():
    settings = SiteSettings.objects.get()
    assert settings.name == "The Rangefinder"
    assert settings.standards
    assert settings.corrections_policy
    assert settings.sources_policy


def test_missing_logins_cannot_be_used():
    assert get_user_model().objects.count() == 5
    assert not any(user.has_usable_password() for user in get_user_model().objects.all())


def test_desk_is_not_empty():
    assert Article.objects.filter(state=State.DRAFT, versions=None).count() == 1
    assert Article.objects.filter(state=State.IN_REVIEW, versions=None).count() == 1


def test_articles_were_published_on_their_day():
    assert [version.path for version in Version.objects.live().order_by("live_from")] == [
        "2021/03/08/oneplus-turns-to-hasselblad-for-its-phone-cameras",
        "2022/05/23/xiaomi-and-leica-to-build-phone-cameras-together",
        "2022/05/24/huawei-confirms-the-end-of-its-work-with-leica",
        "2022/07/05/xiaomis-first-phones-with-leica-stay-in-china",
    ]


def test_split_quotation_is_one_passage_with_two_fragments():
    passage = Passage.objects.get(quote__slug__startswith="matthias-harsch")
    assert passage.fragments == [
        "We are convinced that the first jointly developed imaging flagship smartphone",
        "makes the pioneering progress of both companies visible.",
    ]
    assert passage.attribution == "Matthias Harsch, Chief executive of Leica Camera AG"


def test_everything_of_the_ledger_is_public():
    for model in (Company, Person, Device, Partnership, Claim, Verdict, Document, Quote):
        assert model.objects.exists()
        assert model.objects.public().count() == model.objects.count()
    now = timezone.now()
    kinds = {field.name for field in Statement._meta.related_objects if field.one_to_one}
    for statement in Statement.objects.all():
        kind = next(name for name in kinds if hasattr(statement, name) and name.startswith("as_"))
        assert getattr(statement, kind).is_public(now)


def test_every_page_of_the_demo_is_there_for_readers(client):
    for model in (Version, Quote, Claim, Record):
        for thing in model.objects.all():
            assert client.get(thing.get_absolute_url()).status_code == 200, thing


def test_words_printed_are_words_of_the_quote():
    for passage in Passage.objects.select_related("quote"):
        for fragment in passage.fragments:
            assert folded(fragment) in folded(passage.quote.words)


def test_every_mention_was_accepted():
    assert set(Mention.objects.values_list("status", flat=True)) == {Mention.Status.ACCEPTED}


def test_nothing_verified_is_without_document():
    for thing in [*Record.objects.filter(verified=True), *Statement.objects.filter(verified=True)]:
        assert thing.citations.exists() or hasattr(thing, "as_verdict"), thing


def test_claims_were_recorded_after_their_outcome():
    for claim in Claim.objects.with_verdict():
        assert claim.is_entered
        assert claim.outcome_on < claim.recorded_at.date().isoformat()


def test_texts_held_are_shown_as_excerpts_only():
    held = Document.objects.exclude(text="")
    assert held.count() == 3
    assert {document.may_show for document in held} == {Document.MayShow.EXCERPT}


def test_general_knowledge_is_no_document():
    assert not Document.objects.filter(publisher__icontains="general knowledge").exists()
    assert not Document.objects.filter(url="").exists()


@needs_facts
def test_quotes_are_those_of_the_fact_base():
    known = {quote["text"]: quote for quote in facts()["quotes"]}
    variants = {variant["text"] for quote in known.values() for variant in quote["variants"]}
    for quote in Quote.objects.select_related("document"):
        assert quote.said_on == known[quote.words]["date"]
        assert quote.document.url == known[quote.words]["source"]["url"]
    assert set(QuoteVariant.objects.values_list("words", flat=True)) <= variants


@needs_facts
def test_documents_are_those_of_the_fact_base():
    texts = json.loads((FACTS / "documents.json").read_text())["documents"]
    known = {source["url"] for source in facts()["sources"]} | {text["url"] for text in texts}
    assert set(Document.objects.values_list("url", flat=True)) <= known
    assert set(Document.objects.exclude(text="").values_list("text", flat=True)) == {
        text["excerpt"] for text in texts
    }


@needs_facts
def test_no_article_copies_the_seed():
    """No eight words in a row of our own prose stand in the article it began with."""
    seed = (FACTS.parent / "seed" / "xiaomi-leica-2022-05-23.txt").read_text()
    said = " ".join(folded(quote.words) for quote in Quote.objects.all())
    for version in Version.objects.all():
        words = version.search_text.split()
        for start in range(len(words) - 7):
            run = " ".join(words[start : start + 8])
            assert run not in seed or folded(run).strip("“”.,") in said
