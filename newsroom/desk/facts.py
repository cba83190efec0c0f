"""A changed fact at the desk: saving it asks whether we were wrong or the world changed; where we
were wrong, every live article that printed it is corrected from one page."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsroom.desk.access import ForThoseWhoKeepIt, NotFound, staff_names
from newsroom.facts import actions
from newsroom.facts.models import ChangedFact
from newsroom.facts.noticing import FACTS, note_changes
from newsroom.workflow.errors import Refused


class AsksWhy:
    """Mixed into the pages of facts: of rows on the page, too, what changed is asked about."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change:
            self._ask(request, note_changes(obj, form.changed_data, form.initial, by=request.user))

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for row in formset.initial_forms:
            if row.instance.pk and row.has_changed():
                fields, initial = row.changed_data, row.initial
                self._ask(request, note_changes(row.instance, fields, initial, by=request.user))

    def _ask(self, request, changed: list[ChangedFact]) -> None:
        for fact in changed:
            address = reverse("admin:newsroom_changedfact_answer", args=[fact.pk])
            messages.warning(
                request,
                format_html(
                    "{}, and a live article prints it. "
                    '<a href="{}">Were we wrong, or did it change?</a>',
                    fact,
                    address,
                ),
            )


for model in FACTS:
    page = type(admin.site._registry[model])
    admin.site.unregister(model)
    admin.site.register(model, type(f"Asking{page.__name__}", (AsksWhy, page), {}))


class ChangedForm(forms.Form):
    on = forms.CharField(
        label="It changed on",
        max_length=11,
        help_text="As known: 2022, 2022-07 or 2022-07-04. What was printed before stays as it is.",
    )


class WrongForm(forms.Form):
    words = forms.CharField(label="What we printed", max_length=300)
    instead = forms.CharField(label="What is right instead", max_length=300)
    wrong = forms.CharField(
        label="We wrote", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    right = forms.CharField(
        label="Right is", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    note = forms.CharField(
        label="Note for readers",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One sentence; it stands with each article and once under Corrections.",
    )


@admin.register(ChangedFact)
class ChangedFactAdmin(ForThoseWhoKeepIt, NotFound, admin.ModelAdmin):
    """Facts that changed on file, and what the desk said about it."""

    list_filter = ["answer"]
    list_select_related = ["by"]

    def get_list_display(self, request):
        name = staff_names(request.user)

        @admin.display(description="by")
        def signed(fact):
            return name(fact.by)

        return ["__str__", "field", "at", signed, "answer", "changed_on"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return request.user.has_perm(actions.PERMISSION)

    def get_actions(self, request):
        return {}

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return redirect("admin:newsroom_changedfact_answer", object_id)

    def get_urls(self):
        view = self.admin_site.admin_view(answer_view)
        own = [path("<int:pk>/answer/", view, name="newsroom_changedfact_answer")]
        return own + super().get_urls()


@require_http_methods(["GET", "POST"])
@never_cache
def answer_view(request, pk):
    """We were wrong, with the articles to correct; or it changed, with the day."""
    if not request.user.has_perm("newsroom.view_changedfact"):
        raise PermissionDenied
    fact = get_object_or_404(ChangedFact, pk=pk)
    chosen = request.POST.get("_answer", "")
    changed = ChangedForm(request.POST if chosen == "changed" else None)
    wrong = WrongForm(
        request.POST if chosen in ("look", "wrong") else None, initial=_proposed(fact)
    )
    if chosen == "changed" and changed.is_valid() and _changed(request, fact, changed):
        return redirect("admin:newsroom_changedfact_changelist")
    if chosen == "wrong" and wrong.is_valid() and _corrected(request, fact, wrong):
        return redirect("corrections")
    words = wrong.data.get("words", "") if wrong.is_bound else fact.before
    may_correct = request.user.has_perm(actions.PERMISSION)
    context = admin.site.each_context(request) | {
        "title": str(fact),
        "fact": fact,
        "changed": changed,
        "wrong": wrong,
        "may_correct": may_correct,
        "is_open": not fact.answer,
        "found": actions.where_printed(fact, words, viewer=request.user) if may_correct else [],
        "instead": wrong.data.get("instead", "") if wrong.is_bound else fact.after,
        "unticked": chosen == "wrong",
        "ticked": set(request.POST.getlist("place")),
        "opts": ChangedFact._meta,
    }
    return render(request, "newsroom/desk/changed_fact.html", context)


def _proposed(fact: ChangedFact) -> dict:
    return {
        "words": fact.before,
        "instead": fact.after,
        "wrong": fact.before,
        "right": fact.after,
        "note": f"We printed “{fact.before}”; right is “{fact.after}”.",
    }


def _changed(request, fact, form) -> bool:
    try:
        actions.it_changed(fact, by=request.user, on=form.cleaned_data["on"])
    except Refused as refusal:
        form.add_error("on", str(refusal))
        return False
    messages.success(request, "The old value stays on file with its day.")
    return True


def _corrected(request, fact, form) -> bool:
    given = {name: form.cleaned_data[name] for name in ("words", "wrong", "right", "note")}
    choices = _choices(request.POST, form.cleaned_data["instead"])
    since = _since(request.POST)
    try:
        done = actions.we_were_wrong(fact, by=request.user, choices=choices, since=since, **given)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    articles = "article is" if len(done) == 1 else "articles are"
    messages.success(request, f"{len(done)} {articles} corrected.")
    return True


def _choices(sent, instead: str) -> dict[int, dict[str, dict[int, str]]]:
    """The places ticked, “article-text-number”, with the words typed for each."""
    found: dict[int, dict[str, dict[int, str]]] = {}
    for place in sent.getlist("place"):
        key, _, rest = place.partition("-")
        name, _, number = rest.partition("-")
        if key.isdecimal() and name in actions.TEXTS and number.isdecimal():
            words = sent.get(f"words-{place}", "").strip() or instead
            found.setdefault(int(key), {}).setdefault(name, {})[int(number)] = words
    return found


def _since(sent) -> dict[int, int]:
    """The version of each article that the page showed."""
    pairs = (text.partition("-") for text in sent.getlist("since"))
    return {int(key): int(number) for key, _, number in pairs if (key + number).isdecimal()}
