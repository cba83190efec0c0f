"""The rest of the newsroom at the desk: sections, authors, pictures, quotes, settings."""

from django.contrib import admin

from newsroom.articles.models import Author, Section, Series
from newsroom.frontpage.models import FrontPage, FrontPageSlot
from newsroom.images.models import Depiction, Image
from newsroom.quotes.models import Passage, Quote, QuoteSpeaker, QuoteVariant
from newsroom.site.models import SiteSettings
from newsroom.versions.models import Version
from newsroom.workflow.models import FactCheck


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "position"]
    list_editable = ["position"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Series)
class SeriesAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ["name", "role", "user"]
    list_select_related = ["user"]
    search_fields = ["name"]
    autocomplete_fields = ["user"]
    prepopulated_fields = {"slug": ["name"]}


class DepictionInline(admin.TabularInline):
    model = Depiction
    autocomplete_fields = ["record"]
    extra = 0


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    list_display = ["title", "credit", "width", "height", "expires_on", "uploaded_at"]
    list_filter = ["uploaded_at"]
    search_fields = ["title", "alternative_text", "credit"]
    inlines = [DepictionInline]
    readonly_fields = ["width", "height"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)


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


class PassageInline(admin.TabularInline):
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
class QuoteAdmin(admin.ModelAdmin):
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

    @admin.display(description="speaker")
    def spoken_by(self, quote):
        return ", ".join(speaker.name for speaker in quote.speakers.all())

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)


@admin.register(Passage)
class PassageAdmin(admin.ModelAdmin):
    """For checking: what an article prints against what the quote says."""

    list_display = ["words", "article", "quote", "words_finding", "speaker_finding"]
    list_filter = ["words_finding", "speaker_finding"]
    list_select_related = ["article", "quote"]
    search_fields = ["quote__words", "article__headline", "attribution"]
    readonly_fields = ["article", "quote", "words", "language", "detached_at"]
    fields = [
        "article", "quote", "words", "attribution", "language", "words_finding",
        "speaker_finding", "via", "overruled_because", "detached_at",
    ]  # fmt: skip

    def has_add_permission(self, request):
        return False


@admin.register(Version)
class VersionAdmin(admin.ModelAdmin):
    """Frozen: to be read, not edited."""

    list_display = ["headline", "number", "change", "live_from", "live_until", "by"]
    list_filter = ["change", "kind", "section"]
    list_select_related = ["by"]
    search_fields = ["headline", "path"]
    date_hierarchy = "live_from"
    exclude = ["segments", "search_text"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(FactCheck)
class FactCheckAdmin(admin.ModelAdmin):
    list_display = ["statement", "article", "kind", "finding", "checked_by"]
    list_filter = ["finding", "kind"]
    list_select_related = ["article", "checked_by"]
    search_fields = ["statement", "article__headline"]
    autocomplete_fields = ["article", "documents", "records", "checked_by"]


class FrontPageSlotInline(admin.TabularInline):
    model = FrontPageSlot
    autocomplete_fields = ["article"]
    extra = 0


@admin.register(FrontPage)
class FrontPageAdmin(admin.ModelAdmin):
    list_display = ["__str__", "live_from", "live_until", "by"]
    list_select_related = ["section", "by"]
    autocomplete_fields = ["section"]
    inlines = [FrontPageSlotInline]


@admin.register(SiteSettings)
class SiteSettingsAdmin(admin.ModelAdmin):
    list_display = ["name", "tagline", "time_zone"]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not SiteSettings.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False
