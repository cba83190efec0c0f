"""Keep a card and take it out again: its row and its file together."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from newsroom.cards.drawing import Card, drawn
from newsroom.cards.models import ShareCard


def make(card: Card, **of: Model) -> ShareCard:
    """The card of one `version`, `quote` or `claim`, drawn unless it is there already.

    A version has one, which another replaces. Raises faces.Unprintable.
    """
    kept = ShareCard.objects.filter(**of, digest=card.digest).first()
    if kept and default_storage.exists(kept.path):
        ShareCard.objects.filter(pk=kept.pk).update(made_at=timezone.now())  # the newest again
        return kept
    picture = drawn(card)
    with transaction.atomic():
        if "version" in of:
            discard(**of)
        row, _ = ShareCard.objects.get_or_create(**of, digest=card.digest)
        if not default_storage.exists(row.path):
            default_storage.save(row.path, ContentFile(picture))
    return row


def discard(**of: Model) -> None:
    """Take out the cards of one thing, and their files once that is committed."""
    rows = ShareCard.objects.filter(**of)
    paths = [row.path for row in rows]
    rows.delete()
    transaction.on_commit(lambda: [default_storage.delete(path) for path in paths])
