"""Passages at the desk: what was found of each, and an editor's word over it."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html_join

from newsroom.desk.access import OfVisibleArticles
from newsroom.desk.checked import Checked
from newsroom.quotes import checking
from newsroom.quotes.attributions import attribution_checks
from newsroom.quotes.models import Passage, WordsFinding

_FINDINGS = ("words_finding", "speaker_finding")


class PassageForm(forms.ModelForm):
    """A finding is changed with a reason, and with one of its own each time."""

    class Meta:
        model = Passage
        fields = ["attribution", "via", *_FINDINGS, "overruled_because"]
        labels = {"overruled_because": "overruled because"}
        widgets = {
            "via": forms.TextInput(attrs={"size": 60}),
            "overruled_because": forms.Textarea(attrs={"rows": 2}),
        }

    @property
    def overrules(self) -> bool:
        return bool({*_FINDINGS, "overruled_because"} & set(self.changed_data))

    def clean(self):
        cleaned = super().clean()
        if not self.overrules:
            return cleaned
        if not (
            "overruled_because" in self.changed_data
            and cleaned.get("overruled_because", "").strip()
        ):
            self.add_error("overruled_because", "Say why you overrule the finding.")
        if cleaned.get("words_finding") == WordsFinding.UNCHECKED:
            self.add_error("words_finding", "Choose what you found.")
        return cleaned


@admin.register(Passage)
class PassageAdmin(Checked, OfVisibleArticles, admin.ModelAdmin):
    """For checking: what an article prints against what the source says."""

    form = PassageForm
    list_display = ["words", "article", "quote", "words_finding", "speaker_finding"]
    list_filter = ["words_finding", "speaker_finding"]
    list_select_related = ["article", "quote"]
    ordering = ["-created_at"]
    show_full_result_count = False
    search_fields = ["quote__words", "article__headline", "attribution"]
    readonly_fields = [
        "article", "quote", "words", "language", "difference", "source_place", "stated_speaker",
        "post_on_file", "checked", "detached_at",
    ]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["article", "quote", "words", "attribution", "language", "via"]}),
        (
            "Against its source",
            {
                "fields": [
                    "words_finding", "difference", "source_place", "speaker_finding",
                    "stated_speaker", "post_on_file", "overruled_because", "checked", "detached_at",
                ],
                "description": "“Check quotes” on the article's page compares the words with the "
                "text held. To overrule what it found, choose and give the reason: it is kept.",
            },
        ),
    ]  # fmt: skip

    @admin.display(description="difference")
    def difference(self, passage):
        tags = {"delete": "del", "insert": "ins", "equal": "span"}
        steps = [(tags[kind], words, tags[kind]) for kind, words in passage.words_difference]
        return format_html_join(" ", "<{}>{}</{}>", steps) or "none"

    @admin.display(description="post as printed")
    def post_on_file(self, passage):
        """Against the posts on file of that day."""
        found = attribution_checks([passage])[passage.id]
        rows = [(row.speaker.name, row.label, row.check.reason) for row in found]
        return format_html_join(" ", "{}: {}. {}", rows) or "nobody's post"

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        stood = Passage.objects.get(pk=obj.pk)
        if {"attribution", "via"} & set(form.changed_data):
            stood.attribution, stood.via = obj.attribution, obj.via
            stood.save(update_fields=["attribution", "via"])
            if stood.words_finding != WordsFinding.UNCHECKED and not stood.overruled_because:
                checking.check_passage(stood, by=request.user)
        if form.overrules:
            checking.overrule(
                stood,
                by=request.user,
                words_finding=obj.words_finding,
                speaker_finding=obj.speaker_finding,
                because=obj.overruled_because,
            )
