"""What records of predictions are worth: the board, one source, ourselves, the method, the file."""

from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.public.links import same_as
from newsroom.public.pages import answer
from newsroom.public.scores import BoardRow, own_score, shown
from newsroom.public.views.feeds import unless_unchanged
from newsroom.public.views.records.page import record_page
from partnerships.models import Claim
from partnerships.rumours import publishing, scoring, standings
from partnerships.rumours.scoring import example
from partnerships.rumours.scoring.board import ENOUGH
from partnerships.rumours.scoring.calibration import ENOUGH as ENOUGH_TO_CALIBRATE
from partnerships.rumours.scoring.hedges import TABLE

#: Claims that the page of a score explains one by one; the ledger has them all.
EXPLAINED = 500
TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8; header=present"}


@require_safe
def board(request):
    """All sources by what can be said of them at the least."""
    at = timezone.now()
    rows = [BoardRow(*line) for line in standings.lines(at)]
    context = {
        "ranked": [row for row in rows if row.rank],
        "unranked": [row for row in rows if not row.rank and row.line.n],
        "unscored": [row for row in rows if not row.line.n],
        "enough": ENOUGH,
    }
    return answer(request, "score_board.html", context, at=at)


@record_page("source", is_dated=False, part="score/", template="source_score.html")
def source(record, when):
    """Every figure of one source, with its sentence and the claims that made it."""
    made = standings.made_by(same_as(record), when.at)
    claims = standings.claimed(made, when.at).values()
    score = standings.score_of(record.slug, claims, when.at, standings.rates(when.at))
    return _told(score, when.at)


@require_safe
def own(request):
    at = timezone.now()
    return answer(request, "own_score.html", _told(own_score(at, standings.rates(at)), at), at=at)


def _told(score: scoring.Score, at: datetime) -> dict:
    points = sorted(score.points, key=lambda point: (point.claim.claimed_on, point.claim.slug))
    return {
        "score": score,
        "figures": shown(score),
        "points": points[: -EXPLAINED - 1 : -1],
        "contested": set(Claim.objects.under_review(at).values_list("slug", flat=True)),
        "more_points": len(points) > EXPLAINED,
        "enough": ENOUGH,
        "enough_to_calibrate": ENOUGH_TO_CALIBRATE,
    }


@require_safe
def method(request):
    """How it is done, with the example computed by the code that scores the real claims."""
    invented = example.example()
    context = {
        "bands": TABLE,
        "example": [(row.rank, row.score, shown(row.score)) for row in invented.rows],
        "example_points": invented.points,
        "example_on": example.ON,
        "enough": ENOUGH,
        "enough_to_calibrate": ENOUGH_TO_CALIBRATE,
    }
    return answer(request, "score_method.html", context, at=timezone.now())


@require_safe
def ledger(request, format):
    """The public ledger, each entry with the hash of the one before: `verify_ledger` checks it."""
    at = timezone.now()
    headers = {"Content-Disposition": f'attachment; filename="ledger-{at:%Y-%m-%d}.{format}"'}
    content = publishing.published(format, at)
    return unless_unchanged(request, HttpResponse(content, TYPES[format], headers=headers))
