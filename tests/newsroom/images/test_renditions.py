"""Renditions are made once, at upload: true sizes, three formats, nothing beside the pixels."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Pixels

from newsroom.images import actions, shapes
from newsroom.images.actions import rendition_path
from newsroom.models import Image
from newsroom.public.images import picture
from tests.newsroom.factories import make_image
from tests.newsroom.images.files import encoded, patterned, photographed

pytestmark = pytest.mark.django_db


def add(data, **fields):
    upload = ContentFile(data, name="IMG_0001.exe")
    return actions.add_image(upload, **{"by": None, "title": "A lens", "credit": "Vogt"} | fields)


def files_of(image):
    """Of each rendition its shape, name and bytes."""
    for shape, row in image.renditions.items():
        for name in shapes.names([tuple(size) for size in row["sizes"]]):
            with default_storage.open(rendition_path(image.pk, shape, row["digest"], name)) as file:
                yield shape, name, file.read()


def test_each_rendition_has_the_size_and_the_format_that_its_address_says():
    image = add(encoded("JPEG", patterned((1500, 600))))
    found = {}
    for shape, name, data in files_of(image):
        width, suffix = name.split(".")
        with Pixels.open(io.BytesIO(data)) as opened:
            assert opened.format == {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}[suffix]
            assert opened.width == int(width)
            found[shape, name] = opened.size
            sizes = [tuple(size) for size in image.renditions[shape]["sizes"]]
            assert opened.size in sizes
    assert {shape for shape, _ in found} == {"whole", "card"}
    assert found["whole", "1500.webp"] == (1500, 600)
    assert found["whole", "640.avif"] == (640, 256)
    assert found["whole", "1280.jpg"] == (1280, 512)
    assert found["card", "640.webp"] == (640, 427)


def test_nothing_is_made_larger_than_it_is():
    image = add(encoded("PNG", patterned((90, 60))))
    assert image.renditions["whole"]["sizes"] == [[90, 60]]


def test_no_file_that_we_keep_says_where_the_picture_was_taken():
    image = add(encoded("JPEG", patterned((400, 300)), exif=photographed(), comment=b"secret"))
    with image.file.open() as file:
        kept = file.read()
    assert image.file.name.startswith("images/")
    assert "IMG_0001" not in image.file.name
    for data in (kept, *(data for _, _, data in files_of(image))):
        assert not {word for word in (b"garden", b"Vogt", b"secret", b"GPS") if word in data}
        with Pixels.open(io.BytesIO(data)) as opened:
            assert not opened.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile"} & opened.info.keys()


def test_what_is_transparent_stays_so_but_in_the_jpeg_where_it_is_white():
    image = add(encoded("PNG", Pixels.new("RGBA", (60, 40), (0, 0, 0, 0))))
    for _, name, data in files_of(image):
        with Pixels.open(io.BytesIO(data)) as opened:
            expected = (255, 255, 255) if name.endswith("jpg") else 0
            pixel = opened.convert("RGB" if name.endswith("jpg") else "RGBA").getpixel((5, 5))
            assert (pixel if name.endswith("jpg") else pixel[3]) == expected


@pytest.mark.parametrize(
    ("size", "focal", "box"),
    [
        ((900, 300), (50, 50), (225, 0, 675, 300)), ((900, 300), (0, 50), (0, 0, 450, 300)),
        ((900, 300), (100, 0), (450, 0, 900, 300)), ((300, 900), (50, 0), (0, 0, 300, 200)),
        ((300, 900), (50, 60), (0, 440, 300, 640)), ((600, 400), (0, 0), None),
    ],
)  # fmt: skip
def test_a_card_is_cut_round_the_focal_point(size, focal, box):
    assert shapes.card_box(size, focal) == box


def test_the_page_offers_every_width_with_the_true_size_of_the_fallback():
    image = add(encoded("JPEG", patterned((1500, 600))))
    shown = picture(image, image.uploaded_at, alt="A lens", is_lead=True)
    assert [source.type for source in shown.sources] == ["image/avif", "image/webp"]
    offered = [part.rsplit(" ", 1)[1] for part in shown.sources[0].srcset.split(", ")]
    assert offered == ["320w", "640w", "960w", "1280w", "1500w"]
    assert shown.src.endswith("/1280.jpg")
    assert (shown.width, shown.height) == (1280, 512)


def test_an_upload_that_fails_leaves_nothing(monkeypatch):
    """The last file cannot be written: neither the row nor the files before it stay."""
    files, rows = set(stored()), Image.objects.count()
    put, written = actions._put, []

    def failing(path, data):
        if len(written) == 3:
            raise OSError("No space left on device")
        written.append(path)
        put(path, data)

    monkeypatch.setattr(actions, "_put", failing)
    with pytest.raises(OSError, match="No space"):
        add(encoded("JPEG", patterned((700, 400))))
    assert len(written) == 3
    assert (set(stored()), Image.objects.count()) == (files, rows)


def stored(folder=""):
    if folder and not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from stored(f"{folder}/{name}".strip("/"))


@pytest.mark.parametrize("credit", ["", "   "])
def test_a_picture_without_credit_is_refused(credit):
    with pytest.raises(ValidationError) as refused:
        add(encoded(), credit=credit)
    assert "credit" in refused.value.message_dict
    assert not Image.objects.filter(credit="").exists()


def test_licence_expiry_and_words_are_free_to_stay_empty():
    image = make_image()
    assert (image.licence, image.expires_on, image.alternative_text) == ("", None, "")
    assert image.may_be_shown()
