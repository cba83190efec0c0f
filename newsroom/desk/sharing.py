"""Links to a preview, at the desk: made for people without an account, listed, revoked."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from newsroom.articles.models import Article
from newsroom.desk.access import staff_names
from newsroom.drafts.sharing import revoke, share
from newsroom.public.addresses import whole
from newsroom.workflow.errors import Refused


class ShareForm(forms.Form):
    label = forms.CharField(
        label="For whom", max_length=120, help_text="For the list below: a name, an office."
    )
    days = forms.TypedChoiceField(
        label="Good for",
        coerce=int,
        initial=3,
        choices=[(1, "1 day"), (3, "3 days"), (7, "7 days"), (30, "30 days")],
    )
    what = forms.ChoiceField(
        label="Shows",
        widget=forms.RadioSelect,
        initial="newest",
        choices=[
            ("newest", "Always the newest saved text"),
            ("revision", "This revision only"),
        ],
    )

    def __init__(self, *args, revision, **kwargs):
        super().__init__(*args, **kwargs)
        if revision:
            only = f"Revision {revision.number} only, whatever is saved later"
            self.fields["what"].choices = [*self.fields["what"].choices[:1], ("revision", only)]
        else:
            self.fields["what"].choices = self.fields["what"].choices[:1]


class SharesPreviews:
    """Of the article's pages: that of its links."""

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/sharing/", view(sharing), name="newsroom_article_sharing"),
            path(
                "<int:pk>/sharing/<int:link>/revoke/",
                view(revoke_view),
                name="newsroom_article_revoke",
            ),
        ]
        return own + super().get_urls()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request, pk):
    """Make a link, to the newest text or to the revision that ?revision= names (the newest)."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    asked = request.GET.get("revision", "")
    rows = article.revisions.defer("content")
    number = int(asked) if asked.isascii() and asked.isdigit() else article.revision
    revision = rows.filter(number=number).first()
    form = ShareForm(request.POST if request.method == "POST" else None, revision=revision)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            share(
                article,
                by=request.user,
                lasting=timedelta(days=given["days"]),
                revision=revision if given["what"] == "revision" else None,
                label=given["label"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The link is below: copy it. It can be revoked at any time.")
            return redirect("admin:newsroom_article_sharing", pk)
    now, name = timezone.now(), staff_names(request.user)
    links = list(
        article.preview_links.select_related("by", "revoked_by", "revision").defer(
            "revision__content"
        )
    )
    for link in links:
        link.address = whole(link.get_absolute_url())
        link.is_open_now = link.is_open(now)
        link.made_by, link.taken_back_by = name(link.by), name(link.revoked_by)
    context = admin.site.each_context(request) | {
        "title": "Share a preview",
        "article": article,
        "form": form,
        "links": links,
        "opts": Article._meta,
    }
    return render(request, "newsroom/desk/sharing.html", context)


@require_POST
def revoke_view(request, pk, link):
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    row = get_object_or_404(article.preview_links.select_related("article"), pk=link)
    try:
        revoke(row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The link is revoked: it shows nothing any more.")
    return redirect("admin:newsroom_article_sharing", pk)
