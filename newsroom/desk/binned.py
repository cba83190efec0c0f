"""The bin at the desk, and duplicates: of the list of articles and of each article's page."""

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from newsroom.articles.models import Article
from newsroom.desk.access import staff_names
from newsroom.drafts.binning import bin_article, unbin
from newsroom.drafts.duplicating import duplicate
from newsroom.workflow.errors import Refused
from newsroom.workflow.seen import Seen

PER_PAGE = 50


class Binnable:
    """Of the list of articles: drafts go into the bin, each as it was seen in the list."""

    actions = ["bin_selected"]

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("bin/", view(bin_list), name="newsroom_article_bin"),
            path("bin/<int:pk>/take-out/", view(take_out), name="newsroom_article_unbin"),
        ]
        return own + super().get_urls()

    @admin.display(description="")
    def action_checkbox(self, obj):
        """With what the list showed: what somebody did since is not acted upon."""
        seen = format_html('<input type="hidden" name="seen-{}" value="{}">', obj.pk, Seen.of(obj))
        return super().action_checkbox(obj) + seen

    @admin.action(description="Move to the bin", permissions=["change"])
    def bin_selected(self, request, queryset):
        binned = 0
        for article in queryset:
            try:
                bin_article(article, by=request.user, after=seen_in_list(request, article))
            except Refused as refusal:
                messages.error(request, f"“{article}”: {refusal}")
            else:
                binned += 1
        if binned:
            what = "article is" if binned == 1 else "articles are"
            messages.success(request, f"{binned} {what} in the bin.")


def seen_in_list(request, article) -> Seen:
    """An article as it stood when its row in the list was shown. Raises Refused without one."""
    seen = Seen.read(request.POST.get(f"seen-{article.pk}"))
    if seen is None:
        raise Refused("The list is out of date. Look at it again first.")
    return seen


@require_GET
@never_cache
def bin_list(request):
    """What waits in the bin, the last first."""
    rows = Article.objects.binned_for(request.user).select_related("section", "binned_by")
    page = Paginator(rows.defer("body").order_by("-binned_at", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    name = staff_names(request.user)
    for article in page:
        article.binned_by_name = name(article.binned_by)
    context = admin.site.each_context(request) | {
        "title": "Bin",
        "page": page,
        "opts": Article._meta,
    }
    return render(request, "newsroom/desk/bin.html", context)


@require_POST
def take_out(request, pk):
    article = get_object_or_404(Article.objects.binned_for(request.user), pk=pk)
    try:
        unbin(article, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:newsroom_article_bin")
    messages.success(request, f"“{article}” is out of the bin.")
    return redirect("admin:newsroom_article_change", pk)


def duplicate_saved(request, article):
    """A second draft with what was saved just now."""
    try:
        copy = duplicate(article, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        copy = article
    else:
        messages.success(
            request, "This is the duplicate: a draft of yours with the same words and tags."
        )
    return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[copy.pk]))
