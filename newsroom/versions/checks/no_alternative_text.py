from newsroom.versions.checks.base import Advisory


class NoAlternativeText(Advisory):
    name = "no_alternative_text"

    def __call__(self, material):
        article = material.article
        if article.lead_image_id and not (
            article.lead_is_decorative
            or article.lead_alternative_text
            or article.lead_image.alternative_text
        ):
            yield self.found(
                "Say what the picture shows, or that it is decorative.",
                field="lead_alternative_text",
                about=str(article.lead_image_id),
            )
        for picture, image in material.pictures:
            if image and not picture.alt:
                yield self.found(
                    f"Say what the picture “{image}” in the text shows.",
                    field="body",
                    about=f"body {image.pk}",
                )
