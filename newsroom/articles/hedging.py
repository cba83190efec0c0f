"""Does a headline say of something that it is so, or that it is said to be? Pure.

A rough reader: it looks for the name, for what is told of it, and for any word that leaves it
open. It is a reminder for an editor, who decides.
"""

import re
from collections.abc import Iterable, Sequence

from newsroom.articles.names import find_names

_HEDGES = re.compile(
    r"""\b(
        according | alleged(ly)? | apparently | can\s+we | could | claim(s|ed)? | expect(s|ed)?
        | forecast(s)? | hint(s|ed)? | leak(s|ed)? | likely | may | maybe | might | perhaps
        | possibl[ey] | predict(s|ed)? | purported(ly)? | report(s|ed|edly)? | rumou?r(s|ed)?
        | said\s+to | says? | seem(s)? | should | speculation | supposed(ly)? | suggests?
        | teas(es|ed) | tip(s|ped)? | told | unconfirmed | whether | why | will\s+it | would
    )\b | \?""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
_SMALL = {
    *("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in"),
    *("into", "is", "it", "its", "new", "no", "not", "of", "on", "or", "out", "than", "that"),
    *("the", "their", "there", "they", "this", "to", "was", "were", "will", "with", "true"),
}
#: How many letters two forms of a word share at the least: launch, launches, launched.
_STEM = 5


def states_as_fact(headline: str, *, names: Sequence[str], told: Iterable[str]) -> bool:
    """`names` are those of the thing that a claim is about, `told` what is predicted of it."""
    if _HEDGES.search(headline):
        return False
    found = find_names(headline, [(name, name) for name in names])
    if not found:
        return False
    rest = headline
    for match in reversed(found):
        rest = rest[: match.start] + " " + rest[match.start + len(match.words) :]
    of_names = _stems(" ".join(names))
    return bool(_stems(rest) & (_stems(" ".join(told)) - of_names))


def _stems(text: str) -> set[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in words if word not in _SMALL and (len(word) > 1)}
