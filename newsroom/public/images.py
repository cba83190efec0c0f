"""A picture as pages show it: its renditions at their addresses, and the words that go with it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from newsroom.images import shapes
from newsroom.images.actions import rendition_path
from newsroom.images.shapes import CARD, WHOLE, WIDTHS
from newsroom.models import Depiction, Image, Version

#: How wide a picture is drawn, for browsers to choose by: with the page's breakpoints.
LEAD_SIZES = "(min-width: 43rem) 41rem, 100vw"
FRONT_SIZES = "(min-width: 78rem) 50rem, (min-width: 60rem) 66vw, 100vw"
CARD_SIZES = "(min-width: 60rem) 18rem, 40vw"
PORTRAIT_SIZES = "10rem"
#: The widest rendition that is offered for a card and a portrait, on dense screens too.
SMALL = 640


@dataclass(frozen=True)
class Source:
    """The renditions of one format, for a <source>."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What `_picture.html` and `_figure.html` need; `alt` is empty for a decorative one.

    `src`, `width` and `height` are those of the JPEG, which every reader, feed and search engine
    can show; all renditions have its proportions.
    """

    sources: tuple[Source, ...]
    src: str
    width: int
    height: int
    sizes: str
    alt: str
    credit: str = ""
    caption: str = ""
    is_lead: bool = False
    thumbnail: str = ""


def picture(image: Image | None, at: datetime, **asked) -> Picture | None:
    """The picture for a page, or None where it may not be shown at `at`. Asks no database.

    `asked` is what `rendered` takes.
    """
    if image is None or not image.may_be_shown(at):
        return None
    return rendered(image, **asked)


def rendered(
    image: Image,
    *,
    alt: str,
    sizes: str = LEAD_SIZES,
    shape: str = WHOLE,
    credit: str = "",
    caption: str = "",
    is_lead: bool = False,
    widest: int = WIDTHS[-1],
) -> Picture | None:
    """The same whatever its licence says, for the desk. None before its renditions are made.

    `shape` is that of the place; a picture that has it uncut is shown whole. `sizes` is the
    attribute of that name, `widest` the pixels beyond which no rendition is offered; `is_lead`
    fetches it first, others wait until they are scrolled to.
    """
    if WHOLE not in image.renditions:
        return None
    shape = shape if shape in image.renditions else WHOLE
    row = image.renditions[shape]
    of = [tuple(size) for size in row["sizes"]]
    folder = reverse("media", args=[rendition_path(image.pk, shape, row["digest"], "")])

    def address(width: int, suffix: str) -> str:
        return f"{folder}{width}.{suffix}"

    offered = [wide for wide, _ in of if wide <= widest] or [of[0][0]]
    width, height = shapes.fallback(of)
    return Picture(
        sources=tuple(
            Source(f"image/{suffix}", ", ".join(f"{address(w, suffix)} {w}w" for w in offered))
            for suffix in ("avif", "webp")
        ),
        src=address(width, "jpg"),
        width=width,
        height=height,
        sizes=sizes,
        alt=alt,
        credit=credit,
        caption=caption,
        is_lead=is_lead,
        thumbnail=address(offered[0], "webp"),
    )


def lead_picture(version: Version, at: datetime) -> Picture | None:
    """The lead picture on the article's own page, with its words as printed."""
    return picture(
        version.lead_image,
        at,
        alt=version.lead_alternative_text,
        credit=version.lead_credit,
        caption=version.lead_caption,
        is_lead=True,
    )


def card_picture(version: Version, at: datetime, *, is_lead: bool = False) -> Picture | None:
    """The same beside a headline that leads to the article, three to two."""
    return picture(
        version.lead_image,
        at,
        alt=version.lead_alternative_text,
        sizes=FRONT_SIZES if is_lead else CARD_SIZES,
        shape=CARD,
        is_lead=is_lead,
        widest=WIDTHS[-1] if is_lead else SMALL,
    )


def portrait(depiction: Depiction | None, at: datetime, name: str) -> Picture | None:
    """A person's portrait, a company's logo; `name` is what it shows where nobody said better."""
    if depiction is None:
        return None
    image = depiction.image
    return picture(
        image,
        at,
        alt=image.alternative_text or name,
        sizes=PORTRAIT_SIZES,
        credit=image.credit,
        is_lead=True,
        widest=SMALL,
    )
