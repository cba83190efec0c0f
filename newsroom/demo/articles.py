"""The demo's quotes and articles, tagged and published through the actions of the desk."""

from datetime import datetime

from django.utils import timezone

from newsroom.articles.names import find_names
from newsroom.demo.ledger import PUBLIC_FROM, Ledger, plain
from newsroom.demo.manuscripts import Manuscript
from newsroom.models import (
    Article,
    ArticleClaim,
    Author,
    Byline,
    Mention,
    Quote,
    QuoteSpeaker,
    QuoteVariant,
    Section,
    SiteSettings,
    SpeakerFinding,
    WordsFinding,
)
from newsroom.quotes.actions import record_quote, sync_passages, tag
from newsroom.versions.actions import publish
from newsroom.workflow.actions import save_revision, submit
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
    """Write, tag and move one article; `desk` holds the users by name."""
    author = Author.objects.get(slug=manuscript.head["author"])
    article = Article(
        **plain(manuscript.head, "headline slug standfirst kind day"),
        section=Section.objects.get(slug=manuscript.head["section"]),
        imported_from=manuscript.name if "published" in manuscript.head else "",
        created_by=desk["reporter"],
    )
    article.full_clean()
    article.save()
    Byline.objects.create(article=article, author=author)
    _tag(article, manuscript, quotes, desk=desk)
    _mention(article, [ledger.records[address] for address in manuscript.list("mentions")])
    for claim in manuscript.list("claims"):
        ArticleClaim.objects.create(article=article, claim=ledger.claims[claim])
    if moment := manuscript.head.get("published"):
        zone = SiteSettings.objects.current().zone
        at = datetime.fromisoformat(moment).replace(tzinfo=zone)
        publish(article, by=desk["managingeditor"], at=at)
    else:
        save_revision(article, by=desk["reporter"])
    if manuscript.head.get("state") == "in_review":
        submit(article, by=desk["reporter"])
    return article


def _tag(article: Article, manuscript: Manuscript, quotes: dict, *, desk: dict) -> None:
    """Marks round the words of each quote, and what the fact-checker found."""
    passages = {
        name: tag(article, quote=quotes[name][0], words=words, by=desk["reporter"])
        for name, words in manuscript.quotes.items()
    }
    article.body = manuscript.body({name: passage.pk for name, passage in passages.items()})
    article.full_clean()
    article.save()
    sync_passages(article)
    for name, passage in passages.items():
        passage.refresh_from_db()
        row = quotes[name][1]
        passage.via = row.get("via", "")
        passage.words_finding = WordsFinding.SECOND_HAND if passage.via else WordsFinding.NO_TEXT
        passage.speaker_finding = row.get("speaker_finding", SpeakerFinding.AGREES)
        passage.checked_by, passage.checked_at = desk["factchecker"], timezone.now()
        passage.full_clean()
        passage.save()


def _mention(article: Article, records: list) -> None:
    """Accepted mentions, in the words in which the article names the record."""
    others = Name.objects.filter(record__in=[record.pk for record in records])
    names = [(record.name, record.pk) for record in records]
    names += others.values_list("text", "record")
    text = " ".join([article.headline, article.standfirst, article.body])
    words: dict[int, str] = {}
    for found in find_names(text, names):
        words.setdefault(found.key, found.words)
    Mention.objects.bulk_create(
        Mention(article=article, record_id=record.pk, words=words.get(record.pk, ""))
        for record in records
    )
