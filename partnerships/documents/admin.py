from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models

from partnerships.documents.actions import index_phrases, text_of
from partnerships.documents.models import Document
from partnerships.documents.reading import ACCEPTED, MOST_CHARACTERS, too_long
from partnerships.moment_fields import EmbargoedForm
from partnerships.proposals.admin import ProposalsAdmin


class DocumentForm(EmbargoedForm):
    """With a file whose words become the text that we hold; the file itself is not kept."""

    text_file = forms.FileField(
        label="its text from a file",
        required=False,
        help_text="Plain text, HTML, Word (.docx) or PDF, up to 20 MB. It replaces the text above.",
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
    )

    def clean(self):
        cleaned = super().clean()
        if upload := cleaned.get("text_file"):
            try:
                cleaned["text"] = text_of(upload)
            except ValidationError as error:
                self.add_error("text_file", error)
        elif len(cleaned.get("text", "")) > MOST_CHARACTERS:
            self.add_error("text", str(too_long()))
        return cleaned


@admin.register(Document)
class DocumentAdmin(ProposalsAdmin):
    form = DocumentForm
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
                "fields": ["text", "text_file", "is_excerpt", "text_sha256", "may_show"],
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

    def get_fieldsets(self, request, obj=None):
        first, (words, held), (title, readers) = self.fieldsets
        if obj is not None and not self.has_change_permission(request, obj):
            held = held | {"fields": [name for name in held["fields"] if name != "text_file"]}
        fields = [*readers["fields"], *self.proposed_fields(obj)]
        return [first, (words, held), (title, readers | {"fields": fields})]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(has_text=models.Case(models.When(text="", then=False), default=True))
            .defer("text")
        )

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if {"text", "text_file"} & set(form.changed_data):
            index_phrases(obj)

    @admin.display(description="text held", boolean=True)
    def holds_text(self, document):
        return document.has_text

    def get_search_results(self, request, queryset, search_term):
        found, duplicates = super().get_search_results(request, queryset, search_term)
        match = request.resolver_match
        if match and match.url_name == "autocomplete":
            found = found.filter(merged_into__isnull=True)
        return found, duplicates
