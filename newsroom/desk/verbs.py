"""The buttons of an article: each saves first, asks what it must know, then calls one action."""

from datetime import datetime, time

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from js_asset import Media

from newsroom.articles.models import Article
from newsroom.desk import forms
from newsroom.desk.checks import panel_of
from newsroom.desk.editor import desk_config
from newsroom.drafts.binning import bin_article
from newsroom.site.models import SiteSettings
from newsroom.versions import actions as versions
from newsroom.versions import developing
from newsroom.versions.embargo import hidden_in
from newsroom.versions.issuing import TEXT, in_words
from newsroom.versions.readiness import Unticked
from newsroom.workflow import actions as workflow
from newsroom.workflow.errors import Refused
from newsroom.workflow.seen import Seen, with_last_step
from newsroom.workflow.transitions import TRANSITIONS

#: Verbs that need nothing but the click.
_AT_ONCE = {"submit", "approve", "reopen", "hold", "call_off", "bin"}
#: Verbs that need nothing but the click, unless a warning wants its tick: then there is a page.
_CHECKED = {"refreeze", "bring_forward", "end_developing"}

#: Verbs before which the checks are shown.
_PUBLISHING = _CHECKED | {"publish", "schedule", "correct", "entry"}


def offered(article, *, by):
    """The verbs whose buttons make sense now, for this person."""
    now = timezone.now()
    is_developing = article.versions.live(now).values_list("is_developing", flat=True).first()
    live = is_developing is not None
    scheduled = article.versions.scheduled(now).exists()
    fits = {
        "publish": not scheduled,
        "schedule": not scheduled,
        "hold": scheduled,
        "refreeze": scheduled,
        "bring_forward": scheduled,
        "call_off": article.withdrawals.filter(kind="withdrawn", at__gt=now).exists(),
        "bin": not article.versions.exists(),
        "entry": live and is_developing,
        "end_developing": live and is_developing,
        "correct": live,
        "withdraw": live,
        "retract": live,
    }
    return [t for t in workflow.allowed_verbs(article, by=by) if fits.get(t.verb, True)]


def begin(request, article, verb):
    """After saving: do the verb, or go to the page that asks what it needs.

    Of the words the save has just said what was seen; of the steps, the page that was opened.
    """
    opened = Seen.read(request.POST.get("_seen"))
    seen = Seen(article.revision, opened.step) if opened else Seen.of(article)
    if verb not in TRANSITIONS:
        raise Http404
    if verb not in _AT_ONCE | _CHECKED:
        return redirect("admin:newsroom_article_verb", pk=article.pk, verb=verb)
    try:
        if verb in _CHECKED:
            _CHECKED_ACTIONS[verb](article, by=request.user, after=seen, ticked=[])
        else:
            _AT_ONCE_ACTIONS[verb](article, by=request.user, after=seen)
    except (Unticked, ValidationError):
        return redirect("admin:newsroom_article_verb", pk=article.pk, verb=verb)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Done: {TRANSITIONS[verb].label.lower()}.")
        if verb == "bin":
            return redirect("admin:newsroom_article_changelist")
    return _back(article)


_AT_ONCE_ACTIONS = {
    "submit": workflow.submit,
    "approve": workflow.approve,
    "reopen": workflow.reopen,
    "hold": versions.hold,
    "call_off": versions.call_off,
    "bin": bin_article,
}


_CHECKED_ACTIONS = {
    "refreeze": versions.refreeze,
    "bring_forward": versions.bring_forward,
    "end_developing": developing.end_developing,
}


def _back(article):
    return redirect("admin:newsroom_article_change", article.pk)


