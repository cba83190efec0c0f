"""The article at the desk: its page, its inlines, its buttons."""

from django.contrib import admin, messages
from django.forms import Script
from django.http import HttpResponseRedirect
from django.urls import path, re_path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from js_asset import Media

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article, ArticleClaim, Byline
from newsroom.articles.querysets import Publication
from newsroom.desk import (
    breaking,
    checks,
    claiming,
    finding,
    importing,
    notes,
    preview,
    quotations,
    verbs,
)
from newsroom.desk.access import ChoosesStaff, NotFound
from newsroom.desk.binned import Binnable, duplicate_saved
from newsroom.desk.documents import tell
from newsroom.desk.editor import desk_config, editor_urls
from newsroom.desk.forms import ArticleForm
from newsroom.desk.launch import views as launch
from newsroom.desk.mentions import MentionInline
from newsroom.desk.revisions import KeepsRevisions
from newsroom.desk.sharing import SharesPreviews
from newsroom.desk.standing import standing_of
from newsroom.desk.unsaved import KeepsUnsaved
from newsroom.drafts.autosaving import close
from newsroom.quotes import checking
from newsroom.quotes.actions import sync_passages
from newsroom.versions import embargoes
from newsroom.versions.models import PublicWith, Version
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import SomebodyWasFaster
from newsroom.workflow.seen import Seen, with_last_step

_STYLES = (
    "desk", "dialogs", "writing", "mentions", "quotations", "article", "saving", "preview",
    "checks", "notes",
)  # fmt: skip


class BylineInline(admin.TabularInline):
    model = Byline
    autocomplete_fields = ["author"]
    extra = 0


