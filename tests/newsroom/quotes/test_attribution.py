"""The post as printed against the posts on file: a row a way of being right or wrong."""

from datetime import date

import pytest

from newsroom.quotes.attribution import FiledPost, check_attribution

HALIA = {"company": "Halia", "also": ("Halia Camera AG",)}
CHIEF = FiledPost("Chief executive", **HALIA, started="2017-09-01", ended="2022-03-31")
FOUNDER = FiledPost(
    "Founder, chair and chief executive", "Brunn", started="2010", end_status="open"
)
PART = FiledPost("Chief executive, Consumer Group", "Veld", started="2011", end_status="open")
MOBILE = FiledPost("President of the mobile department", "Veld", started="2020", end_status="open")
OPTICS = FiledPost("Head of consumer products", "Lumio", seen_on="2020-12-17")
IN_POST = date(2020, 12, 17)


@pytest.mark.parametrize(
    ("printed", "post", "day", "finding"),
    [
        ("Chief executive of Halia", CHIEF, IN_POST, "as_on_file"),
        ("CEO of Halia Camera AG", CHIEF, IN_POST, "as_on_file"),
        ("Ada Byron, Halia’s chief executive officer", CHIEF, IN_POST, "as_on_file"),
        ("Halia CEO Ada Byron", CHIEF, IN_POST, "as_on_file"),
        ("Vorstandsvorsitzende der Halia AG", CHIEF, IN_POST, "as_on_file"),
        ("Brunn’s Founder, Chairman, and Chief Executive", FOUNDER, IN_POST, "as_on_file"),
        ("chairwoman of Brunn", FOUNDER, IN_POST, "as_on_file"),
        ("Head of Lumio Consumer Products", OPTICS, IN_POST, "as_on_file"),
        ("CEO of Veld’s Consumer Group", PART, IN_POST, "as_on_file"),
        # the head of a part is not the head of the whole
        ("CEO of Veld", PART, IN_POST, "differs"),
        ("president of Veld", MOBILE, IN_POST, "differs"),
        ("vice-president of the mobile department, Veld", MOBILE, IN_POST, "differs"),
        ("CTO of Halia", CHIEF, IN_POST, "differs"),
        ("CEO of Brunn", CHIEF, IN_POST, "differs"),
        ("partner and chief executive of Halia", CHIEF, IN_POST, "differs"),
        ("CEO of Halia", CHIEF, date(2022, 4, 1), "had_left"),
        ("CEO of Halia", CHIEF, date(2022, 3, 31), "as_on_file"),
        ("CEO of Halia", CHIEF, date(2017, 8, 31), "not_yet"),
        ("Head of consumer products", OPTICS, date(2021, 1, 1), "not_known"),
        ("CTO of Halia", CHIEF, date(2022, 4, 1), "not_known"),
        ("Ada Byron", CHIEF, IN_POST, "not_known"),
        ("CEO of Halia", CHIEF, None, "not_known"),
    ],
)  # fmt: skip
def test_a_post_as_printed(printed, post, day, finding):
    check = check_attribution(printed, [post], day, names=["Ada Byron"])
    assert check.finding == finding
    assert check.reason.endswith(".")


def test_of_two_posts_the_one_that_was_held_counts():
    before = FiledPost("Chief executive", "Halia", started="2010", ended="2012")
    again = FiledPost("Chief executive", "Halia", started="2019", end_status="open")
    check = check_attribution("CEO of Halia", [before, again], IN_POST)
    assert (check.finding, check.post) == ("as_on_file", again)


def test_nobody_known_holds_no_post():
    assert check_attribution("CEO of Halia", [], IN_POST).finding == "not_known"
