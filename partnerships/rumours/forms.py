"""Forms of the desk's verbs for claims. They see to the shape; the actions decide."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AdminSplitDateTime,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.documents.models import Document
from partnerships.fields import validate_edtf
from partnerships.records.models import Citation
from partnerships.rumours import actions
from partnerships.rumours.judging import queue
from partnerships.rumours.models import Claim, Verdict
from partnerships.rumours.prediction_fields import PREFIX, PredictionForm, initial_of


def place(form: forms.BaseForm, error: ValidationError) -> None:
    """Put each sentence of a refusal beside its field where the form has it, else above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error.messages)
        return
    for name, sentences in error.message_dict.items():
        if name == "prediction" and isinstance(form, PredictionForm):
            name = form.first_of_kind
        form.add_error(name if name in form.fields else None, sentences)


class ClaimForm(PredictionForm, forms.ModelForm):
    """A claim that is not in the ledger yet: what is predicted is typed into fields."""

    class Meta:
        model = Claim
        exclude = ["prediction"]  # noqa: DJ006 (the admin's fieldsets name the rest)

    class Media:
        js = [forms.Script("partnerships/claim_kind.js", type="module")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = initial_of(self.instance.kind, self.instance.prediction)
        self.initial = known | self.initial

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("prediction"):
            self.instance.prediction = cleaned["prediction"]
        return cleaned

    def _update_errors(self, errors):
        """What the model says of the prediction stands at the first field of its kind."""
        sentences = getattr(errors, "error_dict", {}).pop("prediction", None)
        known = any(name.startswith(PREFIX) for name in self.errors)
        if sentences and not known:
            self.add_error(self.first_of_kind, sentences)
        super()._update_errors(errors)


class ClaimVerb(forms.Form):
    """``act`` calls the action; ``done`` is what the desk is told."""

    title = button = done = warning = ""

    @classmethod
    def starting(cls, claim: Claim) -> dict:
        """What stands in the fields to begin with."""
        return {}

    def act(self, claim: Claim, *, by):
        raise NotImplementedError


class EnterForm(ClaimVerb):
    title = button = "Enter in the ledger"
    done = "The claim is in the ledger. From now on it is frozen."
    warning = (
        "Nobody can change an entered claim or its claimants. It needs a report by an outlet, or a "
        "claimant who speaks officially. If the source changes its mind, that is a second claim."
    )

    def act(self, claim, *, by):
        actions.enter(claim, by=by)


class VoidForm(ClaimVerb):
    title = button = "Void for an error of ours"
    done = "The claim is void. Readers see the note."
    warning = "Only if we wrote down something else than what was said. It cannot be undone."

    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}), help_text="For readers: our error."
    )

    def act(self, claim, *, by):
        actions.void(claim, by=by, note=self.cleaned_data["note"])


class TakeBackForm(ClaimVerb):
    title = button = "Record that the source took it back"
    done = "The claim is taken back. It is neither counted as true nor as false."
    warning = (
        "Only if the source itself said so, in a document. A source that says something else "
        "instead revises its claim: that is a second claim."
    )

    words = forms.CharField(
        label="What the source said",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="For readers, in a sentence or two.",
    )
    on = forms.CharField(
        label="Taken back on",
        validators=[validate_edtf],
        widget=forms.TextInput(attrs={"size": 11}),
    )
    document = forms.ModelChoiceField(
        Document.objects.all(),
        widget=AutocompleteSelect(Citation._meta.get_field("document"), admin.site),
        help_text="Where it says so.",
    )
    place = forms.CharField(
        label="Where in it",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"size": 24}),
    )
    public_from = forms.SplitDateTimeField(
        required=False,
        initial=timezone.now,
        widget=AdminSplitDateTime,
        help_text="Empty: seen only at the desk.",
    )

    def act(self, claim, *, by):
        actions.take_back(claim, by=by, **self.cleaned_data)


class JudgeForm(forms.ModelForm, ClaimVerb):
    title = button = "Judge"
    done = "The verdict is recorded."
    warning = (
        "A verdict is never changed: one that stands already is superseded by this one, and "
        "readers can see both."
    )

    judged_on = forms.DateField(initial=timezone.localdate, widget=AdminDateWidget)
    public_from = forms.SplitDateTimeField(
        required=False,
        widget=AdminSplitDateTime,
        help_text="Empty: seen only at the desk.",
    )
    documents = forms.ModelMultipleChoiceField(
        Document.objects.all(),
        required=False,
        widget=AutocompleteSelectMultiple(Citation._meta.get_field("document"), admin.site),
        help_text="What shows the outcome.",
    )

    class Meta:
        model = Verdict
        fields = ["finding", "outcome_on", "judged_on", "explanation"]
        fields += ["provisional", "verified", "public_from"]
        widgets = {
            "explanation": forms.Textarea(attrs={"rows": 3, "cols": 60}),
        }

    @classmethod
    def starting(cls, claim):
        """What the facts on file suggest, to be changed at will."""
        waiting = queue.one(claim)
        proposal = waiting.proposal
        if not proposal.finding:
            return {"documents": waiting.documents}
        return {
            "finding": proposal.finding,
            "outcome_on": proposal.outcome_on,
            "explanation": proposal.explanation,
            "documents": waiting.documents,
        }

    def act(self, claim, *, by):
        actions.judge(claim, by=by, **self.cleaned_data)


VERBS = {"enter": EnterForm, "void": VoidForm, "judge": JudgeForm, "take-back": TakeBackForm}
