"""What is typed at a launch: the facts of each device, their document, a verdict for each claim."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from newsroom.articles.models import Article
from newsroom.versions.models import PublicWith
from partnerships.fields import validate_edtf
from partnerships.models import Citation, Device, DeviceEvent, Document
from partnerships.rumours.judging.queue import Waiting
from partnerships.rumours.launches.actions import read
from partnerships.rumours.launches.reading import LONGEST, MAX_LINES, Facts, Line, facts_of
from partnerships.rumours.models import Finding

#: Devices announced at one event.
MOST_DEVICES = 10
NEW_DOCUMENT = ("publisher", "title", "url", "dated")
_DEVICE = DeviceEvent._meta.get_field("device")


class DevicesForm(forms.Form):
    """Whose launch it is."""

    device = forms.ModelMultipleChoiceField(
        Device.objects.standing(),
        label="Devices",
        widget=AutocompleteSelectMultiple(_DEVICE, admin.site),
    )

    def clean_device(self):
        devices = self.cleaned_data["device"]
        if len(devices) > MOST_DEVICES:
            raise forms.ValidationError(f"One screen takes {MOST_DEVICES} devices.")
        return devices


class AnotherDeviceForm(forms.Form):
    another = forms.ModelChoiceField(
        Device.objects.standing(),
        label="Another device",
        widget=AutocompleteSelect(_DEVICE, admin.site),
    )


class FactsForm(forms.Form):
    """What was announced of one device, a fact to a line."""

    facts = forms.CharField(
        required=False,
        max_length=MAX_LINES * LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )

    def __init__(self, data=None, *, device: Device):
        super().__init__(data, prefix=f"device{device.pk}")
        self.device = device
        field = self.fields["facts"]
        field.label = f"What was announced: {device}"
        field.widget.attrs |= {"data-facts": True, "aria-describedby": "launch-help"}
        typed = data.get(self.add_prefix("facts"), "") if data else ""
        self.lines: list[Line] = read(typed[: field.max_length])

    @property
    def typed(self) -> Facts:
        return facts_of(self.lines)


class LaunchForm(forms.Form):
    """What holds for the whole event."""

    document = forms.ModelChoiceField(
        Document.objects.filter(merged_into=None),
        label="Document for all of it",
        required=False,
        widget=AutocompleteSelect(Citation._meta.get_field("document"), admin.site),
    )
    publisher = forms.CharField(label="or a new one: published by", required=False, max_length=200)
    title = forms.CharField(label="Title", required=False, max_length=300)
    url = forms.URLField(label="Address", required=False, max_length=1000, assume_scheme="https")
    dated = forms.CharField(
        label="Dated",
        required=False,
        validators=[validate_edtf],
        widget=forms.TextInput(attrs={"size": 11}),
    )
    article = forms.ModelChoiceField(
        Article.objects.none(),
        label="Public with the article",
        required=False,
        widget=AutocompleteSelect(PublicWith._meta.get_field("article"), admin.site),
        help_text="Readers see facts and verdicts when it is published. Without one, at once.",
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].queryset = Article.objects.editable_by(by)

    def clean(self):
        cleaned = super().clean()
        typed = [name for name in NEW_DOCUMENT if cleaned.get(name)]
        if cleaned.get("document") and typed:
            self.add_error("document", "Choose a document or type a new one, one of the two.")
        elif typed and not cleaned.get("publisher") and "publisher" not in self.errors:
            self.add_error("publisher", "Say who published the new document.")
        elif not cleaned.get("document") and not typed and not self.errors:
            self.add_error("document", "Facts and verdicts need the document they are from.")
        return cleaned

    def document_of(self, *, public_from) -> Document:
        """The document chosen, or the new one, stored. Raises ValidationError."""
        given = self.cleaned_data
        if given["document"]:
            return given["document"]
        values = {name: given[name] for name in NEW_DOCUMENT}
        document = Document(kind=Document.Kind.RELEASE, public_from=public_from, **values)
        document.full_clean()
        document.save()
        return document


class VerdictForm(forms.Form):
    """Beside each claim. Without ``accept`` the claim stays open, whatever stands here."""

    accept = forms.BooleanField(required=False)
    finding = forms.ChoiceField(
        label="Verdict", required=False, choices=[("", "– not stated: open –"), *Finding.choices]
    )
    outcome_on = forms.CharField(
        label="Settled on",
        required=False,
        validators=[validate_edtf],
        widget=forms.TextInput(attrs={"size": 11}),
    )
    explanation = forms.CharField(
        label="Why, for readers",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 40}),
    )

    def __init__(self, data=None, *, waiting: Waiting):
        """What was accepted stays as it was typed; for the rest the proposal of now stands."""
        prefix, proposal = f"claim{waiting.claim.pk}", waiting.proposal
        self.waiting = waiting
        accepted = data is not None and bool(data.get(f"{prefix}-accept"))
        initial = {
            "finding": proposal.finding or "",
            "outcome_on": proposal.outcome_on,
            "explanation": proposal.explanation if proposal.finding else "",
        }
        super().__init__(data if accepted else None, prefix=prefix, initial=initial)

    @property
    def is_accepted(self) -> bool:
        return self.is_bound

    @property
    def differs(self) -> bool:
        """Accepted, while the facts suggest something else by now."""
        found = self.waiting.proposal.finding
        return self.is_bound and bool(found) and self["finding"].value() != found

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("finding") and "finding" not in self.errors:
            self.add_error("finding", "Choose a verdict, or leave the claim open.")
        if not cleaned.get("explanation") and "explanation" not in self.errors:
            self.add_error("explanation", "Say why, for readers.")
        return cleaned
