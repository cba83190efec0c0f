"""A verdict proposed from typed facts, with its reasons. Values in, values out; no Django.

An editor decides: a proposal is a starting point, and says by which rule it came about.
"""

from partnerships.rumours.proposing.facts import Facts, Happened, Partner, PriceStated, SpecStated
from partnerships.rumours.proposing.proposals import Proposal
from partnerships.rumours.proposing.rules import propose

__all__ = ["Facts", "Happened", "Partner", "PriceStated", "Proposal", "SpecStated", "propose"]
