import pytest

from newsroom.quotes import marks

ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"


def span(passage, words):
    return f'<span data-passage="{passage}">{words}</span>'


@pytest.mark.parametrize(
    ("body", "passages"),
    [
        ("<p>No marks.</p>", {}),
        (f"<p>“{span(ONE, 'We are glad')}”, he said.</p>", {ONE: ["We are glad"]}),
        # a quotation split by its attribution: two fragments of one passage
        (
            f"<p>“{span(ONE, 'We are glad,')}” he said, “{span(ONE, 'and proud.')}”</p>",
            {ONE: ["We are glad,", "and proud."]},
        ),
        (f"<p>{span(ONE, 'a')} {span(TWO, 'b')}</p>", {ONE: ["a"], TWO: ["b"]}),
        (f"<p>{span(ONE, 'We <em>are</em>  glad')}</p>", {ONE: ["We are glad"]}),
        (f"<p>{span(ONE, 'R&amp;D is <strong>fun</strong>')}</p>", {ONE: ["R&D is fun"]}),
        (f"<p>{span(ONE, 'one<br>two')}</p>", {ONE: ["one two"]}),
        ("<p><span>plain</span></p>", {}),
        (f"<p>{span(ONE, '')}</p>", {}),
        (f"<p>{span(ONE, f'outer {span(TWO, chr(97))} end')}</p>", {ONE: ["outer a end"]}),
    ],
)
def test_passages_in_a_body(body, passages):
    assert marks.passages_in(body) == passages


def test_text_has_one_line_a_paragraph():
    body = "<h2>Head</h2><p>One &amp; <em>two</em>.<br>Three.</p><ul><li><p>Four</p></li></ul>"
    assert marks.text_of(body) == "Head\nOne & two.\nThree.\nFour"


def test_segments_join_to_the_same_text():
    body = f'<p>See <a href="/people/x/">X</a>: “{span(ONE, "glad <em>so</em>")}”.</p><p>End</p>'
    segments = marks.segments_of(body, {"/people/x/": 7}.get)
    assert segments == [
        "<p>See ",
        {"record": 7, "html": "X"},
        ": “",
        {"passage": ONE, "html": "glad <em>so</em>"},
        "”.</p><p>End</p>",
    ]


def test_a_link_elsewhere_stays_html_with_its_address_escaped():
    body = '<p><a href="https://x.example/?a=1&amp;b=%22">X</a></p>'
    assert marks.segments_of(body, lambda href: None) == [
        '<p><a href="https://x.example/?a=1&amp;b=%22">X</a></p>'
    ]


def test_a_link_inside_a_passage_is_dropped_its_words_stay():
    body = f"<p>{span(ONE, 'so <a href=&quot;/x/&quot;>glad</a> now')}</p>"
    assert marks.segments_of(body, lambda href: 1)[1] == {"passage": ONE, "html": "so glad now"}


@pytest.mark.parametrize("hostile", ["<span data-passage=", "</span></a></p>", "<p", "&#", "&lt;"])
def test_broken_html_never_raises(hostile):
    marks.passages_in(hostile)
    marks.segments_of(hostile, lambda href: None)
    marks.text_of(hostile)


def test_a_large_body_is_linear():
    body = f"<p>“{span(ONE, 'words')}” and words.</p>" * 5_000
    assert len(marks.passages_in(body)[ONE]) == 5_000


PICTURE = '<figure data-image="12" data-alt="Two &amp; a half"><figcaption>{}</figcaption></figure>'


def test_pictures_with_what_they_show_and_their_caption():
    caption = f"The <em>lens</em>, {span(ONE, 'so')} R&amp;D"
    body = f"<p>a</p>{PICTURE.format(caption)}<p>b</p>{PICTURE.format('')}"
    first, second = marks.pictures_in(body)
    assert first == marks.PictureInText(12, "Two & a half", "The lens, so R&D")
    assert second == marks.PictureInText(12, "Two & a half", "")
    assert marks.segments_of(body, lambda href: None) == [
        "<p>a</p>",
        {"image": 12, "alt": "Two & a half", "caption": "The lens, so R&D"},
        "<p>b</p>",
        {"image": 12, "alt": "Two & a half", "caption": ""},
    ]
    assert marks.passages_in(body) == {}
    assert marks.text_of(body).split("\n")[0] == "a"


def test_a_figure_without_a_picture_is_words():
    body = "<figure><figcaption>a</figcaption></figure>"
    assert (marks.pictures_in(body), marks.segments_of(body, lambda href: None)) == ([], [body])
