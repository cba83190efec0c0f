"""Who is called in a note."""

import pytest

from newsroom.notes.mentions import called_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@rita please look", ["rita"]),
        ("Ask @rita, @tom and @rita.", ["rita", "tom"]),
        ("(@rita.m) says @tom-x!", ["rita.m", "tom-x"]),
        ("Is that right, @rita?", ["rita"]),
        ("Write to press@leica.example", []),
        ("@ nobody", []),
        ("", []),
        ("@@rita", ["@rita"]),
    ],
)
def test_names_after_an_at(text, names):
    assert called_in(text) == names
