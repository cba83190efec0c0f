"""Which quotations of an article nobody tagged yet: kept at each save, for the desk's lists."""

from django.db import transaction

from newsroom.articles.models import Article
from newsroom.quotes.body_text import BodyText
from newsroom.quotes.untagged import UntaggedQuotation
from newsroom.quotes.utterances import Utterance, utterances_in


@transaction.atomic
def note_untagged(article: Article) -> None:
    """Bring the rows in step with the body: what is gone goes, what was refused stays refused.

    Refused words stay on file while they are out of the text: an undo brings them back.
    """
    found = {one.fingerprint: one for one in utterances_in(BodyText(article.body))}
    known = {row.fingerprint: row for row in article.untagged.all()}
    gone = [
        row.pk
        for key, row in known.items()
        if key not in found and row.status == UntaggedQuotation.Status.OPEN
    ]
    if gone:
        UntaggedQuotation.objects.filter(pk__in=gone).delete()
    if not found:
        return
    UntaggedQuotation.objects.bulk_create(
        [untagged_row(article, one) for one in found.values()],
        update_conflicts=True,
        unique_fields=["article", "fingerprint"],
        update_fields=["position", "kind", "words", "speaker", "confidence", "found_in"],
    )


def untagged_row(article: Article, utterance: Utterance) -> UntaggedQuotation:
    """Not saved yet."""
    return UntaggedQuotation(
        article=article,
        fingerprint=utterance.fingerprint,
        position=utterance.start,
        kind=utterance.kind.value,
        words=utterance.words,
        speaker=utterance.attribution,
        confidence=round(utterance.confidence, 3),
        found_in=article.revision,
    )
