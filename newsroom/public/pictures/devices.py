"""A device: where it stands among its relatives, and how the day it was expected narrowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsroom.public.pictures.bars import BAR, MARGIN, axis, day_line, marks
from newsroom.public.pictures.key import key
from newsroom.public.pictures.lettering import clipped, width_of
from newsroom.public.pictures.runs import Mark, parse
from newsroom.public.pictures.scale import Scale, fitted
from newsroom.public.pictures.shapes import (
    Circle,
    Line,
    Linked,
    Path,
    Picture,
    Rect,
    Shape,
    Text,
    number,
)
from newsroom.public.pictures.timeline import WIDE

ROW = 34
LINEAGE_KEY = (("ring", "what happened"), ("said", "a rumour about it"))
EXPECTED_KEY = (("said", "said on this day"), ("open", "expected in these days"))
TONES = {"came_true": "good", "did_not": "bad", "partly": "half", "premature": "half"}


@dataclass(frozen=True)
class Relative:
    """A device of the family: what happened to it, and how it relates to the one in question
    ("" for that one itself). `spoken_of` are the days on which somebody foretold something."""

    name: str
    url: str
    relation: str = ""
    events: tuple[Mark, ...] = ()
    spoken_of: tuple[str, ...] = ()

    @property
    def days(self) -> list[date]:
        return [parse(mark.on).earliest for mark in self.events if mark.on] + [
            parse(text).earliest for text in self.spoken_of
        ]


@dataclass(frozen=True)
class Expectation:
    """A claim about a day: said on, from and to (either may be open), and what came of it."""

    claimed_on: str
    title: str
    url: str
    earliest: date | None
    latest: date | None
    finding: str = ""
    verdict: str = "Open"

    @property
    def window(self) -> str:
        first, last = self.earliest, self.latest
        if not (first and last):
            return f"from {_spoken(first)}" if first else f"by {_spoken(last)}"
        if first == last:
            return _spoken(first)
        shared = (first.year == last.year) + ((first.year, first.month) == (last.year, last.month))
        words = _spoken(first).split()[: 3 - shared]
        return f"{' '.join(words)} to {_spoken(last)}"

    def __str__(self) -> str:
        return f"{parse(self.claimed_on)}: {self.title} ({self.window}). {self.verdict}."


def _spoken(day: date) -> str:
    return str(parse(day.isoformat()))


def lineage(
    device: str,
    relatives: Sequence[Relative],
    *,
    today: date,
    word: str = "Today",
    width: float = WIDE,
) -> Picture | None:
    """A row each, from the first known day down; None with fewer than two that have one."""
    dated = sorted((row for row in relatives if row.days), key=lambda row: min(row.days))
    if len(dated) < 2:
        return None
    scale = fitted([day for row in dated for day in row.days], 8, width - MARGIN - 8)
    signs, top = key(LINEAGE_KEY, width)
    top += 18
    shapes: list[Shape] = []
    y = top + 6
    for row in dated:
        shapes.append(_relative(row, scale, y))
        y += ROW
    bottom = y + 2
    ties = _ties(dated, scale, top + 6)
    told = ". ".join(_in_words(row) for row in dated) + "."
    return Picture(
        width,
        bottom + 18,
        f"{device}: before and after",
        told,
        [
            *signs,
            *axis(scale, top, bottom),
            *day_line(scale, today, word, top, bottom),
            *ties,
            *shapes,
        ],
    )


def expected(
    device: str,
    claims: Sequence[Expectation],
    happened: Sequence[Mark],
    *,
    today: date,
    word: str = "Today",
    width: float = WIDE,
) -> Picture | None:
    """A row for each claim in the order in which they were made: when it was said, and the days
    it foretold. `happened` are the days that settled it. None without a claim that has a window."""
    claims = sorted(
        (claim for claim in claims if claim.earliest or claim.latest),
        key=lambda claim: (parse(claim.claimed_on).earliest, claim.title),
    )
    if not claims:
        return None
    came = [(mark, parse(mark.on)) for mark in happened if mark.on]
    days = [day.earliest for _, day in came] + [
        day
        for claim in claims
        for day in (parse(claim.claimed_on).earliest, claim.earliest, claim.latest)
        if day
    ]
    scale = fitted(days, 8, width - MARGIN - 8)
    signs, top = key(EXPECTED_KEY, width)
    top += 18
    shapes: list[Shape] = []
    y = top + 6
    for claim in claims:
        shapes.append(_expectation(claim, scale, y))
        y += ROW
    bottom = y + 2
    lines: list[Shape] = []
    for place, (mark, day) in enumerate(came[:2]):
        lines += _came(mark, scale, scale.x(day.earliest), top, bottom + 14 * place)
    return Picture(
        width,
        bottom + 4 + 14 * max(min(len(came), 2), 1),
        f"{device}: the day it was expected",
        " ".join(map(str, claims)) + "".join(f" {mark}." for mark, _ in came),
        [
            *signs,
            *axis(scale, top, bottom),
            *(lines or day_line(scale, today, word, top, bottom)),
            *shapes,
        ],
    )


def _came(mark: Mark, scale: Scale, x: float, top: float, bottom: float) -> list[Shape]:
    words = clipped(str(mark), scale.right - scale.left, 12)
    half = width_of(words, 12) / 2
    middle = min(max(x, scale.left + half), scale.right + MARGIN - half)
    return [
        Line(x, top, x, bottom, "today"),
        Text(middle, bottom + 13, words, "today-name", "middle"),
    ]


def _expectation(claim: Expectation, scale: Scale, y: float) -> Linked:
    said = scale.x(parse(claim.claimed_on).earliest)
    left = scale.x(claim.earliest) if claim.earliest else said
    right = scale.x(claim.latest) if claim.latest else scale.right
    look = TONES.get(claim.finding, "open")
    top = y + 18
    fits = width_of(f"{claim.title} {claim.verdict}", 12) + 6 < scale.right - scale.left
    words = claim.title if fits else claim.window
    hit = Rect(min(said, left) - 6, y, max(right, said) - min(said, left) + 12, ROW - 2, "hit")
    shapes: list[Shape] = [
        hit,
        _label(min(said, left), words, claim.verdict, scale, y),
        Line(said, top + BAR / 2, left, top + BAR / 2, "tie"),
        Circle(said, top + BAR / 2, 2.6, "said", title=f"Said {parse(claim.claimed_on)}"),
        Rect(left, top, max(right - left, 5), BAR, look,
             fade="" if claim.earliest and claim.latest else "out" if claim.earliest else "in"),
    ]  # fmt: skip
    return Linked(claim.url, str(claim), tuple(shapes))


def _relative(row: Relative, scale: Scale, y: float) -> Linked:
    first, last = scale.x(min(row.days)), scale.x(max(row.days))
    middle = y + 22
    look = "label" if row.relation else "label own-name"
    shapes: list[Shape] = [
        Rect(first - 6, y, max(last - first, 60) + 12, ROW - 2, "hit"),
        _label(first, row.name, row.relation or _happened(row), scale, y, look),
        Line(first, middle, last, middle, "tie"),
    ]
    for text in row.spoken_of:
        x = scale.x(parse(text).earliest)
        shapes.append(Circle(x, middle, 2, "said", title=f"Spoken of, {parse(text)}"))
    for ring in marks(row.events, scale, middle):
        shapes.append(Circle(ring.x, ring.y, 4, "event" if row.relation else "own", ring.title))
    return Linked(row.url, _in_words(row), tuple(shapes))


def _ties(rows: Sequence[Relative], scale: Scale, top: float) -> list[Shape]:
    """From the device in question to each of its relatives."""
    places = {row: (scale.x(min(row.days)), top + ROW * n + 22) for n, row in enumerate(rows)}
    own = next((row for row in rows if not row.relation), None)
    if not own:
        return []
    ties = []
    for row, place in places.items():
        if row is not own:
            (x1, y1), (x2, y2) = sorted((places[own], place), key=lambda at: at[1])
            d = f"M{number(x1)} {number(y1)}V{number(y2)}H{number(x2)}"
            ties.append(Path(d, "tie", title=f"{row.name}: {row.relation}"))
    return ties


def _label(x, words, more, scale, y, look="label") -> Text:
    edge = scale.right + MARGIN
    more = clipped(more, (edge - scale.left) * 0.55, 12)
    room = edge - scale.left - 6 - width_of(more, 12)
    words = clipped(words, room, 12)
    if x + width_of(words, 12) + 6 + width_of(more, 12) > edge:
        return Text(edge, y + 12, words, look, "end", more)
    return Text(max(x - 3, scale.left), y + 12, words, look, "start", more)


def _happened(row: Relative) -> str:
    return str(row.events[-1]) if row.events else "spoken of"


def _in_words(row: Relative) -> str:
    relation = f" ({row.relation})" if row.relation else ""
    return f"{row.name}{relation}: " + (
        "; ".join(map(str, row.events)) or "nothing but rumours so far"
    )
