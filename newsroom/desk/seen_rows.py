"""Each page of the desk that saves or deletes a row carries a version token of what it showed.

The token is a sum of what the form and the rows below it stood at when the page was opened. It is
compared inside the transaction that saves: what somebody changed meanwhile is not written over,
and what one typed stays in the form beside it. Articles have a token of their own, the number of
their revision.
"""

import copy
from hashlib import sha256

from django.contrib import admin, messages
from django.contrib.admin import actions
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import display_for_field, unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models, router, transaction
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.desk.access import staff_names

#: Name of the hidden field, on the page of a row and on the page that asks before deleting it.
FIELD = "_seen"


def seeing(admin_class: type) -> type:
    """The admin class of a model, its pages carrying tokens."""
    if issubclass(admin_class, CarriesToken):
        return admin_class
    return type(
        admin_class.__name__,
        (CarriesToken, admin_class),
        {"__module__": admin_class.__module__, "__doc__": admin_class.__doc__},
    )


class CarriesToken:
    """Pages whose form has a token of its own say so: `has_own_token`."""

    def _changeform_view(self, request, object_id, form_url, extra_context):
        """Runs in the transaction of the save."""
        if request.method == "POST" and object_id and not getattr(self, "has_own_token", False):
            request.overtaken = self._overtaken(request, object_id)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def _overtaken(self, request, object_id) -> dict | None:
        """What the page must say and carry when somebody saved after it was opened."""
        sent = request.POST.get(FIELD)
        row = self.get_object(request, unquote(object_id))
        if sent is None or row is None or not self.has_change_permission(request, row):
            return None
        _lock(row)
        row = self.get_object(request, unquote(object_id))
        as_opened = copy.copy(request)
        as_opened.method = "GET"
        form = self.get_form(as_opened, row, change=True)(instance=row)
        formsets, _ = self._create_formsets(as_opened, row, change=True)
        now = token_of(form, formsets)
        if _sum(now) == _sum(sent):
            return None
        return {"token": now, "row": row, "by": _saved_by(row, sent, request.user)}

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change=change, **kwargs)
        overtaken = getattr(request, "overtaken", None)
        return _refusing(form_class, overtaken) if overtaken and change else form_class

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj is not None and not getattr(self, "has_own_token", False):
            overtaken = getattr(request, "overtaken", None)
            if overtaken:
                context["seen_row"] = overtaken["token"]
            elif request.method == "POST":
                context["seen_row"] = request.POST.get(FIELD)
            else:
                formsets = [one.formset for one in context["inline_admin_formsets"]]
                context["seen_row"] = token_of(context["adminform"].form, formsets)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _delete_view(self, request, object_id, extra_context):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return super()._delete_view(request, object_id, extra_context)
        if request.method == "POST" and (sent := request.POST.get(FIELD)) is not None:
            _lock(row)
            if (now := _row_token(self.get_object(request, unquote(object_id)))) != sent:
                messages.error(request, _not_deleted(row))
                return HttpResponseRedirect(request.path)
        else:
            now = _row_token(row)
        return super()._delete_view(request, object_id, {**(extra_context or {}), "seen_row": now})


@admin.action(permissions=["delete"], description=actions.delete_selected.short_description)
def delete_selected(modeladmin, request, queryset):
    """Django's own, but that what was changed after the question was asked is not deleted."""
    if not request.POST.get("post"):
        response = actions.delete_selected(modeladmin, request, queryset)
        response.context_data["seen_rows"] = [(row, _row_token(row)) for row in queryset]
        return response
    with transaction.atomic(using=router.db_for_write(modeladmin.model)):
        for row in queryset:
            _lock(row)
        overtaken = [row for row in queryset.all() if not _is_as_asked(request, row)]
        if not overtaken:
            return actions.delete_selected(modeladmin, request, queryset)
    for row in overtaken:
        messages.error(request, _not_deleted(row))
    messages.error(request, "Nothing was deleted.")
    return None


def _is_as_asked(request, row) -> bool:
    return request.POST.get(f"seen-row-{row.pk}") in (None, _row_token(row))


def _not_deleted(row) -> str:
    return f"“{row}” was not deleted: somebody changed it after you were asked. Look at it again."


def token_of(form, formsets) -> str:
    """Of a page: a sum of what its fields and rows stand at, and when that was."""
    shown = [_initial(form)]
    for formset in formsets:
        shown.append([formset.prefix, *(_initial(row) for row in formset.initial_forms)])
    return f"{sha256(repr(shown).encode()).hexdigest()[:20]}.{int(timezone.now().timestamp())}"


def _initial(form) -> list:
    return [
        (name, _plain(form.get_initial_for_field(field, name)))
        for name, field in sorted(form.fields.items())
    ] + [("pk", form.instance.pk)]


def _plain(value):
    if isinstance(value, list | tuple | models.QuerySet):
        return [_plain(one) for one in value]
    if isinstance(value, models.Model):
        return value.pk
    return str(value) if isinstance(value, models.fields.files.FieldFile) else value


def _row_token(row) -> str:
    """Of a row that is to be deleted: a sum of all its columns."""
    columns = [(f.attname, str(getattr(row, f.attname))) for f in row._meta.concrete_fields]
    return sha256(repr(columns).encode()).hexdigest()[:20]


def _sum(token: str) -> str:
    return token.partition(".")[0]


def _lock(row) -> None:
    type(row)._base_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()


def _saved_by(row, sent: str, viewer) -> str:
    """Who saved it since the page was opened, as far as the log of the desk knows, and when."""
    opened = sent.partition(".")[2]
    entry = (
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
        )
        .select_related("user")
        .order_by("-action_time")
        .first()
    )
    if entry is None or not opened.isdigit() or entry.action_time.timestamp() < int(opened):
        return "Somebody changed this"
    who = "In another tab you" if entry.user == viewer else staff_names(viewer)(entry.user)
    return f"{who} saved this at {date_format(timezone.localtime(entry.action_time), 'H:i')},"


def _refusing(form_class, overtaken):
    class Overtaken(form_class):
        def clean(self):
            cleaned = super().clean()
            said = f"{overtaken['by']} after you opened it. Nothing was overwritten."
            differing = [
                f"{self.fields[name].label or name}: “{_shown(overtaken['row'], name)}”"
                for name in self.changed_data
                if name in self.fields
            ]
            if differing:
                said += f" Saved now: {'; '.join(differing)}."
            said += " What you typed is still below; to put it in place of that, save again."
            self.add_error(None, said)
            return cleaned

    return Overtaken


def _shown(row, name) -> str:
    try:
        field = row._meta.get_field(name)
    except FieldDoesNotExist:
        return "–"
    if field.many_to_many:
        return ", ".join(str(one) for one in getattr(row, name).all()) or "–"
    return str(display_for_field(getattr(row, name), field, "–"))
