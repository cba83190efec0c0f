"""Pictures of the ledger. Pure: dated values in, shapes and SVG out; no Django, no query, no clock.

`runs` says how surely a partnership is known to have run, `scale` where a day stands, `lettering`
how wide words are. `timeline`, `strip`, `course` and `devices` each lay out one kind of picture
from `shapes`, and `svg` writes it down.
"""
