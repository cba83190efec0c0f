"""The working copy as readers would see it; for staff only, never cached."""

from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from newsroom.articles.models import Article
from newsroom.drafts.contents import typed_content
from newsroom.drafts.models import Draft
from newsroom.public.pages import answer
from newsroom.public.rendering import preview_context


@require_GET
@never_cache
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def preview(request, pk=None):
    """As it is saved, or with ?tab= as one typed it in that tab and did not save: all of the form,
    also of an article that was never saved.

    It may stand in a frame of the desk, beside the text.
    """
    if not request.user.has_perm(f"newsroom.{'view' if pk else 'add'}_article"):
        raise PermissionDenied
    article = Article()
    if pk is not None:
        articles = Article.objects.visible_to(request.user).select_related("section", "lead_image")
        article = get_object_or_404(articles, pk=pk)
    draft = _typed_in(request.GET.get("tab", ""), article, request.user)
    typed = typed_content(article, draft.fields if draft else ()) if draft or pk is None else None
    at = timezone.now()
    context = preview_context(article, at, typed) | {"is_preview": True, "article": article}
    return answer(request, "article_detail.html", context, at=at)


def _typed_in(tab: str, article, user) -> Draft | None:
    try:
        rows = Draft.objects.unsaved().filter(by=user, article=article.pk, tab=UUID(tab))
    except ValueError:
        return None
    return rows.first()
