"""The rest of the newsroom at the desk: sections, authors, quotes, settings."""

from django.contrib import admin
from django.urls import path

from newsroom.articles.models import Author, Section, Series
from newsroom.desk.access import (
    ChoosesStaff,
    ForThoseWhoKeepIt,
    NotFound,
    OfVisibleArticles,
    staff_names,
)
from newsroom.desk.checked import Checked
from newsroom.desk.redacting import PERMISSION, redact_view
from newsroom.quotes.models import (
    Passage,
    Quote,
    QuoteSpeaker,
    QuoteVariant,
)
from newsroom.quotes.reuse import index_phrases
from newsroom.site.models import SiteSettings
from newsroom.versions.models import Tick, Version
from newsroom.workflow.models import FactCheck
from partnerships import afterwards
from partnerships.records.admin import OnlyRow, TellsRefusals


@admin.register(Section)
class SectionAdmin(ForThoseWhoKeepIt, admin.ModelAdmin):
    list_display = ["name", "slug", "position"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Series)
class SeriesAdmin(ForThoseWhoKeepIt, admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Author)
class AuthorAdmin(ChoosesStaff, ForThoseWhoKeepIt, admin.ModelAdmin):
    list_select_related = ["user"]
    search_fields = ["name"]
    autocomplete_fields = ["user"]
    prepopulated_fields = {"slug": ["name"]}

    def get_list_display(self, request):
        name = staff_names(request.user)

        @admin.display(description="user", ordering="user")
        def account(author):
            return name(author.user)

        return ["name", "role", account]


class QuoteSpeakerInline(admin.StackedInline):
    model = QuoteSpeaker
    autocomplete_fields = ["person", "company", "document", "appointment"]
    extra = 0
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("position", "kind"),
                    ("person", "appointment"),
                    ("company", "document"),
                    "post",
                    ("description", "reason"),
                ]
            },
        )
    ]


class QuoteVariantInline(admin.TabularInline):
    model = QuoteVariant
    autocomplete_fields = ["document"]
    extra = 0


class PassageInline(OfVisibleArticles, admin.TabularInline):
    """Where the quote is used; words and place belong to the article."""

    model = Passage
    fields = readonly_fields = ["article", "words", "words_finding", "speaker_finding"]
    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article")


@admin.register(Quote)
class QuoteAdmin(NotFound, TellsRefusals):
    list_display = ["__str__", "spoken_by", "said_on", "document", "terms", "public_from"]
    list_filter = ["terms", "channel", "language", "verified"]
    search_fields = ["words", "original_words", "speakers__person__name", "speakers__company__name"]
    autocomplete_fields = ["document", "about"]
    prepopulated_fields = {"slug": ["words"]}
    readonly_fields = ["merged_into"]
    inlines = [QuoteSpeakerInline, QuoteVariantInline, PassageInline]
    date_hierarchy = "said_on_earliest"

    def get_queryset(self, request):
        return super().get_queryset(request).with_speakers()

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, *([] if self.releases(request) else ["public_from"])]

    def has_change_permission(self, request, obj=None):
        """Reporters mend quotes of their own until readers have a day."""
        return super().has_change_permission(request, obj) and (
            obj is None
            or self.releases(request)
            or (obj.created_by_id == request.user.pk and obj.public_from is None)
        )

    def releases(self, request) -> bool:
        """Whether this person decides from when readers see a quote."""
        return request.user.has_perm("newsroom.publish_article") or request.user.has_perm(
            "partnerships.change_statement"
        )

    @admin.display(description="speaker")
    def spoken_by(self, quote):
        return ", ".join(speaker.name for speaker in quote.speakers.all())

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if "words" in form.changed_data:
            index_phrases(obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        afterwards.changed(form.instance)


class TickInline(admin.TabularInline):
    """What it was published with all the same."""

    model = Tick
    verbose_name_plural = "warnings accepted"

    def get_fields(self, request, obj=None):
        """A signature that the viewer may not know is not shown by its name."""
        name = staff_names(request.user)

        @admin.display(description="by")
        def signed(tick):
            return name(tick.by)

        self.signed = signed
        return ["message", "signed", "at"]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Version)
class VersionAdmin(OfVisibleArticles, admin.ModelAdmin):
    """Frozen: to be read, not edited; a managing editor redacts."""

    change_form_template = "newsroom/desk/version_change_form.html"
    inlines = [TickInline]

    list_display = ["headline", "number", "change", "live_from", "live_until"]
    list_filter = ["change", "kind", "section"]
    list_select_related = ["by"]
    search_fields = ["headline", "path"]
    ordering = ["-live_from"]
    show_full_result_count = False
    exclude = ["segments", "search_text"]

    def get_queryset(self, request):
        """Lists sort rows without their text."""
        return super().get_queryset(request).defer("body", "segments", "search_text")

    def get_list_display(self, request):
        names = staff_names(request.user)

        @admin.display(description="by", ordering="by")
        def signed(version):
            return names(version.by)

        return [*super().get_list_display(request), signed]

    def get_exclude(self, request, obj=None):
        """A signature that the viewer may not know is left out."""
        signed = [name for name in ("by", "redacted_by") if getattr(obj, name, None)]
        hidden = [name for name in signed if getattr(obj, name).is_superuser]
        return self.exclude if request.user.is_superuser else [*self.exclude, *hidden]

    def get_urls(self):
        view = self.admin_site.admin_view(redact_view)
        return [
            path("<int:pk>/redact/", view, name="newsroom_version_redact"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        is_redacted = obj is not None and obj.redacted_at is not None
        context["may_redact"] = request.user.has_perm(PERMISSION) and not is_redacted
        return super().render_change_form(request, context, add, change, form_url, obj)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(FactCheck)
class FactCheckAdmin(Checked, OfVisibleArticles, admin.ModelAdmin):
    list_display = ["statement", "article", "kind", "finding", "checked_by"]
    list_filter = ["finding", "kind"]
    list_select_related = ["article", "checked_by"]
    search_fields = ["statement", "article__headline"]
    autocomplete_fields = ["article", "documents", "records"]
    exclude = ["checked_by", "checked_at"]
    readonly_fields = ["checked"]

    def save_model(self, request, obj, form, change):
        self.stamp(obj, request.user, obj.finding != FactCheck.Finding.OPEN)
        super().save_model(request, obj, form, change)


@admin.register(SiteSettings)
class SiteSettingsAdmin(OnlyRow):
    pass
