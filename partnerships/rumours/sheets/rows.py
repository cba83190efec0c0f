"""One row of a sheet as a form: its cells are the fields, its errors the problems of the cells."""

from django import forms
from django.core.exceptions import ValidationError

from partnerships.devices.models import Basis, EventKind
from partnerships.fields import validate_edtf
from partnerships.records.models import RecordKind
from partnerships.rumours.models import Claim, JudgeWhen
from partnerships.rumours.prediction_fields import FIELDS, PredictionForm, field_name
from partnerships.rumours.sheets.lookups import OnFile, several

YES_NO = {"": False, "no": False, "yes": True}
JUDGE_WHEN = {label.casefold(): value for value, label in JudgeWhen.choices} | {
    value: value for value in JudgeWhen.values
}


class YesNo(forms.CharField):
    def clean(self, value):
        text = super().clean(value).casefold()
        if text not in YES_NO:
            raise ValidationError("Write yes or no.")
        return YES_NO[text]


class OneRecord(forms.CharField):
    """The cell names one record on file; a source, company … where ``kinds`` says so."""

    def __init__(self, *kinds, **kwargs):
        self.kinds = kinds
        super().__init__(**kwargs)

    def of(self, found: OnFile, cell: str):
        return found.record(cell, *self.kinds) if cell else None


class Records(OneRecord):
    def of(self, found: OnFile, cell: str):
        return [found.record(name, *self.kinds) for name in several(cell)]


class OneDocument(forms.CharField):
    def of(self, found: OnFile, cell: str):
        return found.document(cell) if cell else None


class RowForm(forms.Form):
    """``found`` is what the cells of the whole sheet mean: no row asks the database."""

    def __init__(self, cells: dict[str, str], *, found: OnFile):
        self.found, self.cells = found, cells
        super().__init__(cells)

    def _clean_fields(self):
        super()._clean_fields()
        for name, declared in self.fields.items():
            if name in self.cleaned_data and hasattr(declared, "of"):
                try:
                    self.cleaned_data[name] = declared.of(self.found, self.cleaned_data[name])
                except ValidationError as error:
                    self.add_error(name, error)

    @property
    def problems(self) -> dict[str, list[str]]:
        """By column what is wrong with it; under “” what is wrong with the row."""
        return {
            "" if name == "__all__" else _column(name): [str(sentence) for sentence in sentences]
            for name, sentences in self.errors.items()
        }

    def record(self):
        """What the row says, as keywords of what stores it."""
        raise NotImplementedError


#: The fields of predictions by the columns they come from.
_COLUMNS = {field_name(kind, name): name for kind, fields in FIELDS.items() for name in fields}


def _column(name: str) -> str:
    return _COLUMNS.get(name, name)


class EventRow(RowForm):
    subject = OneRecord(RecordKind.DEVICE, RecordKind.PARTNERSHIP)
    event = forms.CharField(required=False)
    on = forms.CharField(required=False, validators=[validate_edtf])
    what = forms.CharField(required=False, max_length=300)
    basis = forms.CharField(required=False)
    document = OneDocument(required=False)
    place = forms.CharField(required=False, max_length=100)
    public = YesNo(required=False)

    def clean(self):
        cleaned = super().clean()
        subject = cleaned.get("subject")
        if subject is None:
            return cleaned
        if subject.kind == RecordKind.DEVICE:
            self._one_of("event", EventKind.values, needed=True)
            self._one_of("basis", Basis.values)
        else:
            for name in ("event", "basis"):
                if cleaned.get(name):
                    self.add_error(name, "Only an event of a device has this; write “what”.")
            if not cleaned.get("what") and "what" not in self.errors:
                self.add_error("what", "Say what happened.")
        return cleaned

    def _one_of(self, name, values, needed=False):
        given = self.cleaned_data.get(name, "")
        if (given or needed) and given not in values:
            self.add_error(name, f"Write one of: {', '.join(values)}.")


