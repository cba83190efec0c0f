"""The revisions of an article at the desk: the list, two of them compared, one restored."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from newsroom.articles.models import Article
from newsroom.drafts import differences
from newsroom.drafts.restoring import restore
from newsroom.versions.comparison import compare_bodies, compare_lines
from newsroom.versions.models import Version
from newsroom.workflow.errors import Refused

PER_PAGE = 50


class KeepsRevisions:
    """Of the article's pages: those of its revisions."""

    def get_urls(self):
        view = self.admin_site.admin_view
        base = "<int:pk>/revisions/"
        own = [
            path(base, view(revisions), name="newsroom_article_revisions"),
            path(
                f"{base}<int:first>/<int:second>/",
                view(comparison),
                name="newsroom_article_comparison",
            ),
            path(
                f"{base}<int:number>/restore/",
                view(restore_view),
                name="newsroom_article_restore",
            ),
        ]
        return own + super().get_urls()


def _article(request, pk) -> Article:
    articles = Article.objects.visible_to(request.user).with_publication()
    return get_object_or_404(articles, pk=pk)


def _context(request, article, title) -> dict:
    return admin.site.each_context(request) | {
        "title": title,
        "article": article,
        "opts": Article._meta,
        "may_restore": request.user.has_perm("newsroom.change_article"),
    }


@require_GET
@never_cache
def revisions(request, pk):
    """Each save with who, when and what; ?from=1&to=3 leads to the comparison of the two."""
    article = _article(request, pk)
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    if any(asked):
        first, second = (int(text) if text.isascii() and text.isdigit() else 0 for text in asked)
        known = article.revisions.filter(number__in=[first, second]).count()
        if known == 2:
            pair = sorted([first, second])
            return redirect("admin:newsroom_article_comparison", article.pk, *pair)
        messages.error(request, "Choose two different revisions.")
    rows = article.revisions.select_related("by").defer("content")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    printed = _printed(article, [row.number for row in page])
    for row in page:
        row.printed_as = printed.get(row.number, [])
    context = _context(request, article, "Revisions")
    return render(request, "newsroom/desk/revisions.html", context | {"page": page})


def _printed(article, numbers) -> dict[int, list[Version]]:
    """The versions that revisions became, by the revision's number."""
    now = timezone.now()
    found: dict[int, list[Version]] = {}
    rows = (
        Version.objects.filter(article=article, revision__number__in=numbers)
        .select_related("revision")
        .defer("body", "segments", "search_text", "revision__content")
        .order_by("number")
    )
    for version in rows:
        version.is_live_now = version.is_live(now)
        found.setdefault(version.revision.number, []).append(version)
    return found


@require_GET
@never_cache
def comparison(request, pk, first, second):
    """Words added and removed, fields and tags that differ."""
    article = _article(request, pk)
    if first > second:
        return redirect("admin:newsroom_article_comparison", pk, second, first)
    rows = list(
        article.revisions.filter(number__in=[first, second]).select_related("by").order_by("number")
    )
    if len(rows) < 2:
        raise Http404("There are no two such revisions.")
    before, after = (row.content for row in rows)
    context = _context(request, article, f"Revisions {first} and {second}") | {
        "before": rows[0],
        "after": rows[1],
        "headline": compare_lines(before.get("headline", ""), after.get("headline", "")),
        "standfirst": compare_lines(before.get("standfirst", ""), after.get("standfirst", "")),
        "body": compare_bodies(before.get("body", ""), after.get("body", "")),
        "fields": differences.fields(before, after),
        "tags": differences.tags(before, after),
    }
    return render(request, "newsroom/desk/revision_comparison.html", context)


@require_POST
def restore_view(request, pk, number):
    """Make an earlier revision the newest; the page says which revision was the newest then."""
    article = _article(request, pk)
    revision = get_object_or_404(article.revisions, number=number)
    seen = request.POST.get("seen", "")
    try:
        if not (seen.isascii() and seen.isdigit()):
            raise Refused("Open the list of revisions again, and restore from there.")
        new, lost = restore(revision, by=request.user, after=int(seen))
    except Refused as refusal:
        messages.error(request, str(refusal))
    except ValidationError as error:
        messages.error(request, f"Nothing was restored. {' '.join(error.messages)}")
    else:
        for sentence in lost:
            messages.warning(request, sentence)
        messages.success(
            request, f"Revision {number} is in the article again, as revision {new.number}."
        )
    return redirect("admin:newsroom_article_revisions", pk)
