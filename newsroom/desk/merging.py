"""Merging records at the desk: choose two, see what moves, merge; every merge can be undone."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from newsroom.desk.access import ForThoseWhoKeepIt, NotFound, staff_names
from newsroom.merging import actions
from newsroom.merging.models import Merge
from newsroom.merging.preview import preview
from newsroom.workflow.errors import Refused
from partnerships.models import Citation, Record, RecordChoice
from partnerships.records.admin import KnownAutocomplete


class MergeForm(forms.Form):
    record = forms.ModelChoiceField(
        RecordChoice.objects.standing(),
        label="This record",
        widget=KnownAutocomplete(Citation._meta.get_field("record"), admin.site),
    )
    into = forms.ModelChoiceField(
        RecordChoice.objects.standing(),
        label="is the same as",
        widget=KnownAutocomplete(Citation._meta.get_field("record"), admin.site),
        help_text="What is said of the first moves to this one, and its address leads here.",
    )
    keep_name = forms.BooleanField(
        label="Keep its name as another name", required=False, initial=True
    )


@admin.register(Merge)
class MergeAdmin(ForThoseWhoKeepIt, NotFound, admin.ModelAdmin):
    """What was merged, when and by whom."""

    list_select_related = ["record", "into", "by"]
    search_fields = ["record__name", "into__name"]
    fields = ["record", "into", "name", "at", "undone_at"]
    change_form_template = "admin/newsroom/merge/change_form.html"

    def get_list_display(self, request):
        name = staff_names(request.user)

        @admin.display(description="by")
        def signed(merge):
            return name(merge.by)

        return ["__str__", "at", signed, "undone_at"]

    def has_add_permission(self, request):
        return request.user.has_perm(actions.PERMISSION)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_actions(self, request):
        return {}

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [path("<int:pk>/undo/", view(undo_view), name="newsroom_merge_undo")]
        return own + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_undo"] = obj and not obj.undone_at and self.has_add_permission(request)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def add_view(self, request, form_url="", extra_context=None):
        """First what would move, then the same form again with the button that moves it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        first = request.GET.get("record", "")
        form = MergeForm(
            request.POST if request.method == "POST" else None,
            initial={"record": first} if first.isdecimal() else None,
        )
        seen = None
        if form.is_valid():
            choice = form.cleaned_data
            if "_merge" in request.POST:
                try:
                    done = actions.merge(**choice, by=request.user)
                except Refused as refusal:
                    form.add_error(None, str(refusal))
                else:
                    messages.success(request, f"“{done.record}” is “{done.into}” now.")
                    return redirect("admin:newsroom_merge_change", done.pk)
            else:
                seen = preview(**choice, by=request.user)
                if seen.refusal:
                    form.add_error(None, seen.refusal)
        context = self.admin_site.each_context(request) | {
            "title": "Merge two records",
            "form": form,
            "seen": None if form.errors else seen,
            "opts": self.opts,
            "media": self.media + form.media,
        }
        return render(request, "newsroom/desk/merge.html", context)


@require_POST
def undo_view(request, pk):
    merge = get_object_or_404(Merge, pk=pk)
    if not request.user.has_perm(actions.PERMISSION):
        raise PermissionDenied
    try:
        actions.undo(merge, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        record = Record.objects.get(pk=merge.record_id)
        messages.success(request, f"“{record}” stands for itself again.")
    return redirect("admin:newsroom_merge_change", merge.pk)
