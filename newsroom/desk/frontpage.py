"""Arranging the front page and the sections' pages: choose, preview, publish, schedule, restore."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from newsroom.articles.models import Section
from newsroom.desk.access import ForThoseWhoKeepIt, NotFound, staff_names
from newsroom.frontpage import actions
from newsroom.frontpage.models import PLACES, FrontPage, FrontPageSlot
from newsroom.public import listings
from newsroom.public.arrangement import arrangement_of
from newsroom.public.pages import answer
from newsroom.public.site import current_site
from newsroom.public.views.articles import front_page_context
from newsroom.public.views.lists import arranged_context, list_context
from newsroom.versions.models import Version
from newsroom.workflow.errors import Refused
from partnerships.moment_fields import MomentField

#: Verbs that need nothing but the click, with what is said afterwards.
_AT_ONCE = {
    "hold": (actions.hold, "Held: it is a draft again, and what is live stays."),
    "end": (actions.end, "Taken down: the newest articles fill the page."),
    "restore": (actions.restore, "A draft with the same articles: change it, then publish it."),
}


class MomentForm(forms.Form):
    at = MomentField(label="From", required=False, help_text="Empty: now.")


class FrontPageSlotInline(admin.TabularInline):
    model = FrontPageSlot
    autocomplete_fields = ["article"]
    extra = 0
    max_num = PLACES

    verbose_name_plural = "places"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article")

    def get_formset(self, request, obj=None, **kwargs):
        """An article is chosen here, not written."""
        formset = super().get_formset(request, obj, **kwargs)
        widget = formset.form.base_fields["article"].widget
        widget.can_add_related = widget.can_change_related = widget.can_view_related = False
        return formset


@admin.register(FrontPage)
class FrontPageAdmin(ForThoseWhoKeepIt, NotFound, admin.ModelAdmin):
    """Drafts are edited; what was published is frozen and can be looked at and restored."""

    list_filter = ["section"]
    list_select_related = ["section", "by"]
    date_hierarchy = "live_from"
    inlines = [FrontPageSlotInline]
    fieldsets = [
        (None, {"fields": ["note"]}),
        ("Breaking", {"fields": ["breaking_text", "breaking_url", "breaking_until"]}),
    ]
    change_form_template = "admin/newsroom/frontpage/change_form.html"

    def get_list_display(self, request):
        name = staff_names(request.user)

        @admin.display(description="by")
        def signed(page):
            return name(page.by)

        return ["__str__", "state", "live_from", "live_until", signed, "note"]

    @admin.display(description="readers see")
    def state(self, page):
        if page.is_draft:
            return "Not yet"
        if page.is_scheduled():
            return "Scheduled"
        return "Live" if page.is_live() else "Earlier"

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.is_draft)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.is_draft)

    def get_actions(self, request):
        return {}

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/preview/", view(preview), name="newsroom_frontpage_preview"),
            path("<int:pk>/publish/", view(publish_view), name="newsroom_frontpage_publish"),
            path("<int:pk>/do/<str:verb>/", view(verb_view), name="newsroom_frontpage_verb"),
        ]
        return own + super().get_urls()

    def add_view(self, request, form_url="", extra_context=None):
        """No blank form: which page, and a draft begins with what readers see there now."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sections = Section.objects.order_by("position", "name")
        if request.method == "POST":
            key = request.POST.get("section", "")
            section = get_object_or_404(sections, pk=key) if key.isdecimal() else None
            return _to(actions.start(section, by=request.user))
        live = {page.section_id: page for page in FrontPage.objects.live()}
        coming = {page.section_id: page for page in FrontPage.objects.scheduled()}
        drafts = {page.section_id: page for page in FrontPage.objects.drafts().order_by("pk")}
        rows = [
            {
                "section": section,
                "live": live.get(section and section.pk),
                "coming": coming.get(section and section.pk),
                "draft": drafts.get(section and section.pk),
            }
            for section in (None, *sections)
        ]
        context = self.admin_site.each_context(request) | {
            "title": "Arrange a page",
            "rows": rows,
            "opts": self.opts,
        }
        return render(request, "newsroom/desk/front_pages.html", context)

    def save_model(self, request, obj, form, change):
        obj.by = request.user
        super().save_model(request, obj, form, change)

    def response_change(self, request, obj):
        match request.POST.get("_verb"):
            case "preview":
                return redirect("admin:newsroom_frontpage_preview", obj.pk)
            case "publish":
                return redirect("admin:newsroom_frontpage_publish", obj.pk)
        return super().response_change(request, obj)


def _page(request, pk) -> FrontPage:
    if not request.user.has_perm(actions.PERMISSION):
        raise PermissionDenied
    return get_object_or_404(FrontPage.objects.select_related("section"), pk=pk)


def _to(page):
    return redirect("admin:newsroom_frontpage_change", page.pk)


@require_GET
@never_cache
def preview(request, pk):
    """The page as readers would see it now with this arrangement."""
    page, at, site = _page(request, pk), timezone.now(), current_site()
    arranged = arrangement_of(page, at)
    if page.section:
        listing = listings.ARTICLES.in_section(page.section)
        context = list_context(request, listing, at) | arranged_context(arranged, at)
        context["section"] = page.section
        return answer(request, listing.template, context, at=at, site=site)
    context = front_page_context(arranged, at, site)
    return answer(request, "front_page.html", context, at=at, site=site)


@never_cache
def publish_view(request, pk):
    """Now or at a time; says which places would be filled by others."""
    page = _page(request, pk)
    form = MomentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            page = actions.publish(
                page,
                by=request.user,
                at=form.cleaned_data["at"],
                after=request.POST.get("seen"),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            moment = date_format(timezone.localtime(page.live_from), "j F Y, H:i")
            messages.success(request, f"{page} is for readers from {moment}.")
            return _to(page)
    slots = list(page.slots.select_related("article"))
    live = set(
        Version.objects.live()
        .filter(article__in=[slot.article_id for slot in slots], redacted_at=None)
        .values_list("article", flat=True)
    )
    context = admin.site.each_context(request) | {
        "title": "Publish the page",
        "page": page,
        "form": form,
        "seen": request.POST.get("seen") or actions.token_of(page),
        "slots": [(slot, slot.article_id in live) for slot in slots],
        "opts": FrontPage._meta,
    }
    return render(request, "newsroom/desk/front_page_publish.html", context)


@require_POST
def verb_view(request, pk, verb):
    if verb not in _AT_ONCE:
        raise Http404
    page = _page(request, pk)
    act, sentence = _AT_ONCE[verb]
    try:
        page = act(page, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, sentence)
    return _to(page)
