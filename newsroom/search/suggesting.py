"""What to ask instead, and what to ask at all: only what has a hit now."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, Q
from django.utils import timezone

from newsroom.models import PrintedMention, Version
from newsroom.search.models import SearchEntry
from newsroom.search.query import beginning, read
from newsroom.search.spelling import allowed, nearest, pieces
from newsroom.search.words import folded, joined
from partnerships.models import Record

SUGGESTIONS = 8
#: Titles looked at for a near one, and names for a beginning.
TITLES, NAMES = 2_000, 200
#: The stories, the newest ones, whose names are offered to who has asked for nothing yet.
STORIES = 200
_NAMED = ("record_id", "key", "record__name", "name__text", "record__kind", "record__slug")


@dataclass(frozen=True)
class Suggestion:
    """A record that readers may see, by the name that begins as asked."""

    name: str
    kind: str
    address: str


def suggestions(
    words: str, *, at: datetime | None = None, limit: int = SUGGESTIONS
) -> list[Suggestion]:
    """Records with a name that goes on from these words: one query.

    For no words those that the newest stories name most.
    """
    at = at or timezone.now()
    query = beginning(read(words))
    if not query:
        return _named_lately(at, limit) if not words.strip() else []
    rows = (
        SearchEntry.objects.live(at)
        .naming_records()
        .matching(query)
        .values_list(
            "record_id", "key", "record__name", "name__text", "record__kind", "record__slug"
        )
        .order_by()[:NAMES]
    )
    begins = joined(words)
    ordered = sorted(rows, key=lambda row: (not row[1].startswith(begins), len(row[1]), row[1]))
    found: dict[int, Suggestion] = {}
    for key, _, name, other_name, kind, slug in ordered:
        record = Record(kind=kind, slug=slug)
        found.setdefault(key, Suggestion(other_name or name, kind, record.get_absolute_url()))
    return list(found.values())[:limit]


def _named_lately(at: datetime, limit: int) -> list[Suggestion]:
    newest = Version.objects.live(at).order_by("-live_from").values("pk")[:STORIES]
    named = (
        PrintedMention.objects.filter(version__in=newest, record__in=Record.objects.public(at))
        .values_list("record__name", "record__kind", "record__slug")
        .annotate(count=Count("pk"))
        .order_by("-count", F("record__name"))
    )
    return [
        Suggestion(name, kind, Record(kind=kind, slug=slug).get_absolute_url())
        for name, kind, slug, _ in named[:limit]
    ]


def did_you_mean(words: str, *, at: datetime | None = None) -> list[str]:
    """The same question without its slips, the likeliest first: two queries, only what has a hit.

    Near words are looked for in live names and headlines.
    """
    at = at or timezone.now()
    asked = folded(words[:200]).split()
    wanted = [word for word in dict.fromkeys(asked) if allowed(word)]
    likely = Q()
    for word in wanted:
        for piece in pieces(word):
            likely |= Q(title__contains=piece)
    if not likely:
        return []
    live = SearchEntry.objects.live(at)
    titles = list(
        live.filter(likely).values_list("title", "key", "record__name").order_by()[:TITLES]
    )
    guesses = _guesses(asked, joined(words), titles)
    if not guesses:
        return []
    has_hit = {
        f"guess_{number}": Exists(live.containing(read(guess)).order_by().values("pk"))
        for number, guess in enumerate(guesses)
    }
    answers = live.order_by().annotate(**has_hit).values_list(*has_hit).first() or ()
    return [guess for guess, is_hit in zip(guesses, answers, strict=False) if is_hit]


def _guesses(asked: list[str], key: str, titles: list[tuple[str, str, str | None]]) -> list[str]:
    """A name near the whole question, then the question with its unknown words replaced."""
    guesses = []
    names = {name_key: name for _, name_key, name in titles if name_key}
    if near := nearest(key, names):
        guesses.append(names[near])
    vocabulary = {word for title, _, _ in titles for word in title.split()}
    mended = [word if word in vocabulary else nearest(word, vocabulary) or word for word in asked]
    if mended != asked:
        guesses.append(" ".join(mended))
    unlike = {folded(guess): guess for guess in reversed(guesses)}
    return [guess for guess in guesses if unlike.get(folded(guess)) == guess][:3]
