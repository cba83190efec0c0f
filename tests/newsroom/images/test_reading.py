"""An upload is read by its bytes, made upright and plain, or refused with a sentence."""

import io
import zipfile

import pytest
from PIL import Image, ImageCms

from newsroom.images import reading
from newsroom.images.structure import Unfit
from tests.newsroom.images.files import (
    FORMATS,
    claiming,
    encoded,
    many_scans,
    moving,
    patterned,
    photographed,
)


def refusal(data):
    with pytest.raises(Unfit) as refused:
        reading.read(data)
    return str(refused.value)


@pytest.mark.parametrize("format", FORMATS)
def test_four_formats_are_read(format):
    image = reading.read(encoded(format))
    assert (image.mode, image.size) == ("RGB", (90, 60))


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_stands_upright_and_keeps_nothing_of_what_was_written_beside_it(format):
    data = encoded(format, exif=photographed(), icc_profile=ImageCms.ImageCmsProfile(
        ImageCms.createProfile("sRGB")).tobytes())  # fmt: skip
    assert b"in the garden" in data
    image = reading.read(data)
    assert image.size == (60, 90)
    assert image.info == {}
    assert not image.getexif()
    top, bottom = image.getpixel((30, 10)), image.getpixel((30, 80))
    assert top[2] > 240 > 10 > top[0]  # what was left is on top now
    assert bottom[0] > 240 > 10 > bottom[2]


@pytest.mark.parametrize(
    ("mode", "format", "read"),
    [
        ("CMYK", "JPEG", "RGB"), ("L", "JPEG", "RGB"), ("P", "PNG", "RGB"), ("1", "PNG", "RGB"),
        ("LA", "PNG", "RGBA"), ("RGBA", "WEBP", "RGBA"), ("RGBA", "AVIF", "RGBA"),
    ],
)  # fmt: skip
def test_whatever_its_colours_are_made_of_it_becomes_that_of_the_web(mode, format, read):
    assert reading.read(encoded(format, patterned(mode=mode))).mode == read


def test_sixteen_bits_of_grey_keep_their_brightness():
    image = reading.read(encoded("PNG", Image.new("I;16", (9, 9), 40_000)))
    assert image.getpixel((4, 4)) == (156, 156, 156)


@pytest.mark.parametrize(
    "profile",
    [b"nonsense", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()],
    ids=["broken", "of another space"],
)
def test_a_profile_that_does_not_fit_says_nothing_of_the_colours(profile):
    image = reading.read(encoded("PNG", patterned(), icc_profile=profile))
    assert image.getpixel((80, 30)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("size", "kept"), [((6000, 4000), (4096, 2731)), ((5000, 1), (4096, 1)), ((1, 1), (1, 1))]
)
def test_what_is_larger_than_any_page_is_made_smaller(size, kept):
    assert reading.read(encoded("JPEG", Image.new("RGB", size))).size == kept


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("missing", [1, 20, 0.5])
def test_a_file_cut_short_is_refused(format, missing):
    data = encoded(format)
    end = int(len(data) * missing) if missing < 1 else len(data) - missing
    assert refusal(data[:end]) == (
        "The file is cut short: upload it again from where it came from."
    )


def test_damage_inside_is_refused():
    data = bytearray(encoded("PNG"))
    at = data.index(b"IDAT") + 4
    data[at : at + 8] = bytes(8)
    assert refusal(bytes(data)) == (
        "The file is damaged or cut short: it cannot be read to its end."
    )


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "hidden", [b"PK\x03\x04" + bytes(50), b"<html><script>alert(1)</script>", b"%PDF-1.4 x"]
)
def test_a_picture_that_is_something_else_besides_is_refused(format, hidden):
    assert refusal(encoded(format) + hidden).startswith(
        "Something else is hidden behind the picture in this file."
    )


def test_what_is_hidden_inside_is_left_behind():
    """In a JPEG's comment any file may stand: what we keep is encoded anew from the pixels."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("payload.txt", "x")
    image = reading.read(encoded("JPEG", comment=archive.getvalue()))
    assert (image.info, image.size) == ({}, (90, 60))


def test_a_phones_further_pictures_are_no_offence():
    assert reading.read(moving("MPO")).size == (9, 9)


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_what_moves_is_refused(format):
    assert refusal(moving(format)) == (
        "This picture moves, and here it would stand still: upload one frame of it."
    )


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (claiming(9_000, 9_000), "The picture has 9000 × 9000 pixels, more than the 64 million we "
         "take: save it smaller."),
        (claiming(60_000, 60_000), "The picture has far more than the 64 million pixels we take: "
         "save it smaller."),
        (many_scans(), "This JPEG is built to keep a computer busy: save it anew."),
    ],
)  # fmt: skip
def test_a_file_made_to_fill_the_memory_is_refused_by_its_head(data, sentence):
    assert len(data) < 300_000
    assert refusal(data) == sentence


def test_more_bytes_than_we_take_are_not_even_looked_at(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 1024 * 1024)
    assert refusal(bytes(1024 * 1024 + 1)) == "The file is larger than 1 MB: save it smaller."


NO_PICTURE = "This is not a JPEG, PNG, WebP or AVIF picture, whatever its name says."
SVG = "This is an SVG drawing, which can carry scripts: save it as PNG."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', SVG),
        (b"\xef\xbb\xbf <?xml version='1.0'?><!DOCTYPE svg><svg/>", SVG),
        (b"<!-- a comment --><svg/>", SVG),
        (b"GIF89a" + bytes(20), "This is a GIF: save it as PNG, or take a frame of it as JPEG."),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "This is a HEIC photograph, which browsers do not "
         "show: save it as JPEG."),
        (b"", NO_PICTURE), (b"<html>", NO_PICTURE), (b"PK\x03\x04", NO_PICTURE),
        (b"RIFF\x10\0\0\0WAVE", NO_PICTURE), (encoded("TIFF"), NO_PICTURE),
        (b"%PDF-1.4" + encoded("JPEG"), NO_PICTURE),
    ],
)  # fmt: skip
def test_what_is_no_picture_of_ours_is_told_what_it_is(data, sentence):
    assert refusal(data) == sentence
