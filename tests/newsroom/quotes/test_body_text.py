"""Words of a body and marks put around them: nothing is lost, nothing is added."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.articles.body import clean_body
from newsroom.quotes.body_text import BodyText, Span
from newsroom.quotes.marks import passages_in
from newsroom.quotes.utterances import utterances_in

ID = "6f2d3c1e-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n\n"),
        ("<p>One<br>two &amp; three</p>", "One\ntwo & three\n\n"),
        ("<ul><li><p>One</p></li></ul>", "One\n\n\n\n\n\n"),
        ('<p>A <a href="/x" title="a > b">link</a></p>', "A link\n\n"),
        ("", ""),
    ],
)
def test_the_text_has_blocks_apart_and_signs_as_they_are_read(body, text):
    assert BodyText(body).text == text


@pytest.mark.parametrize(
    ("body", "words", "marked"),
    [
        ("<p>“Glad”</p>", "Glad", "<p>“[Glad]”</p>"),
        ("<p><em>“Glad”</em></p>", "Glad", "<p><em>“</em>[<em>Glad</em>]<em>”</em></p>"),
        (
            "<p>“<strong>Glad</strong> to be”</p>",
            "Glad to be",
            "<p>“[<strong>Glad</strong> to be]”</p>",
        ),
        (
            "<p>“Glad <em>to be” here</em></p>",
            "Glad to be",
            "<p>“[Glad <em>to be</em>]<em>” here</em></p>",
        ),
        # one click leads to the quote: a link within the words goes
        ('<p>“Glad <a href="/x">to</a> be”</p>', "Glad to be", "<p>“[Glad to be]”</p>"),
        ('<p><a href="/x">“Glad” he</a></p>', "Glad",
         '<p><a href="/x">“</a>[Glad]<a href="/x">” he</a></p>'),
        ("<p>“R&amp;D”</p>", "R&D", "<p>“[R&amp;D]”</p>"),
    ],
)  # fmt: skip
def test_marks_stand_outside_of_bold_and_links(body, words, marked):
    text = BodyText(body)
    start = text.text.index(words)
    html = text.marked([Span(start, start + len(words), ID)])
    assert html.replace(f'<span data-passage="{ID}">', "[").replace("</span>", "]") == marked
    assert passages_in(html) == {ID: [words]}
    assert clean_body(html) == html


def test_words_that_carry_a_mark_are_known():
    text = BodyText(f'<p>“<span data-passage="{ID}">Glad</span>” and “sad”</p>')
    assert text.tagged == [Span(1, 5, ID)]
    assert text.is_tagged(0, 6) == ID
    assert text.is_tagged(11, 16) is None


pieces = st.lists(
    st.sampled_from(
        ["“Glad", "to be”", "he said.", "“No”", "R&D", "<", "’90s", "「好」", '"x"', " "]
    ),
    max_size=8,
)
wraps = st.sampled_from(
    ["{}", "<em>{}</em>", "<strong>{}</strong>", '<a href="/x">{}</a>', "{}<br>"]
)
bodies = st.lists(st.lists(st.tuples(wraps, pieces), max_size=4), max_size=4).map(
    lambda rows: "".join(
        "<p>"
        + "".join(wrap.format(escape(" ".join(words), quote=False)) for wrap, words in row)
        + "</p>"
        for row in rows
    )
)


@settings(deadline=None)  # weights are read on first use
@given(bodies)
def test_marking_every_utterance_leaves_the_readers_words_as_they_were(body):
    body = clean_body(body)
    text = BodyText(body)
    found = utterances_in(text)
    assert found == utterances_in(BodyText(body))
    for one in found:
        assert all(
            text.text[start:end] == text.text[start:end].strip() for start, end in one.pieces
        )
    html = text.marked([span for one in found for span in one.spans(ID)])
    again = BodyText(html)
    assert again.text == text.text
    assert [(span.start, span.end) for span in again.tagged] == sorted(
        piece for one in found for piece in one.pieces
    )
    assert utterances_in(again) == []
    assert not found or clean_body(html) == html
    assert len({one.fingerprint for one in found}) == len(found)
