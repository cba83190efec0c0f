"""Mentions on the article's page: what the text names, offered as one writes, decided by hand."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, When
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from newsroom.articles.body import MAX_BODY_LENGTH
from newsroom.articles.models import Mention
from newsroom.articles.recognition import named_in
from newsroom.desk.answers import no_json, sent
from partnerships.models import Record

#: What waits comes first.
_ORDER = (Mention.Status.OFFERED, Mention.Status.ACCEPTED, Mention.Status.REFUSED)


class MentionForm(forms.ModelForm):
    """A row of the panel: all of it hidden, for the panel's buttons fill it in.

    `found` says of a new row that the text named it, not somebody at the desk.
    """

    found = forms.BooleanField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Mention
        fields = ("record", "status", "words")
        widgets = dict.fromkeys(fields, forms.HiddenInput)

    @property
    def shown(self) -> Mention:
        """The mention as the form has it, also where it was sent back or was never saved."""
        if self.is_bound:
            self.is_valid()  # Reads what was sent into the instance.
        return self.instance

    def clean(self):
        if self.instance.pk is None and self.cleaned_data.get("found"):
            self.instance.origin = Mention.Origin.AUTOMATIC
        return super().clean()


class MentionInline(admin.TabularInline):
    model = Mention
    form = MentionForm
    fields = ["record", "status", "words", "found"]
    extra = 0
    can_delete = False
    template = "newsroom/desk/mentions.html"

    def get_queryset(self, request):
        """In the order in which the panel shows them: who moves rows would seem to have typed."""
        order = [When(status=status, then=place) for place, status in enumerate(_ORDER)]
        rows = super().get_queryset(request).select_related("record")
        return rows.order_by(Case(*order, output_field=IntegerField()), "pk")


@require_POST
@never_cache
def named(request):
    """The records that a text names, in its order: 50 ms for 1,000 words and 100,000 names."""
    if not request.user.has_perm("newsroom.view_article"):
        raise PermissionDenied
    try:
        text = str(sent(request).get("text") or "")[:MAX_BODY_LENGTH]
    except ValueError:
        return no_json()
    found = named_in(text)
    names = Record.objects.in_bulk([row.record for row in found])
    return JsonResponse(
        {
            "results": [
                {
                    "record": row.record,
                    "name": names[row.record].name,
                    "kind": names[row.record].get_kind_display(),
                    "words": row.words[:200],
                }
                for row in found
                if row.record in names
            ]
        }
    )
