"""Quotes in the demo's texts: marks round the words, and what the check of each finds."""

from newsroom.demo.manuscripts import Manuscript
from newsroom.models import Article, Passage, Quote
from newsroom.quotes.actions import sync_passages, tag
from newsroom.quotes.checking import check_passage

#: In a head: the article names no speaker.
NOBODY = "nobody"


def tag_quotes(article: Article, version: Manuscript, quotes: dict, *, desk: dict) -> None:
    """Store the body of a version, with a passage for each quote that it uses, checked.

    A later version uses the passage of the one before, unless it names another speaker.
    """
    passages = {
        name: _use(article, quotes[name], words, version.attribution(name), by=desk["reporter"])
        for name, words in version.quotes.items()
    }
    article.body = version.body({name: passage.pk for name, passage in passages.items()})
    article.full_clean()
    article.save()
    sync_passages(article)
    for passage in passages.values():
        passage.refresh_from_db()
        check_passage(passage, by=desk["factchecker"])


def _use(
    article: Article, known: tuple[Quote, dict], words: str, attribution: str, *, by
) -> Passage:
    quote, row = known
    attribution = attribution or ", ".join(str(speaker) for speaker in quote.speakers.all())[:300]
    printed = "" if attribution == NOBODY else attribution
    used = article.passages.filter(quote=quote, attribution=printed).first()
    if used:
        return used
    passage = tag(article, quote=quote, words=words, by=by, attribution=printed)
    passage.via = row.get("via", "")
    passage.save()
    return passage
