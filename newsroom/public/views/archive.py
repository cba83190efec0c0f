"""Articles by when they came out: in a year, in a month, on a day, in a series."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncDay, TruncMonth
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.models import Series
from newsroom.public.pages import answer, page_of
from newsroom.public.rendering import readable, series_order
from newsroom.public.site import current_site


@dataclass(frozen=True)
class Period:
    """A year, month or day of the newsroom's zone."""

    first: date
    grain: str

    @property
    def next(self) -> date:
        """The first day after it. Raises OverflowError at the end of time."""
        days = {
            "year": date(self.first.year, 12, 31).timetuple().tm_yday,
            "month": monthrange(self.first.year, self.first.month)[1],
            "day": 1,
        }
        return self.first + timedelta(days=days[self.grain])

    @property
    def parts(self) -> list[str]:
        length = {"year": 1, "month": 2, "day": 3}[self.grain]
        return f"{self.first:%Y %m %d}".split()[:length]

    def get_absolute_url(self) -> str:
        return reverse(self.grain, args=self.parts)

    def __str__(self) -> str:
        written = {"year": "%Y", "month": "%B %Y", "day": f"{self.first.day} %B %Y"}
        return self.first.strftime(written[self.grain])

    @property
    def short(self) -> str:
        """Its name inside the next longer period."""
        names = {"year": "%Y", "month": "%B", "day": str(self.first.day)}
        return self.first.strftime(names[self.grain])

    @property
    def within(self) -> list["Period"]:
        """The longer periods that it is part of."""
        longer = {"year": [], "month": ["year"], "day": ["year", "month"]}[self.grain]
        starts = {"year": self.first.replace(month=1, day=1), "month": self.first.replace(day=1)}
        return [Period(starts[grain], grain) for grain in longer]


@require_safe
def archive(request, year, month="01", day="01", *, grain):
    at, site = timezone.now(), current_site()
    try:
        period = Period(date(int(year), int(month), int(day)), grain)
        start, end = _moment(period.first, site.zone), _moment(period.next, site.zone)
    except (ValueError, OverflowError):
        raise Http404("There is no such day.") from None
    rows = readable(at)
    inside = rows.filter(first_published_at__gte=start, first_published_at__lt=end)
    page = page_of(inside.listed().prefetch_related("bylines"), request)
    if not page.paginator.count:
        raise Http404("Nothing came out then.")
    context = {
        "period": period,
        "page": page,
        "parts": _parts(inside, period, site.zone),
        **_neighbours(rows, period, start, end, site.zone),
    }
    return answer(request, "archive.html", context, at=at, site=site)


def _moment(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of the day there."""
    moment = datetime.combine(day, time.min, zone)
    moment.astimezone(ZoneInfo("UTC"))  # raises OverflowError where no database could follow
    return moment


def _parts(inside, period: Period, zone: ZoneInfo) -> list[tuple[Period, int]]:
    """The months of a year or the days of a month that have articles, with how many."""
    if period.grain == "day":
        return []
    grain, cut = ("month", TruncMonth) if period.grain == "year" else ("day", TruncDay)
    counted = (
        inside.order_by()
        .annotate(part=cut("first_published_at", tzinfo=zone))
        .values("part")
        .annotate(articles=Count("pk"))
        .order_by("part")
    )
    return [(Period(row["part"].date(), grain), row["articles"]) for row in counted]


def _neighbours(rows, period: Period, start, end, zone: ZoneInfo) -> dict[str, Period | None]:
    """The nearest periods of the same length that have articles."""
    found = rows.aggregate(
        previous=Max("first_published_at", filter=Q(first_published_at__lt=start)),
        next=Min("first_published_at", filter=Q(first_published_at__gte=end)),
    )
    return {
        name: Period(_start_of(timezone.localdate(moment, zone), period.grain), period.grain)
        if moment
        else None
        for name, moment in found.items()
    }


def _start_of(day: date, grain: str) -> date:
    match grain:
        case "year":
            return day.replace(month=1, day=1)
        case "month":
            return day.replace(day=1)
    return day


@require_safe
def all_series(request):
    """Every series that has a part to read."""
    at = timezone.now()
    parts = Count("versions", filter=Q(versions__in=readable(at)))
    rows = Series.objects.annotate(parts=parts).filter(parts__gt=0).order_by("name", "pk")
    return answer(request, "series_list.html", {"page": page_of(rows, request)}, at=at)


@require_safe
def series(request, slug):
    """One series, its parts in order; it is short enough for one page."""
    at = timezone.now()
    found = get_object_or_404(Series, slug=slug)
    rows = readable(at).filter(series=found).listed().prefetch_related("bylines")
    parts = sorted(rows, key=series_order)
    if not parts:
        raise Http404("No part of it can be read.")
    return answer(request, "series_detail.html", {"series": found, "parts": parts}, at=at)