@never_cache
def verb_view(request, pk, verb):
    """Ask what the verb needs, do it, or say at its place why not."""
    article = get_object_or_404(
        with_last_step(Article.objects.visible_to(request.user).with_publication()), pk=pk
    )
    transition = TRANSITIONS.get(verb)
    if transition is None or verb in _AT_ONCE:
        raise Http404
    try:
        workflow.authorise(article, verb, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _back(article)
    form = _form(verb, article, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            sentence = _do(verb, article, form, request)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as error:
            place_errors(form, error)
        else:
            messages.success(request, sentence)
            return _back(article)
    live = article.versions.live().first()
    context = admin.site.each_context(request) | {
        "title": transition.label,
        "article": article,
        "transition": transition,
        "form": form,
        "media": Media.from_media(form.media, nonce=str(request.csp_nonce)),
        "opts": Article._meta,
        "live": live,
        # What the person saw when the page was opened: a later answer of it keeps the numbers.
        "seen": Seen.read(request.POST.get("seen")) or Seen.of(article),
        "since": _number(request.POST.get("since", str(live.number) if live else "")),
        **_before_publishing(verb, article, form, request),
    }
    if verb == "correct":
        context["desk_config"] = desk_config(article)
    return render(request, "newsroom/desk/verb.html", context)


def _before_publishing(verb, article, form, request) -> dict:
    """What the checks say of the words that would go out, and what would go out with them."""
    if verb not in _PUBLISHING:
        return {}
    live = article.versions.live().first()
    scheduled = article.versions.scheduled().select_related("revision").first()
    at, ticked, place = None, request.POST.getlist("ticked"), _back(article).url
    if verb == "correct":
        words = {name: form[name].value() or "" for name in ("headline", "standfirst", "body")}
        article, place = in_words(article, words), ""
    elif verb == "entry" and live:
        typed = {name: form[name].value() or "" for name in ("headline", "text")}
        article = in_words(article, _words_of(live) | {"body": developing.body_with(live, **typed)})
    elif verb == "end_developing" and live:
        article = in_words(article, _words_of(live))
    elif verb == "bring_forward" and scheduled:
        words = _words_of(scheduled)
        article = in_words(article, words | {"revision": scheduled.revision.number})
    elif verb == "refreeze" and scheduled:
        at = scheduled.live_from
    elif form.is_bound:
        at = getattr(form, "cleaned_data", {}).get("at")
    bound = [row.target for row in article.public_with.all()]
    return {
        "panel": panel_of(article, by=request.user, at=at, ticked=ticked, place=place),
        "together": [
            (thing, thing._meta.verbose_name.capitalize())
            for thing in bound
            if not thing.is_public()
        ],
    }


def _words_of(version) -> dict:
    return {name: getattr(version, name) for name in (*TEXT, "is_developing")}


def _form(verb, article, data):
    live = article.versions.live().first()
    match verb:
        case "publish" | "schedule":
            form = forms.PublishForm if verb == "publish" else forms.ScheduleForm
            return form(data, article=article, hidden=hidden_in(article), is_live=live is not None)
        case "refreeze" | "bring_forward" | "end_developing":
            return forms.TicksForm(data)
        case "entry":
            return forms.EntryForm(data)
        case "withdraw":
            return forms.WithdrawForm(data)
        case "retract":
            return forms.RetractForm(data)
        case "correct":
            words = {name: getattr(live, name, "") for name in ("headline", "standfirst", "body")}
            return forms.CorrectForm(data, instance=article, initial=words)
    return forms.NoteForm(data)


def _do(verb, article, form, request) -> str:
    """Call the action; a sentence that says what happened."""
    given, by = form.cleaned_data, request.user
    seen = Seen.read(request.POST.get("seen"))
    match verb:
        case "publish" | "schedule":
            at = given["at"] if verb == "schedule" else _moment(article, given["when"])
            version = versions.publish(
                article,
                by=by,
                at=at,
                change=given.get("change"),
                note=given.get("note", ""),
                confirmed_because=given.get("confirmed_because", ""),
                together_with=form.chosen_companions(),
                after=seen,
                ticked=request.POST.getlist("ticked"),
            )
            if version.is_scheduled():
                moment = date_format(timezone.localtime(version.live_from), "j F Y, H:i")
                return f"Version {version.number} goes live on {moment}."
            return f"Version {version.number} is live at /{version.path}/."
        case "withdraw":
            versions.withdraw(article, by=by, after=seen, **given)
            if given["at"]:
                moment = date_format(timezone.localtime(given["at"]), "j F Y, H:i")
                return f"The article is taken off the site on {moment}."
            return "The article is off the site; its address says why."
        case "refreeze":
            version = versions.refreeze(
                article,
                by=by,
                after=seen,
                ticked=request.POST.getlist("ticked"),
            )
            return f"Version {version.number} has the newest text."
        case "entry":
            return _changed_live(article, given, request, developing.add_entry)
        case "end_developing":
            version = developing.end_developing(
                article, by=by, after=seen, ticked=request.POST.getlist("ticked")
            )
            return f"Version {version.number} is live without the label “Developing”."
        case "bring_forward":
            version = versions.bring_forward(
                article, by=by, after=seen, ticked=request.POST.getlist("ticked")
            )
            return f"Version {version.number} is live at /{version.path}/."
        case "retract":
            versions.retract(article, by=by, after=seen, **given)
            return "The article stands under a notice."
        case "correct":
            return _changed_live(article, given, request, versions.correct)
        case "send_back":
            workflow.send_back(article, by=by, note=given["note"], after=seen)
        case "spike":
            workflow.spike(article, by=by, note=given["note"], after=seen)
    return f"Done: {TRANSITIONS[verb].label.lower()}."


def _changed_live(article, given, request, change):
    """Call an action that changes the live text, and say what could not be carried along."""
    since = _number(request.POST.get("since"))
    version, collisions = change(
        article, by=request.user, since=since, ticked=request.POST.getlist("ticked"), **given
    )
    for stood, should in collisions:
        messages.warning(
            request,
            f"The working copy has other words here and was left as it is. Live was “{stood}”, "
            f"live is now “{should}”.",
        )
    return f"Version {version.number} is live."


def _number(text) -> int | None:
    """What the page knew when it was opened: the number of a revision or version."""
    return int(text) if text and text.isascii() and text.isdigit() else None


def _moment(article, when):
    """Now, or noon of the article's own day in the newsroom's time zone."""
    if when != "day":
        return None
    return datetime.combine(article.day, time(12), SiteSettings.objects.current().zone)


def place_errors(form, error):
    """Each message beside its field where the form has it, else on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, sentences in error.message_dict.items():
        form.add_error(field if field in form.fields else None, sentences)
