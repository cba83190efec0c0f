"""The worked example of the method: three sources and sixteen claims, all of them invented."""

from datetime import date

from partnerships.dates import bounds
from partnerships.rumours.predictions import Window
from partnerships.rumours.scoring.board import Board, board
from partnerships.rumours.scoring.claims import Claimed

ON = date(2031, 7, 1)

#: Source | claim | about | kind | said and recorded on | window | hedge | finding | outcome
ROWS = """
tarrow-post | The Ondal 2 comes in March 2030 | Ondal 2 | date | 2030-01-10 | 2030-03 | likely | came_true | 2030-03-12
tarrow-post | The Ondal 2 has two cameras | Ondal 2 | spec | 2030-01-10 | | stated as fact | came_true | 2030-03-12
tarrow-post | The Ondal 2 costs 400 crowns | Ondal 2 | price | 2030-02-20 | | could | partly | 2030-03-12
tarrow-post | Ondal and Fenn part by June 2030 | Ondal and Fenn | event | 2030-05-02 | /2030-06 | likely | premature | 2030-11-30
tarrow-post | The Ondal 3 is called Ondal Max | Ondal 3 | name | 2030-12-01 | | might | did_not | 2031-03-04
tarrow-post | The Ondal 3 comes on 4 March 2031 | Ondal 3 | date | 2031-02-10 | 2031-03-04 | will | came_true | 2031-03-04
tarrow-post | The Ondal 4 exists | Ondal 4 | existence | 2031-06-20 | | likely | |
unda-leaks | The Fenn X comes in May 2030 | Fenn X | date | 2030-04-01 | 2030-05 | will | came_true | 2030-05-20
unda-leaks | The Fenn X has a zoom lens | Fenn X | spec | 2030-04-01 | | will | came_true | 2030-05-20
unda-leaks | The Fenn X costs 900 crowns | Fenn X | price | 2030-05-02 | | probably | did_not | 2030-05-20
unda-leaks | The Fenn Y has no name on it | Fenn Y | spec | 2031-01-15 | | sources say | did_not | 2031-04-02
unda-leaks | The Fenn Y is sold in two countries | Fenn Y | region | 2031-01-20 | | | partly | 2031-04-02
unda-leaks | The Fenn Z comes in autumn 2031 | Fenn Z | date | 2031-02-01 | 2031-09/2031-11 | likely | taken_back | 2031-05-01
unda-leaks | The Fenn Y weighs 200 grams | Fenn Y | spec | 2031-04-02 | | will | came_true | 2031-04-02
greywick | Ondal makes the Fenn Y | Fenn Y | partner | 2031-01-05 | | almost certain | came_true | 2031-04-02
greywick | Fenn buys Oster by June 2031 | Fenn and Oster | event | 2031-02-01 | /2031-06 | likely | overtaken | 2031-03-20
"""  # noqa: E501


def claims() -> list[Claimed]:
    rows = [line.split("|") for line in ROWS.strip().splitlines()]
    return [_claimed(f"claim-{n}", *map(str.strip, row)) for n, row in enumerate(rows, 1)]


def example() -> Board:
    return board(claims(), on=ON)


def _claimed(slug, source, title, about, kind, said, window, hedge, finding, outcome) -> Claimed:
    first, _, last = window.partition("/") if "/" in window else (window, "", window)
    period = Window(bounds(first)[0], bounds(last)[1])
    return Claimed(
        slug=slug,
        title=title,
        kind=kind,
        subject=about,
        sources=(source,),
        claimed_on=date.fromisoformat(said),
        recorded_on=date.fromisoformat(said),
        window=period,
        due=period.latest,
        hedge=hedge,
        finding=finding or None,
        outcome=Window(*bounds(outcome)),
    )
