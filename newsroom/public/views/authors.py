"""Those who write, and what each of them has written."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import Author, PrintedByline
from newsroom.public.pages import answer, page_of
from newsroom.public.rendering import readable


@require_safe
def authors(request):
    at = timezone.now()
    context = {"page": page_of(printed_authors(at), request)}
    return answer(request, "author_list.html", context, at=at)


@require_safe
def author(request, slug):
    at = timezone.now()
    found = get_object_or_404(printed_authors(at), slug=slug)
    rows = readable(at).filter(bylines__author=found).listed().prefetch_related("bylines")
    context = {"author": found, "page": page_of(rows, request)}
    return answer(request, "author_detail.html", context, at=at)


def printed_authors(at):
    """Authors whose name stands over an article that readers can read."""
    printed = PrintedByline.objects.filter(author=OuterRef("pk"), version__in=readable(at))
    return Author.objects.filter(Exists(printed)).order_by("name", "pk")
