from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from partnerships import afterwards
from partnerships.records.admin import (
    CitationRows,
    OnlyRow,
    PartOfPage,
    ReadersFilter,
    RecordAdmin,
    Rows,
    StatementAdmin,
)
from partnerships.records.graphs import leads_to
from partnerships.rumours import actions, prediction_fields
from partnerships.rumours.contests.admin import ContestRows
from partnerships.rumours.forms import VERBS, ClaimForm, place
from partnerships.rumours.house_rules import HouseRules
from partnerships.rumours.judging import views as judging
from partnerships.rumours.models import (
    Claim,
    ClaimSource,
    Finding,
    Report,
    Source,
    Verdict,
)
from partnerships.rumours.predictions import PredictionError
from partnerships.rumours.sheets import views as sheets

OPEN_FIELDS = {"public_from", "verified", "unsourced_fields", "note"}  # of a frozen statement


class FrozenPart:
    """Rows that cannot be added, changed or removed once the claim is in the ledger."""

    def _is_open(self, claim):
        return claim is None or not claim.is_entered

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and self._is_open(obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._is_open(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._is_open(obj)


class ClaimantRows(FrozenPart, Rows):
    model = ClaimSource
    verbose_name_plural = "claimants (none, if only the outlets are known)"
    autocomplete_fields = ["source"]
    fields = ["source", "position"]
    show_change_link = False

    def get_extra(self, request, obj=None, **kwargs):
        return len(claimants_revised(request)) if obj is None else 0


def claimants_revised(request) -> list[dict]:
    """The claimants of the claim that a new one revises, to start its rows with."""
    revised = request.GET.get("revises", "")
    if request.method != "GET" or not (revised.isascii() and revised.isdecimal()):
        return []
    return list(ClaimSource.objects.filter(claim=int(revised)).values("source", "position"))


class ReportFormSet(BaseInlineFormSet):
    """Rows are checked one by one; a circle takes two of them."""

    def clean(self):
        super().clean()
        rows = [form.instance for form in self.forms if form not in self.deleted_forms]
        following = {row.pk: row.citing_id for row in rows if row.pk}
        for start in following:
            path = leads_to(start, following)
            if following.get(path[-1]) is not None:
                raise ValidationError("These reports would cite each other in a circle.")


class ReportRows(Rows):
    model = Report
    formset = ReportFormSet
    fk_name = "claim"
    autocomplete_fields = ["source", "citing"]
    fields = ["source", "reported_on", "citing", "words", "verified", "public_from"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("citing__source")


class VerdictRows(Rows):
    model = Verdict
    fk_name = "claim"
    fields = ["finding", "judged_on", "outcome_on", "explanation", "provisional", "public_from"]

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class FindingFilter(admin.SimpleListFilter):
    title = "verdict for readers"
    parameter_name = "finding"

    def lookups(self, request, model_admin):
        return [("open", "open"), *Finding.choices]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.filter(finding__isnull=True)
        return queryset.filter(finding=self.value()) if self.value() else queryset


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    facts = (("name", "slug"), "type", ("person", "company"))
    list_display = ["name", "type", "person", "company", "public"]
    list_filter = [ReadersFilter, "type"]
    list_select_related = ["person", "company"]
    autocomplete_fields = ["person", "company"]


@admin.register(Claim)
class ClaimAdmin(StatementAdmin):
    facts = (
        "subject",
        ("title", "slug"),
        ("claimed_on", "official", "hedge"),
        "words",
        ("language", "translation"),
    )
    judging_facts = (("judge_when", "judge_by"), "rule")
    relation_facts = ("revises", "contradicts")
    list_display = ["title", "subject", "kind", "claimed_on", "in_ledger", "verdict"]
    list_filter = [
        FindingFilter,
        "kind",
        "official",
        ("entered_at", admin.EmptyFieldListFilter),
        *StatementAdmin.list_filter,
    ]
    search_fields = ["title", "words", "subject__name", "subject__names__text", "claimants__name"]
    autocomplete_fields = ["subject", "revises", "contradicts"]
    prepopulated_fields = {"slug": ["title"]}
    date_hierarchy = "claimed_on_earliest"
    readonly_fields = [
        *("created_at", "recorded_at", "entered_at", "entered_by", "voided_at", "void_note"),
        *("in_words", "window_earliest", "window_latest"),
    ]
    inlines = [ClaimantRows, ReportRows, VerdictRows, CitationRows]
    change_form_template = "partnerships/desk/claim_change_form.html"
    change_list_template = "partnerships/desk/claim_change_list.html"

    def get_queryset(self, request):
        return super().get_queryset(request).with_verdict()

    @admin.display(description="in the ledger", boolean=True, ordering="entered_at")
    def in_ledger(self, claim):
        return claim.is_entered and not claim.is_voided

    @admin.display(description="verdict for readers", ordering="finding")
    def verdict(self, claim):
        label = Finding(claim.finding).label if claim.finding else "open"
        return f"{label}, under review" if claim.under_review else label

    @admin.display(description="in words")
    def in_words(self, claim):
        try:
            return str(claim.predicted)
        except PredictionError as error:
            return str(error)

    def get_fieldsets(self, request, obj=None):
        who, *rest = super().get_fieldsets(request, obj)
        ledger = ("recorded_at", ("entered_at", "entered_by"), ("voided_at", "void_note"))
        shown = ["kind", *prediction_fields.ROWS]
        if not self._is_open(request, obj):
            shown = ["kind", "prediction", "in_words"]
        elif obj:
            shown.append("in_words")
        return [
            who,
            ("What is predicted", {"fields": shown}),
            ("How it is to be judged", {"fields": self.judging_facts}),
            ("Other claims", {"fields": self.relation_facts}),
            ("In the ledger", {"fields": ledger}),
            *rest,
        ]

    def _is_open(self, request, claim):
        """Whether the person may still write what is predicted."""
        if claim is None:
            return self.has_add_permission(request)
        return not claim.is_entered and self.has_change_permission(request, claim)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if self._is_open(request, obj):
            kwargs["form"] = ClaimForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        readonly = super().get_readonly_fields(request, obj)
        if obj is None or not obj.is_entered:
            return readonly
        frozen = [field.name for field in self.opts.local_fields if field.name != "statement"]
        return [*readonly, *(name for name in frozen if name not in OPEN_FIELDS)]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj is not None and obj.is_entered else self.prepopulated_fields

    def has_delete_permission(self, request, obj=None):
        frozen = obj is not None and obj.is_entered
        return super().has_delete_permission(request, obj) and not frozen

    def get_actions(self, request):
        return {
            name: row
            for name, row in super().get_actions(request).items()
            if name != "delete_selected"
        }

    def get_urls(self):
        act = path(
            "<path:object_id>/<str:verb>/now/",
            self.admin_site.admin_view(self.act_view),
            name="partnerships_claim_act",
        )
        view = self.admin_site.admin_view
        own = [
            path("judging/", view(judging.queue_view), name="partnerships_claim_judging"),
            path("judging/second/", view(judging.second_view), name="partnerships_claim_second"),
        ]
        own += [
            path("sheets/", view(sheets.sheets_view), name="partnerships_claim_sheets"),
            path(
                "sheets/<slug:kind>.csv",
                view(sheets.template_view),
                name="partnerships_claim_sheet_template",
            ),
            path("sheets/<int:pk>/", view(sheets.sheet_view), name="partnerships_claim_sheet"),
        ]
        return [*own, act, *super().get_urls()]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, ClaimantRows) and not obj.pk:
            kwargs["initial"] = claimants_revised(request)
        return kwargs

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        afterwards.changed(form.instance)

    def verbs_for(self, request):
        """Who may add verdicts judges; who may change claims enters and voids them."""
        may = {
            "enter": self.has_change_permission(request),
            "judge": request.user.has_perm("partnerships.add_verdict"),
            "take-back": request.user.has_perm("partnerships.add_verdict"),
            "void": self.has_change_permission(request),
        }
        return {verb for verb, allowed in may.items() if allowed}

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["verbs"] = self.verbs_for(request)
        if obj is not None:
            known = {"revises": obj.pk, "subject": obj.subject_id, "kind": obj.kind}
            known |= {"language": obj.language, "judge_when": obj.judge_when, "rule": obj.rule}
            address = reverse("admin:partnerships_claim_add")
            context["revise_url"] = f"{address}?{urlencode(known)}"
        return super().render_change_form(request, context, add, change, form_url, obj)

    def act_view(self, request, object_id, verb):
        """Enter, void or judge a claim: say what will happen, then do it."""
        claim = self.get_object(request, object_id)
        if claim is None or verb not in VERBS:
            raise Http404
        if verb not in self.verbs_for(request):
            raise PermissionDenied
        posted, form_class = request.method == "POST", VERBS[verb]
        initial = {} if posted else form_class.starting(claim)
        form = form_class(request.POST if posted else None, initial=initial)
        if posted and form.is_valid():
            try:
                form.act(claim, by=request.user)
            except ValidationError as error:
                place(form, error)
            else:
                self.log_change(request, claim, form.done)
                self.message_user(request, form.done, messages.SUCCESS)
                return HttpResponseRedirect(
                    reverse("admin:partnerships_claim_change", args=[claim.pk])
                )
        context = {
            **self.admin_site.each_context(request),
            "title": form.title,
            "subtitle": str(claim),
            "opts": self.opts,
            "original": claim,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "partnerships/desk/claim_act.html", context)


@admin.register(Report)
class ReportAdmin(PartOfPage):
    facts = ("claim", ("source", "reported_on"), "citing", "words")
    list_display = ["claim", "source", "reported_on", "public_from"]
    search_fields = ["claim__title", "source__name"]
    autocomplete_fields = ["claim", "source", "citing"]


@admin.register(Verdict)
class VerdictAdmin(StatementAdmin):
    """Verdicts are given on the claim's page; here they are read, agreed to and shown."""

    facts = (
        "claim",
        ("finding", "provisional"),
        ("judged_on", "outcome_on"),
        "explanation",
        ("by", "recorded_at"),
        ("agreed_by", "agreed_at", "waits"),
        "supersedes",
    )
    list_display = ["claim", "finding", "judged_on", "by", "provisional", "public_from"]
    list_filter = ["finding", "provisional", *StatementAdmin.list_filter]
    list_select_related = ["by"]
    search_fields = ["claim__title", "explanation"]
    actions = ["agree", *StatementAdmin.actions]
    inlines = [ContestRows, *StatementAdmin.inlines]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("claim", "by", "agreed_by")

    def get_readonly_fields(self, request, obj=None):
        frozen = [field.name for field in self.opts.local_fields if field.name != "statement"]
        return [*super().get_readonly_fields(request, obj), *frozen]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(description="Agree to the provisional verdict", permissions=["change"])
    def agree(self, request, queryset):
        for verdict in queryset:
            try:
                actions.agree(verdict, by=request.user)
            except ValidationError as error:
                self.message_user(request, f"{verdict}: {error.messages[0]}", messages.ERROR)
            else:
                self.message_user(request, f"{verdict}: agreed.", messages.SUCCESS)


@admin.register(HouseRules)
class HouseRulesAdmin(OnlyRow):
    pass
