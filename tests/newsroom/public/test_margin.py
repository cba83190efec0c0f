"""Who speaks stands after the paragraph, never inside a list or a block quotation."""

import pytest

from newsroom.public.margin import with_margin

CASES = [
    ([("<p>No quotation.</p>", None)], "<p>No quotation.</p>"),
    ([("<p>“", None), ("glad", "Ada"), ("”</p><p>X</p>", None)], "<p>“glad”</p>[Ada]<p>X</p>"),
    (
        [("<p>“", None), ("glad", "Ada"), ("”, “", None), ("very", "Ada"), ("”</p>", None)],
        "<p>“glad”, “very”</p>[Ada]",
    ),
    (
        [("<p>", None), ("one", "Ada"), (" ", None), ("two", "Bo"), ("</p>", None)],
        "<p>one two</p>[Ada, Bo]",
    ),
    (
        [("<ul><li><p>", None), ("one", "Ada"), ("</p></li><li><p>x</p></li></ul>y", None)],
        "<ul><li><p>one</p></li><li><p>x</p></li></ul>[Ada]y",
    ),
    (
        [("<blockquote><p>", None), ("one", "Ada"), ("</p><p>more</p></blockquote>", None)],
        "<blockquote><p>one</p><p>more</p></blockquote>[Ada]",
    ),
    (
        [("<table><tr><td><p>", None), ("one", "Ada"), ("</p></td></tr></table>", None)],
        "<table><tr><td><p>one</p></td></tr></table>[Ada]",
    ),
    (
        [("<aside><p>", None), ("one", "Ada"), ("</p></aside>", None)],
        "<aside><p>one</p></aside>[Ada]",
    ),
    ([("</p>", None), ("bare", "Ada")], "</p>bare[Ada]"),
]  # fmt: skip


@pytest.mark.parametrize(("pieces", "joined"), CASES)
def test_where_a_note_stands(pieces, joined):
    parts = with_margin(pieces)
    told = [part if isinstance(part, str) else f"[{', '.join(part)}]" for part in parts]
    assert "".join(told) == joined
