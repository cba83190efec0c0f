"""Which verdict the facts suggest: a table that an editor could check."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.rumours import predictions
from partnerships.rumours.proposing import (
    Facts,
    Happened,
    Partner,
    PriceStated,
    SpecStated,
    propose,
)

TODAY = date(2022, 12, 31)
ANNOUNCED = Happened("announced", "2022-07-04")
JULY_4 = Facts(events=(ANNOUNCED,))
SOLD_LATER = Facts(events=(ANNOUNCED, Happened("released", "2022-08-20")))
CANCELLED = Facts(events=(Happened("cancelled", "2022-06"),))
NAMED = Facts(names=("Halden 12S Ultra",), makers=("Halden",))
PARTNERS = Facts(partners=(Partner("brunnfeld", "Brunnfeld"), Partner("halden", "Halden")))
CHINA = Facts(markets=("CN",))


def price(amount, currency="USD", market=""):
    return Facts(prices=(PriceStated(Decimal(amount), currency, market),))


def spec(value, unit="", name="main_camera"):
    return Facts(specs=(SpecStated(name, value, unit),))


MAIN_CAMERA = {"property": "main_camera", "value": 200, "unit": "MP"}

# kind, prediction, facts, finding, the day that settled it
TABLE = [
    ("date", {"value": "2022-07-04"}, JULY_4, "came_true", "2022-07-04"),
    ("date", {"value": "2022-07"}, JULY_4, "came_true", "2022-07-04"),
    ("date", {"value": "2022-07-05"}, JULY_4, "partly", "2022-07-04"),  # a day off
    ("date", {"value": "2022-07-01"}, JULY_4, "partly", "2022-07-04"),  # three days off
    ("date", {"value": "2022-06-30"}, JULY_4, "premature", "2022-07-04"),  # four
    ("date", {"value": "2022-08"}, JULY_4, "did_not", "2022-07-04"),
    ("date", {"value": "2022-08"}, SOLD_LATER, "partly", "2022-08-20"),
    (
        "date",
        {"value": "2022-07-04"},
        Facts(events=(Happened("announced", "2022-07"),)),
        None,
        "",
    ),
    ("date", {"value": "2022-07"}, Facts(events=(Happened("announced"),)), None, ""),
    ("date", {"value": "2022-07"}, CANCELLED, "did_not", "2022-06"),
    ("date", {"value": "2022-07"}, Facts(), "did_not", "2022-07-31"),  # the day is over
    ("date", {"value": "2023-07"}, Facts(), None, ""),
    (
        "date_range",
        {"earliest": "2022-07", "latest": "2022-09"},
        JULY_4,
        "came_true",
        "2022-07-04",
    ),
    ("date_range", {"latest": "2022-06"}, JULY_4, "premature", "2022-07-04"),
    ("date_range", {"earliest": "2022-08"}, JULY_4, "did_not", "2022-07-04"),
    ("name", {"value": "Halden 12s  ultra"}, NAMED, "came_true", ""),
    ("name", {"value": "12S Ultra"}, NAMED, "came_true", ""),
    ("name", {"value": "Ultra"}, NAMED, "did_not", ""),
    ("name", {"value": "Halden 12 Ultra"}, NAMED, "did_not", ""),
    ("name", {"value": "Halden 12 Ultra"}, Facts(), None, ""),
    ("spec", MAIN_CAMERA, spec("200", "MP"), "came_true", ""),
    ("spec", MAIN_CAMERA, spec("200", name="main camera"), "came_true", ""),
    ("spec", MAIN_CAMERA, spec("204", "MP"), "came_true", ""),  # 2 % off
    ("spec", MAIN_CAMERA, spec("205", "MP"), "partly", ""),
    ("spec", MAIN_CAMERA, spec("221", "MP"), "did_not", ""),
    ("spec", MAIN_CAMERA, spec("200", "mm"), None, ""),
    ("spec", MAIN_CAMERA, spec("50", "MP", name="front_camera"), None, ""),
    ("spec", MAIN_CAMERA, spec("three lenses"), "did_not", ""),
    ("spec", {"property": "satellite", "value": True}, spec("Yes", name="satellite"),
     "came_true", ""),
    ("spec", {"property": "satellite", "value": True}, spec("no", name="satellite"),
     "did_not", ""),
    ("spec", {"property": "satellite", "value": True}, spec("Globalstar", name="satellite"),
     None, ""),
    ("spec", {"property": "edges", "value": "flat"}, spec("Flat", name="edges"), "came_true", ""),
    ("price", {"value": 1799, "currency": "USD"}, price("1799"), "came_true", ""),
    ("price", {"value": 1799, "currency": "USD"}, price("1899"), "partly", ""),
    ("price", {"max": 1799, "currency": "USD"}, price("1799"), "came_true", ""),
    ("price", {"max": 1799, "currency": "USD", "exclusive": True}, price("1799"), "did_not", ""),
    ("price", {"min": 1000, "currency": "USD"}, price("999.99"), "did_not", ""),
    ("price", {"value": 1799, "currency": "EUR"}, price("1799"), None, ""),
    ("price", {"value": 5999, "currency": "CNY", "market": "CN"}, price("6499", "CNY", "HK"),
     None, ""),
    ("partner", {"candidates": ["brunnfeld"]}, PARTNERS, "came_true", ""),
    ("partner", {"candidates": ["zeta", "halden"]}, PARTNERS, "came_true", ""),
    ("partner", {"candidates": ["zeta"]}, PARTNERS, "did_not", ""),
    ("partner", {"candidates": []}, PARTNERS, "came_true", ""),
    ("partner", {"candidates": []}, Facts(), None, ""),
    ("region", {"value": ["CN"]}, CHINA, "came_true", ""),
    ("region", {"value": ["CN", "GB"]}, CHINA, "partly", ""),
    ("region", {"value": ["global"]}, CHINA, "did_not", ""),
    ("region", {"value": ["DE", "JP"]}, Facts(markets=("EU", "JP")), "came_true", ""),
    ("region", {"value": ["GB"]}, Facts(markets=("global",)), "came_true", ""),
    ("region", {"options": ["global", "CN"]}, CHINA, "came_true", ""),
    ("region", {"options": ["IN"]}, CHINA, "did_not", ""),
    ("existence", {"value": True}, JULY_4, "came_true", "2022-07-04"),
    ("existence", {"value": False}, JULY_4, "did_not", "2022-07-04"),
    ("existence", {"value": True}, CANCELLED, "did_not", "2022-06"),
    ("existence", {"value": False}, CANCELLED, "came_true", "2022-06"),
    ("existence", {"value": True}, Facts(), None, ""),
    ("event", {"what": "the contract ends", "latest": "2022-05"}, JULY_4, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "prediction", "facts", "finding", "outcome_on"), TABLE)
def test_the_verdict_that_the_facts_suggest(kind, prediction, facts, finding, outcome_on):
    found = propose(predictions.read(kind, prediction), facts, today=TODAY)
    assert (found.finding, found.outcome_on) == (finding, outcome_on)
    assert found.explanation


def test_every_kind_of_prediction_is_in_the_table():
    assert {row[0] for row in TABLE} == set(predictions.TYPES)


def test_a_proposal_gives_its_reasons():
    def reasons(kind, prediction, facts):
        return propose(predictions.read(kind, prediction), facts, today=TODAY).reasons

    assert reasons("date", {"value": "2022-07-05"}, JULY_4) == (
        "It was announced on 4 July 2022, and 5 July 2022 was predicted.",
        "Off by 1 day.",
    )
    assert reasons("region", {"value": ["CN", "GB"]}, CHINA) == (
        "It is sold in CN.",
        "Not stated: GB.",
    )
    assert reasons("price", {"max": 999, "currency": "USD"}, price("1799")) == (
        "The price is 1,799 USD; at most 999 USD was predicted.",
    )
    assert reasons("event", {"what": "it ends", "latest": "2022-05"}, JULY_4) == (
        "On file: announced, 4 July 2022.",
        "31 May 2022, the last day predicted, is over.",
    )


@pytest.mark.parametrize(
    ("became", "finding", "first"),
    [
        (True, "came_true", "It became Halden 12S Ultra."),
        (False, "partly", "It was replaced by Halden 12S Ultra."),
    ],
)
def test_what_came_on_the_device_that_took_the_place_came_partly(became, finding, first):
    facts = Facts(
        partners=PARTNERS.partners, events=(ANNOUNCED,), heir="Halden 12S Ultra", became=became
    )
    found = propose(predictions.read("partner", {"candidates": ["brunnfeld"]}), facts, today=TODAY)
    assert (found.finding, found.reasons[0], found.outcome_on) == (finding, first, "2022-07-04")
