"""A prediction typed into fields of its kind, instead of written as JSON.

The form shows the fields of all kinds; only those of the kind that is chosen count.
"""

from decimal import Decimal, InvalidOperation

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError

from partnerships.codes import markets_by_name, validate_currency, validate_market
from partnerships.companies.models import Company, Ownership
from partnerships.fields import validate_edtf
from partnerships.rumours import predictions

PREFIX = "predicts_"
OWNER = Ownership._meta.get_field("owner")


def _text(label, size=24, **kwargs):
    widget = forms.TextInput(attrs={"size": size})
    return forms.CharField(label=label, required=False, max_length=200, widget=widget, **kwargs)


def _day(label):
    return _text(label, 11, validators=[validate_edtf])


class Amount(forms.CharField):
    """A number as JSON keeps it: whole ones as such, others as text, exactly."""

    def __init__(self, label):
        widget = forms.TextInput(attrs={"size": 9, "inputmode": "decimal"})
        super().__init__(label=label, required=False, max_length=20, widget=widget)

    def clean(self, value):
        text = super().clean(value).replace(",", "")
        return exact(text) if text else None


def exact(text: str) -> int | str:
    """Raises ValidationError for what is no number."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValidationError("Enter a number.")
    return int(number) if number == number.to_integral_value() else text


class Markets(forms.CharField):
    """“CN, EU” or “China, European Union” as a list of codes."""

    def __init__(self, label, **kwargs):
        super().__init__(label=label, required=False, max_length=300, **kwargs)

    def clean(self, value):
        names = [name.strip() for name in super().clean(value).split(",") if name.strip()]
        codes = [markets_by_name().get(name.casefold(), name) for name in names]
        for code in codes:
            validate_market(code)
        return codes


#: By kind its fields, under their names in the prediction.
FIELDS: dict[str, dict[str, forms.Field]] = {
    "date": {"value": _day("Day")},
    "date_range": {"earliest": _day("From"), "latest": _day("Until")},
    "name": {"value": _text("It is called")},
    "spec": {
        "property": _text("What", help_text="As on the device's page: main_camera."),
        "value": _text("Value", help_text="A number, words, yes or no."),
        "unit": _text("Unit", 8),
    },
    "price": {
        "value": Amount("Price"),
        "min": Amount("or at least"),
        "max": Amount("or at most"),
        "currency": _text("Currency", 4, validators=[validate_currency]),
        "exclusive": forms.BooleanField(label="The bounds are not meant", required=False),
        "market": _text("Market", 8, validators=[validate_market]),
    },
    "partner": {
        "candidates": forms.ModelMultipleChoiceField(
            Company.objects.standing(),
            label="With one of",
            required=False,
            widget=AutocompleteSelectMultiple(OWNER, admin.site),
            help_text="None, if only “a partner” was said.",
        )
    },
    "region": {
        "value": Markets("Sold in", help_text="CN, EU, global. All of them are predicted."),
        "options": Markets("or left open", help_text="Markets of which one or the other is meant."),
    },
    "existence": {
        "value": forms.ChoiceField(
            label="It", required=False, choices=[("yes", "exists"), ("no", "does not exist")]
        )
    },
    "event": {
        "what": _text("What happens", 60),
        "earliest": _day("From"),
        "latest": _day("Until"),
    },
}
NEEDED = {"date": ["value"], "name": ["value"], "spec": ["property", "value"],
          "price": ["currency"], "event": ["what"]}  # fmt: skip
#: By kind the fields of which one is needed, and the sentence where none is given.
ONE_OF = {
    "price": (["value", "min", "max"], "Type the price, or the least or the most it will be."),
    "region": (["value", "options"], "Name the markets, or those of which one is meant."),
}
REQUIRED = forms.Field.default_error_messages["required"]


def field_name(kind: str, name: str) -> str:
    return f"{PREFIX}{kind}_{name}"


#: For the fieldset of a page: one row of fields for each kind.
ROWS = tuple(tuple(field_name(kind, name) for name in fields) for kind, fields in FIELDS.items())


def fresh_fields() -> dict[str, forms.Field]:
    """All fields by their names in a form; each knows its kind, for the script that hides it."""
    found = {}
    for kind, fields in FIELDS.items():
        for name, field in fields.items():
            field.widget.attrs["data-kind"] = kind
            found[field_name(kind, name)] = field
    return found


class PredictionForm(forms.Form):
    """Base of forms with a ``kind``: ``clean`` leaves ``cleaned_data["prediction"]``."""

    locals().update(fresh_fields())

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("kind")
        for name in self.names_of_others(kind):
            self.errors.pop(name, None)  # hidden, and without meaning
        if kind not in FIELDS:
            return cleaned
        mine = [field_name(kind, name) for name in FIELDS[kind]]
        for name in NEEDED.get(kind, ()):
            where = field_name(kind, name)
            if where not in self.errors and cleaned.get(where) in (None, ""):
                self.add_error(where, REQUIRED)
        names, sentence = ONE_OF.get(kind, ([], ""))
        wanted = [field_name(kind, name) for name in names]
        if wanted and not any(
            name in self.errors or cleaned.get(name) not in (None, "", []) for name in wanted
        ):
            self.add_error(wanted[0], sentence)
        if not any(name in self.errors for name in mine):
            cleaned["prediction"] = self._prediction(kind, cleaned, mine[0])
        return cleaned

    @property
    def first_of_kind(self) -> str | None:
        """Where what is wrong with the prediction as a whole is told; None without a kind."""
        kind = self.cleaned_data.get("kind")
        return field_name(kind, next(iter(FIELDS[kind]))) if kind in FIELDS else None

    def names_of_others(self, kind) -> list[str]:
        return [
            field_name(other, name)
            for other, fields in FIELDS.items()
            if other != kind
            for name in fields
        ]

    def _prediction(self, kind, cleaned, first):
        try:
            prediction = written(kind, {n: cleaned[field_name(kind, n)] for n in FIELDS[kind]})
            predictions.read(kind, prediction)
        except predictions.PredictionError as error:
            self.add_error(first, list(error.reasons))
            return None
        return prediction


def written(kind: str, values: dict) -> dict:
    """The prediction as it is stored: what is empty is left out."""
    if kind == "partner":
        return {"candidates": [company.slug for company in values["candidates"]]}
    if kind == "existence":
        return {"value": values["value"] != "no"}
    if kind == "spec":
        values = values | {"value": _value(values["value"])}
    return {
        name: value
        for name, value in values.items()
        if value not in (None, "", []) and not (name == "exclusive" and not value)
    }


def _value(text: str):
    """A specification's value: a number, yes or no, or words."""
    if text.casefold() in ("yes", "no"):
        return text.casefold() == "yes"
    try:
        return exact(text)
    except ValidationError:
        return text


def initial_of(kind: str, prediction: dict) -> dict:
    """What the fields show of a prediction on file."""
    found = {}
    for name in FIELDS.get(kind, {}):
        value = prediction.get(name)
        if isinstance(value, list):
            value = (
                Company.objects.filter(slug__in=value) if kind == "partner" else ", ".join(value)
            )
        elif isinstance(value, bool) and name != "exclusive":
            value = "yes" if value else "no"
        found[field_name(kind, name)] = value
    return found
