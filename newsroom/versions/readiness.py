"""What an article must have before readers may see it."""

from datetime import datetime

from newsroom.articles.models import Article
from newsroom.quotes import marks
from newsroom.versions.embargo import gives_away
from partnerships.models import Claim


def blockers(article: Article, live_from: datetime) -> dict[str, list[str]]:
    """Why the article cannot be published at `live_from`: sentences by field, or nothing.

    Fields are those of Article; "__all__" holds what concerns no single field.
    """
    found: dict[str, list[str]] = {}
    if not article.headline.strip():
        found["headline"] = ["Give it a headline."]
    if not article.section_id:
        found["section"] = ["Choose a section."]
    if not marks.text_of(article.body):
        found["body"] = ["There is no text yet."]
    if not article.slug:
        found["slug"] = ["Give it an address."]
    if article.lead_image_id and not (
        article.lead_is_decorative
        or article.lead_alternative_text
        or article.lead_image.alternative_text
    ):
        found["lead_alternative_text"] = ["Say what the picture shows, or that it is decorative."]
    drafts = Claim.objects.drafts().filter(article_claims__article=article)
    if others := [
        *(f"The claim “{claim}” is a draft: enter it first." for claim in drafts),
        *gives_away(article, live_from),
    ]:
        found["__all__"] = others
    return found
