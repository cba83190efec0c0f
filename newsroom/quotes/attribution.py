"""The post that we print with a speaker's name, against the posts on file for that day. Pure.

    check_attribution("Ada Byron, CEO of Halia AG", posts, day, names=["Ada Byron"])

Two readers: the desk's panel of a quotation, and the warnings before publication, for which
`HAD_LEFT` is “this post ended before the day”. `attributions.py` loads what it asks for.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerships.dates import parse
from partnerships.people.posts import Certainty, held_on


class Attribution(StrEnum):
    AS_ON_FILE = "as_on_file"
    DIFFERS = "differs"
    HAD_LEFT = "had_left"
    NOT_YET = "not_yet"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class FiledPost:
    """An appointment as values; the dates are EDTF, any of them may be empty."""

    role: str
    company: str = ""
    also: tuple[str, ...] = ()  # other names of the company
    started: str = ""
    ended: str = ""
    end_status: str = "unknown"
    seen_on: str = ""

    def on(self, day: date) -> Certainty:
        return held_on(
            day,
            started=self.started,
            ended=self.ended,
            end_status=self.end_status,
            seen_on=self.seen_on,
        )

    def __str__(self):
        named = self.company and self.company.casefold() not in self.role.casefold()
        return f"{self.role}, {self.company}" if named else self.role


@dataclass(frozen=True)
class AttributionCheck:
    """`reason` is a sentence for the desk; `post` the one on file that it speaks of."""

    finding: Attribution
    reason: str
    post: FiledPost | None = None


#: Posts that go by several names; what they become is one word.
_SAME = [
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\bceo\b|\bchief exec(?:utive)?(?: officer)?\b", "chief_exec"),
        (r"\bvorstandsvorsitzende[rn]?\b", "chief_exec"),
        (r"\bcfo\b|\b(?:chief )?finance chief\b", "chief_finance"),
        (r"\bchief financ(?:e|ial) officer\b", "chief_finance"),
        (r"\bcoo\b|\bchief operating officer\b|\bchief operations officer\b", "chief_operating"),
        (r"\bcto\b|\bchief technolog(?:y|ical) officer\b|\btechnology chief\b", "chief_technology"),
        (r"\bcmo\b|\bchief marketing officer\b|\bmarketing chief\b", "chief_marketing"),
        (r"\bcpo\b|\bchief product officer\b|\bproduct chief\b", "chief_product"),
        (r"\bsvp\b", "senior vice_president"),
        (r"\bevp\b", "executive vice_president"),
        (r"\bvp\b|\bvice president\b", "vice_president"),
        (r"\bmd\b|\bmanaging director\b|\bgeschaftsfuhrer(?:in)?\b", "managing_director"),
        (r"\bchair(?:man|woman|person)\b", "chair"),
        (r"\bspokes(?:man|woman|people)\b", "spokesperson"),
        (r"\bco founder\b", "cofounder"),
        (r"\badvisor\b", "adviser"),
        (r"\bvice chair\b", "deputy chair"),
    )
]  # fmt: skip
#: Small words, and what companies carry behind their names.
_FILLERS = {
    *("a", "an", "and", "as", "at", "der", "des", "die", "for", "former", "formerly", "in", "its"),
    *("later", "of", "officer", "s", "the", "then", "und", "von"),
    *("ag", "co", "corp", "corporation", "company", "gmbh", "group", "inc", "limited", "ltd"),
    *("oy", "plc", "se"),
}
_ROLES = {
    *("adviser", "analyst", "board", "chair", "chief", "chief_exec", "chief_finance"),
    *("chief_marketing", "chief_operating", "chief_product", "chief_technology", "cofounder"),
    *("designer", "director", "employee", "expert", "founder", "head", "lead", "leader"),
    *("manager", "managing_director", "member", "owner", "partner", "president"),
    *("spokesperson", "vice_president"),
}
_WITH_ROLES = {"deputy", "executive", "interim", "management", "senior", "supervisory", "acting"}
#: Of a whole company unless a part of it is named: “president” is not “president, China”.
_OF_THE_WHOLE = {"chair", "chief_exec", "head", "president"}


def check_attribution(
    printed: str, posts: Iterable[FiledPost], on: date | None, *, names: Sequence[str] = ()
) -> AttributionCheck:
    """Whether the post in `printed` is on file for that day.

    `printed` is an attribution with or without the speaker's name, one of `names`; words of it
    that are neither a post nor the company's name make it differ.
    """
    posts = list(posts)
    words = _words(printed) - {word for name in names for word in _words(name)}
    if not words & _ROLES:
        return AttributionCheck(Attribution.NOT_KNOWN, "No post is printed.")
    if on is None:
        return AttributionCheck(Attribution.NOT_KNOWN, "The day is not known.")
    meant = [post for post in posts if _is_meant(words, post)]
    if meant:
        return min((_dated(post, on) for post in meant), key=lambda check: _ORDER[check.finding])
    held = [post for post in posts if not post.on(on).is_ruled_out]
    if held:
        held.sort(key=lambda post: not post.on(on).is_certain)
        reason = f"On file for that day: {'; '.join(map(str, held))}."
        return AttributionCheck(Attribution.DIFFERS, reason, held[0])
    return AttributionCheck(Attribution.NOT_KNOWN, "No post of that day is on file.")


_ORDER = {
    finding: place
    for place, finding in enumerate(
        (
            Attribution.AS_ON_FILE,
            Attribution.NOT_KNOWN,
            Attribution.HAD_LEFT,
            Attribution.NOT_YET,
        )
    )
}


def _dated(post: FiledPost, on: date) -> AttributionCheck:
    held = post.on(on)
    if held.is_certain:
        return AttributionCheck(Attribution.AS_ON_FILE, f"On file that day: {post}.", post)
    if not held.is_ruled_out:
        reason = f"On file, but not for certain that day: {post}. {' '.join(held.reasons)}"
        return AttributionCheck(Attribution.NOT_KNOWN, reason, post)
    not_yet = bool(post.started) and on < parse(post.started).earliest
    finding = Attribution.NOT_YET if not_yet else Attribution.HAD_LEFT
    return AttributionCheck(finding, f"{post}: {' '.join(held.reasons)}", post)


def _is_meant(words: set[str], post: FiledPost) -> bool:
    filed = _words(post.role)
    company = {word for name in (post.company, *post.also) for word in _words(name)}
    said = words - (company - filed)
    if not said or not said <= filed:
        return False
    parts = filed - _ROLES - _WITH_ROLES
    return not parts or bool(said & parts) or not said & _OF_THE_WHOLE


def _words(text: str) -> set[str]:
    """The words of a post or name that count, each post as one word."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    plain = " ".join(re.findall(r"\w+", plain.replace("’", "'")))
    for pattern, name in _SAME:
        plain = pattern.sub(name, plain)
    return set(plain.split()) - _FILLERS
