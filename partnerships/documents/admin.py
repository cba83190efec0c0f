from django import forms
from django.contrib import admin
from django.db import models

from partnerships.documents.models import Document


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin):
    list_display = ["publisher", "title", "kind", "dated", "grade", "holds_text", "public_from"]
    list_display_links = ["publisher", "title"]
    list_filter = ["kind", "grade", "may_show", "language"]
    search_fields = ["publisher", "title", "url"]
    date_hierarchy = "dated_earliest"
    readonly_fields = ["text_sha256", "created_at"]
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 4, "cols": 80})},
    }
    fieldsets = [
        (
            None,
            {"fields": ["publisher", "title", "url", ("kind", "grade"), ("dated", "language")]},
        ),
        (
            "Its words",
            {
                "fields": ["text", "text_sha256", "may_show"],
                "description": "Only text copied from the document itself: quotations are "
                "checked against it.",
            },
        ),
        (
            "Readers",
            {
                "fields": ["public_from", ("embargo_until", "embargo_zone"), "note", "created_at"],
                "description": "An embargo holds the document back, whatever its day.",
            },
        ),
    ]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(has_text=models.Case(models.When(text="", then=False), default=True))
            .defer("text")
        )

    @admin.display(description="text held", boolean=True)
    def holds_text(self, document):
        return document.has_text

    def get_search_results(self, request, queryset, search_term):
        found, duplicates = super().get_search_results(request, queryset, search_term)
        match = request.resolver_match
        if match and match.url_name == "autocomplete":
            found = found.filter(merged_into__isnull=True)
        return found, duplicates
