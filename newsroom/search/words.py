"""What two texts must share to be the same words to a search. Pure.

The rules are data: `newsroom_words` and `newsroom_folded` of the database are made from them
(newsroom.search.database), so that what is stored and what is asked are folded alike.
"""

import re
import unicodedata
from functools import lru_cache

#: What stands between words: punctuation, symbols, spaces and pictures of every script we meet.
_SEPARATORS = (
    r"\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    r"\u00d7\u00f7\u02b0-\u036f\u060c\u061b\u061f\u2000-\u2bff\u3000-\u3004\u3008-\u3020\u3030"
    r"\u303d\u30fb\ue000-\uf8ff\ufe00-\ufe6f\ufff0-\uffff\U0001f000-\U0001faff"
    r"\U000e0000-\U0010ffff"
)
#: Scripts that write no space between words: each character is a word, a word is a phrase.
_UNSPACED = r"\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_UNSPACED += r"\U00020000-\U0003ffff"

#: Letters without a decomposition, and what they are typed as.
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
#: Patterns that Python and PostgreSQL read alike, in order, each with what takes its place.
FOLDING = (
    (r"['’‘ʼ]s(?![a-z0-9])", ""),
    (rf"[{_SEPARATORS}]+", " "),
    (rf"([{_UNSPACED}])", r" \1 "),
    # “12ultra” is “12 Ultra”, “小米12” is “小米 12”.
    (r"([0-9])([^0-9 ])", r"\1 \2"),
    (r"([^0-9 ])([0-9])", r"\1 \2"),
    (r" +", " "),
)
#: English plurals; a lens is not several len.
PLURALS = (
    (r"(?<![^ ])lenses(?![^ ])", "lens"),
    (r"(?<![^ ])([a-z]+(ss|sh|ch|x))es(?![^ ])", r"\1"),
    (r"(?<![^ ])([a-z]{2,})ies(?![^ ])", r"\1y"),
    (r"(?<![^ ])(?!lens(?![^ ]))([a-z]{2,}[a-hj-rtv-z])s(?![^ ])", r"\1"),
)
_MARKS = re.compile("[\u0300-\u036f]+")
_FOLDING = [(re.compile(pattern), becomes) for pattern, becomes in FOLDING]
_PLURALS = [(re.compile(pattern), becomes) for pattern, becomes in PLURALS]
_TRANSLATION = str.maketrans(LETTERS | {"\0": " "})
_SURROGATES = re.compile("[\ud800-\udfff]")


def folded(text: str) -> str:
    """The words of a text: lower case, no accents, no punctuation, one space between them."""
    text = _SURROGATES.sub(" ", text)
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", text).lower().translate(_TRANSLATION)
    for pattern, becomes in _FOLDING:
        text = pattern.sub(becomes, text)
    return text.strip()


def words(text: str) -> str:
    """The same with plurals as singulars: what the index holds."""
    text = folded(text)
    for pattern, becomes in _PLURALS:
        text = pattern.sub(becomes, text)
    return text


@lru_cache(maxsize=20_000)
def words_of_one(word: str) -> tuple[str, ...]:
    """`words` of a single word of a text, remembered: texts repeat theirs."""
    return tuple(words(word).split())


def joined(text: str) -> str:
    """The key by which a name is the same however it is spaced: “12 Ultra” and “12ultra”."""
    return folded(text).replace(" ", "")


#: A word as it stands in a text: what `words` would look at in one go.
WORD = re.compile(
    rf"(?:[^\W\d_{_UNSPACED}]+[\u0300-\u036f]*)+(?:['’‘ʼ]s(?!\w))?|[0-9]+|[{_UNSPACED}]"
)
