"""Predictions typed into the fields of their kind, and read back into them."""

from itertools import count

import pytest

from partnerships.rumours.forms import ClaimForm
from partnerships.rumours.prediction_fields import initial_of
from tests import factories as make

pytestmark = pytest.mark.django_db

NUMBERS = count(1)


def form(kind, **typed):
    values = {f"predicts_{kind}_{name}": value for name, value in typed.items()}
    others = {
        "title": "A claim", "slug": f"a-claim-{next(NUMBERS)}", "kind": kind,
        "subject": make.make_device().pk,
        "claimed_on": "2022-05-23", "unsourced_fields": "[]",
    }  # fmt: skip
    return ClaimForm(others | values)


@pytest.mark.parametrize(
    ("kind", "typed", "prediction"),
    [
        ("date", {"value": "2022-07-04"}, {"value": "2022-07-04"}),
        ("date_range", {"earliest": "2022-07", "latest": "2022-09"},
         {"earliest": "2022-07", "latest": "2022-09"}),
        ("date_range", {"latest": "2022-09"}, {"latest": "2022-09"}),
        ("name", {"value": "Xiaomi 13"}, {"value": "Xiaomi 13"}),
        ("spec", {"property": "main_camera", "value": "200", "unit": "MP"},
         {"property": "main_camera", "value": 200, "unit": "MP"}),
        ("spec", {"property": "screen", "value": "6.73", "unit": "in"},
         {"property": "screen", "value": "6.73", "unit": "in"}),
        ("spec", {"property": "jack", "value": "No"}, {"property": "jack", "value": False}),
        ("spec", {"property": "sensor", "value": "Samsung GN5"},
         {"property": "sensor", "value": "Samsung GN5"}),
        ("price", {"max": "1,799", "currency": "USD"}, {"max": 1799, "currency": "USD"}),
        ("price", {"min": "100", "max": "200.50", "currency": "EUR", "exclusive": "on",
                   "market": "DE"},
         {"min": 100, "max": "200.50", "currency": "EUR", "exclusive": True, "market": "DE"}),
        ("partner", {}, {"candidates": []}),
        ("region", {"value": "CN, European Union"}, {"value": ["CN", "EU"]}),
        ("region", {"options": "global, CN"}, {"options": ["global", "CN"]}),
        ("existence", {"value": "yes"}, {"value": True}),
        ("existence", {"value": "no"}, {"value": False}),
        ("event", {"what": "the contract ends", "latest": "2022-11"},
         {"what": "the contract ends", "latest": "2022-11"}),
    ],
)  # fmt: skip
def test_what_is_typed_is_stored_as_a_typed_prediction_and_shown_again(kind, typed, prediction):
    filled = form(kind, **typed)
    assert filled.is_valid(), filled.errors
    claim = filled.save()
    assert claim.prediction == prediction
    assert claim.predicted
    again = form(kind, **{
        name.removeprefix(f"predicts_{kind}_"): value
        for name, value in initial_of(kind, claim.prediction).items()
        if value not in (None, False) and kind != "partner"
    })  # fmt: skip
    assert again.is_valid(), again.errors
    assert again.cleaned_data["prediction"] == prediction


def test_partners_are_chosen_from_the_companies():
    leica = make.make_company(name="Leica", slug="leica")
    filled = form("partner", candidates=[leica.pk])
    assert filled.is_valid()
    assert filled.save().prediction == {"candidates": ["leica"]}
    assert list(
        initial_of("partner", {"candidates": ["leica"]})["predicts_partner_candidates"]
    ) == [leica]


@pytest.mark.parametrize(
    ("kind", "typed", "where", "sentence"),
    [
        ("date_range", {}, "earliest",
         "A range of dates needs its first day, its last day or both."),
        ("date_range", {"earliest": "2022-09", "latest": "2022-07"}, "earliest",
         "The last day is before the first."),
        ("spec", {"property": "zoom"}, "value", "This field is required."),
        ("price", {"currency": "USD"}, "value",
         "Type the price, or the least or the most it will be."),
        ("price", {"max": "1799"}, "currency", "This field is required."),
        ("price", {"max": "cheap", "currency": "USD"}, "max", "Enter a number."),
        ("price", {"max": "5", "currency": "XXZ"}, "currency",
         "“XXZ” is not a currency of ISO 4217, such as EUR, USD or CNY."),
        ("region", {"value": "Atlantis"}, "value",
         "“Atlantis” is not a market: use two capitals of ISO 3166 (GB, CN), EU or global."),
        ("region", {}, "value",
         "Name the markets, or those of which one is meant."),
        ("event", {"latest": "2022"}, "what", "This field is required."),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_told_at_its_field(kind, typed, where, sentence):
    refused = form(kind, **typed)
    assert dict(refused.errors) == {f"predicts_{kind}_{where}": [sentence]}


def test_the_fields_of_other_kinds_do_not_count():
    filled = form("name", value="Xiaomi 13")
    filled.data["predicts_date_value"] = "in summer"
    assert filled.is_valid(), filled.errors
    assert filled.save().prediction == {"value": "Xiaomi 13"}
