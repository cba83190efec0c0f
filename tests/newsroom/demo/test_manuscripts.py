from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsroom.demo.manuscripts import moment, read

TEXT = """\
headline: Halden: a name
mentions: companies/halden people/ada-sandgren

[Halden](companies/halden) & “{q-1|it
works}”.

She said “{q-1|again}” and “{q-2|no}”.
"""

THREE_VERSIONS = """\
headline: Two names on one lens
section: cameras
published: 2022-05-23 12:40
attributed q-1: the press release

The release says “{q-1|it, and works}”.

=====
published: 2022-05-23 19:10
change: update
note: The other side confirms.

The other side confirms.

=====
headline: One name on one lens
published: 2022-05-24 10:15
change: correction
note: Who spoke.
wrong: The release said it.
right: Ada Sandgren said it.
since: 1

She says “{q-1|it works}”.
"""


def body(text):
    return read("a.txt", f"headline: A\n\n{text}").body({"q-1": "one"})


def test_head_and_paragraphs_are_read():
    manuscript = read("halden.txt", TEXT)
    assert manuscript.head["headline"] == "Halden: a name"
    assert manuscript.list("mentions") == ["companies/halden", "people/ada-sandgren"]
    assert manuscript.list("claims") == []
    assert len(manuscript.paragraphs) == 2
    assert manuscript.versions == (manuscript,)


def test_each_quote_is_listed_once_with_its_first_words():
    assert read("halden.txt", TEXT).quotes == {"q-1": "it works", "q-2": "no"}


def test_body_has_links_and_marks():
    assert read("halden.txt", TEXT).body({"q-1": "one", "q-2": "two"}) == (
        '<p><a href="/companies/halden/">Halden</a> &amp; '
        '“<span data-passage="one">it works</span>”.</p>'
        '<p>She said “<span data-passage="one">again</span>” '
        'and “<span data-passage="two">no</span>”.</p>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("## What is\nknown", "<h2>What is known</h2>"),
        ("### 14:05 The doors open", "<h3>14:05 The doors open</h3>"),
        ("> “{q-1|It works}”,\n> she says.",
         '<blockquote><p>“<span data-passage="one">It works</span>”, she says.</p></blockquote>'),
        ("- one and\n  a half\n- *two*",
         "<ul><li><p>one and a half</p></li><li><p><em>two</em></p></li></ul>"),
        ("a **bold word** and *a slanted one*",
         "<p>a <strong>bold word</strong> and <em>a slanted one</em></p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("**[Halden](companies/halden)**",
         '<p><strong><a href="/companies/halden/">Halden</a></strong></p>'),
    ],
)  # fmt: skip
def test_blocks_and_marks(text, html):
    assert body(text) == html


def test_versions_are_read_in_order():
    versions = read("lens.txt", THREE_VERSIONS).versions
    assert [version.head["published"][-5:] for version in versions] == ["12:40", "19:10", "10:15"]
    assert versions[2].head["since"] == "1"
    assert versions[2].paragraphs == ("She says “{q-1|it works}”.",)


def test_a_later_head_says_only_what_differs():
    _, second, third = read("lens.txt", THREE_VERSIONS).versions
    assert second.head == {
        "headline": "Two names on one lens",
        "section": "cameras",
        "published": "2022-05-23 19:10",
        "change": "update",
        "note": "The other side confirms.",
    }
    assert third.head["headline"] == "One name on one lens"


def test_a_wrong_attribution_is_of_one_version():
    versions = read("lens.txt", THREE_VERSIONS).versions
    assert [version.attribution("q-1") for version in versions] == ["the press release", "", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-05-23 12:40", datetime(2022, 5, 23, 11, 40, tzinfo=UTC)),
        ("+2 days 07:00", datetime(2022, 6, 3, 6, 0, tzinfo=UTC)),
        ("-1 day 18:30", datetime(2022, 5, 31, 17, 30, tzinfo=UTC)),
    ],
)
def test_moments_are_those_of_the_newsrooms_zone(text, expected):
    late = datetime(2022, 5, 31, 23, 30, tzinfo=UTC)  # the first of June in London
    assert moment(text, now=late, zone=ZoneInfo("Europe/London")) == expected


def test_a_moment_that_is_none_is_refused():
    with pytest.raises(ValueError, match="soon"):
        moment("soon", now=datetime(2022, 5, 31, tzinfo=UTC), zone=ZoneInfo("UTC"))
