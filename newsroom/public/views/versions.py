"""The versions of an article that readers may know of, and what differs between two of them."""

from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import Version
from newsroom.public.pages import answer
from newsroom.public.rendering import readable, told
from newsroom.public.views.articles import moved_or_gone
from newsroom.versions.comparison import compare_bodies, compare_lines


@require_safe
def versions(request, day, slug):
    """The list; ?from=1&to=3 leads to the comparison of the two."""
    at, path = timezone.now(), f"{day}/{slug}"
    live = _live(path, at)
    if not live:
        return moved_or_gone(request, path, at, view="versions")
    history = list(told(at).filter(article=live.article_id))
    error = ""
    if asked := [request.GET[name] for name in ("from", "to") if name in request.GET]:
        pair = _pair(asked, history)
        if pair:
            return HttpResponseRedirect(_comparison(path, *pair))
        error = "Choose two different versions whose words are still there."
    shown = [row for row in history if not row.redacted_at]
    for row in history:
        row.compared_with = _before(row, shown)
        if row.compared_with:
            row.comparison_url = _comparison(path, row.compared_with.number, row.number)
    context = {
        "version": live,
        "history": history,
        "choices": shown[::-1],
        "error": error,
    }
    return answer(request, "version_list.html", context, at=at)


@require_safe
def comparison(request, day, slug, first, second):
    at, path = timezone.now(), f"{day}/{slug}"
    live = _live(path, at)
    if not live:
        return moved_or_gone(request, path, at, view="versions")
    if int(first) > int(second):
        return HttpResponsePermanentRedirect(_comparison(path, second, first))
    found = told(at).filter(article=live.article_id, number__in=[int(first), int(second)])
    rows = list(found.defer(None).defer("segments", "search_text").order_by("number"))
    if len(rows) < 2 or first.startswith("0") or second.startswith("0"):
        raise Http404("There are no two such versions.")
    before, after = rows
    context = {
        "version": live,
        "before": before,
        "after": after,
        "removed": [row for row in rows if row.redacted_at],
        "versions_url": reverse("versions", args=[day, slug]),
    }
    if context["removed"]:
        return answer(request, "version_comparison.html", context, at=at, status=410)
    context |= {
        "headline": compare_lines(before.headline, after.headline),
        "standfirst": compare_lines(before.standfirst, after.standfirst),
        "body": compare_bodies(before.body, after.body),
        "is_same": all(
            getattr(before, name) == getattr(after, name)
            for name in ("headline", "standfirst", "body")
        ),
    }
    return answer(request, "version_comparison.html", context, at=at)


def _live(path: str, at) -> Version | None:
    rows = readable(at).filter(path=path).only("article_id", "path", "headline", "language")
    return rows.first()


def _pair(asked: list[str], history: list[Version]) -> tuple[int, int] | None:
    """Two numbers of versions that can be compared, the earlier first."""
    numbers = {str(row.number): row.number for row in history if not row.redacted_at}
    pair = sorted({numbers[text] for text in asked if text in numbers})
    return (pair[0], pair[1]) if len(pair) == 2 else None


def _before(row: Version, shown: list[Version]) -> Version | None:
    """The version that this one is compared with: the nearest earlier one with its words."""
    if row.redacted_at:
        return None
    return next((other for other in shown if other.number < row.number), None)


def _comparison(path: str, first, second) -> str:
    return reverse("comparison", args=[*path.rsplit("/", 1), first, second])
