"""What is to come: frozen at its hour, held, frozen anew, let out early, ended and kept on."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Change, Version, Withdrawal
from newsroom.versions import actions
from newsroom.versions.readiness import Unticked
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster
from tests.factories import make_person
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


@pytest.fixture
def chief():
    return make_user("Managing editor")


@pytest.fixture
def later():
    return timezone.now() + timedelta(hours=3)


@pytest.fixture
def clock(monkeypatch):
    """clock(moment): what Django calls now."""

    def is_now(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return is_now


def write(article, **words):
    article.refresh_from_db()
    for name, value in words.items():
        setattr(article, name, value)
    article.save()
    save_revision(article, by=None)
    article.refresh_from_db()


class TestFrozenText:
    def test_what_is_written_afterwards_does_not_go_out(self, editor, later):
        article = make_article(body="<p>At 17:40.</p>")
        actions.publish(article, by=editor, at=later)
        write(article, body="<p>At 17:50.</p>")
        assert Version.objects.live(later).get().body == "<p>At 17:40.</p>"

    def test_updating_it_keeps_hour_note_and_number(self, editor, later):
        article = make_article()
        actions.publish(article, by=editor)
        write(article, body="<p>At 17:40.</p>")
        actions.publish(article, by=editor, at=later, change=Change.UPDATE, note="Prices.")
        write(article, body="<p>At 17:50.</p>")
        version = actions.refreeze(article, by=editor)
        assert (version.number, version.live_from, version.note) == (2, later, "Prices.")
        assert Version.objects.live(later).get().body == "<p>At 17:50.</p>"
        assert Version.objects.live().get().number == 1
        assert article.versions.count() == 2

    def test_without_a_change_there_is_nothing_to_update(self, editor, later):
        article = make_article()
        actions.publish(article, by=editor, at=later)
        with pytest.raises(Refused, match="nothing changed since"):
            actions.refreeze(article, by=editor)

    def test_a_text_that_somebody_saved_meanwhile_is_looked_at_first(self, editor, later):
        article = make_article()
        actions.publish(article, by=editor, at=later)
        write(article, body="<p>At 17:50.</p>")
        with pytest.raises(SomebodyWasFaster):
            actions.refreeze(article, by=editor, after=article.revision - 1)

    def test_it_asks_only_for_warnings_that_are_new(self, editor, later):
        article = make_article(headline="x" * 120)
        actions.publish(article, by=editor, at=later)
        write(article, body="<p>At 17:50.</p>")
        actions.refreeze(article, by=editor, ticked=[])
        write(article, headline="y" * 130)
        with pytest.raises(Unticked, match="130 characters"):
            actions.refreeze(article, by=editor, ticked=[])
        assert Version.objects.get().headline == "x" * 120

    def test_what_goes_public_with_it_follows(self, editor, later):
        article, person = make_article(), make_person()
        actions.publish(article, by=editor, at=later, together_with=[person])
        write(article, body="<p>At 17:50.</p>")
        actions.refreeze(article, by=editor)
        person.refresh_from_db()
        assert person.public_from == later


class TestBringingForward:
    def test_the_frozen_text_goes_out_now_not_what_was_written_since(self, editor, later):
        article, person = make_article(body="<p>Frozen.</p>"), make_person()
        actions.publish(article, by=editor, at=later, together_with=[person])
        write(article, body="<p>Half writ</p>")
        version = actions.bring_forward(article, by=editor)
        assert Version.objects.live().get() == version
        assert version.body == "<p>Frozen.</p>"
        assert not Version.objects.scheduled().exists()
        person.refresh_from_db()
        assert person.is_public()

    def test_an_embargo_that_still_runs_refuses_it(self, editor, later):
        article = make_article(embargo_until=later, embargo_zone="Europe/Berlin")
        actions.publish(article, by=editor, at=later)
        with pytest.raises(ValidationError, match="under embargo"):
            actions.bring_forward(article, by=editor)
        assert Version.objects.scheduled().exists()


class TestWithdrawalToCome:
    def withdraw(self, article, chief, at):
        return actions.withdraw(article, by=chief, reason="Legal.", notice="Withdrawn.", at=at)

    def test_it_is_live_until_its_hour_and_gone_from_then_on(self, chief, later, client, clock):
        article = make_article()
        version = actions.publish(article, by=chief)
        self.withdraw(article, chief, later)
        before = client.get(version.get_absolute_url())
        assert (before.status_code, "Withdrawn." in before.text) == (200, False)
        clock(later)
        after = client.get(version.get_absolute_url())
        assert (after.status_code, "Withdrawn." in after.text) == (410, True)

    def test_it_can_be_called_off(self, chief, later):
        article = make_article()
        actions.publish(article, by=chief)
        self.withdraw(article, chief, later)
        actions.call_off(article, by=chief)
        assert Version.objects.live(later).exists()
        assert not Withdrawal.objects.exists()
        with pytest.raises(Refused, match="No withdrawal is to come"):
            actions.call_off(article, by=chief)

    def test_an_update_before_it_ends_with_it_too(self, chief, later):
        article = make_article()
        actions.publish(article, by=chief)
        self.withdraw(article, chief, later)
        write(article, body="<p>More.</p>")
        actions.publish(article, by=chief, change=Change.UPDATE, note="More.")
        assert Version.objects.live(later - timedelta(minutes=1)).get().number == 2
        assert not Version.objects.live(later).exists()

    def test_holding_an_update_does_not_undo_the_withdrawal(self, chief, later):
        article = make_article()
        actions.publish(article, by=chief)
        write(article, body="<p>More.</p>")
        before = later - timedelta(hours=1)
        actions.publish(article, by=chief, at=before, change=Change.UPDATE, note="More.")
        self.withdraw(article, chief, later)
        assert Version.objects.live(before).get().number == 2
        actions.hold(article, by=chief)
        assert Version.objects.live(before).get().number == 1
        assert not Version.objects.live(later).exists()

    def test_nothing_is_scheduled_for_later_than_it(self, chief, later):
        article = make_article()
        actions.publish(article, by=chief)
        self.withdraw(article, chief, later)
        write(article, body="<p>More.</p>")
        with pytest.raises(Refused, match="call that off first"):
            actions.publish(
                article, by=chief, at=later + timedelta(hours=1), change=Change.UPDATE, note="More."
            )

    def test_a_second_one_is_refused_and_one_at_once_takes_its_place(self, chief, later):
        article = make_article()
        actions.publish(article, by=chief)
        self.withdraw(article, chief, later)
        with pytest.raises(Refused, match="already"):
            self.withdraw(article, chief, later + timedelta(days=1))
        self.withdraw(article, chief, None)
        assert not Version.objects.live().exists()
        assert Withdrawal.objects.count() == 1


@pytest.mark.parametrize("verb", ["refreeze", "bring_forward", "call_off", "hold"])
def test_a_reporter_does_none_of_it(verb):
    reporter = make_user("Reporter")
    article = make_article(created_by=reporter)
    with pytest.raises(NotAllowed, match="may not"):
        getattr(actions, verb)(article, by=reporter)


class TestTheClockPassesT:
    """A page that a reader's browser or a proxy keeps is asked again, and is another from T on."""

    def test_before_its_hour_the_address_is_unknown_and_then_it_is_there(
        self, editor, later, client, clock
    ):
        address = actions.publish(make_article(), by=editor, at=later).get_absolute_url()
        assert client.get(address).status_code == 404
        clock(later)
        assert client.get(address).status_code == 200

    @pytest.mark.parametrize("page", ["article", "front", "feed"])
    def test_what_was_kept_before_is_not_confirmed_after(self, page, editor, later, client, clock):
        article = make_article(headline="Before the hour")
        version = actions.publish(article, by=editor)
        write(article, headline="After the hour")
        actions.publish(article, by=editor, at=later, change=Change.UPDATE, note="New.")
        url = {
            "article": version.get_absolute_url(),
            "front": "/",
            "feed": reverse("feed", args=["atom"]),
        }[page]
        kept = client.get(url)
        assert "Before the hour" in kept.text
        assert "After the hour" not in kept.text
        assert "no-cache" in kept["Cache-Control"] or kept.has_header("ETag")
        conditions = {
            name: kept[header]
            for name, header in (
                ("HTTP_IF_NONE_MATCH", "ETag"),
                ("HTTP_IF_MODIFIED_SINCE", "Last-Modified"),
            )
            if kept.has_header(header)
        }
        clock(later)
        fresh = client.get(url, **conditions)
        assert fresh.status_code == 200
        assert "After the hour" in fresh.text

    def test_nothing_has_to_run_at_its_hour(self, editor, later, client, clock):
        """The site is down at T and comes back a day later: the version is live since T."""
        version = actions.publish(make_article(), by=editor, at=later)
        clock(later + timedelta(days=1))
        assert client.get(version.get_absolute_url()).status_code == 200
        assert Version.objects.live().get().live_from == later


