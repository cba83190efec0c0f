from django.utils import timezone
from django.utils.formats import date_format

from newsroom.versions.checks.base import Advisory


class ExpiredPicture(Advisory):
    """Readers are not shown it any more; the article would stand without."""

    name = "expired_picture"

    def __call__(self, material):
        image = material.article.lead_image
        if (
            image
            and image.expires_on
            and image.expires_on < timezone.localdate(material.at, material.zone)
        ):
            yield self.found(
                f"We may show “{image}” only until {date_format(image.expires_on, 'j F Y')}: "
                "readers will not see it.",
                field="lead_image",
                about=f"{image.pk} {image.expires_on}",
            )
