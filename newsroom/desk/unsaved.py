"""Unsaved text at the desk: offered beside the saved one, taken into the form, or dropped.

Nothing here writes an article. What is taken goes into the form of the article's page, and is
saved there as everything is, with the number of the revision that it grew from.
"""

from uuid import uuid4

from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article
from newsroom.desk import saving
from newsroom.desk.both_texts import Merge
from newsroom.desk.forms import saved_by
from newsroom.desk.pairs import as_data, pairs_sent
from newsroom.drafts.autosaving import close, keep, take_over
from newsroom.drafts.models import Draft
from newsroom.versions.comparison import compare_bodies, compare_lines

_OF_A_SAVE = {"revision_note", "based_on", "tab", "seen_beside"}


class KeepsUnsaved:
    """Of the article's page: unsaved text is offered on it and can be taken into its form."""

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/keep/", view(saving.keep_text), name="newsroom_article_keep"),
            path("keep/", view(saving.keep_text), name="newsroom_article_keep_new"),
            path("drop/", view(saving.drop_text), name="newsroom_article_drop"),
            path("token/", view(saving.token), name="newsroom_article_token"),
            path("<int:pk>/here/", view(saving.here), name="newsroom_article_here"),
            path("unsaved/<int:pk>/", view(unsaved), name="newsroom_article_unsaved"),
        ]
        return own + super().get_urls()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "GET" and "unsaved" in request.GET:
            draft = _drafts_of(request.user).filter(pk=_key(request.GET["unsaved"])).first()
            if draft is None or str(draft.article_id or "") != (object_id or ""):
                return redirect(request.path)  # saved or dropped since
            if is_overtaken(draft):
                return redirect("admin:newsroom_article_unsaved", draft.pk)
            request.taken = draft
            form_url = request.path
        if request.method == "POST" and object_id:
            _join_own_tabs(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_fieldsets(self, request, obj=None):
        """Who only reads saves nothing, and notes nothing on a save."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj) or self.has_add_permission(request):
            return fieldsets
        return [
            (title, {**options, "fields": [n for n in options["fields"] if n not in _OF_A_SAVE]})
            for title, options in fieldsets
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.viewer = request.user
        draft = getattr(request, "taken", None)
        return _filled(form, _data(draft)) if draft else form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        draft = getattr(request, "taken", None)
        if draft and f"{prefix}-TOTAL_FORMS" in (data := _data(draft)):
            given["data"] = data
        return given

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        draft = getattr(request, "taken", None)
        context["taken"] = draft
        form = context["adminform"].form
        context["saving"] = saving.saving_config(
            obj, by=request.user, is_taken=bool(draft), is_unsent=form.is_bound and not draft
        )
        if form.is_bound and form.has_error(NON_FIELD_ERRORS, "stale"):
            context["refused"] = self._keep_refused(request, obj, form)
        elif draft is None:
            context["unsaved"] = offered_to(request.user, obj)
        context["last_save"] = obj and obj.pk and _last_save(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _keep_refused(self, request, article, form):
        """The text of a refused save, kept before somebody can lose it."""
        tab = form.cleaned_data.get("tab")
        draft = Draft.objects.filter(by=request.user, tab=tab).first() if tab else None
        if tab is None or (draft and draft.closed_at):
            tab, draft = uuid4(), None
            form.data = form.data.copy()
            form.data["tab"] = str(tab)
        return keep(
            article,
            by=request.user,
            tab=tab,
            sequence=draft.sequence + 1 if draft else 1,
            based_on=form.cleaned_data.get("based_on") or 0,
            fields=pairs_sent(request.POST),
        )


def _join_own_tabs(request, object_id: str) -> None:
    """What one saved in another tab meanwhile is nobody else's: what this form changed is added
    to it, where it changed something else. The save itself compares the revision again."""
    sent = request.POST
    based_on, tab = _key(sent.get("based_on", "")), sent.get("tab", "")
    article = Article.objects.editable_by(request.user).filter(pk=_key(object_id)).first()
    if article is None or based_on is None or article.revision <= based_on:
        return
    newer = article.revisions.filter(number__gt=based_on).values_list("by", "tab", "at")
    if {by for by, *_ in newer} != {request.user.pk} or {str(of) for _, of, _ in newer} == {tab}:
        return
    draft = Draft(
        by=request.user, article=article, based_on=based_on, fields=[*map(list, pairs_sent(sent))]
    )
    merge = Merge(request, draft)
    if not merge.is_settled:
        return
    pairs, seen = merge.settled()
    buttons = {name: value for name, value in sent.items() if name.startswith("_")}
    request.POST = as_data(pairs, tab=tab, based_on=str(seen), **buttons)
    at = date_format(timezone.localtime(max(at for *_, at in newer)), "H:i")
    messages.info(request, f"What you saved in another tab at {at} and this are one text now.")


def offered_to(user, article) -> list[Draft]:
    """Unsaved texts of this person, newest first: of the article, or of those never saved.

    The newest comes with the comparison, if nobody saved since it was begun.
    """
    key = article.pk if article is not None else None
    rows = Draft.objects.readable_by(user).offered().filter(article=key).select_related("article")
    drafts = list(rows.defer("article__body"))
    if drafts and not is_overtaken(drafts[0]):
        drafts[0].beside = beside(drafts[0])
    return drafts


def is_overtaken(draft: Draft) -> bool:
    """Whether somebody saved the article since this text was begun."""
    return draft.article is not None and draft.based_on != draft.article.revision


def beside(draft: Draft) -> dict:
    """The unsaved words against those saved: words removed, words added."""
    article, typed = draft.article or Article(), dict(draft.fields)
    return {
        "headline": compare_lines(article.headline, typed.get("headline", "")),
        "standfirst": compare_lines(article.standfirst, typed.get("standfirst", "")),
        "body": compare_bodies(article.body, clean_body(typed.get("body", ""))),
    }


def _last_save(article):
    return article.revisions.select_related("by").defer("content").first()


def _drafts_of(user):
    return Draft.objects.readable_by(user).unsaved().select_related("article")


def _key(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _data(draft):
    return as_data(draft.fields, tab=str(draft.tab), based_on=str(draft.based_on))


def _filled(form_class, data):
    """The form as if it had been sent with `data`, where nothing was sent."""

    class Filled(form_class):
        unfilled = form_class

        def __init__(self, sent=None, *args, **kwargs):
            super().__init__(sent or data, *args, **kwargs)

    return Filled


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsaved(request, pk):
    """The unsaved text beside the saved one: take it, take from both, or drop it."""
    draft = get_object_or_404(_drafts_of(request.user), pk=pk)
    back = _page_of(draft.article)
    if request.method == "POST" and "drop" in request.POST:
        close(draft.tab, by=request.user, article=draft.article)
        messages.success(request, "The unsaved text was dropped. The article is as it was saved.")
        return redirect(back)
    merge = Merge(request, draft) if is_overtaken(draft) else None
    if request.method == "POST":
        if merge is None:
            return redirect(f"{back}?unsaved={draft.pk}")
        try:
            pairs, seen = merge.chosen(request.POST)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            new = take_over(draft, based_on=seen, fields=pairs)
            return redirect(f"{back}?unsaved={new.pk}")
    context = admin.site.each_context(request) | {
        "title": "Unsaved text",
        "draft": draft,
        "article": draft.article,
        "back": back,
        "opts": Article._meta,
        "merge": merge,
    }
    if merge:
        context["newest_by"] = saved_by(merge.newest, viewer=request.user)
    else:
        context["beside"] = beside(draft)
    return render(request, "newsroom/desk/unsaved.html", context)


def _page_of(article) -> str:
    if article is None:
        return reverse("admin:newsroom_article_add")
    return reverse("admin:newsroom_article_change", args=[article.pk])
