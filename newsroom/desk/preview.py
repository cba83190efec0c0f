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
from newsroom.drafts.contents import as_typed
from newsroom.drafts.models import Draft
from newsroom.public.pages import answer
from newsroom.public.rendering import preview_context


@require_GET
@never_cache
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def preview(request, pk):
    """As it is saved, or with ?tab= in the words that one typed in that tab and did not save.

    It may stand in a frame of the desk, beside the text.
    """
    if not request.user.has_perm("newsroom.view_article"):
        raise PermissionDenied
    articles = Article.objects.visible_to(request.user).select_related("section", "lead_image")
    article = get_object_or_404(articles, pk=pk)
    draft = _typed_in(request.GET.get("tab", ""), article, request.user)
    if draft:
        article = as_typed(article, draft.fields)
    at = timezone.now()
    context = preview_context(article, at) | {"is_preview": True, "article": article}
    return answer(request, "article_detail.html", context, at=at)


def _typed_in(tab: str, article, user) -> Draft | None:
    try:
        rows = Draft.objects.unsaved().filter(by=user, article=article, tab=UUID(tab))
    except ValueError:
        return None
    return rows.first()
