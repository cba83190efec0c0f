"""Proposals at the desk: who may only propose, and how the others decide."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from partnerships.proposals.actions import PERMISSION, accept, propose, refuse


class MayPropose:
    """Whoever may add rows of a model and not change them adds proposals, seen at the desk only."""

    def only_proposes(self, request) -> bool:
        return not super().has_change_permission(request)

    def get_readonly_fields(self, request, obj=None):
        hidden = ["public_from"] if self.only_proposes(request) else []
        return [*super().get_readonly_fields(request, obj), *hidden]


class ProposalFilter(admin.SimpleListFilter):
    title = "proposals"
    parameter_name = "proposals"

    def lookups(self, request, model_admin):
        return [("open", "to be decided"), ("mine", "mine, to be decided")]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.proposals()
        if self.value() == "mine":
            return queryset.proposals().filter(proposed_by=request.user)
        return queryset


class ProposalsAdmin(MayPropose, admin.ModelAdmin):
    """Base of the pages of whatever can be proposed."""

    change_form_template = "partnerships/desk/change_form.html"

    def get_queryset(self, request):
        named = ["proposed_by", *(self.list_select_related or ())]
        return super().get_queryset(request).select_related(*named)

    def get_list_filter(self, request):
        return [ProposalFilter, *super().get_list_filter(request)]

    def get_list_display(self, request):
        shown = super().get_list_display(request)
        return [*shown, "proposed_by"] if request.GET.get("proposals") else shown

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *self.proposed_fields(obj)]

    def proposed_fields(self, obj):
        return ["proposer"] if obj is not None and obj.proposed_by_id else []

    @admin.display(description="proposed by")
    def proposer(self, row):
        """Without the link to a user's page that a field would have."""
        return str(row.proposed_by)

    def has_change_permission(self, request, obj=None):
        """One's own proposal may be mended until somebody accepts it."""
        return super().has_change_permission(request, obj) or (
            obj is not None
            and obj.is_proposal
            and obj.proposed_by_id == request.user.pk
            and self.has_add_permission(request)
        )

    def has_accept_permission(self, request):
        return request.user.has_perm(PERMISSION)

    def save_model(self, request, obj, form, change):
        if not change and self.only_proposes(request):
            propose(obj, by=request.user)
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        """Rows on the page are proposals too, each by the permissions of its own model."""
        opts = formset.model._meta
        if hasattr(formset.model, "proposed_by") and not request.user.has_perm(
            f"{opts.app_label}.change_{opts.model_name}"
        ):
            for row in formset.extra_forms:
                propose(row.instance, by=request.user)
        super().save_formset(request, form, formset, change)

    def get_actions(self, request):
        found = super().get_actions(request)
        if self.has_accept_permission(request) and IS_POPUP_VAR not in request.GET:
            for action in (accept_proposals, refuse_proposals):
                name = action.__name__
                found[name] = (action, name, action.short_description)
        return found

    def get_urls(self):
        refusing = path(
            "<path:object_id>/refuse/",
            self.admin_site.admin_view(self.refuse_view),
            name=f"partnerships_{self.opts.model_name}_refuse",
        )
        return [refusing, *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.is_proposal and self.has_accept_permission(request):
            context["refuse_url"] = reverse(
                f"admin:partnerships_{self.opts.model_name}_refuse", args=[obj.pk]
            )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request, obj):
        """The button “Save and accept”."""
        if "_accept" in request.POST:
            self.decide(request, [obj], self.accept_one, "accepted")
        return super().response_change(request, obj)

    @method_decorator(require_POST)
    def refuse_view(self, request, object_id):
        proposal = self.get_object(request, object_id)
        if proposal is None:
            raise Http404
        if self.decide(request, [proposal], self.refuse_one, "refused"):
            return HttpResponseRedirect(
                reverse(f"admin:partnerships_{self.opts.model_name}_changelist")
            )
        return HttpResponseRedirect(
            reverse(f"admin:partnerships_{self.opts.model_name}_change", args=[proposal.pk])
        )

    @transaction.atomic
    def accept_one(self, request, proposal):
        statements = self.statements_on_pages([proposal.pk])
        accept(proposal, by=request.user, with_statements=statements)
        self.log_change(request, proposal, "Accepted the proposal.")

    @transaction.atomic
    def refuse_one(self, request, proposal):
        self.log_deletions(request, [proposal])
        refuse(proposal, by=request.user)

    def statements_on_pages(self, records):
        """What is accepted along with these: nothing, but for records."""
        return []

    def decide(self, request, proposals, verb, done) -> int:
        """Do the verb to each, with a sentence where it is refused; how many it was done to."""
        decided = 0
        for proposal in proposals:
            name = str(proposal)
            try:
                verb(request, proposal)
            except ValidationError as error:
                self.message_user(request, " ".join(error.messages), messages.ERROR)
            else:
                decided += 1
                self.message_user(request, f"“{name}” is {done}.", messages.SUCCESS)
        return decided


@admin.action(description="Accept the proposals: show them to readers from now on")
def accept_proposals(model_admin, request, queryset):
    model_admin.decide(request, queryset, model_admin.accept_one, "accepted")


@admin.action(description="Refuse the proposals: delete those that nothing uses")
def refuse_proposals(model_admin, request, queryset):
    model_admin.decide(request, queryset, model_admin.refuse_one, "refused")
