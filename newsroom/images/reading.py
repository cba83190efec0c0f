"""From the bytes of an upload to upright pixels in sRGB, and to nothing else of the file.

What a camera or a stranger wrote beside the pixels (place, names, scripts) is left behind.
"""

import io

from PIL import Image, ImageCms, ImageOps

from newsroom.images.structure import Unfit, picture_format

MAX_BYTES = 30 * 1024 * 1024
#: A photograph of 64 megapixels takes 200 MB of memory while it is read.
MAX_PIXELS = 64_000_000
#: The longest side that we keep.
MAX_SIDE = 4096
_SRGB = ImageCms.createProfile("sRGB")


def read(data: bytes) -> Image.Image:
    """The picture, RGB or RGBA, its longest side at most MAX_SIDE. Raises Unfit."""
    if len(data) > MAX_BYTES:
        raise Unfit(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB: save it smaller.")
    format = picture_format(data)
    try:
        with Image.open(io.BytesIO(data), formats=[format]) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise Unfit(
                    f"The picture has {width} × {height} pixels, more than the "
                    f"{MAX_PIXELS // 1_000_000} million we take: save it smaller."
                )
            if format != "JPEG" and getattr(image, "n_frames", 1) > 1:
                raise Unfit("This picture moves: upload one frame of it.")
            image.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a JPEG twice too large is read at half
            image.load()
            upright = ImageOps.exif_transpose(image)
    except Unfit:
        raise
    except Image.DecompressionBombError as error:  # by its head alone: nothing was unpacked
        raise Unfit(
            f"The picture has far more than the {MAX_PIXELS // 1_000_000} million pixels we take: "
            "save it smaller."
        ) from error
    except Exception as error:  # decoders fail on hostile bytes in ways that nobody listed
        raise Unfit("The file is damaged or cut short: it cannot be read to its end.") from error
    return _in_srgb(_reduced(upright))


def _reduced(image: Image.Image) -> Image.Image:
    if max(image.size) <= MAX_SIDE:
        return image
    if image.mode in ("1", "P"):
        image = _plain(image)
    return ImageOps.contain(image, (MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Eight bits a colour, in the colours of the web; without profile, comment or place."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        image = _converted(image, profile)
    image = _plain(image)
    image.info = {}
    return image


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in (ImageCms.getProfileDescription(theirs) or ""):
            return image
        return ImageCms.profileToProfile(image, theirs, _SRGB, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a broken profile says nothing of the colours


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "RGBA"):
        return image.copy()
    if image.mode.startswith("I"):  # sixteen bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")
