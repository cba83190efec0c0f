from django.db import models
from django.db.models import Q
from django.utils import timezone


class ShareCard(models.Model):
    """The picture that stands beside a link where somebody shares it, drawn once.

    `digest` is of its words: a page shows the card only while it still says the same. A quote and
    a claim may have several, each for what readers may know at some time.
    """

    version = models.OneToOneField(
        "newsroom.Version", on_delete=models.CASCADE, null=True, related_name="card"
    )
    quote = models.ForeignKey(
        "newsroom.Quote", on_delete=models.CASCADE, null=True, related_name="cards"
    )
    claim = models.ForeignKey(
        "partnerships.Claim", on_delete=models.CASCADE, null=True, related_name="cards"
    )
    digest = models.CharField(max_length=16)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(version__isnull=False, quote=None, claim=None)
                | Q(version=None, quote__isnull=False, claim=None)
                | Q(version=None, quote=None, claim__isnull=False),
                name="share_card_of_one_thing",
                violation_error_message="A card is of a version, a quote or a claim.",
            ),
            models.UniqueConstraint(
                fields=["quote", "digest"],
                name="share_card_once_of_quote",
                violation_error_message="This quote has that card already.",
            ),
            models.UniqueConstraint(
                fields=["claim", "digest"],
                name="share_card_once_of_claim",
                violation_error_message="This claim has that card already.",
            ),
        ]

    def __str__(self):
        return self.path

    @property
    def path(self) -> str:
        """Its name in storage, and the end of its address."""
        return card_path(self.pk, self.digest)


def card_path(pk: int, digest: str) -> str:
    return f"cards/{pk}-{digest}.png"
