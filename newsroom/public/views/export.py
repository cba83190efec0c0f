"""The lists to take away: /quotes.csv, /quotes.json, with the page's own query string."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import Section
from newsroom.public.columns import COLUMNS
from newsroom.public.exports import LIMIT, Rows, as_csv, as_json
from newsroom.public.filters import Filtered
from newsroom.public.listings import ARTICLES, LISTINGS, Listing


@require_safe
def export(request, name, format):
    return exported(request, LISTINGS[name], format, columns=COLUMNS[name])


@require_safe
def export_section(request, slug, format):
    section = Section.objects.filter(slug=slug).first()
    if not section:
        raise Http404
    return exported(request, ARTICLES.in_section(section), format, columns=COLUMNS["articles"])


def exported(request: HttpRequest, listing: Listing, format: str, *, columns) -> HttpResponse:
    """The rows that the request asks for, as "csv" or "json"."""
    at = timezone.now()
    narrowed = listing.narrowed(request, at)
    if narrowed.errors:
        return _refused(narrowed, format)
    rows = Rows(listing, narrowed.queryset, at)
    if format == "csv":
        body, kind = as_csv(rows, columns), "text/csv; charset=utf-8; header=present"
    else:
        address = f"{settings.SITE_URL}{listing.path}"
        address = f"{address}?{narrowed.query}" if narrowed.query else address
        body, kind = as_json(rows, columns, address=address), "application/json"
    response = StreamingHttpResponse(body, content_type=kind, headers=_headers(listing, format, at))
    if rows.is_truncated:
        response.headers["X-Truncated"] = f"the first {LIMIT} rows"
    return response


def _headers(listing: Listing, format: str, at: datetime) -> dict[str, str]:
    name = f"{listing.name}-{at:%Y-%m-%d}.{format}"
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}


def _refused(narrowed: Filtered, format: str) -> HttpResponse:
    headers = {"Cache-Control": "no-cache"}
    if format == "json":
        return JsonResponse({"errors": narrowed.wrong}, status=400, headers=headers)
    lines = [f"{name}: {text}" for name, texts in narrowed.wrong.items() for text in texts]
    return HttpResponse(
        "\n".join(lines) + "\n",
        status=400,
        content_type="text/plain; charset=utf-8",
        headers=headers,
    )
