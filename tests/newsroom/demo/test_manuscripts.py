from newsroom.demo.manuscripts import read

TEXT = """\
headline: Halden: a name
mentions: companies/halden people/ada-sandgren

[Halden](companies/halden) & “{q-1|it
works}”.

She said “{q-1|again}” and “{q-2|no}”.
"""


def test_head_and_paragraphs_are_read():
    manuscript = read("halden.txt", TEXT)
    assert manuscript.head["headline"] == "Halden: a name"
    assert manuscript.list("mentions") == ["companies/halden", "people/ada-sandgren"]
    assert manuscript.list("claims") == []
    assert len(manuscript.paragraphs) == 2


def test_each_quote_is_listed_once_with_its_first_words():
    assert read("halden.txt", TEXT).quotes == {"q-1": "it works", "q-2": "no"}


def test_body_has_links_and_marks():
    assert read("halden.txt", TEXT).body({"q-1": "one", "q-2": "two"}) == (
        '<p><a href="/companies/halden/">Halden</a> &amp; '
        '“<span data-passage="one">it works</span>”.</p>'
        '<p>She said “<span data-passage="one">again</span>” '
        'and “<span data-passage="two">no</span>”.</p>'
    )
