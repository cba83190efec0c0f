"""The form on each card of the queue: what is proposed stands in it, ready to be accepted."""

from django import forms

from partnerships.documents.models import Document
from partnerships.fields import validate_edtf
from partnerships.rumours import actions
from partnerships.rumours.judging.queue import Waiting
from partnerships.rumours.models import Finding, Verdict

#: No verdict: what the select says while nothing is proposed.
OPEN = ("", "– open –")


class CardForm(forms.Form):
    finding = forms.ChoiceField(label="Verdict", choices=[OPEN, *Finding.choices])
    outcome_on = forms.CharField(
        label="Settled on",
        required=False,
        validators=[validate_edtf],
        widget=forms.TextInput(attrs={"size": 11}),
    )
    explanation = forms.CharField(
        label="Why, for readers", widget=forms.Textarea(attrs={"rows": 2, "cols": 50})
    )
    documents = forms.MultipleChoiceField(
        label="Cites", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, waiting: Waiting):
        self.waiting, proposal = waiting, waiting.proposal
        initial = {
            "finding": proposal.finding or "",
            "outcome_on": proposal.outcome_on,
            "explanation": proposal.explanation if proposal.finding else "",
            "documents": [str(document.pk) for document in waiting.documents],
        }
        super().__init__(data, initial=initial, auto_id=f"claim{waiting.claim.pk}-%s")
        self.fields["documents"].choices = [
            (str(document.pk), str(document)) for document in waiting.documents
        ]

    def judge(self, *, by, public_from) -> Verdict:
        """Raises ValidationError. One that waits is seen once a second person agreed."""
        values = dict(self.cleaned_data)
        wanted = {int(key) for key in values.pop("documents")}
        documents: list[Document] = [row for row in self.waiting.documents if row.pk in wanted]
        return actions.judge(
            self.waiting.claim,
            by=by,
            documents=documents,
            public_from=public_from,
            only_if_open=True,
            **values,
        )
