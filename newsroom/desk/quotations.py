"""“Find quotes”: an article's quotations beside its text, to be accepted, changed or refused."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsroom.articles.models import Article
from newsroom.desk.finding import LEVELS, sure
from newsroom.desk.quotation_forms import ChangeForm
from newsroom.quotes.checking import PERMISSION as CHECKS
from newsroom.tagging import actions, overview
from newsroom.tagging.proposals import proposals
from newsroom.tagging.recording import Choice
from newsroom.workflow.errors import Refused


def _visible(request, pk) -> Article:
    if not request.user.has_perm("newsroom.view_article"):
        raise PermissionDenied
    return get_object_or_404(Article.objects.visible_to(request.user), pk=pk)


def _editable(request, pk) -> Article:
    if not request.user.has_perm(actions.PERMISSION):
        raise PermissionDenied
    return get_object_or_404(Article.objects.editable_by(request.user), pk=pk)


@require_GET
@never_cache
def quotations(request, pk):
    article = _visible(request, pk)
    found = proposals(article)
    open_to = Article.objects.editable_by(request.user).filter(pk=pk)
    context = admin.site.each_context(request) | {
        "title": "Quotations",
        "article": article,
        "found": found,
        "paragraphs": list(overview.paragraphs(found)),
        "tagged": overview.tagged_in(article),
        "levels": [(level, sure(found, level)) for level in LEVELS],
        "may_tag": open_to.exists(),
        "may_check": request.user.has_perm(CHECKS),
        "opts": Article._meta,
    }
    return render(request, "newsroom/desk/quotations.html", context)


@require_POST
def act(request, pk, verb):
    """Do the verb and go back to the page, which says what happened."""
    article = _editable(request, pk)
    key, after = request.POST.get("fingerprint", ""), _number(request.POST.get("after"))
    try:
        said = _do(verb, article, key, after, request)
    except Refused as error:
        messages.error(request, str(error))
    except PermissionDenied as error:
        messages.error(request, str(error) or "You may not do this.")
    except ValidationError as error:
        messages.error(request, f"Nothing was tagged. {' '.join(error.messages)}")
    else:
        messages.success(request, said)
    return redirect("admin:newsroom_article_quotations", pk=pk)


def _do(verb, article, key, after, request):
    by = request.user
    match verb:
        case "accept":
            choice = Choice(
                candidate=request.POST.get("candidate", ""), reason=request.POST.get("reason", "")
            )
            return _said(actions.accept(article, key, by=by, after=after, choice=choice))
        case "accept-all":
            above = (_number(request.POST.get("above")) or 0) / 100
            return actions.summary(actions.accept_all(article, by=by, above=above, after=after))
        case "refuse":
            return f"“{actions.refuse(article, key, by=by)}” is refused, and stays so."
        case "restore":
            return f"“{actions.restore(article, key, by=by)}” is open again."
    raise Http404


def _said(passage):
    who = ", ".join(str(speaker) for speaker in passage.quote.speakers.all())
    return format_html("“{}” is tagged: {}.", passage, who or "nobody is named")


@require_http_methods(["GET", "POST"])
@never_cache
def change(request, pk, fingerprint):
    """Who speaks, and whence, as the editor says: then the words are tagged like that."""
    article = _editable(request, pk)
    proposal = proposals(article).by_fingerprint(fingerprint)
    if proposal is None:
        messages.error(request, str(actions.gone()))
        return redirect("admin:newsroom_article_quotations", pk=pk)
    form = ChangeForm(request.POST or None, proposal=proposal, article=article)
    if form.is_valid():
        try:
            passage = actions.accept(
                article,
                fingerprint,
                by=request.user,
                after=form.cleaned_data["after"],
                choice=form.choice(),
            )
        except Refused as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.place_error(error)
        else:
            messages.success(request, _said(passage))
            return redirect("admin:newsroom_article_quotations", pk=pk)
    context = admin.site.each_context(request) | {
        "title": "Tag this quotation",
        "article": article,
        "proposal": proposal,
        "form": form,
        "media": form.media,
        "opts": Article._meta,
    }
    return render(request, "newsroom/desk/quotation_change.html", context)


def _number(text) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None
