"""A plain text file read as an article: day, paragraphs, proposals. Pure: bytes in, values out.

The text is kept as it is written; what is proposed is cut out of it, never added to it.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

#: Bytes. The longest newspaper features stay under a tenth of it.
MAX_BYTES = 2 * 1024 * 1024
MAX_HEADLINE = 90
#: Part of a Windows-1252 text that lies beyond ASCII; Western prose stays under a sixth.
MAX_FOREIGN = 0.25

_DAY = re.compile(r"\s*date[ \t]+(\d{4}-\d{1,2}-\d{1,2})(?!\d)[ \t]*", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAKS = re.compile(r"[ \t\n]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’»\")]*\s+(?=[“‘„«\"(]?[^\W\d_a-z])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Ltd|Co|Corp|[A-Z])\.$")
#: Where a sentence can end early, the better places first.
_CLAUSE_STARTS = (
    re.compile(
        r"[,;:]?\s(?=(?:that|which|who|while|whereas|although|because|as|after|before|when)\s)"
    ),
    re.compile(r"[;:]\s|\s[–—-]\s|,\s"),
)
_DANGLING = re.compile(
    r"(?:a|an|the|and|or|of|to|in|on|at|by|for|with|from|as|that|which|is|are|was|were|has|had|its"
    r"|their|his|her|this)",
    re.IGNORECASE,
)
_PAIRS = {"“": "”", "„": "“", "«": "»", "(": ")"}


class UnreadableText(Exception):
    """The file is not a text we can import; the message says why, in a sentence."""


@dataclass(frozen=True)
class ImportedText:
    """What a text file says, and what it proposes for the fields of an article.

    `headline` and `slug` are proposals and may be empty; `warnings` are sentences for the desk.
    """

    day: date | None
    headline: str
    slug: str
    paragraphs: tuple[str, ...]
    encoding: str
    warnings: tuple[str, ...] = ()


def parse(data: bytes) -> ImportedText:
    """Read a file of UTF-8 or Windows-1252. Raises UnreadableText.

    The first line may start with "date YYYY-MM-DD"; blank lines part paragraphs; lines inside a
    paragraph are joined.
    """
    text, encoding, warnings = _decode(data)
    day, text = _take_day(text)
    paragraphs = _paragraphs(text)
    if not paragraphs:
        raise UnreadableText("The file is empty." if not day else "There is a date but no text.")
    headline, rest = _own_headline(paragraphs)
    if headline:
        warnings.append("The first line was taken as the headline.")
    else:
        headline = propose_headline(rest)
    if not headline:
        warnings.append("No headline could be proposed.")
    return ImportedText(day, headline, slug_of(headline), rest, encoding, tuple(warnings))


def _decode(data: bytes) -> tuple[str, str, list[str]]:
    if len(data) > MAX_BYTES:
        raise UnreadableText(too_large(len(data)))
    if not data.strip():
        raise UnreadableText("The file is empty.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableText("The file is in UTF-16. Save it as UTF-8 and import it again.")
    warnings = []
    try:
        text, encoding = data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        text, encoding = _decode_windows(data), "Windows-1252"
        warnings.append("Read as Windows-1252: check accents and quotation marks.")
    if _CONTROL.search(text):
        raise UnreadableText("This is not a text file: it contains control characters.")
    if "\ufffd" in text:
        warnings.append("The file has characters (�) that were lost before it came here.")
    return text, encoding, warnings


def _decode_windows(data: bytes) -> str:
    refusal = UnreadableText(
        "The file is neither UTF-8 nor Windows-1252. Save it as UTF-8 and import it again."
    )
    if _CONTROL.search(data.decode("latin-1")):
        raise UnreadableText("This is not a text file: it contains control characters.")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise refusal from None
    if sum(character > "\x7f" for character in text) > MAX_FOREIGN * len(text):
        raise refusal
    return text


def too_large(size: int) -> str:
    return (
        f"The file is too large: {size / 1024**2:,.1f} MB of {MAX_BYTES // 1024**2} MB. "
        "Nothing was imported."
    )


def _take_day(text: str) -> tuple[date | None, str]:
    found = _DAY.match(text)
    if not found:
        return None, text
    try:
        return date.fromisoformat(found[1]), text[found.end() :]
    except ValueError:
        raise UnreadableText(
            f"“{found[1]}” is not a date: write it as 2022-05-23, or leave it out."
        ) from None


def _paragraphs(text: str) -> tuple[str, ...]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n\n").replace("\f", "\n\n")
    blocks = (_LINE_BREAKS.sub(" ", block).strip() for block in _BLANK_LINES.split(text))
    return tuple(block for block in blocks if block)


def _own_headline(paragraphs: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A short first paragraph that ends like no sentence is a headline, and not repeated."""
    first, *rest = paragraphs
    if rest and len(first) <= MAX_HEADLINE and not re.search(r"[.,:;!?…][”’»\")]*$", first):
        return first, tuple(rest)
    return "", paragraphs


def propose_headline(paragraphs: tuple[str, ...]) -> str:
    """The first sentence that gives one: whole words of it, cut at a clause where it is long.

    At most MAX_HEADLINE characters, with no quotation left open; "" where nothing fits.
    """
    for paragraph in paragraphs[:3]:
        for sentence in _sentences(paragraph[:2000]):
            headline = _shortened(sentence)
            if len(headline.split()) > 1 or (headline and " " not in sentence):
                return headline
    return ""


def _sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, a quotation of several being a part of one."""
    sentences, start = [], 0
    for end in _SENTENCE_END.finditer(paragraph):
        sentence = paragraph[start : end.end()].strip()
        if not _ABBREVIATION.search(sentence) and not _left_open(sentence):
            sentences.append(sentence)
            start = end.end()
    return [*sentences, paragraph[start:].strip()]


def _left_open(text: str) -> list[str]:
    """The opening marks of quotations and brackets that nothing closes."""
    return [mark for mark, end in _PAIRS.items() if text.count(mark) > text.count(end)]


def _shortened(sentence: str) -> str:
    sentence = re.sub(r"(?<!\.)\.$", "", sentence)
    if len(sentence) > MAX_HEADLINE:
        sentence = _cut(sentence)
    for opening in _left_open(sentence):
        sentence = sentence[: sentence.rindex(opening)]
    words = sentence.rstrip(" ,;:–—-").split(" ")
    while words and _DANGLING.fullmatch(words[-1]):
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-")


def _cut(sentence: str) -> str:
    """At the last clause that fits and leaves a third of the room used, else after a word."""
    room = sentence[: MAX_HEADLINE + 1]
    for pattern in _CLAUSE_STARTS:
        starts = [found.start() for found in pattern.finditer(room)]
        if starts and starts[-1] > MAX_HEADLINE // 3:
            return room[: starts[-1]]
    whole, space, _ = room.rpartition(" ")
    return whole if space else room[:MAX_HEADLINE]


def slug_of(headline: str) -> str:
    """The headline as the last part of an address; "" where no Latin letter or digit is left."""
    plain = unicodedata.normalize("NFKD", headline.replace("’", "").replace("'", ""))
    plain = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100].strip("-")
