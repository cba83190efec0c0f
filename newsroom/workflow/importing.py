"""From a text file to a draft at the desk: with its day, its text and what it names."""

from html import escape
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import transaction

from newsroom.articles.importing import ImportedText, UnreadableText, parse
from newsroom.articles.models import Article, Mention
from newsroom.articles.recognition import named_in
from newsroom.workflow.actions import save_revision
from newsroom.workflow.errors import NotAllowed


@transaction.atomic
def import_text(data: bytes, *, by, filename: str = "") -> Article:
    """A draft from a plain text file; all of it is written or nothing.

    The records on file that the text names are offered as mentions; the note of the first
    revision says what to look at. Raises UnreadableText, also where the text is too long for an
    article, and NotAllowed; both in sentences.
    """
    if by is not None and not by.has_perm("newsroom.add_article"):
        raise NotAllowed(f"{by.get_username()} may not write articles.")
    text = parse(data)
    name = PurePath(filename.replace("\\", "/")).name or "pasted text"
    article = Article(
        headline=text.headline,
        slug=text.slug,
        day=text.day,
        body="".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in text.paragraphs),
        imported_from=name[:200],
        created_by=by,
    )
    try:
        article.full_clean()
    except ValidationError as error:
        raise UnreadableText(" ".join(error.messages)) from error
    article.save()
    offer_mentions(article, text)
    save_revision(article, by=by, note=_note(name, text))
    return article


def offer_mentions(article: Article, text: ImportedText) -> list[Mention]:
    """Offer each record whose name or other name stands in the text, in the words found first."""
    return Mention.objects.bulk_create(
        Mention(
            article=article,
            record_id=named.record,
            words=named.words[:200],
            status=Mention.Status.OFFERED,
            origin=Mention.Origin.AUTOMATIC,
        )
        for named in named_in("\n".join([text.headline, *text.paragraphs]))
    )


def _note(name: str, text: ImportedText) -> str:
    return " ".join([f"Imported from {name}, read as {text.encoding}.", *text.warnings])[:300]
