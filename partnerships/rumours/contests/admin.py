"""Contests at the desk: read here, moved by the verbs of a reviewer."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from partnerships.records.admin import Rows
from partnerships.rumours.contests import actions
from partnerships.rumours.contests.forms import VERBS
from partnerships.rumours.contests.models import Contest


class ContestRows(Rows):
    model = Contest
    fields = ["received_at", "name", "status", "words", "answer"]
    fk_name = "verdict"

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Contest)
class ContestAdmin(admin.ModelAdmin):
    list_display = ["received_at", "claim", "verdict", "name", "status", "reviewer"]
    list_filter = ["status"]
    list_select_related = ["verdict__claim", "reviewer"]
    search_fields = ["name", "email", "words", "verdict__claim__title"]
    fieldsets = [
        (
            "What came in",
            {
                "fields": ["verdict", "received_at", ("name", "email"), "words"],
                "description": "Readers see that the verdict is under review; nothing of this.",
            },
        ),
        (
            "What we say",
            {"fields": ["status", "answer", ("answered_at", "decided_at"), "reviewer", "outcome"]},
        ),
    ]
    change_form_template = "partnerships/desk/contest_change_form.html"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("verdict__claim", "outcome")

    @admin.display(description="claim")
    def claim(self, contest):
        return contest.verdict.claim

    def get_readonly_fields(self, request, obj=None):
        return [field.name for field in self.opts.local_fields]

    def has_add_permission(self, request):
        return False

    def get_urls(self):
        act = path(
            "<int:pk>/<str:verb>/now/",
            self.admin_site.admin_view(self.act_view),
            name="partnerships_contest_act",
        )
        return [act, *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["verbs"] = self.verbs_for(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def verbs_for(self, request, contest):
        """Name and form of what may be done with it; nothing for whoever judged the claim."""
        if not self.has_change_permission(request, contest):
            return []
        judged = request.user.pk in actions.judges_of(contest.verdict)
        return [
            (name, form)
            for name, form in VERBS.items()
            if contest.status in form.possible and not (judged and form.needs_reviewer)
        ]

    def act_view(self, request, pk, verb):
        contest = self.get_object(request, pk)
        if contest is None or verb not in VERBS:
            raise Http404
        if not self.has_change_permission(request, contest):
            raise PermissionDenied
        form = VERBS[verb](request.POST or None, contest=contest)
        if form.is_valid():
            try:
                form.act(contest, by=request.user)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                self.log_change(request, contest, form.done)
                self.message_user(request, form.done, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:partnerships_contest_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": form.button,
            "subtitle": str(contest.verdict.claim),
            "opts": self.opts,
            "original": contest,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "partnerships/desk/claim_act.html", context)
