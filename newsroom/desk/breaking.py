"""Breaking news: a headline, a section and a few sentences are live at once."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from newsroom.articles.models import Article
from newsroom.desk.checks import panel_of
from newsroom.desk.forms import BreakingForm
from newsroom.desk.verbs import place_errors
from newsroom.versions.developing import break_news, first_words
from newsroom.workflow.errors import Refused

PERMISSIONS = ("newsroom.add_article", "newsroom.publish_article")


@never_cache
def breaking_view(request):
    if not request.user.has_perms(PERMISSIONS):
        raise PermissionDenied
    form = BreakingForm(request.POST if request.method == "POST" else None)
    ticked = request.POST.getlist("ticked")
    panel = None
    if form.is_valid():
        try:
            version = break_news(by=request.user, ticked=ticked, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as error:
            place_errors(form, error)
        else:
            messages.success(request, f"It is live at /{version.path}/.")
            return redirect("admin:newsroom_article_change", version.article_id)
        article = first_words(by=request.user, **form.cleaned_data)
        panel = panel_of(article, by=request.user, ticked=ticked, words_at="text")
    context = admin.site.each_context(request) | {
        "title": "Breaking news",
        "form": form,
        "panel": panel,
        "opts": Article._meta,
    }
    return render(request, "newsroom/desk/breaking.html", context)
