"""Files as people and attackers upload them."""

import io
import struct
import zlib

from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


def encoded(format="JPEG", image=None, **options):
    file = io.BytesIO()
    (image or patterned()).save(file, format, **options)
    return file.getvalue()


def patterned(size=(90, 60), mode="RGB"):
    """Red on the right, blue on the left."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (0, 0, size[0] // 2, size[1]))
    image = image.convert(mode)
    if mode.endswith("A"):
        image.putalpha(128)  # encoders leave out what is opaque everywhere
    return image


def moving(format):
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue", "green")]
    file = io.BytesIO()
    frames[0].save(file, format, save_all=True, append_images=frames[1:])
    return file.getvalue()


def photographed():
    """What a phone writes beside the picture: that it lies on its side, where and by whom it was
    taken, a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)}
    exif[0x010E], exif[0x013B] = "in the garden", "Rhea Vogt"
    return exif


def claiming(width, height):
    """A PNG of a hundred bytes that says it has so many pixels."""

    def chunk(kind, data):
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress(bytes(1_000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", head), chunk(b"IDAT", lines), chunk(b"IEND", b"")]
    )


def many_scans():
    """A JPEG whose scans are repeated until decoding them takes minutes."""
    data = encoded("JPEG", progressive=True)
    start = data.index(b"\xff\xda")
    return data[:start] + data[start:-2] * 20 + data[-2:]
