"""What the desk does with quotes: tag words as a use of one, keep uses in step with the body."""

import uuid
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from newsroom.articles.models import Article
from newsroom.quotes import marks
from newsroom.quotes.checking import recheck_changed
from newsroom.quotes.models import Passage, Quote, QuoteSpeaker
from newsroom.quotes.reuse import index_phrases
from partnerships import afterwards
from partnerships.models import Document


def quote_slug(words: str, speaker: str) -> str:
    """An address nobody has yet: who speaks and the first words."""
    base = slugify(f"{speaker} {' '.join(words.split()[:7])}")[:100].strip("-") or "quote"
    taken = set(Quote.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def record_quote(
    words: str,
    *,
    by,
    speakers: list[QuoteSpeaker],
    said_on: str = "",
    document: Document | None = None,
    place: str = "",
    terms: str = "on_record",
    nobody_named: bool = False,
    **fields,
) -> Quote:
    """Keep what was said, with its speakers in order; desk only until something publishes it.

    `said_on` is an EDTF date. Words of which nobody is named as the speaker are recorded without
    one only where `nobody_named` says so; they are not published like that.
    Raises ValidationError keyed by field: "words", "speaker", "said_on", "terms" and the rest.
    """
    if not speakers and not nobody_named:
        raise ValidationError({"speaker": "Say who speaks."})
    quote = Quote(
        words=words.strip(),
        said_on=said_on,
        document=document,
        place=place,
        terms=terms,
        created_by=by,
        **fields,
    )
    for position, speaker in enumerate(speakers):
        speaker.position = position
        try:
            speaker.clean_fields(exclude=["quote"])
            speaker.validate_constraints(exclude=["quote"])
            _holds_the_post(speaker)
        except ValidationError as error:
            raise ValidationError({"speaker": error.messages}) from error
    if not quote.slug:
        quote.slug = quote_slug(quote.words, speakers[0].name if speakers else "")
    quote.full_clean()
    quote.save()
    for speaker in speakers:
        speaker.quote = quote
        speaker.save()
    index_phrases(quote)
    afterwards.changed(quote)
    return quote


def _holds_the_post(speaker: QuoteSpeaker) -> None:
    if speaker.appointment and speaker.appointment.person_id != speaker.person_id:
        raise ValidationError("This post is somebody else's.")


def tag(
    article: Article,
    *,
    quote: Quote,
    words: str | Sequence[str],
    by,
    attribution: str | None = None,
    key: uuid.UUID | None = None,
) -> Passage:
    """One use of `quote` in `article`: the UUID of the row goes on the mark around the words.

    Words that the attribution splits are several. `attribution` is as printed: "" if the article
    names nobody, None where it is that of the quote. `key` is the UUID that the mark has already.
    """
    fragments = [" ".join(part.split()) for part in ([words] if isinstance(words, str) else words)]
    if not any(fragments):
        raise ValidationError({"words": "Select the words first."})
    if attribution is None:
        attribution = ", ".join(str(speaker) for speaker in quote.speakers.all())
    return Passage.objects.create(
        pk=key or uuid.uuid4(),
        article=article,
        quote=quote,
        fragments=fragments,
        attribution=attribution[:300],
        language=quote.language,
    )


def copy_passage(
    original: Passage, article: Article, *, key: uuid.UUID, words: Sequence[str], by
) -> Passage:
    """Another use of the same quote, under the key that the pasted text carries.

    Asked again with the same key, it answers with the same passage. Raises ValidationError where
    the key is that of another article's.
    """
    present = Passage.objects.filter(pk=key).first()
    if present is None:
        copied = tag(
            article,
            quote=original.quote,
            words=words,
            by=by,
            attribution=original.attribution,
            key=key,
        )
        Passage.objects.filter(pk=key).update(via=original.via)
        return copied
    if (present.article_id, present.quote_id) != (article.pk, original.quote_id):
        raise ValidationError({"id": "This key belongs to another passage."})
    return present


def check_marks(body: str, article: Article) -> None:
    """Refuse a body whose marks name a passage that is unknown or belongs to another article.

    Raises ValidationError that quotes the words, so that the editor finds them.
    """
    found = marks.passages_in(body)
    ids = {text: marks.valid_uuid(text) for text in found}
    own = set(
        Passage.objects.filter(article=article.pk, id__in=filter(None, ids.values())).values_list(
            "id", flat=True
        )
        if article.pk
        else []
    )
    errors = [
        f"The words “{' … '.join(found[text])}” carry a tag that is not of this article. "
        "Tag them again."
        for text, passage_id in ids.items()
        if passage_id not in own
    ]
    if errors:
        raise ValidationError(errors, code="foreign_passage")


@transaction.atomic
def sync_passages(article: Article) -> None:
    """Bring the passages in step with the body: words as they stand, gone ones detached.

    Words that were checked and have changed are compared with their source again at once.
    Nothing is deleted: an undo brings the mark back, and versions may have printed it.
    Raises ValidationError as `check_marks`.
    """
    check_marks(article.body, article)
    found = {marks.valid_uuid(k): words for k, words in marks.passages_in(article.body).items()}
    for passage in article.passages.all():
        fragments = found.get(passage.id)
        before = (passage.fragments, passage.detached_at)
        if fragments is None:
            passage.detached_at = passage.detached_at or timezone.now()
        else:
            passage.detached_at = None
            if fragments != passage.fragments:
                passage.fragments = fragments
                recheck_changed(passage, before[0])
        if before != (passage.fragments, passage.detached_at):
            passage.save()
