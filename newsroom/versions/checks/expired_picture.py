from django.utils import timezone
from django.utils.formats import date_format

from newsroom.versions.checks.base import Advisory


class ExpiredPicture(Advisory):
    """Readers are not shown it any more; the article would stand without."""

    name = "expired_picture"

    def __call__(self, material):
        today = timezone.localdate(material.at, material.zone)
        used = [("lead_image", material.article.lead_image)]
        used += [("body", image) for _, image in material.pictures]
        for field, image in used:
            if image and image.expires_on and image.expires_on < today:
                yield self.found(
                    f"We may show “{image}” only until {date_format(image.expires_on, 'j F Y')}: "
                    "readers will not see it.",
                    field=field,
                    about=f"{image.pk} {image.expires_on}",
                )
        for picture, image in material.pictures:
            if image is None:
                yield self.found(
                    f"A picture in the text is not in the library any more: “{picture.alt}”.",
                    field="body",
                    about=f"gone {picture.image}",
                )
