"""What a file is by its bytes, whatever its name says, and that it is nothing else besides.

Raises `Unfit` with a sentence for the person who uploads.
"""

import re

#: A progressive JPEG of a camera or an editor has about ten scans; each costs a whole decoding.
MAX_SCANS = 64
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
_OTHER_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}
_PADDING = b"\0\r\n\t "


class Unfit(ValueError):
    """The file is not a picture that we take; the sentence says why."""


def picture_format(data: bytes) -> str:
    """JPEG, PNG, WEBP or AVIF, complete and with nothing behind it; Unfit otherwise."""
    format = _sniffed(data)
    end = _ENDS[format](data)
    if data[end:].strip(_PADDING) and not (format == "JPEG" and _is_of_a_phone(data[end:])):
        raise Unfit(
            "Something else is hidden behind the picture in this file. "
            "Open it in a picture editor and save it anew."
        )
    return format


def _sniffed(data: bytes) -> str:
    if data.startswith(_JPEG):
        return "JPEG"
    if data.startswith(_PNG):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        brands = {data[8:12], *(data[at : at + 4] for at in range(16, _length(data, 0), 4))}
        if brands & {b"avif", b"avis"}:
            return "AVIF"
        if brands & _OTHER_BRANDS:
            raise Unfit("This is a HEIC photograph, which browsers do not show: save it as JPEG.")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<svg", b"<?xml", b"<!doctype svg")) or b"<svg" in start:
        raise Unfit("This is an SVG drawing, which can carry scripts: save it as PNG.")
    if data.startswith((b"GIF87a", b"GIF89a")):
        raise Unfit("This is a GIF: save it as PNG, or take a frame of it as JPEG.")
    raise Unfit("This is not a JPEG, PNG, WebP or AVIF picture, whatever its name says.")


def _length(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def _cut_short() -> Unfit:
    return Unfit("The file is cut short: upload it again from where it came from.")


def _still() -> Unfit:
    return Unfit("This picture moves, and here it would stand still: upload one frame of it.")


def _jpeg_end(data: bytes, start: int = 0) -> int:
    """Where the JPEG that begins at `start` ends."""
    at, scans = start + 2, 0
    while found := _MARKER.search(data, at):
        marker, at = data[found.end() - 1], found.end()
        if marker == 0xD9:
            return at
        if marker in (0x01, 0xD8):
            continue
        if marker == 0xDA:
            scans += 1
            if scans > MAX_SCANS:
                raise Unfit("This JPEG is built to keep a computer busy: save it anew.")
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2:
            break
        at += length
    raise _cut_short()


def _is_of_a_phone(rest: bytes) -> bool:
    """Phones put more JPEGs behind the first (a gain map, a preview), or a block named SEFT."""
    while rest := rest.lstrip(_PADDING):
        if rest.endswith(b"SEFT") and b"SEFH" in rest:
            return True
        if not rest.startswith(_JPEG):
            return False
        rest = rest[_jpeg_end(rest) :]
    return True


def _png_end(data: bytes) -> int:
    at = len(_PNG)
    while at + 12 <= len(data):
        kind, at = data[at + 4 : at + 8], at + 12 + _length(data, at)
        if kind == b"acTL":
            raise _still()
        if kind == b"IEND" and at <= len(data):
            return at
    raise _cut_short()


def _webp_end(data: bytes) -> int:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise _cut_short()
    if data[12:16] == b"VP8X" and data[20:21] and data[20] & 0b10:
        raise _still()
    return end


def _avif_end(data: bytes) -> int:
    """Boxes, each with its length, fill the file; what is no known box is something else."""
    at, end = 0, 0
    while at + 8 <= len(data):
        length, kind = _length(data, at), data[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        if kind not in _BOXES:
            break
        if kind == b"moov":
            raise _still()
        if length == 0:
            return len(data)
        if length < 8 or at + length > len(data):
            raise _cut_short()
        at = end = at + length
    return end


_BOXES = {b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid"}
_ENDS = {"JPEG": _jpeg_end, "PNG": _png_end, "WEBP": _webp_end, "AVIF": _avif_end}
