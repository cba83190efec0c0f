"""The working copy as readers would see it; for staff only, never cached."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from newsroom.articles.models import Article
from newsroom.public.pages import answer
from newsroom.public.rendering import preview_context


@require_GET
@never_cache
def preview(request, pk):
    if not request.user.has_perm("newsroom.view_article"):
        raise PermissionDenied
    articles = Article.objects.visible_to(request.user).select_related("section", "lead_image")
    article = get_object_or_404(articles, pk=pk)
    at = timezone.now()
    context = preview_context(article, at) | {"is_preview": True, "article": article}
    return answer(request, "article_detail.html", context, at=at)
