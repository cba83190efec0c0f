"""The page of a document as the newsroom sees it: who moves its embargo moves what waits for it."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from newsroom.articles.models import Article
from newsroom.versions import embargoes
from partnerships.documents.admin import DocumentAdmin
from partnerships.models import Document

admin.site.unregister(Document)


@admin.register(Document)
class NewsroomDocumentAdmin(DocumentAdmin):
    def save_model(self, request, obj, form, change):
        """In the transaction of the page: what depends on a later embargo is held with it."""
        was = form.initial_embargo if change else None
        super().save_model(request, obj, form, change)
        if change and "embargo_until" in form.changed_data:
            tell(request, embargoes.follow_document(obj, was=was, by=request.user))


def tell(request, moved: embargoes.Moved) -> None:
    """One message that lists what was held, or offers what need wait no longer."""
    if sentence := embargoes.told(moved):
        messages.warning(request, sentence)
    visible = Article.objects.visible_to(request.user)
    waiting = visible.filter(pk__in=[article.pk for article in moved.waiting])
    if waiting and request.user.has_perm("newsroom.publish_article"):
        links = format_html_join(
            "; ", '<a href="{}">{}</a>', ((_way_out(article), article) for article in waiting)
        )
        messages.info(request, format_html("The embargo was lifted. Publish now: {}", links))


def _way_out(article: Article) -> str:
    verb = "bring_forward" if article.versions.scheduled().exists() else "publish"
    return reverse("admin:newsroom_article_verb", args=[article.pk, verb])
