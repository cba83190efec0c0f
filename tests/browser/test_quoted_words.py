"""Which words of a selection are the quoted ones: the rule of the button "Tag quote"."""

from pathlib import Path
from urllib.parse import quote

import pytest

import newsroom

WORDS_JS = Path(newsroom.__file__).parent / "static/newsroom/desk/words.js"

SELECTIONS = [
    ("a strong boost", "a strong boost"),
    ("“a strong boost”", "a strong boost"),
    ("  “a strong boost,” ", "a strong boost,"),
    ('"a strong boost"', "a strong boost"),
    ("«\u00a0un coup de pouce\u00a0»", "un coup de pouce"),
    ("„ein starker Schub“", "ein starker Schub"),
    ("「強い後押し」", "強い後押し"),
    ("‘a strong boost’", "a strong boost"),
    ("“‘a strong boost’”", "a strong boost"),
    ("'a strong boost.'", "a strong boost."),
    ("a strong boost.’", "a strong boost."),
    ("the engineers’", "the engineers’"),
    ("’90s cameras", "’90s cameras"),
    ("it isn’t clear”", "it isn’t clear"),
    ("“we” and “they”", "we” and “they"),
    (" “” ", ""),
]


@pytest.mark.parametrize(("selected", "words"), SELECTIONS)
def test_words_within(page, selected, words):
    script = "data:text/javascript," + quote(WORDS_JS.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async ([script, text]) => {
            const { wordsWithin } = await import(script);
            return text.slice(...wordsWithin(text));
        }""",
        [script, selected],
    )
    assert found == words
