"""From pixels to files: the picture that we keep, and its renditions in AVIF, WebP and JPEG.

AVIF at speed 9: files are 4 % larger than at speed 8, for a quarter of the processor time.
"""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image

from newsroom.images import shapes
from newsroom.images.shapes import CARD, WHOLE, Size

#: Changes when the same picture would be encoded differently, so that names change with it.
RECIPE = 1
_WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Renditions:
    """One shape of a picture: its sizes, ascending, and the files by "640.avif".

    `digest` is of the pixels and what was done to them: another picture has another.
    """

    digest: str
    sizes: list[Size]
    files: dict[str, bytes]


def kept(image: Image.Image) -> tuple[str, bytes]:
    """The suffix and bytes of the file from which renditions can be made again."""
    file = io.BytesIO()
    if image.mode == "RGBA":
        image.save(file, "PNG", compress_level=3)
        return "png", file.getvalue()
    image.save(file, "JPEG", quality=92, subsampling=0)
    return "jpg", file.getvalue()


def rendered(
    image: Image.Image, focal: Size, *, present: dict[str, str] | None = None
) -> dict[str, Renditions]:
    """The shapes of a picture, by name.

    Of a shape whose digest stands in `present`, nothing is encoded: `files` is empty.
    """
    pixels = hashlib.sha256(image.tobytes()).hexdigest()
    made = {}
    for shape, box, widths in (
        (WHOLE, None, shapes.WIDTHS),
        (CARD, shapes.card_box(image.size, focal), shapes.CARD_WIDTHS),
    ):
        if shape != WHOLE and box is None:
            continue
        part = image.crop(box) if box else image
        sizes = shapes.sizes(part.size, widths)
        digest = hashlib.sha256(f"{RECIPE} {pixels} {box}".encode()).hexdigest()[:12]
        is_there = (present or {}).get(shape) == digest
        made[shape] = Renditions(digest, sizes, {} if is_there else _files(part, sizes))
    return made


def _files(image: Image.Image, sizes: list[Size]) -> dict[str, bytes]:
    """Each width is made from the next larger one: as good to the eye, at a third of the cost."""
    files = {}
    for size in reversed(sizes):
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        width = size[0]
        files[f"{width}.avif"] = _encoded(image, "AVIF", quality=55, speed=9)
        files[f"{width}.webp"] = _encoded(image, "WEBP", quality=74, method=2)
        if size == shapes.fallback(sizes):
            files[f"{width}.jpg"] = _encoded(
                _opaque(image), "JPEG", quality=78, optimize=True, progressive=True
            )
    return files


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, _WHITE)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _encoded(image: Image.Image, format: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()
