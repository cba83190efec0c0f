import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsroom.images.shapes import WHOLE
from partnerships.models import Record


def upload_path(image, filename):
    """An address that cannot be guessed and says nothing of the file's name at the desk."""
    suffix = filename.rpartition(".")[2].lower()[:5]
    return f"images/{uuid.uuid4().hex}.{suffix}"


class Image(models.Model):
    """A picture in the library. Who took it is printed with every use.

    `file` is what `actions.add_image` made of the upload; readers are served `renditions` alone.
    """

    file = models.FileField(upload_to=upload_path, verbose_name="picture")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    renditions = models.JSONField(
        default=dict, editable=False, help_text="By shape: the digest in their names, their sizes."
    )
    title = models.CharField(max_length=200, help_text="To find it again; readers never see it.")
    alternative_text = models.CharField(
        max_length=500, blank=True, help_text="What the picture shows; each use may say it better."
    )
    credit = models.CharField(max_length=200, help_text="As printed: “Photo: Rhea Vogt”.")
    licence = models.CharField(max_length=200, blank=True)
    expires_on = models.DateField(null=True, blank=True, help_text="The last day we may show it.")
    focal_x = models.PositiveSmallIntegerField(default=50, help_text="Percent from the left.")
    focal_y = models.PositiveSmallIntegerField(default=50, help_text="Percent from the top.")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="image_focal_point_inside",
                violation_error_message="The focal point lies between 0 and 100 percent.",
            ),
            models.CheckConstraint(
                condition=~Q(credit=""),
                name="image_has_credit",
                violation_error_message="Every picture needs a credit.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def focal_point(self):
        return self.focal_x, self.focal_y

    def may_be_shown(self, at=None):
        """Whether its renditions are made and its licence has not run out."""
        return WHOLE in self.renditions and (
            self.expires_on is None or self.expires_on >= timezone.localdate(at)
        )


class Depiction(models.Model):
    """A portrait of a person, a company's logo, a device's picture."""

    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="depictions")
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="depictions")
    is_main = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "record"], name="depiction_once"),
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(is_main=True),
                name="depiction_one_main_picture",
                violation_error_message="This record already has a main picture.",
            ),
        ]

    def __str__(self):
        return f"{self.record} in {self.image}"
