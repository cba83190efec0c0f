"""The publication that comes as an example: complete, public, true to its sources."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from newsroom.models import (
    Article,
    Quote,
    SiteSettings,
)
from partnerships.models import (
    Claim,
    Document,
    Record,
    Statement,
    Verdict,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_command_says_what_it_loaded(demo):
    assert demo.startswith(
        "Loaded The Rangefinder: 224 documents, 50 companies, 53 people, 55 devices, "
        "27 partnerships, 50 claims, 675 statements, 29 quotes, "
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


def test_everything_is_public_but_what_is_under_embargo():
    hidden = []
    related = {field.related_model for field in Statement._meta.related_objects}
    kinds = [model for model in related if issubclass(model, Statement)]
    for model in (Record, *kinds, Document, Quote):
        hidden += map(str, model.objects.exclude(pk__in=model.objects.public().values("pk")))
    assert sorted(hidden) == [
        "Pellwick",
        "Pellwick Glass",
        "Pellwick Glass (invented)",
        "Pellwick Glass (invented), A lens ground by water",
    ]
    assert Statement.objects.count() == sum(model.objects.count() for model in kinds)


def test_nothing_verified_is_without_document():
    for thing in [*Record.objects.filter(verified=True), *Statement.objects.filter(verified=True)]:
        assert thing.citations.exists() or hasattr(thing, "as_verdict"), thing


def test_claims_were_recorded_after_their_outcome():
    for claim in Claim.objects.with_verdict():
        assert claim.is_entered
        assert (claim.outcome_on or "") < claim.recorded_at.date().isoformat()


def test_verdicts_without_document_are_provisional():
    unsourced = Verdict.objects.filter(citations=None)
    assert unsourced.count() == 5
    assert list(unsourced) == list(Verdict.objects.filter(provisional=True, verified=False))
    assert list(Claim.objects.open().values_list("slug", flat=True)) == [
        "the-huawei-p60-has-a-sony-imx888-as-its-main-sensor"
    ]


def test_rules_of_the_ledger_hold():
    out = io.StringIO()
    call_command("check_records", stdout=out)
    assert out.getvalue() == "All rules hold.\n"


def test_texts_held_are_shown_as_excerpts_only():
    held = Document.objects.exclude(text="")
    assert held.count() == 3
    assert {document.may_show for document in held} == {Document.MayShow.EXCERPT}


def test_general_knowledge_is_no_document():
    assert not Document.objects.filter(publisher__icontains="general knowledge").exists()
    assert not Document.objects.filter(url="").exists()
