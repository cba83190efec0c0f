"""Nothing is public by accident: what an article would give away, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.articles.models import Article
from newsroom.articles.names import find_names
from newsroom.quotes import marks
from newsroom.quotes.models import Quote, QuoteSpeaker
from newsroom.versions.linking import internal_links
from newsroom.versions.material import Material
from partnerships.models import Citation, Document, Name, Record, Statement


@dataclass(frozen=True)
class Hidden:
    """Something readers may not see yet, the sentence that says where the article has it, and
    the words there."""

    thing: Any
    sentence: str
    words: str = ""

    def is_embargoed(self, at: datetime) -> bool:
        until = getattr(self.thing, "embargo_until", None)
        return until is not None and until > at


def hidden_at_publication(material: Material) -> list[Hidden]:
    """What would still be hidden at that time, though the article names, links, quotes, cites or
    reports it; what goes public with it hinders nothing, but for a document whose embargo runs
    longer. Each sentence once."""
    together = {_key(row.target) for row in material.together}
    return list(
        {
            hidden.sentence: hidden
            for hidden in _hidden_of(material)
            if _key(hidden.thing) not in together or hidden.is_embargoed(material.at)
        }.values()
    )


def lock_documents(article: Article) -> None:
    """Wait for whoever is moving the embargo of a document on which the article depends, and keep
    others from it until this transaction is over: an embargo is read as it will stand."""
    cited = Citation.objects.filter(
        Q(record__public_with__article=article)
        | Q(statement__public_with__article=article)
        | Q(statement__as_claim__article_claims__article=article)
    )
    said = QuoteSpeaker.objects.filter(quote__passages__article=article)
    quotes = Quote.objects.filter(passages__article=article)
    depended_on = Document.objects.filter(
        Q(pk__in=cited.values("document"))
        | Q(pk__in=said.filter(document__isnull=False).values("document"))
        | Q(pk__in=quotes.filter(document__isnull=False).values("document"))
        | Q(public_with__article=article)
    )
    rows = Document.objects.select_for_update(no_key=True).filter(pk__in=depended_on.values("pk"))
    list(rows.order_by("pk").values_list("pk", flat=True))


def article_embargo(material: Material) -> str:
    """The sentence about the article's own embargo where it ends later, or nothing."""
    until = material.article.embargo_until
    if until and until > material.at:
        return f"The article is under embargo: {_when(until)}."
    return ""


def hidden_in(article: Article) -> list[Any]:
    """The records, statements, documents and quotes in the article that only the desk sees now.

    Those already bound to the article are left out: they go public with it anyway.
    """
    material = Material(article)
    bound = {_key(row.target) for row in material.together}
    found = {_key(hidden.thing): hidden.thing for hidden in _hidden_of(material)}
    return [thing for key, thing in found.items() if key not in bound]


def _key(thing) -> tuple[str, int]:
    """Which column of PublicWith would hold it, and its primary key there."""
    if isinstance(thing, Record):
        return "record", thing.pk
    if isinstance(thing, Statement):
        return "statement", thing.pk
    return thing._meta.model_name, thing.pk


def _when(moment: datetime | None) -> str:
    if moment is None:
        return "seen only at the desk"
    return f"public from {date_format(timezone.localtime(moment), 'j F Y, H:i')}"


def _released(thing) -> str:
    moments = [thing.public_from, getattr(thing, "embargo_until", None)]
    return _when(max(filter(None, moments)) if thing.public_from else None)


def _hidden_of(material: Material) -> list[Hidden]:
    """Looked for once, however many checks ask."""
    if not hasattr(material, "hidden"):
        material.hidden = [*_hidden(material), *_cited(material), *_hidden_names(material)]
    return material.hidden


def _hidden(material: Material) -> Iterator[Hidden]:
    at = material.at

    def look(thing, sentence, words=""):
        if thing is not None and not thing.is_public(at):
            yield Hidden(thing, f"{sentence} {_released(thing)}.", words)

    for passage in material.passages:
        quote, said = passage.quote, f"The quote “{passage.words}”"
        words = passage.fragments[0] if passage.fragments else ""
        yield from look(quote, f"{said} is", words)
        yield from look(quote.document, f"{said} comes from “{quote.document}”,", words)
        for speaker in quote.speakers.all():
            for record in (speaker.person, speaker.company):
                yield from look(record, f"{said} names {record},", words)
            document = speaker.document
            yield from look(document, f"{said} is attributed to “{document}”,", words)
            post = speaker.appointment
            if post and not post.is_released(at):
                yield from look(post, f"{said} names the post “{speaker.post}”,", words)
    for mention in material.mentions:
        named = mention.words or mention.record
        yield from look(mention.record, f"“{named}” is", mention.words)
    for claim in material.reported:
        if not claim.is_released(at):
            yield from look(claim, f"The claim “{claim}” is")
        yield from look(claim.subject, f"The claim “{claim}” is about {claim.subject},")
    for link in internal_links(material):
        if link.thing is not None:
            told = f"The link “{link.words or link.href}” leads to {link.thing},"
            yield from look(link.thing, told, link.words)


def _cited(material: Material) -> Iterator[Hidden]:
    """Documents under embargo from which we have what goes out with the article or is reported."""
    records = [row.record_id for row in material.together if row.record_id]
    statements = [row.statement_id for row in material.together if row.statement_id]
    claims = {claim.pk: f"The claim “{claim}”" for claim in material.reported}
    statements += claims
    if not (records or statements):
        return
    cited = Citation.objects.filter(
        Q(record__in=records) | Q(statement__in=statements),
        document__embargo_until__gt=material.at,
    ).select_related("document", "record")
    for row in cited:
        thing = row.record or claims.get(row.statement_id, "What goes public with it")
        sentence = f"{thing} is known from “{row.document}”, {_released(row.document)}."
        yield Hidden(row.document, sentence)


def _hidden_names(material: Material) -> Iterator[Hidden]:
    """Names and aliases of hidden records in the plain text, tagged or not."""
    article, at = material.article, material.at
    text = "\n".join(
        [
            article.headline,
            article.standfirst,
            article.lead_caption,
            article.lead_alternative_text,
            article.disclosure_note,
            material.text,
            *(picture.alt for picture in marks.pictures_in(article.body)),
        ]
    )
    hidden = Record.objects.standing().desk_only(at)
    names = [
        *hidden.values_list("name", "pk"),
        *Name.objects.filter(record__in=hidden).values_list("text", "record"),
    ]
    found = find_names(text, names)
    if not found:
        return
    known = _public_among({match.words for match in found}, at)
    found = [match for match in found if match.words.casefold() not in known]
    records = hidden.in_bulk({match.key for match in found})
    for match in found:
        record = records[match.key]
        yield Hidden(record, f"The text names “{match.words}”, {_released(record)}.", match.words)


def _public_among(words: set[str], at: datetime) -> set[str]:
    """Of these words, folded, those that name something public as well: they give nothing away."""
    public = Record.objects.public(at)
    as_name, as_other = Q(), Q()
    for word in sorted(words):
        as_name |= Q(name__iexact=word)
        as_other |= Q(text__iexact=word)
    return {
        name.casefold()
        for names in (
            public.filter(as_name).values_list("name", flat=True),
            Name.objects.filter(as_other, record__in=public).values_list("text", flat=True),
        )
        for name in names
    }
