"""What somebody types or pastes at a launch, line by line."""

from decimal import Decimal

import pytest

from partnerships.codes import markets_by_name
from partnerships.rumours.launches.reading import Called, OnSale, facts_of, read
from partnerships.rumours.proposing import Happened, PriceStated, SpecStated

MARKETS = markets_by_name()


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("announced: 2022-07-04", [Happened("announced", "2022-07-04")]),
        ("Announced: 4 July 2022", [Happened("announced", "2022-07-04")]),
        ("On sale\tJuly 6, 2022", [Happened("released", "2022-07-06")]),
        ("cancelled", [Happened("cancelled", "")]),
        ("Name: Halden 12S Ultra", [Called("Halden 12S Ultra")]),
        ("market: CN", [OnSale("CN")]),
        ("Markets: China, EU and Japan", [OnSale("CN"), OnSale("EU"), OnSale("JP")]),
        ("market: CN 2022-07-06", [OnSale("CN", "2022-07-06")]),
        ("Sold in: global from 6 July 2022", [OnSale("global", "2022-07-06")]),
        ("price: CN 5999 CNY", [PriceStated(Decimal(5999), "CNY", "CN")]),
        ("price: 5,999 CNY in China", [PriceStated(Decimal(5999), "CNY", "CN")]),
        ("Price: €1,199.50", [PriceStated(Decimal("1199.50"), "EUR", "")]),
        ("Price: US$999", [PriceStated(Decimal(999), "USD", "")]),
        ("Main camera: 50.3 MP", [SpecStated("main_camera", "50.3", "MP", Decimal("50.3"))]),
        ("Battery – 4,860 mAh", [SpecStated("battery", "4860", "mAh", Decimal(4860))]),
        ("sensor: Sony IMX989", [SpecStated("sensor", "Sony IMX989")]),
        ("Jack: no", [SpecStated("jack", "no")]),
        ("Zoom: 5x", [SpecStated("zoom", "5", "x", Decimal(5))]),
    ],
)
def test_a_line_is_read_as_a_typed_fact(line, facts):
    [read_line] = read(line, MARKETS)
    assert (read_line.problem, list(read_line.facts)) == ("", facts)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("announced: in summer", "“in summer” is not a day: write 2022-07-04 or 4 July 2022."),
        ("announced: 2022-13-01", "“2022-13-01” is not a day: write 2022-07-04 or 4 July 2022."),
        ("Halden 12S", "Write what it is and its value, as in “Main camera: 50 MP”."),
        ("name:", "Write what it is and its value, as in “Main camera: 50 MP”."),
        ("market: Atlantis", "“Atlantis” is not a market: write its name, or a code such as CN, "
         "EU, global."),
        ("price: cheap", "A price has an amount and a currency, as in “CN 5999 CNY”."),
        ("price: 5999", "A price needs its currency: CNY, EUR, USD."),
        ("price: ¥5999", "“¥” can be CNY or JPY: write the code."),
        ("price: 5999 CNY EUR", "A price has one currency."),
        ("price: 5.999,00 EUR", "“5.999,00 EUR”: write the amount as 5999 or 5,999.00."),
        ("–: 5", "Write what it is before the colon."),
        ("sensor: " + "x" * 300, "A line has at most 300 characters."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why_and_how(line, problem):
    [read_line] = read(line, MARKETS)
    assert (read_line.problem, read_line.facts) == (problem, ())


def test_a_problem_has_the_number_of_its_line_and_the_others_are_read():
    lines = read("name: Halden 12\n\n  \nmarket: nowhere\nmarket: CN 2022-07-06", MARKETS)
    assert [(line.number, bool(line.problem)) for line in lines] == [
        (1, False),
        (4, True),
        (5, False),
    ]
    facts = facts_of(lines)
    assert (facts.names, facts.markets) == (("Halden 12",), ("CN",))
    assert facts.is_settled  # on sale is settled


def test_a_whole_book_is_not_read():
    lines = read("Main camera: 50 MP\n" * 500, MARKETS)
    assert len(lines) == 201
    assert lines[-1].problem == "There are 500 lines; 200 can be read at once."
