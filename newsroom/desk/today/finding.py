"""Find anything at the desk: drafts too, and what readers do not see yet."""

from dataclasses import asdict, dataclass

from django.contrib import admin
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from newsroom.articles.models import Article
from newsroom.search.models import SearchEntry
from newsroom.search.query import Query, beginning, read
from partnerships.models import Claim, Document, RecordChoice

#: Results of one kind.
EACH = 5
#: Working copies and documents looked at by their words, the newest; published articles and
#: records are found however old they are, by the readers' index.
NEWEST = 3_000
LONGEST = 200


@dataclass(frozen=True)
class Found:
    text: str
    detail: str
    url: str


@require_GET
@never_cache
def find_view(request):
    """A page of results; as JSON for the dialog that `/` and Ctrl+K open."""
    asked = request.GET.get("q", "")[:LONGEST].replace("\0", "").strip()
    results = find(asked, request=request) if asked else []
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"results": [asdict(found) for found in results]})
    context = admin.site.each_context(request) | {
        "title": "Find",
        "asked": asked,
        "results": results,
    }
    return render(request, "newsroom/desk/find.html", context)


def find(asked: str, *, request) -> list[Found]:
    """Pages of the desk, articles, records, documents, claims: what each viewer may open."""
    viewer, query = request.user, beginning(read(asked))
    found = _pages(asked, request)
    if viewer.has_perm("newsroom.view_article"):
        found += _articles(asked, query, viewer)
    if viewer.has_perm("partnerships.view_company"):
        found += _records(query)
    if viewer.has_perm("partnerships.view_document"):
        found += _documents(asked)
    if viewer.has_perm("partnerships.view_claim"):
        found += _claims(query)
    return found


def _pages(asked: str, request) -> list[Found]:
    """Lists and forms of the desk by their names: “people”, “add article”, “calendar”."""
    pages = [("Calendar", "Page", reverse("admin:calendar"))]
    for app in admin.site.get_app_list(request):
        for model in app["models"]:
            pages.append((model["name"], "List", model["admin_url"]))
            if model["add_url"]:
                name = model["model"]._meta.verbose_name
                pages.append((f"Add {name}", "Form", model["add_url"]))
    words = asked.casefold().split()
    return [
        Found(str(name), kind, url)
        for name, kind, url in pages
        if url and all(word in str(name).casefold() for word in words)
    ][:EACH]


def _articles(asked: str, query: Query, viewer) -> list[Found]:
    visible = Article.objects.visible_to(viewer)
    published = SearchEntry.objects.containing(query).filter(version__isnull=False, passage=None)
    by_index = published.order_by("-id").values("version__article")[: 20 * EACH]
    newest = visible.order_by("-updated_at").values("pk")[:NEWEST]
    rows = visible.filter(Q(pk__in=by_index) | Q(pk__in=newest) & _all_words(asked, "headline"))
    rows = rows.only("headline", "state", "updated_at").order_by("-updated_at")[:EACH]
    return [
        Found(str(row), f"Article · {row.get_state_display()}", _change("newsroom_article", row.pk))
        for row in rows
    ]


def _records(query: Query) -> list[Found]:
    entries = SearchEntry.objects.naming_records().containing(query)
    keys = entries.order_by("-id").values("record")[: 20 * EACH]
    rows = RecordChoice.objects.standing().filter(pk__in=keys).order_by("name")[:EACH]
    return [
        Found(
            row.name,
            row.get_kind_display().capitalize(),
            _change(f"partnerships_{row.kind}", row.pk),
        )
        for row in rows
    ]


def _documents(asked: str) -> list[Found]:
    newest = Document.objects.order_by("-pk").values("pk")[:NEWEST]
    words = _all_words(asked, "title", "publisher")
    rows = Document.objects.filter(words, pk__in=newest, merged_into=None).defer("text")
    return [
        Found(Truncator(str(row)).chars(120), "Document", _change("partnerships_document", row.pk))
        for row in rows.order_by("-pk")[:EACH]
    ]


def _claims(query: Query) -> list[Found]:
    keys = SearchEntry.objects.containing(query).filter(claim__isnull=False)
    rows = Claim.objects.filter(pk__in=keys.order_by("-id").values("claim")[: 20 * EACH])
    return [Found(row.title, "Claim", _change("partnerships_claim", row.pk)) for row in rows[:EACH]]


def _all_words(asked: str, *fields: str) -> Q:
    found = Q()
    for word in asked.split():
        either = Q()
        for name in fields:
            either |= Q(**{f"{name}__icontains": word})
        found &= either
    return found


def _change(name: str, key) -> str:
    return reverse(f"admin:{name}_change", args=[key])
