"""What an editor does to an arranged page: start, publish, hold, end, restore.

As with articles, publication is a question asked of the clock: `live_from` may lie ahead, and
nothing has to run for the page to change.
"""

from datetime import datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.models import Section
from newsroom.frontpage.models import PLACES, FrontPage, FrontPageSlot
from newsroom.versions.models import Version
from newsroom.workflow.errors import NotAllowed, Refused, SomebodyWasFaster

PERMISSION = "newsroom.change_frontpage"


def start(section: Section | None, *, by) -> FrontPage:
    """A draft that begins with what readers see now: the live arrangement, or the newest."""
    _authorise(by)
    now = timezone.now()
    live = FrontPage.objects.live(now).of(section).first()
    if live:
        return restore(live, by=by)
    newest = Version.objects.live(now).filter(redacted_at=None).order_by("-first_published_at")
    if section:
        newest = newest.filter(section=section)
    articles = newest.values_list("article", flat=True)[:PLACES]
    with transaction.atomic():
        page = FrontPage.objects.create(section=section, by=by)
        _fill(page, [{"article_id": pk, "position": n} for n, pk in enumerate(articles, start=1)])
    return page


def restore(page: FrontPage, *, by) -> FrontPage:
    """A draft that is a copy of an earlier arrangement; publishing it is another decision."""
    _authorise(by)
    with transaction.atomic():
        draft = FrontPage.objects.create(
            section=page.section,
            by=by,
            breaking_text=page.breaking_text,
            breaking_url=page.breaking_url,
            breaking_until=page.breaking_until,
        )
        _fill(draft, page.slots.values("position", "article_id", "short_headline", "until"))
    return draft


def token_of(page: FrontPage) -> str:
    """A sum of what is arranged, to be compared when it is published. Costs a query."""
    slots = page.slots.order_by("position").values_list(
        "position", "article", "short_headline", "until"
    )
    strip = (page.breaking_text, page.breaking_url, page.breaking_until)
    return sha256(repr((strip, list(slots))).encode()).hexdigest()[:20]


def publish(
    page: FrontPage, *, by, at: datetime | None = None, after: str | None = None
) -> FrontPage:
    """Freeze the draft; readers see it from `at` (now), its predecessor until then.

    `after` is the token of the arrangement that `by` had before them.
    Raises ValidationError where there is nothing to show, Refused where it is out already or
    another is scheduled, SomebodyWasFaster where somebody published meanwhile.
    """
    _authorise(by)
    try:
        with transaction.atomic():
            page = FrontPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
            now = timezone.now()
            at = at or now
            if at < now:
                raise Refused("A page cannot be published in the past.")
            if not page.is_draft:
                raise Refused(f"{page} is published already.")
            others = FrontPage.objects.of(page.section)
            if scheduled := others.scheduled(now).first():
                moment = date_format(timezone.localtime(scheduled.live_from), "j F Y, H:i")
                raise Refused(f"{scheduled} is scheduled for {moment}: hold it first.")
            if after is not None and after != token_of(page):
                raise SomebodyWasFaster(
                    "Somebody arranged this page anew after you opened it. Look at it again first."
                )
            _check_content(page, at)
            newest = others.exclude(number=None).order_by("-number").first()
            others.live(now).update(live_until=at)
            page.number = newest.number + 1 if newest else 1
            page.live_from, page.by = at, by
            page.save(update_fields=["number", "live_from", "by"])
    except IntegrityError as error:
        raise SomebodyWasFaster("Somebody else published this page just now.") from error
    return page


def _check_content(page: FrontPage, at: datetime) -> None:
    if not page.breaking_text and not page.slots.exists():
        raise ValidationError("Nothing is arranged: choose an article, or write a strip.")
    path = page.breaking_path
    if path and not Version.objects.live(at).filter(path=path, redacted_at=None).exists():
        raise ValidationError({"breaking_url": "No article is live at this address then."})


def hold(page: FrontPage, *, by) -> FrontPage:
    """A scheduled page becomes a draft again, and its predecessor stays. Raises Refused."""
    _authorise(by)
    with transaction.atomic():
        page = FrontPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
        if not page.is_scheduled():
            raise Refused("Nothing is scheduled.")
        draft = restore(page, by=by)
        others = FrontPage.objects.of(page.section)
        at = page.live_from
        page.delete()
        others.filter(live_until=at).update(live_until=None)
    return draft


def end(page: FrontPage, *, by) -> FrontPage:
    """Take the live arrangement down: the page arranges itself again. Raises Refused."""
    _authorise(by)
    now = timezone.now()
    if not FrontPage.objects.live(now).filter(pk=page.pk, live_until=None).update(live_until=now):
        raise Refused("This page is not live, or its end is set already.")
    page.live_until = now
    return page


def _authorise(by) -> None:
    if not by.has_perm(PERMISSION):
        raise NotAllowed(f"{by.get_username()} may not arrange pages.")


def _fill(page: FrontPage, slots) -> None:
    FrontPageSlot.objects.bulk_create(FrontPageSlot(front_page=page, **slot) for slot in slots)
