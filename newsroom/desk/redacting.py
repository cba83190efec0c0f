"""Redact: empty the words of one version for good, with a reason."""

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from newsroom.articles.models import Article
from newsroom.desk.forms import NoteForm
from newsroom.versions.actions import redact
from newsroom.versions.models import Version
from newsroom.workflow.errors import Refused

PERMISSION = "newsroom.redact_version"


@never_cache
def redact_view(request, pk):
    visible = Version.objects.filter(article__in=Article.objects.visible_to(request.user))
    version = get_object_or_404(visible, pk=pk)
    back = redirect("admin:newsroom_version_change", version.pk)
    if not request.user.has_perm(PERMISSION):
        messages.error(request, f"{request.user.get_username()} may not redact versions.")
        return back
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            redact(version, by=request.user, note=form.cleaned_data["note"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The words of version {version.number} are gone.")
            return back
    context = admin.site.each_context(request) | {
        "title": "Redact",
        "version": version,
        "form": form,
        "opts": Version._meta,
    }
    return render(request, "newsroom/desk/redact.html", context)
