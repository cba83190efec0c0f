"""Who had it first: chains of reports, as a newsroom would count them."""

from datetime import date

import pytest

from partnerships.rumours.origins import CircularCitation, Repeated, origins


def report(key, outlet, day=None, citing=None, until=None):
    first = date.fromisoformat(day) if day else None
    return Repeated(key, outlet, first, date.fromisoformat(until) if until else first, citing)


CHAIN = [
    report(1, "Alpha", "2022-06-01"),
    report(2, "Beta", "2022-06-02", citing=1),
    report(3, "Gamma", "2022-06-03", citing=2),
    report(4, "Delta", "2022-06-02", citing=1),
    report(5, "Omega", "2022-06-05"),
]


def test_reports_that_cite_no_other_are_origins():
    found = origins(CHAIN)
    assert str(found) == "2 independent origins, 5 reports"
    assert [(link.key, link.depth, link.lag) for link in found.chain] == [
        (1, 0, 0), (2, 1, 1), (3, 2, 2), (4, 1, 1), (5, 0, 4),
    ]  # fmt: skip
    assert found.first == (1,)


@pytest.mark.parametrize(
    ("reports", "claimed", "words"),
    [
        ([], False, "0 independent origins, 0 reports"),
        (CHAIN, True, "1 origin, 5 reports"),  # all go back to the claimant
        ([report(1, "Alpha")], False, "1 origin, 1 report"),
        ([report(1, "Alpha"), report(2, "Alpha")], False, "1 origin, 2 reports"),
        ([report(2, "Beta", citing=1)], False, "1 origin, 1 report"),  # what it cites is hidden
    ],
)
def test_how_many_origins_there_are(reports, claimed, words):
    assert str(origins(reports, claimed=claimed)) == words


def test_several_can_have_been_first_where_the_day_is_not_known():
    month = report(2, "Beta", "2022-06-01", until="2022-06-30")
    found = origins([report(1, "Alpha", "2022-06-10"), month, report(3, "Gamma", "2022-07-01")])
    assert found.first == (2, 1)
    assert origins([report(1, "Alpha")]).first == ()


def test_a_circle_is_refused_with_its_outlets():
    circle = [report(1, "Alpha", citing=2), report(2, "Beta", citing=1)]
    with pytest.raises(CircularCitation, match="Alpha → Beta → Alpha"):
        origins(circle)
