"""Each kind of prediction: what is read, how it is said, what is refused and why."""

from datetime import date

import pytest

from partnerships.rumours.models import ClaimKind
from partnerships.rumours.predictions import (
    TYPES,
    Exists,
    Happens,
    InMarkets,
    InRange,
    Named,
    OnDate,
    PredictionError,
    Priced,
    Specified,
    Window,
    WithPartner,
    read,
    window,
)

READ = [
    ("date", {"value": "2022-07-05"}, OnDate("2022-07-05"), "5 July 2022"),
    ("date", {"value": "2021"}, OnDate("2021"), "2021"),
    (
        "date_range",
        {"earliest": "2022-07-01", "latest": "2022-09-30"},
        InRange("2022-07-01", "2022-09-30"),
        "between 1 July 2022 and 30 September 2022",
    ),
    ("date_range", {"latest": "2022"}, InRange(None, "2022"), "by 2022"),
    ("name", {"value": "Xiaomi 13"}, Named("Xiaomi 13"), "it is called Xiaomi 13"),
    (
        "spec",
        {"property": "main_camera", "value": 200, "unit": "MP"},
        Specified("main_camera", 200, "MP"),
        "main camera: 200 MP",
    ),
    (
        "spec",
        {"property": "connector", "value": "USB-C", "unit": None},
        Specified("connector", "USB-C"),
        "connector: USB-C",
    ),
    (
        "spec",
        {"property": "satellite", "value": True, "unit": None},
        Specified("satellite", True),
        "satellite: yes",
    ),
    (
        "price",
        {"max": 1799, "currency": "USD", "exclusive": True},
        Priced("USD", max=1799, exclusive=True),
        "less than 1799 USD",
    ),
    (
        "price",
        {"min": "999.50", "max": 1099, "currency": "EUR"},
        Priced("EUR", min="999.50", max=1099),
        "at least 999.50 and at most 1099 EUR",
    ),
    ("price", {"value": 469, "currency": "EUR"}, Priced("EUR", 469), "469 EUR"),
    ("partner", {"candidates": ["leica"]}, WithPartner(("leica",)), "with leica"),
    (
        "partner",
        {"candidates": ["honor", "sharp"]},
        WithPartner(("honor", "sharp")),
        "with honor or sharp",
    ),
    ("partner", {"candidates": []}, WithPartner(), "with a partner"),
    ("region", {"value": ["CN"]}, InMarkets(("CN",)), "in CN"),
    (
        "region",
        {"value": None, "options": ["global", "CN"]},
        InMarkets(None, ("global", "CN")),
        "in global or CN",
    ),
    ("existence", {"value": True}, Exists(True), "it exists"),
    ("event", {"what": "no partnership"}, Happens("no partnership"), "no partnership"),
    (
        "event",
        {"what": "contract ended", "earliest": None, "latest": "2020-11"},
        Happens("contract ended", None, "2020-11"),
        "contract ended by November 2020",
    ),
]


@pytest.mark.parametrize(("kind", "data", "typed", "words"), READ)
def test_read(kind, data, typed, words):
    assert read(kind, data) == typed
    assert read(kind, {"kind": kind, **data}) == typed
    assert str(typed) == words


USD = {"currency": "USD"}
REFUSED = [
    ("date", [], "A prediction is an object, such as {“value”: “2022-07-04”}."),
    ("date", {}, "A prediction of “date” needs “value”."),
    ("date", {"value": "2022-02-30"}, "“2022-02-30” is not a day, month or year of the calendar."),
    ("date", {"value": 2022}, "“value” has the wrong type: 2022."),
    ("date", {"value": ""}, "“value” is empty."),
    ("date_range", {}, "A range of dates needs its first day, its last day or both."),
    ("date_range", {"earliest": "2023", "latest": "2022"}, "The last day is before the first."),
    ("name", {"value": "X", "unit": "MP"}, "A prediction of “name” has no “unit”."),
    ("name", {"kind": "spec", "value": "X"}, "The claim is of kind “name”, its prediction “spec”."),
    ("spec", {"value": 1}, "A prediction of “spec” needs “property”."),
    ("price", USD, "A price needs “value”, “min” or “max”."),
    ("price", {"value": True} | USD, "“value” has the wrong type: True."),
    ("price", {"value": "cheap"} | USD, "A price is a number."),
    ("price", {"value": -1} | USD, "A price is not below zero."),
    ("price", {"min": 2, "max": 1} | USD, "The lowest price is above the highest."),
    ("partner", {"candidates": "leica"}, "“candidates” has the wrong type: 'leica'."),
    ("partner", {"candidates": [1]}, "“candidates” is a list of names or codes."),
    ("region", {"value": None}, "Name the markets as “value”, or the possible ones as “options”."),
    ("existence", {"value": "yes"}, "“value” has the wrong type: 'yes'."),
    ("event", {"latest": "2020"}, "A prediction of “event” needs “what”."),
    ("mood", {}, "“mood” is not a kind of prediction."),
]


@pytest.mark.parametrize(("kind", "data", "reason"), REFUSED)
def test_refused_with_a_reason(kind, data, reason):
    with pytest.raises(PredictionError) as refused:
        read(kind, data)
    assert refused.value.reasons == (reason,)


def test_all_reasons_are_given_at_once():
    with pytest.raises(PredictionError) as refused:
        read("spec", {"property": "", "colour": "red"})
    assert refused.value.reasons == (
        "A prediction of “spec” has no “colour”.",
        "“property” is empty.",
        "A prediction of “spec” needs “value”.",
    )


def test_only_predictions_of_time_have_a_window():
    assert window(read("date", {"value": "2022-07"})) == Window(date(2022, 7, 1), date(2022, 7, 31))
    assert window(read("event", {"what": "it ends", "earliest": "2022"})) == Window(
        date(2022, 1, 1), None
    )
    assert window(read("name", {"value": "X"})) == Window(None, None)


def test_every_kind_of_claim_has_its_type():
    assert set(TYPES) == set(ClaimKind.values)
