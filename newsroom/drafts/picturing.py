"""Pictures in texts that are not published yet; those that versions print or that stand above an
article, the database protects."""

from django.db import transaction

from newsroom.articles.models import Article
from newsroom.drafts.models import Draft
from newsroom.images.actions import remove_image
from newsroom.images.models import Image
from newsroom.workflow.errors import Refused


def where_used(image: Image) -> list[str]:
    """Working copies, in the bin too, and unsaved texts that show the picture, in words.

    Reads every unsaved text, and the body of every article on file once: for a rare question.
    """
    used = Article.objects.filter(body__contains=_mark(image)).defer("body")
    found = [f"the text of “{article}”" for article in used.order_by("pk")]
    for draft in Draft.objects.unsaved().select_related("by", "article").order_by("pk"):
        if _shows(draft, image):
            of = f" in “{draft.article}”" if draft.article else ", never saved"
            found.append(f"the unsaved text of {draft.by}{of}")
    return found


def remove_picture(image: Image, *, by) -> None:
    """Take a picture out of the library. Raises Refused where a text shows it, ProtectedError
    where something else needs it, PermissionDenied."""
    with transaction.atomic():
        Image.objects.select_for_update(of=("self",)).filter(pk=image.pk).first()
        if used := where_used(image):
            raise Refused(f"“{image}” is in use: {'; '.join(used)}. Take it out there first.")
        remove_image(image, by=by)


def _shows(draft: Draft, image: Image) -> bool:
    typed = dict(draft.fields)
    if typed.get("lead_image") == str(image.pk):
        return True
    return _mark(image) in typed.get("body", "")


def _mark(image: Image) -> str:
    return f'data-image="{image.pk}"'
