"""Shapes as text: escaped, well-formed, and without what a strict policy would block."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from newsroom.public.pictures import svg
from newsroom.public.pictures.course import Promise, course, due_after
from newsroom.public.pictures.devices import Expectation, Relative, expected, lineage
from newsroom.public.pictures.runs import Mark, Run
from newsroom.public.pictures.strip import strip
from newsroom.public.pictures.timeline import NARROW, WIDE, Group, timeline

TODAY = date(2026, 11, 22)
EVIL = "<script>alert('x')</script> & \"“\x00\u202e徕卡 " + "W" * 200
RUNS = [
    Run(EVIL, EVIL, "/partnerships/evil/", "ended", started="2015", ended="2022-03-31",
        events=(Mark("2016-02-25", EVIL), Mark("", "No day")), words=EVIL),
    Run("Xiaomi and Leica", "Xiaomi", "/partnerships/x/", "active", started="2022-05-23",
        end_status="open"),
    Run("Sale", "Sale", "/partnerships/s/", "concluded", announced="2020-11-17",
        end_status="ended"),
    Run("Kodak", "Kodak", "/partnerships/k/", "rumoured_open", events=(Mark("2021", "First"),)),
    Run("DJI", "DJI", "/partnerships/d/", "absorbed", started="2015-11", end_status="ended"),
]  # fmt: skip
FAMILY = [
    Relative(EVIL, "/devices/own/", "", (Mark("2022-07-04", EVIL),), ("2021-11", "2022-02-20")),
    Relative("12S", "/devices/12s/", "replaced it", (Mark("2022-07", "announced"),)),
]
CLAIMS = [
    Expectation("2022-01-02", EVIL, "/rumours/a/", date(2022, 2, 15), date(2022, 2, 28),
                "did_not", "Did not come true"),
    Expectation("2022-02", "Later", "/rumours/b/", date(2022, 7, 1), None),
    Expectation("2022-03", "By", "/rumours/c/", None, date(2022, 7, 5)),
    Expectation("2022-06", "On", "/rumours/d/", date(2022, 7, 5), date(2022, 7, 5), "came_true"),
]  # fmt: skip


def pictures(width):
    sizes = {"today": TODAY, "width": width}
    yield timeline([Group(EVIL, RUNS, "/companies/leica/")], title=EVIL, **sizes)
    yield strip(RUNS, company=EVIL, **sizes)
    yield course(RUNS[0], [Promise(EVIL, "2018", "2015")],
                 [Mark("2016-04", EVIL, "/devices/p9/")], **sizes)  # fmt: skip
    yield lineage(EVIL, FAMILY, **sizes)
    yield expected(EVIL, CLAIMS, [Mark("2022-07-04", EVIL)], **sizes)


def drawings():
    for width in (WIDE, NARROW):
        for picture in pictures(width):
            yield svg.inline(picture, "one")
            yield svg.standalone(picture, base="https://onrecord.example", source=EVIL)


@pytest.mark.parametrize("text", drawings())
def test_every_picture_is_well_formed_and_names_are_escaped(text):
    ElementTree.fromstring(text)
    assert "<script" not in text
    assert "\u202e" not in text
    assert re.findall(r"\sstyle=|\son\w+=|<style|<image|javascript:", text) == []


def test_a_picture_on_a_page_is_painted_by_classes_alone():
    for picture in pictures(WIDE):
        text = svg.inline(picture, "one")
        assert re.findall(r'(?:fill|stroke|stop-color)="(?!url\(#one-)[^"]*"', text) == []


def test_a_picture_taken_away_has_its_paint_its_source_and_whole_addresses():
    for picture in pictures(WIDE):
        text = svg.standalone(picture, base="https://onrecord.example", source="The Rangefinder")
        assert "class=" not in text
        assert "The Rangefinder" in text
        assert re.findall(r'href="(?!https://onrecord\.example/)[^"]*"', text) == []


def test_ids_belong_to_their_picture():
    for picture in pictures(WIDE):
        ids = re.findall(r'\bid="([^"]*)"', svg.inline(picture, "one"))
        assert len(ids) == len(set(ids))
        assert all(name.startswith("one-") for name in ids)


def test_no_shape_leaves_the_picture():
    for width in (WIDE, NARROW):
        for picture in pictures(width):
            root = ElementTree.fromstring(svg.inline(picture, "one"))
            for circle in root.iter("{http://www.w3.org/2000/svg}circle"):
                assert 0 <= float(circle.get("cx")) <= picture.width
                assert 0 <= float(circle.get("cy")) <= picture.height


def test_every_run_is_told_in_words_too():
    company = strip(RUNS[1:], company="Leica", today=TODAY)
    assert company.description == ("DJI 2015–?, Sale 2020, Kodak rumoured 2021, Xiaomi 2022–.")


def test_a_zoom_shows_what_ran_within_it():
    zoomed = timeline(
        [Group("Leica", RUNS[1:])], title="T", today=TODAY,
        first=date(2022, 1, 1), last=date(2023, 12, 31),
    )  # fmt: skip
    assert zoomed.description == "Leica: Xiaomi 2022–."


def test_nothing_dated_is_no_picture():
    undated = [Run("A", "A", "/a/", "unknown")]
    assert timeline([Group("G", undated)], title="T", today=TODAY) is None
    assert strip(undated, company="A", today=TODAY) is None
    assert course(undated[0], [], [], today=TODAY) is None
    assert lineage("A", FAMILY[:1], today=TODAY) is None
    assert expected("A", [Expectation("2022", "T", "/t/", None, None)], [], today=TODAY) is None


def test_three_hundred_partnerships_share_lanes():
    runs = [
        Run(f"Number {n}", f"Number {n}", f"/partnerships/{n}/", "ended",
            started=f"{1996 + n % 28}-03", ended=f"{1998 + n % 28}")
        for n in range(300)
    ]  # fmt: skip
    groups = [Group(f"Company {n}", runs[n * 30 : n * 30 + 30]) for n in range(10)]
    picture = timeline(groups, title="T", today=TODAY)
    assert picture.height < 300 * 20


@pytest.mark.parametrize(
    ("start", "years", "due"),
    [
        ("2021-03-08", 3, "2024-03-08"),
        ("2022-02", 3, "2025-02"),
        ("2015", 10, "2025"),
        ("2020-02-29", 1, "2021-02-28"),
        ("2021-08-31", 0.5, "2022-02-28"),
        ("201X", 3, ""),
        ("", 3, ""),
    ],
)
def test_a_promise_of_years_is_due_as_precisely_as_it_began(start, years, due):
    assert due_after(start, years) == due


@pytest.mark.parametrize(
    ("claim", "words"),
    zip(CLAIMS, ["15 to 28 February 2022", "from 1 July 2022", "by 5 July 2022", "5 July 2022"],
        strict=True),
)  # fmt: skip
def test_a_window_in_words(claim, words):
    assert claim.window == words
