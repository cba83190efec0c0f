"""An article of the shape in which the newsroom's first one is written, in words of our own; and
that first one, where it is at hand."""

from datetime import date
from pathlib import Path

from newsroom.articles.importing import parse

SEED = Path(__file__).parents[4] / "shared" / "seed" / "xiaomi-leica-2022-05-23.txt"
DAY = date(2022, 5, 23)
OWN = """\
Brunn and Halia, today, announced a five-year strategic alliance that would see the two houses \
strive to bring “walkers a new age of pocket cartography.” The pair is currently working on a map \
case that would apparently boast of “remarkable paper quality, timeless Halia lines, and unlimited \
folding,” as per a joint press release sent out to the media.

Whatever comes of it, the two have been the talk of many map rooms for a while now.

As is so often the case, the pair isn’t giving away any exact details of what the partnership \
entails, out in the field, at least for the time being except that this cooperation will lend \
“a real push to Brunn’s atlas plans.”

“Halia and Brunn are both old houses and in all this unusually close work both sides have step by \
step pursued the goal of bringing walkers a new age of pocket cartography,” Ada Byron, CEO of \
Halia Maps AG said, adding “we are certain that the first map case drawn by both makes the craft \
of both houses plain to see.”

Brunn isn’t the only house to pair with a map maker. Veld has, similarly, partnered with Lumio to \
“co-draw” the atlases seen inside its cases."""


def own_text():
    return OWN


def seed_text():
    return "\n\n".join(parse(SEED.read_bytes()).paragraphs)
