"""The form in which an editor says who speaks, over what was found."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError

from newsroom.quotes.models import Passage, Quote, QuoteSpeaker, Terms
from newsroom.tagging.recording import Choice
from partnerships.dates import EdtfError, parse
from partnerships.models import Appointment, Company, Document, Person


def _from_file(model, name, queryset, label, help_text=""):
    """A field that searches the file as the admin does."""
    widget = AutocompleteSelect(model._meta.get_field(name), admin.site)
    return forms.ModelChoiceField(
        queryset, label=label, required=False, help_text=help_text, widget=widget
    )


class ChangeForm(forms.Form):
    after = forms.IntegerField(widget=forms.HiddenInput)
    quote = _from_file(
        Passage,
        "quote",
        Quote.objects.filter(merged_into=None),
        "A quote on file",
        "If these words are a use of it. Then nothing else needs to be said.",
    )
    kind = forms.ChoiceField(
        label="Who speaks",
        choices=QuoteSpeaker.Kind.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    person = _from_file(QuoteSpeaker, "person", Person.objects.standing(), "Person")
    appointment = _from_file(
        QuoteSpeaker, "appointment", Appointment.objects.all(), "Post of that day"
    )
    company = _from_file(QuoteSpeaker, "company", Company.objects.standing(), "Company")
    document_speaks = _from_file(
        QuoteSpeaker, "document", Document.objects.filter(merged_into=None), "Document that speaks"
    )
    description = forms.CharField(
        label="Described as",
        required=False,
        max_length=200,
        help_text="An unnamed source, or a spokesperson.",
    )
    reason = forms.CharField(
        label="Why not named", required=False, max_length=300, help_text="It is printed."
    )
    attribution = forms.CharField(
        label="Attribution as printed",
        required=False,
        max_length=300,
        help_text="Empty: the article names nobody.",
    )
    document = _from_file(
        Quote,
        "document",
        Document.objects.filter(merged_into=None),
        "Source",
        "The document in which we read it.",
    )
    place = forms.CharField(label="Place in it", required=False, max_length=120)
    said_on = forms.CharField(
        label="Said on", required=False, max_length=20, help_text="2022-05-23, 2022-05 or 2022."
    )
    terms = forms.ChoiceField(label="Terms", choices=Terms.choices)

    def __init__(self, *args, proposal, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= _proposed(proposal) | {
            "after": article.revision,
            "attribution": proposal.utterance.attribution,
            "terms": Terms.ON_RECORD,
        }

    def clean_said_on(self):
        said_on = self.cleaned_data["said_on"].strip()
        if said_on:
            try:
                parse(said_on)
            except EdtfError as error:
                raise ValidationError(str(error)) from error
        return said_on

    def clean(self):
        given = super().clean()
        if not given.get("quote") and not given.get("kind"):
            self.add_error("kind", "Choose who speaks, or a quote on file.")
        return given

    def choice(self) -> Choice:
        given = self.cleaned_data
        return Choice(
            speakers=() if given["quote"] else (self._speaker(),),
            **{
                name: given[name]
                for name in ("attribution", "quote", "document", "place", "said_on", "terms")
            },
        )

    def _speaker(self) -> QuoteSpeaker:
        given, kinds = self.cleaned_data, QuoteSpeaker.Kind
        row = QuoteSpeaker(kind=given["kind"])
        match row.kind:
            case kinds.PERSON:
                row.person, row.appointment = given["person"], given["appointment"]
                if row.appointment:
                    row.company = row.appointment.company
                    row.post = f"{row.appointment.role}, {row.company.name}"[:200]
                else:
                    row.company = given["company"]
            case kinds.COMPANY | kinds.SPOKESPERSON:
                row.company = given["company"]
            case kinds.DOCUMENT:
                row.document = given["document_speaks"]
        if row.kind in (kinds.SPOKESPERSON, kinds.UNNAMED):
            row.description, row.reason = given["description"], given["reason"]
        return row

    def place_error(self, error: ValidationError) -> None:
        """Each message beside its field where the form has it, else on top."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for field, sentences in error.message_dict.items():
            name = "kind" if field == "speaker" else field
            self.add_error(name if name in self.fields else None, sentences)


def _proposed(proposal) -> dict:
    """The form filled in with the first speaker found, or the likeliest of several."""
    speakers = proposal.answer.speakers or [one.speaker for one in proposal.answer.candidates]
    if not speakers:
        return {"quote": proposal.quote}
    row = speakers[0]
    return {
        "quote": proposal.quote,
        "kind": row.kind,
        "person": row.person_id,
        "appointment": row.appointment_id,
        "company": row.company_id,
        "document_speaks": row.document_id,
        "description": row.description,
    }
