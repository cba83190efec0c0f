"""What a record of predictions is worth, in numbers that explain themselves. No Django.

Values in (``Claimed``), a ``Board`` of ``Score`` out; docs/scores.md is the method in words.
"""

from partnerships.rumours.scoring.board import Board, Line, Row, board, line, ranks
from partnerships.rumours.scoring.claims import CREDIT, Claimed, Point, Standing, point
from partnerships.rumours.scoring.formulas import Interval
from partnerships.rumours.scoring.rates import BaseRates, Rate, base_rates
from partnerships.rumours.scoring.scores import Figure, Score, Share, score

__all__ = [
    "CREDIT",
    "BaseRates",
    "Board",
    "Claimed",
    "Figure",
    "Interval",
    "Line",
    "Point",
    "Rate",
    "Row",
    "Score",
    "Share",
    "Standing",
    "base_rates",
    "board",
    "line",
    "point",
    "ranks",
    "score",
]
