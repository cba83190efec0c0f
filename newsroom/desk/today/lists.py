"""What the desk's front page lists. Each list is one query with a limit, by an index, and counts
nothing: it says “and more” instead."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from newsroom.articles.models import Article, State
from newsroom.desk.access import of_visible_articles
from newsroom.facts import actions as facts
from newsroom.facts.models import ChangedFact
from newsroom.notes.models import NoteThread
from newsroom.quotes.models import Passage, WordsFinding
from newsroom.versions.models import Version
from newsroom.versions.querysets import QUIET_AFTER
from partnerships.models import Contest
from partnerships.rumours.due import due

SHOWN = 8
#: Findings that somebody has to look at, the gravest first.
UNVERIFIED = (WordsFinding.ALTERED, WordsFinding.NOT_FOUND, WordsFinding.UNCHECKED)


@dataclass(frozen=True)
class Line:
    text: str
    url: str
    note: str = ""


@dataclass
class Listing:
    """A heading with its lines; `all_url` leads to all of them where a page lists them."""

    heading: str
    lines: list[Line] = field(default_factory=list)
    more: bool = False
    all_url: str = ""
    nothing: str = ""


def listing(heading: str, rows, line, *, nothing: str, all_url: str = "") -> Listing:
    """The first rows of a queryset as lines."""
    found = list(rows[: SHOWN + 1])
    return Listing(heading, [line(row) for row in found[:SHOWN]], len(found) > SHOWN, all_url,
                   nothing)  # fmt: skip


def needs_me(viewer) -> list[Listing]:
    """Who calls you, what is assigned to you, and what waits for somebody with your rights."""
    found = [_calls(viewer), _assigned(viewer)]
    if viewer.has_perm("partnerships.add_verdict"):
        found.append(
            listing(
                "Claims to judge",
                due().order_by("judge_by", "pk"),
                lambda row: Line(row.title, _change("partnerships_claim", row.pk)),
                nothing="No claim waits for a verdict.",
                all_url=reverse("admin:partnerships_claim_judging"),
            )
        )
    if viewer.has_perm(facts.PERMISSION):
        found.append(
            listing(
                "Changed facts",
                ChangedFact.objects.open(),
                lambda row: Line(str(row), _change("newsroom_changedfact", row.pk)),
                nothing="No changed fact waits for its reason.",
                all_url=reverse("admin:newsroom_changedfact_changelist"),
            )
        )
    if viewer.has_perm("partnerships.change_contest"):
        found.append(
            listing(
                "Contests",
                Contest.objects.under_review().select_related("verdict__claim"),
                lambda row: Line(
                    row.verdict.claim.title,
                    _change("partnerships_contest", row.pk),
                    row.get_status_display(),
                ),
                nothing="Nobody contests a verdict.",
            )
        )
    return found


def _calls(viewer) -> Listing:
    rows = (
        of_visible_articles(NoteThread.objects.waiting_for(viewer), viewer)
        .select_related("article")
        .defer("article__body")
        .order_by("pk")
    )
    return listing(
        "Notes that call you",
        rows,
        lambda row: Line(
            str(row), f"{_change('newsroom_article', row.article_id)}#note-{row.pk}",
            str(row.article),
        ),
        nothing="Nobody calls you.",
    )  # fmt: skip


def _assigned(viewer) -> Listing:
    rows = (
        Article.objects.visible_to(viewer)
        .filter(assignee=viewer.pk, state__in=[State.DRAFT, State.IN_REVIEW])
        .order_by("due_at", "-updated_at")
    )
    return listing(
        "Assigned to you",
        rows.only("headline", "state", "due_at"),
        lambda row: Line(str(row), _change("newsroom_article", row.pk), _due(row)),
        nothing="Nothing is assigned to you.",
    )


def _due(article) -> str:
    if not article.due_at:
        return article.get_state_display()
    moment = timezone.localtime(article.due_at)
    late = " · late" if article.due_at < timezone.now() else ""
    return f"{article.get_state_display()} · due {moment:%-d %b, %H:%M}{late}"


def in_review(viewer) -> Listing:
    rows = Article.objects.visible_to(viewer).filter(state=State.IN_REVIEW)
    return listing(
        "In review",
        rows.select_related("section").defer("body").order_by("updated_at"),
        lambda row: Line(
            str(row), _change("newsroom_article", row.pk), str(row.section or "No section")
        ),
        nothing="Nothing is in review.",
        all_url=f"{reverse('admin:newsroom_article_changelist')}?state__exact={State.IN_REVIEW}",
    )


def developing(viewer) -> Listing:
    """Live stories that still say “developing”; after twelve hours somebody should decide."""
    rows = (
        of_visible_articles(Version.objects.developing(), viewer)
        .only("article", "headline", "live_from")
        .order_by("live_from")
    )
    return listing(
        "Developing, still open",
        rows,
        lambda row: Line(
            row.headline,
            _change("newsroom_article", row.article_id),
            _since(row),
        ),
        nothing="No story is developing.",
    )


def _since(version) -> str:
    quiet = " · is it over?" if version.live_from <= timezone.now() - QUIET_AFTER else ""
    return f"since {timezone.localtime(version.live_from):%-d %b, %H:%M}{quiet}"


def unverified(viewer) -> Listing:
    """The newest passages whose words nobody vouches for, of articles still on the desk."""
    newest = Q()
    for finding in UNVERIFIED:
        of_it = Passage.objects.filter(words_finding=finding, detached_at=None)
        newest |= Q(pk__in=of_it.order_by("-created_at").values("pk")[: 5 * SHOWN])
    rows = (
        of_visible_articles(Passage.objects.filter(newest), viewer)
        .exclude(article__state=State.SPIKED)
        .select_related("article")
        .defer("article__body")
        .order_by("-created_at")
    )
    return listing(
        "Unverified quotations",
        rows,
        lambda row: Line(
            f"“{Truncator(row.words).chars(90)}”",
            _change("newsroom_article", row.article_id),
            f"{row.get_words_finding_display()} · {row.article}",
        ),
        nothing="Every quotation is checked.",
        all_url=reverse("admin:newsroom_passage_changelist"),
    )


def _change(name: str, key) -> str:
    return reverse(f"admin:{name}_change", args=[key])
