"""Untagged quotations over all drafts: what the last save of each found."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from newsroom.desk.access import NotFound
from newsroom.quotes.untagged import UntaggedQuotation


@admin.register(UntaggedQuotation)
class UntaggedQuotationAdmin(NotFound, admin.ModelAdmin):
    """A list to work down; each row leads to its article's quotations."""

    list_display = ["shown_words", "speaker", "kind", "sure", "article"]
    list_display_links = None
    list_filter = ["kind"]
    list_select_related = ["article"]
    list_per_page = 50
    search_fields = ["words", "speaker", "article__headline"]
    ordering = ["-id"]
    show_full_result_count = False

    def get_queryset(self, request):
        """Open ones in drafts that one may read; quoted words and titles only if asked for."""
        rows = super().get_queryset(request).open().of_drafts_visible_to(request.user)
        return rows if "kind__exact" in request.GET else rows.quotations()

    @admin.display(description="words", ordering="words")
    def shown_words(self, row):
        page = reverse("admin:newsroom_article_quotations", args=[row.article_id])
        words = row.words if len(row.words) <= 160 else f"{row.words[:158].rstrip()}…"
        return format_html('<a href="{}#q-{}">“{}”</a>', page, row.fingerprint, words)

    @admin.display(description="sure", ordering="confidence")
    def sure(self, row):
        return f"{row.confidence:.0%}"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
