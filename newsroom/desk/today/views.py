"""The desk's front page and the calendar of a month."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib import admin
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from newsroom.desk.today import lists
from newsroom.desk.today.agenda import Entry, agenda

#: Days that the front page looks ahead.
AHEAD = 7
YEARS = range(1900, 2200)


def front_of(viewer) -> dict:
    """The context of the desk's front page for this person."""
    if not viewer.has_perm("newsroom.view_article"):
        return {}
    today = timezone.localdate()
    return {
        "needs_me": lists.needs_me(viewer),
        "lists": [
            lists.in_review(viewer),
            lists.developing(viewer),
            lists.unverified(viewer),
        ],
        "coming": days(agenda(viewer, today, today + timedelta(days=AHEAD))),
        "today": today,
    }


@dataclass
class Day:
    day: date
    entries: list[Entry] = field(default_factory=list)
    is_in_month: bool = True


def days(entries: list[Entry]) -> list[Day]:
    """The days on which something is, in order."""
    found: dict[date, Day] = {}
    for entry in entries:
        found.setdefault(entry.day, Day(entry.day)).entries.append(entry)
    return list(found.values())


@require_GET
@never_cache
def calendar_view(request, year=None, month=None):
    """A month in weeks from Monday on; without an address of its own, the present one."""
    today = timezone.localdate()
    if year is None:
        year, month = today.year, today.month
    if year not in YEARS or not 1 <= month <= 12:
        raise Http404
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    entries = agenda(request.user, weeks[0][0], weeks[-1][-1])
    by_day = {found.day: found.entries for found in days(entries)}
    first = date(year, month, 1)
    context = admin.site.each_context(request) | {
        "title": f"{first:%B %Y}",
        "weeks": [
            [Day(day, by_day.get(day, []), day.month == month) for day in week] for week in weeks
        ],
        "before": first - timedelta(days=1),
        "after": (first + timedelta(days=32)).replace(day=1),
        "today": today,
    }
    return render(request, "newsroom/desk/calendar.html", context)
