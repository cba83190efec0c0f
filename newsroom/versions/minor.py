"""Is a fix minor? Quoted words, numbers, names and the headline are never a typo. Pure."""

import re

from newsroom.quotes import marks

_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<![.!?“\"'\n] )(?<!^)\b[A-Z][\w’'-]+", re.MULTILINE)


def changes_meaning(
    *, headline: tuple[str, str], standfirst: tuple[str, str], body: tuple[str, str]
) -> list[str]:
    """What a fix touches that a minor fix may not: sentences, empty when it is minor.

    Each argument is the pair (before, after).
    """
    before = f"{standfirst[0]}\n{marks.text_of(body[0])}"
    after = f"{standfirst[1]}\n{marks.text_of(body[1])}"
    return [
        sentence
        for sentence, differs in [
            ("The headline changes.", headline[0] != headline[1]),
            ("Quoted words change.", marks.passages_in(body[0]) != marks.passages_in(body[1])),
            ("A number changes.", _NUMBER.findall(before) != _NUMBER.findall(after)),
            ("A name changes.", _NAME.findall(before) != _NAME.findall(after)),
        ]
        if differs
    ]
