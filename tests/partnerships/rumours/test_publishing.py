"""The ledger as readers download it: one file a day, unless it says something else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from partnerships.models import Claim, Verdict
from partnerships.rumours import ledger_file
from partnerships.rumours.publishing import published
from tests.factories import make_device, make_source
from tests.partnerships.rumours.test_standings import claimed, judged

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FORMS = pytest.mark.parametrize("form", ["json", "csv"])


@FORMS
def test_two_downloads_of_a_quiet_day_are_the_same_file(form, django_assert_num_queries):
    claimed(make_source(public=True))
    first = published(form, NOON)
    with django_assert_num_queries(1):
        assert published(form, NOON + timedelta(hours=11)) == first
    assert published(form, NOON + timedelta(hours=13)) != first  # the day moved
    assert len(ledger_file.verified(first).entries) == 1


@FORMS
@pytest.mark.parametrize("number", range(5))
def test_whatever_it_says_is_said_at_once(form, number):
    device = make_device(public=True)
    claim = claimed(make_source(public=True), subject=device)
    verdict = judged(claim, public=False)
    before, at = published(form, timezone.now()), timezone.now()
    change = [
        lambda: claimed(make_source(public=True)),
        lambda: Verdict.objects.filter(pk=verdict.pk).update(public_from=at),
        lambda: Claim.objects.filter(pk=claim.pk).update(public_from=None),
        lambda: (setattr(device, "slug", "renamed"), device.save()),
        lambda: Claim.objects.filter(pk=claim.pk).update(
            voided_at=at, void_note="Misread.", voided_by=None
        ),
    ][number]
    change()
    after = published(form, timezone.now())
    assert after != before
    ledger_file.verified(after)


@FORMS
def test_what_was_hidden_is_added_at_the_end_and_the_chain_holds(form):
    """A claim entered first and shown last does not move what readers saw before."""
    source, now = make_source(public=True), timezone.now()
    hidden, seen = claimed(source, slug="hidden-one"), claimed(source, slug="seen-one")
    Claim.objects.filter(pk=hidden.pk).update(public_from=None)
    earlier = published(form, now)
    assert b"hidden-one" not in earlier
    Claim.objects.filter(pk=hidden.pk).update(public_from=now + timedelta(days=1))
    assert published(form, now) == earlier
    later = ledger_file.verified(published(form, now + timedelta(days=2)))
    ledger_file.continues(later, ledger_file.verified(earlier))
    assert [entry["claim"] for entry in later.entries] == [seen.slug, hidden.slug]