class ArticleClaimInline(admin.TabularInline):
    model = ArticleClaim
    autocomplete_fields = ["claim"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("claim")


class PublicWithInline(admin.TabularInline):
    model = PublicWith
    fields = ["record", "document", "quote"]
    autocomplete_fields = ["record", "document", "quote"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("record", "document", "quote")


class PublicationFilter(admin.SimpleListFilter):
    title = "what readers see"
    parameter_name = "publication"

    def lookups(self, request, model_admin):
        return Publication.choices

    def queryset(self, request, queryset):
        if self.value() in Publication.values:
            return queryset.filter(publication=self.value())
        return queryset


@admin.register(Article)
class ArticleAdmin(
    KeepsUnsaved, KeepsRevisions, SharesPreviews, Binnable, ChoosesStaff, NotFound, admin.ModelAdmin
):
    form = ArticleForm
    has_own_token = True
    list_display = ["headline_or_untitled", "section", "state", "readers_see", "day", "saved"]
    list_display_links = ["headline_or_untitled"]
    list_filter = ["state", PublicationFilter, "section", "kind"]
    list_select_related = ["section"]
    search_fields = ["headline", "standfirst", "slug"]
    show_full_result_count = False
    autocomplete_fields = ["section", "series", "sponsor", "lead_image", "assignee"]
    prepopulated_fields = {"slug": ["headline"]}
    readonly_fields = ["state_now", "imported_from", "text"]
    inlines = [BylineInline, MentionInline, ArticleClaimInline, PublicWithInline]
    change_form_template = "admin/newsroom/article/change_form.html"
    change_list_template = "admin/newsroom/article/change_list.html"
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", "body"]}),
        (
            "Desk",
            {
                "fields": [
                    "state_now",
                    "day",
                    "section",
                    "kind",
                    "is_developing",
                    "assignee",
                    "revision_note",
                    "due_at",
                    "based_on",
                    "tab",
                    "seen_beside",
                ],
                "classes": ["meta-column"],
            },
        ),
        (
            "Lead picture",
            {
                "fields": [
                    "lead_image",
                    "lead_caption",
                    "lead_alternative_text",
                    "lead_is_decorative",
                ],
                "classes": ["meta-column"],
            },
        ),
        (
            "Address and series",
            {"fields": ["slug", "series", "series_part", "language"], "classes": ["meta-column"]},
        ),
        (
            "Disclosure and embargo",
            {
                "fields": [
                    "disclosure",
                    "disclosure_note",
                    "sponsor",
                    "embargo_until",
                    "embargo_zone",
                    "imported_from",
                ],
                "classes": ["meta-column", "collapse"],
            },
        ),
    ]

    class Media:
        css = {"all": [f"newsroom/desk/{name}.css" for name in _STYLES]}
        js = [Script("newsroom/desk/saving.js", type="module")]

    def get_queryset(self, request):
        rows = super().get_queryset(request).visible_to(request.user).with_publication()
        return with_last_step(rows)

    def get_readonly_fields(self, request, obj=None):
        """Who edits the others' articles says who works on one."""
        assigns = request.user.has_perm("newsroom.approve_article")
        return [*self.readonly_fields, *([] if assigns else ["assignee", "due_at"])]

    def get_fieldsets(self, request, obj=None):
        """Who only reads reads the text, not its tags."""
        (name, words), *others = super().get_fieldsets(request, obj)
        if not self.has_change_permission(request, obj):
            words = words | {"fields": ["headline", "standfirst", "text"]}
        return [(name, words), *others]

    @admin.display(description="body")
    def text(self, article):
        return format_html('<div class="text-read">{}</div>', mark_safe(clean_body(article.body)))

    @admin.display(description="headline", ordering="headline")
    def headline_or_untitled(self, article):
        return str(article)

    @admin.display(description="readers see", ordering="publication")
    def readers_see(self, article):
        return Publication(article.publication).label

    @admin.display(description="saved", ordering="updated_at")
    def saved(self, article):
        return date_format(timezone.localtime(article.updated_at), "j M, H:i")

    @admin.display(description="state")
    def state_now(self, article):
        if article.pk is None:
            return "New draft"
        return f"{article.get_state_display()} · {Publication(article.publication).label}"

    def get_urls(self):
        view = self.admin_site.admin_view
        keys = "(?P<keys>[0-9]{1,17}(?:,[0-9]{1,17}){0,9})"  # of the devices of one event
        own = [
            path("breaking/", view(breaking.breaking_view), name="newsroom_article_breaking"),
            path("import/", view(importing.import_view), name="newsroom_article_import"),
            path("<int:pk>/claims/", view(claiming.claims_view), name="newsroom_article_claims"),
            path("launch/", view(launch.choose), name="newsroom_launch_choose"),
            re_path(rf"^launch/{keys}/$", view(launch.launch), name="newsroom_launch"),
            re_path(
                rf"^launch/{keys}/judge/$", view(launch.judge_again), name="newsroom_launch_judge"
            ),
            path("<int:pk>/preview/", view(preview.preview), name="newsroom_article_preview"),
            path("preview/", view(preview.preview), name="newsroom_article_preview_new"),
            path("<int:pk>/do/<str:verb>/", view(verbs.verb_view), name="newsroom_article_verb"),
            path("<int:pk>/checks/", view(checks.checks_view), name="newsroom_article_checks"),
            path("<int:pk>/notes/", view(notes.notes_view), name="newsroom_article_notes"),
            path("notes/<int:pk>/<str:verb>/", view(notes.note_view), name="newsroom_note_act"),
            path(
                "<int:pk>/quotations/",
                view(quotations.quotations),
                name="newsroom_article_quotations",
            ),
            path(
                "<int:pk>/quotations/do/<str:verb>/",
                view(quotations.act),
                name="newsroom_article_quotations_do",
            ),
            path(
                "<int:pk>/quotations/<str:fingerprint>/",
                view(quotations.change),
                name="newsroom_article_quotation",
            ),
        ]
        return own + editor_urls(view) + super().get_urls()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Where somebody's save slips in between our check and our write, the form is shown
        again: its check then says who, and the text stays in it."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except SomebodyWasFaster:
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article = form.instance
        sync_passages(article)
        given = form.cleaned_data
        tab = given.get("tab")
        save_revision(
            article,
            by=request.user,
            note=given.get("revision_note", ""),
            after=given.get("based_on") or 0,
            tab=tab,
        )
        if change and "embargo_until" in form.changed_data:
            was = form.initial_embargo
            tell(request, embargoes.follow_article(article, was=was, by=request.user))
        if tab:
            close(tab, by=request.user, article=article)

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_verb(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._to_verb(request, obj) or super().response_change(request, obj)

    def _to_verb(self, request, article):
        """A button of the desk saves first, then goes on to what it says."""
        if verb := request.POST.get("_verb"):
            if verb == "preview":
                return HttpResponseRedirect(
                    reverse("admin:newsroom_article_preview", args=[article.pk])
                )
            if verb == "find":
                return HttpResponseRedirect(
                    reverse("admin:newsroom_article_quotations", args=[article.pk])
                )
            if verb == "duplicate":
                return duplicate_saved(request, article)
            if verb == "check":
                return self._check_quotes(request, article)
            return verbs.begin(request, article, verb)
        return None

    def _check_quotes(self, request, article):
        """Compare each passage with the text we hold of its document, and say what was found."""
        if not request.user.has_perm(checking.PERMISSION):
            messages.error(request, "Checking quotes is for editors and fact-checkers.")
        else:
            checks = checking.check_article(article, by=request.user)
            messages.info(request, checking.summary(checks))
            for check in checks:
                if not check.kept:
                    words = f"“{check.passage.words}”: {' '.join(check.finding.reasons)}"
                    messages.info(request, words)
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[article.pk]))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        context["desk_config"] = desk_config(obj)
        if obj:
            context["levels"] = finding.LEVELS
            context["notes"] = notes.panel_of(obj, viewer=request.user)
            context["panel"] = checks.panel_of(obj, by=request.user)
            context["standing"] = standing_of(obj)
            # What the page showed first, though its form came back with errors.
            context["seen"] = Seen.read(request.POST.get("_seen")) or Seen.of(obj)
            context["verbs"] = verbs.offered(obj, by=request.user)
            context["versions"] = (
                Version.objects.filter(article=obj)
                .select_related("by")
                .defer("body", "segments", "search_text")
            )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def has_delete_permission(self, request, obj=None):
        """What was ever published stays; drafts are spiked."""
        if obj and obj.pk and obj.versions.exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_deleted_objects(self, objs, request):
        for article in objs:
            if article.versions.exists():
                messages.warning(request, f"“{article}” was published: withdraw it instead.")
        return super().get_deleted_objects(objs, request)
