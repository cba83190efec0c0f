"""Quotes in the demo's texts: marks round the words, and what the fact-checker found."""

from difflib import SequenceMatcher

from django.utils import timezone

from newsroom.demo.manuscripts import Manuscript
from newsroom.models import Article, Passage, Quote, SpeakerFinding, WordsFinding
from newsroom.quotes.actions import sync_passages, tag


def tag_quotes(article: Article, version: Manuscript, quotes: dict, *, desk: dict) -> None:
    """Store the body of a version, with a passage for each quote that it uses.

    A later version uses the passage of the one before, unless it names another speaker.
    """
    passages = {
        name: _use(article, quotes[name][0], words, version.attribution(name), by=desk["reporter"])
        for name, words in version.quotes.items()
    }
    article.body = version.body({name: passage.pk for name, passage in passages.items()})
    article.full_clean()
    article.save()
    sync_passages(article)
    for name, passage in passages.items():
        passage.refresh_from_db()
        _check(passage, quotes[name][1], version.attribution(name))
        passage.checked_by, passage.checked_at = desk["factchecker"], timezone.now()
        passage.full_clean()
        passage.save()


def _use(article: Article, quote: Quote, words: str, attribution: str, *, by) -> Passage:
    attribution = attribution or ", ".join(str(speaker) for speaker in quote.speakers.all())[:300]
    return article.passages.filter(quote=quote, attribution=attribution).first() or tag(
        article, quote=quote, words=words, by=by, attribution=attribution
    )


def _check(passage: Passage, row: dict, attribution: str) -> None:
    """The words against those on file, the speaker against the one who spoke."""
    passage.via = row.get("via", "")
    known, printed = passage.quote.words, passage.words
    if any(_folded(fragment) not in _folded(known) for fragment in passage.fragments):
        passage.words_finding = WordsFinding.ALTERED
        passage.words_difference = difference(known, printed)
    elif passage.via:
        passage.words_finding = WordsFinding.SECOND_HAND
    elif _stands_in(passage.quote.document.text, passage.fragments):
        passage.words_finding = WordsFinding.VERBATIM
    else:
        passage.words_finding = WordsFinding.NO_TEXT
    passage.speaker_finding = (
        SpeakerFinding.DIFFERS if attribution else row.get("speaker_finding", SpeakerFinding.AGREES)
    )


def _folded(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()


def _stands_in(text: str, fragments: list[str]) -> bool:
    return all(_folded(fragment) in _folded(text) for fragment in fragments)


def difference(known: str, printed: str) -> list[list[str]]:
    """How `printed` departs from `known`: words that are equal, inserted or deleted, in order."""
    before, after = known.split(" "), printed.split(" ")
    found: list[list[str]] = []
    for kind, start, end, first, last in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            found.append(["equal", " ".join(before[start:end])])
        if kind in ("delete", "replace"):
            found.append(["delete", " ".join(before[start:end])])
        if kind in ("insert", "replace"):
            found.append(["insert", " ".join(after[first:last])])
    return found
