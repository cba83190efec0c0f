"""Sheets at the desk: a template to start from, an upload, a preview that names each bad row."""

import csv
import re

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from partnerships.rumours.models import Claim
from partnerships.rumours.sheets import actions
from partnerships.rumours.sheets.kinds import KINDS, Kind
from partnerships.rumours.sheets.models import Sheet, SheetKind
from partnerships.rumours.sheets.reading import Unreadable

#: Bad rows that can be mended at once, and good ones that are listed.
MENDED, LISTED = 25, 50


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label="What is in it", choices=SheetKind.choices)
    file = forms.FileField(label="CSV file")


def _kinds_for(user) -> list[str]:
    return [name for name, kind in KINDS.items() if all(map(user.has_perm, kind.permissions))]


@never_cache
def sheets_view(request) -> HttpResponse:
    kinds = _kinds_for(request.user)
    if not kinds:
        raise PermissionDenied
    form = UploadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    form.fields["kind"].choices = [
        (name, label) for name, label in SheetKind.choices if name in kinds
    ]
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = actions.upload(
                form.cleaned_data["kind"], file.read(), filename=file.name, by=request.user
            )
        except Unreadable as problem:
            form.add_error("file", str(problem))
        else:
            return HttpResponseRedirect(_address(sheet))
    context = _context(request, "Claims and events by CSV") | {
        "form": form,
        "kinds": [(name, KINDS[name]) for name in kinds],
        "waiting": Sheet.objects.filter(by=request.user),
    }
    return TemplateResponse(request, "partnerships/desk/sheets.html", context)


def template_view(request, kind) -> HttpResponse:
    """The columns, with a row as an example, to start from."""
    if kind not in KINDS:
        raise Http404
    if kind not in _kinds_for(request.user):
        raise PermissionDenied
    found: Kind = KINDS[kind]
    response = HttpResponse(content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    response.write("\ufeff")  # else Excel takes it for Windows-1252
    rows = csv.DictWriter(response, found.columns, restval="")
    rows.writeheader()
    rows.writerow(found.example)
    return response


@never_cache
def sheet_view(request, pk) -> HttpResponse:
    """The preview: mend, skip, import, or throw away."""
    sheet = get_object_or_404(Sheet, by=request.user, pk=pk)
    if sheet.kind not in _kinds_for(request.user):
        raise PermissionDenied
    rows = None
    if request.method == "POST":
        act = request.POST.get("act")
        if act == "discard":
            sheet.delete()
            messages.success(request, f"“{sheet}” is thrown away. Nothing was imported.")
            return HttpResponseRedirect(reverse("admin:partnerships_claim_sheets"))
        shown = {int(n) for n in request.POST.getlist("shown") if n.isascii() and n.isdecimal()}
        skip = {int(n) for n in request.POST.getlist("skip") if n.isascii() and n.isdecimal()}
        skipped = (set(sheet.skipped) - shown) | (skip & shown)
        actions.mend(sheet, _cells(request.POST), skipped, by=request.user)
        if act != "import":
            return HttpResponseRedirect(request.path)
        try:
            number = actions.import_sheet(sheet, by=request.user)
        except actions.NotImported as refusal:
            rows = refusal.rows
            messages.error(request, refusal.message)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return HttpResponseRedirect(reverse("admin:partnerships_claim_sheets"))
        else:
            noun = KINDS[sheet.kind].noun
            messages.success(request, f"{number} {noun if number > 1 else noun[:-1]} imported.")
            return HttpResponseRedirect(reverse("admin:partnerships_claim_sheets"))
    rows = actions.check(sheet) if rows is None else rows
    bad = [row for row in rows if row.is_bad]
    skipped = [row for row in rows if row.skipped]
    good = [row for row in rows if not row.is_bad and not row.skipped]
    context = _context(request, f"Preview of {sheet}") | {
        "sheet": sheet,
        "rows": [*bad[:MENDED], *skipped[:MENDED]],
        "bad": bad,
        "skipped": skipped,
        "good": good,
        "listed": good[:LISTED],
        "helps": KINDS[sheet.kind].columns,
    }
    return TemplateResponse(request, "partnerships/desk/sheet.html", context)


def _cells(posted) -> dict[int, dict[str, str]]:
    """By row and column what was typed: the inputs are called r12-title."""
    found: dict[int, dict[str, str]] = {}
    for name, value in posted.items():
        if match := re.fullmatch(r"r([0-9]{1,6})-([a-z_]+)", name):
            found.setdefault(int(match[1]), {})[match[2]] = value
    return found


def _address(sheet: Sheet) -> str:
    return reverse("admin:partnerships_claim_sheet", args=[sheet.pk])


def _context(request, title):
    return {**admin.site.each_context(request), "title": title, "opts": Claim._meta}
