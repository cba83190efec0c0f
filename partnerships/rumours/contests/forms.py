"""What a reviewer is asked for; the actions decide."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple

from partnerships.documents.models import Document
from partnerships.fields import validate_edtf
from partnerships.records.models import Citation
from partnerships.rumours.choices import ContestStatus
from partnerships.rumours.contests import actions
from partnerships.rumours.contests.models import Contest
from partnerships.rumours.models import Finding

TEXT = forms.Textarea(attrs={"rows": 4, "cols": 60})


class ReviewVerb(forms.Form):
    """``possible``: the states it leaves; ``needs_reviewer``: not for who judged the claim."""

    do_not_call_in_templates = True
    button = done = warning = ""
    possible = ContestStatus.under_review()
    needs_reviewer = True

    words = forms.CharField(
        label="Our answer", widget=TEXT, help_text="For readers, beside the verdict."
    )

    def __init__(self, *args, contest: Contest, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].initial = contest.answer


class AnswerForm(ReviewVerb):
    button = "Answer"
    done = "Answered. The verdict stays under review until you uphold or change it."
    warning = "Readers see the answer at once, and that the verdict is under review."
    possible = [ContestStatus.RECEIVED]

    def act(self, contest, *, by):
        actions.answer(contest, by=by, **self.cleaned_data)


class UpholdForm(ReviewVerb):
    button = "Uphold the verdict"
    done = "The verdict is upheld."
    warning = "Readers see the answer, and that a second person looked at the verdict again."

    def act(self, contest, *, by):
        actions.uphold(contest, by=by, **self.cleaned_data)


class ChangeForm(ReviewVerb):
    button = "Change the verdict"
    done = "The verdict is changed, and both can be read."
    warning = (
        "A new verdict by you takes the place of the one contested; readers see both at once. If "
        "somebody changed it already, that verdict stands as the outcome."
    )

    finding = forms.ChoiceField(label="Finding", choices=Finding.choices)
    outcome_on = forms.CharField(
        label="Settled on",
        required=False,
        validators=[validate_edtf],
        widget=forms.TextInput(attrs={"size": 11}),
    )
    explanation = forms.CharField(label="Explanation of the verdict", widget=TEXT)
    documents = forms.ModelMultipleChoiceField(
        Document.objects.all(),
        required=False,
        widget=AutocompleteSelectMultiple(Citation._meta.get_field("document"), admin.site),
    )

    def act(self, contest, *, by):
        actions.change(contest, by=by, **self.cleaned_data)


class SpamForm(ReviewVerb):
    button = "It is spam"
    done = "Set aside. Readers no longer see a review."
    warning = "Only for what contests nothing. It is kept at the desk, and nobody is answered."
    possible = [ContestStatus.RECEIVED]
    needs_reviewer = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["words"]

    def act(self, contest, *, by):
        actions.set_aside(contest, by=by)


VERBS = {"answer": AnswerForm, "uphold": UpholdForm, "change": ChangeForm, "spam": SpamForm}