class TestDaylightSaving:
    """Times are the newsroom's (Europe/London) or of whoever set an embargo (Europe/Berlin)."""

    @pytest.fixture
    def desk(self, client, editor, clock):
        clock(datetime.fromisoformat("2026-10-20T12:00:00+00:00"))
        client.force_login(editor)
        return client

    def schedule(self, desk, article, day, hour, **more):
        url = reverse("admin:newsroom_article_verb", args=[article.pk, "schedule"])
        return desk.post(url, {"at_0": day, "at_1": hour, **more})

    def test_a_time_that_comes_twice_is_asked_back(self, desk):
        article = make_article()
        answer = self.schedule(desk, article, "2026-10-25", "01:30")
        [error] = answer.context["form"].errors["at"]
        assert error == (
            "01:30 comes twice on 25 October 2026 in Europe/London, as the clocks are put back: "
            "01:30 BST (UTC+1) or 01:30 GMT (UTC+0)? Choose."
        )
        assert '<option value="1">01:30 GMT (UTC+0)</option>' in answer.text
        self.schedule(desk, article, "2026-10-25", "01:30", at_2="1")
        assert Version.objects.get().live_from.isoformat() == "2026-10-25T01:30:00+00:00"

    def test_a_time_that_never_comes_is_asked_back(self, desk):
        article = make_article()
        answer = self.schedule(desk, article, "2027-03-28", "01:30")
        [error] = answer.context["form"].errors["at"]
        assert error.endswith("the clocks are put forward. Did you mean 00:30 or 02:30?")
        assert not Version.objects.exists()

    @pytest.mark.parametrize(
        ("day", "utc"), [("2026-10-24", "2026-10-24T08:00"), ("2026-10-26", "2026-10-26T09:00")]
    )
    def test_nine_in_the_morning_is_nine_on_either_side_of_the_change(self, desk, day, utc):
        self.schedule(desk, make_article(), day, "09:00")
        assert Version.objects.get().live_from.isoformat() == f"{utc}:00+00:00"
