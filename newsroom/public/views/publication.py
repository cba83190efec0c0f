"""What the publication says of itself: who it is, its standards, where it was wrong."""

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import SiteSettings
from newsroom.public.corrections import beside, entries
from newsroom.public.pages import answer, page_of

#: Of each page the fields of SiteSettings, with their headings.
ABOUT = {"about": "", "ownership": "Ownership", "contact": "Contact"}
STANDARDS = {
    "standards": "",
    "corrections_policy": "Corrections",
    "sources_policy": "Sources",
    "ownership": "Ownership",
    "contact": "Contact",
}


@require_safe
def about(request):
    return _texts(request, "about.html", ABOUT)


@require_safe
def standards(request):
    return _texts(request, "standards.html", STANDARDS)


def _texts(request, template, fields):
    settings = SiteSettings.objects.current()
    texts = [
        {"field": field, "heading": heading, "text": text}
        for field, heading in fields.items()
        if (text := getattr(settings, field).strip())
    ]
    return answer(request, template, {"texts": texts}, at=timezone.now())


@require_safe
def corrections(request):
    """Every correction and clarification of an article that can be read, the newest first."""
    at = timezone.now()
    page = page_of(entries(at), request)
    page.object_list = list(page.object_list)
    others = beside(page.object_list, at)
    for row in page:
        row.others = others.get(row.together, ())
        for each in (row, *row.others):
            each.live_url = reverse("article", args=each.live_path.rsplit("/", 1))
    return answer(request, "correction_list.html", {"page": page}, at=at)