class ClaimRow(RowForm, PredictionForm):
    title = forms.CharField(max_length=200)
    subject = OneRecord()
    kind = forms.CharField()
    claimants = Records(RecordKind.SOURCE, required=False)
    claimed_on = forms.CharField(validators=[validate_edtf])
    words = forms.CharField(required=False)
    language = forms.CharField(required=False)
    translation = forms.CharField(required=False)
    hedge = forms.CharField(required=False, max_length=200)
    official = YesNo(required=False)
    judge_when = forms.CharField(required=False)
    judge_by = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    rule = forms.CharField(required=False)
    outlet = OneRecord(RecordKind.SOURCE, required=False)
    reported_on = forms.CharField(required=False, validators=[validate_edtf])
    document = OneDocument(required=False)
    place = forms.CharField(required=False, max_length=100)
    public = YesNo(required=False)
    enter = YesNo(required=False)

    def __init__(self, cells, *, found):
        kind = cells.get("kind", "")
        predicted = {field_name(kind, name): cells.get(name, "") for name in FIELDS.get(kind, {})}
        if kind == "price" and predicted[field_name(kind, "exclusive")] == "no":
            predicted[field_name(kind, "exclusive")] = ""
        super().__init__(cells | predicted, found=found)
        candidates = field_name("partner", "candidates")
        self.fields[candidates] = Records(RecordKind.COMPANY, required=False)

    def clean_kind(self):
        if self.cleaned_data["kind"] not in FIELDS:
            raise ValidationError(f"Write one of: {', '.join(FIELDS)}.")
        return self.cleaned_data["kind"]

    def clean_judge_when(self):
        given = self.cleaned_data["judge_when"].casefold()
        if given and given not in JUDGE_WHEN:
            raise ValidationError(f"Write one of: {', '.join(JudgeWhen.values)}.")
        return JUDGE_WHEN.get(given, "")

    def clean(self):
        cleaned = super().clean()
        when, by = cleaned.get("judge_when"), cleaned.get("judge_by")
        judged = "judge_when" not in self.errors and "judge_by" not in self.errors
        if judged and (when == JudgeWhen.DAY) != (by is not None):
            self.add_error("judge_by", "“On a day” needs the day, and a day needs “on a day”.")
        supported = "outlet" in self.errors or cleaned.get("outlet") or cleaned.get("official")
        if cleaned.get("enter") and not supported:
            self.add_error("outlet", "Only a claim with a report, or an official one, is entered.")
        subject, title = cleaned.get("subject"), cleaned.get("title")
        if subject and (subject.pk, title) in self.found.claims:
            self.add_error("title", "This claim is on file already.")
        if cleaned.get("prediction") is not None and not self.errors:
            self._clean_claim(cleaned)
        return cleaned

    def _clean_claim(self, cleaned):
        """What the model itself says of a claim, without asking the database."""
        names = ("title", "kind", "prediction", "claimed_on", "language", "hedge")
        claim = Claim(slug="claim", **{name: cleaned[name] for name in names})
        others = {field.name for field in Claim._meta.fields} - {*names}
        try:
            claim.clean_fields(exclude=others)
            claim.clean()
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                where = self.first_of_kind if name == "prediction" else name
                self.add_error(where if where in self.fields else None, sentences)

    @property
    def claim(self) -> dict:
        """What record_claim takes."""
        names = (
            *("title", "subject", "kind", "prediction", "claimants", "claimed_on", "words"),
            *("language", "translation", "hedge", "official", "judge_when", "judge_by", "rule"),
            *("reported_on", "document", "place"),
        )
        given = {name: self.cleaned_data[name] for name in names}
        sources = [record.as_source for record in given.pop("claimants")]
        outlet = self.cleaned_data["outlet"]
        return given | {
            "claimants": sources,
            "outlet": outlet.as_source if outlet else None,
            "enter_now": self.cleaned_data["enter"],
        }
