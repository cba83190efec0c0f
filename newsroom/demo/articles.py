"""The demo's quotes and articles, tagged and published through the actions of the desk."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from newsroom.articles.names import find_names
from newsroom.demo import pictures
from newsroom.demo.ledger import PUBLIC_FROM, Ledger, plain
from newsroom.demo.manuscripts import Manuscript, moment
from newsroom.demo.passages import tag_quotes
from newsroom.images.actions import add_image
from newsroom.models import (
    Article,
    ArticleClaim,
    Author,
    Byline,
    Correction,
    Image,
    Mention,
    Quote,
    QuoteSpeaker,
    QuoteVariant,
    Section,
    Series,
    SiteSettings,
    State,
)
from newsroom.quotes.actions import record_quote
from newsroom.versions.actions import publish, retract, withdraw
from newsroom.workflow.actions import approve, save_revision, submit
from partnerships.models import Name


def load_quotes(ledger: Ledger, rows: list[dict], *, by) -> dict[str, tuple[Quote, dict]]:
    """Quotes by their ids, each with its row, which says what a check of its use will find."""
    return {row["id"]: (load_quote(ledger, row, by=by), row) for row in rows}


def load_quote(ledger: Ledger, row: dict, *, by) -> Quote:
    quote = record_quote(
        row["words"],
        by=by,
        speakers=[_speaker(ledger, speaker) for speaker in row["speakers"]],
        document=ledger.documents[row["document"]],
        about=ledger.records[row["about"]].record,
        public_from=PUBLIC_FROM,
        **plain(row, "said_on language channel verified note"),
    )
    for variant in row.get("variants", []):
        document = ledger.documents[variant["document"]]
        QuoteVariant.objects.create(quote=quote, words=variant["words"], document=document)
    return quote


def _speaker(ledger: Ledger, row: dict) -> QuoteSpeaker:
    return QuoteSpeaker(
        kind=row["kind"],
        person=ledger.person(row["person"]) if "person" in row else None,
        company=ledger.company(row["company"]),
        appointment=ledger.appointments[row["appointment"]] if "appointment" in row else None,
        **plain(row, "post description"),
    )


def load_article(
    manuscript: Manuscript, ledger: Ledger, quotes: dict[str, tuple[Quote, dict]], *, desk: dict
) -> Article:
    """Write, tag and move one article, version by version; `desk` holds the users by name."""
    now = timezone.now()
    article = _begun(manuscript, ledger, now, desk=desk)
    for version in manuscript.versions:
        _write(article, version, ledger, quotes, desk=desk)
        if _goes_out_at(version.head, now):
            _issue(article, version, ledger, now, desk=desk)
        else:
            save_revision(article, by=desk["reporter"])
        article.refresh_from_db()
    _move_on(article, manuscript.versions[-1].head, desk=desk)
    return article


def _begun(manuscript: Manuscript, ledger: Ledger, now: datetime, *, desk: dict) -> Article:
    """What no later version changes: section, authors, series, sponsor, embargo, picture."""
    head, settings = manuscript.head, SiteSettings.objects.current()
    at = _goes_out_at(head, now)
    series, _, part = head.get("series", "").partition(" ")
    until = head.get("embargo")
    article = Article(
        **plain(head, "headline slug kind disclosure disclosure_note"),
        section=Section.objects.get(slug=head["section"]),
        day=head.get("day") or (at and at.date()),
        is_developing="developing" in head,
        series=Series.objects.get(slug=series) if series else None,
        series_part=int(part) if part else None,
        sponsor=ledger.records[head["sponsor"]] if "sponsor" in head else None,
        embargo_until=moment(until, now=now, zone=settings.zone) if until else None,
        embargo_zone=settings.time_zone if until else "",
        imported_from=manuscript.name if "published" in head else "",
        lead_image=_drawn(head, desk=desk) if at else None,
        created_by=desk["reporter"],
    )
    article.full_clean()
    article.save()
    for position, slug in enumerate(manuscript.list("author")):
        author = Author.objects.get(slug=slug)
        Byline.objects.create(article=article, author=author, position=position)
    return article


def _goes_out_at(head: dict[str, str], now: datetime) -> datetime | None:
    written = head.get("published") or head.get("scheduled")
    return moment(written, now=now, zone=SiteSettings.objects.current().zone) if written else None


def _drawn(head: dict[str, str], *, desk: dict) -> Image:
    picture = pictures.draw(head["slug"], head["section"])
    return add_image(
        ContentFile(picture.jpeg),
        by=desk["reporter"],
        title=f"Drawing for “{head['headline']}”"[:200],
        alternative_text=picture.alternative_text,
        credit=pictures.CREDIT,
    )


def _write(
    article: Article, version: Manuscript, ledger: Ledger, quotes: dict, *, desk: dict
) -> None:
    """The words of a version, the quotes in them, and what they name and report."""
    article.headline = version.head["headline"]
    article.standfirst = version.head.get("standfirst", "")
    tag_quotes(article, version, quotes, desk=desk)
    _mention(article, [ledger.records[address] for address in version.list("mentions")])
    article.article_claims.all().delete()
    for claim in version.list("claims"):
        ArticleClaim.objects.create(article=article, claim=ledger.claims[claim])


def _issue(
    article: Article, version: Manuscript, ledger: Ledger, now: datetime, *, desk: dict
) -> None:
    head = version.head
    publish(
        article,
        by=desk["managingeditor"],
        at=_goes_out_at(head, now),
        change=head.get("change"),
        note=head.get("note", ""),
        correction=_correction(article, head),
        together_with=[_hidden(ledger, address) for address in version.list("together")],
    )


def _correction(article: Article, head: dict[str, str]) -> Correction | None:
    if "wrong" not in head:
        return None
    since = article.versions.get(number=head["since"])
    return Correction(wrong=head["wrong"], right=head["right"], since=since)


def _hidden(ledger: Ledger, address: str):
    folder, _, name = address.partition("/")
    return ledger.documents[name] if folder == "documents" else ledger.records[address]


def _move_on(article: Article, head: dict[str, str], *, desk: dict) -> None:
    """Where desk work stands, and what became of the article after publication."""
    match head.get("state"):
        case State.IN_REVIEW:
            submit(article, by=desk["reporter"])
        case State.APPROVED:
            approve(article, by=desk["editor"])
    for name, verb in (("withdrawn", withdraw), ("retracted", retract)):
        if name in head:
            verb(article, by=desk["managingeditor"], reason=head["reason"], notice=head[name])


def _mention(article: Article, records: list) -> None:
    """Accepted mentions, in the words in which the article names the record."""
    others = Name.objects.filter(record__in=[record.pk for record in records])
    names = [(record.name, record.pk) for record in records]
    names += others.values_list("text", "record")
    text = " ".join([article.headline, article.standfirst, article.body])
    words: dict[int, str] = {}
    for found in find_names(text, names):
        words.setdefault(found.key, found.words)
    article.mentions.all().delete()
    Mention.objects.bulk_create(
        Mention(article=article, record_id=record.pk, words=words.get(record.pk, ""))
        for record in records
    )
