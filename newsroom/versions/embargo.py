"""Nothing is public by accident: what an article would give away, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.models import Article
from newsroom.articles.names import find_names
from newsroom.quotes import marks
from partnerships.models import Name, Record, Statement


@dataclass(frozen=True)
class Hidden:
    """Something readers may not see yet, and the sentence that says where the article has it."""

    thing: Any
    sentence: str


def gives_away(article: Article, live_from: datetime) -> list[str]:
    """Each thing the article names, quotes, cites or reports that would still be hidden.

    One sentence each, with the words concerned; empty when it may be published at `live_from`
    (a datetime; what is past counts as now). What goes public with the article hinders nothing,
    but a document whose embargo runs longer does.
    """
    at = max(live_from, timezone.now())
    together = {
        key
        for row in article.public_with.all()
        for key in (
            ("record", row.record_id), ("statement", row.statement_id),
            ("document", row.document_id), ("quote", row.quote_id),
        )
    }  # fmt: skip
    sentences = [
        hidden.sentence
        for hidden in _hidden(article, at)
        if _key(hidden.thing) not in together or _embargoed(hidden.thing, at)
    ]
    if article.embargo_until and article.embargo_until > at:
        sentences.insert(0, f"The article is under embargo: {_when(article.embargo_until)}.")
    return list(dict.fromkeys(sentences))


def hidden_in(article: Article) -> list[Any]:
    """The records, statements, documents and quotes in the article that only the desk sees now.

    Those already bound to the article are left out: they go public with it anyway.
    """
    bound = {_key(row.target) for row in article.public_with.all()}
    found = {_key(hidden.thing): hidden.thing for hidden in _hidden(article, timezone.now())}
    return [thing for key, thing in found.items() if key not in bound]


def _key(thing) -> tuple[str, int]:
    """Which column of PublicWith would hold it, and its primary key there."""
    if isinstance(thing, Record):
        return "record", thing.pk
    if isinstance(thing, Statement):
        return "statement", thing.pk
    return thing._meta.model_name, thing.pk


def _embargoed(thing, at) -> bool:
    until = getattr(thing, "embargo_until", None)
    return until is not None and until > at


def _when(moment: datetime | None) -> str:
    if moment is None:
        return "seen only at the desk"
    return f"public from {date_format(timezone.localtime(moment), 'j F Y, H:i')}"


def _released(thing) -> str:
    moments = [thing.public_from, getattr(thing, "embargo_until", None)]
    return _when(max(filter(None, moments)) if thing.public_from else None)


def _hidden(article: Article, at: datetime) -> Iterator[Hidden]:
    def look(thing, sentence):
        if thing is not None and not thing.is_public(at):
            yield Hidden(thing, f"{sentence} {_released(thing)}.")

    for passage in _passages(article):
        quote, words = passage.quote, f"The quote “{passage.words}”"
        yield from look(quote, f"{words} is")
        yield from look(quote.document, f"{words} comes from “{quote.document}”,")
        for speaker in quote.speakers.all():
            for record in (speaker.person, speaker.company):
                yield from look(record, f"{words} names {record},")
            yield from look(speaker.document, f"{words} is attributed to “{speaker.document}”,")
            if speaker.appointment and not speaker.appointment.is_released(at):
                yield from look(speaker.appointment, f"{words} names the post “{speaker.post}”,")
    for mention in article.mentions.accepted().select_related("record"):
        yield from look(mention.record, f"“{mention.words or mention.record}” is")
    for row in article.article_claims.select_related("claim__subject"):
        if not row.claim.is_released(at):
            yield from look(row.claim, f"The claim “{row.claim}” is")
        yield from look(row.claim.subject, f"The claim “{row.claim}” is about {row.claim.subject},")
    yield from _hidden_names(article, at)


def _passages(article: Article):
    return (
        article.passages.attached()
        .select_related("quote__document")
        .prefetch_related(
            "quote__speakers__person",
            "quote__speakers__company",
            "quote__speakers__document",
            "quote__speakers__appointment",
        )
    )


def _hidden_names(article: Article, at: datetime) -> Iterator[Hidden]:
    """Names and aliases of hidden records in the plain text, tagged or not."""
    text = "\n".join(
        [
            article.headline,
            article.standfirst,
            article.lead_caption,
            article.lead_alternative_text,
            article.disclosure_note,
            marks.text_of(article.body),
        ]
    )
    hidden = Record.objects.standing().desk_only(at)
    names = [
        *hidden.values_list("name", "pk"),
        *Name.objects.filter(record__in=hidden).values_list("text", "record"),
    ]
    # A word that also names something public gives nothing away.
    public = Record.objects.public(at)
    known = {
        name.casefold()
        for names_of in (
            public.values_list(F("name"), flat=True),
            Name.objects.filter(record__in=public).values_list("text", flat=True),
        )
        for name in names_of
    }
    found = [match for match in find_names(text, names) if match.words.casefold() not in known]
    records = hidden.in_bulk({match.key for match in found})
    for match in found:
        record = records[match.key]
        yield Hidden(record, f"The text names “{match.words}”, {_released(record)}.")
