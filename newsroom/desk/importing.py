"""Import text: a plain text becomes a draft."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache

from newsroom.articles.importing import MAX_BYTES, UnreadableText, too_large
from newsroom.articles.models import Article
from newsroom.workflow.importing import import_text


class ImportForm(forms.Form):
    file = forms.FileField(label="Text file", required=False)
    text = forms.CharField(
        label="Or paste the text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField"}),
    )

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        if file and file.size > MAX_BYTES:
            self.add_error("file", too_large(file.size))
        if not self.errors and bool(cleaned.get("file")) == bool(cleaned.get("text")):
            raise forms.ValidationError("Choose a file or paste a text, one of the two.")
        return cleaned


def _said(article: Article) -> str:
    """What the desk goes on with: mentions offered, quotations found, what is missing."""
    offered = article.mentions.offered().count()
    found = article.untagged.open().quotations().count()
    page = reverse("admin:newsroom_article_quotations", args=[article.pk])
    return format_html(
        "The text is a draft now. {} names on file are offered as mentions: accept or refuse "
        'them. <a href="{}">{} quotation{} found</a>: tag or refuse them. It still needs a '
        "section.",
        offered,
        page,
        found,
        " is" if found == 1 else "s are",
    )


@never_cache
def import_view(request):
    if not request.user.has_perm("newsroom.add_article"):
        raise PermissionDenied
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*given)
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read() if file else form.cleaned_data["text"].encode()
        try:
            article = import_text(
                data, by=request.user, filename=file.name if file else "pasted text"
            )
        except UnreadableText as error:
            form.add_error("file" if file else "text", str(error))
        else:
            messages.success(request, _said(article))
            return redirect("admin:newsroom_article_change", article.pk)
    context = admin.site.each_context(request) | {
        "title": "Import text",
        "form": form,
        "opts": Article._meta,
    }
    return render(request, "newsroom/desk/import.html", context)
