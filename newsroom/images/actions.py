"""What the desk does with pictures. Renditions are made here, once, and never for a reader.

Reading and encoding takes a second or two of the processor: `prepare` does it apart, so that the
admin can before its transaction begins, which on SQLite keeps everybody else from writing.
"""

import io
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image as Pixels

from newsroom.images import encoding, reading, shapes
from newsroom.images.encoding import Renditions
from newsroom.images.models import Image
from newsroom.images.shapes import Size
from newsroom.images.structure import Unfit

MIDDLE = (50, 50)


@dataclass(frozen=True)
class Prepared:
    """A picture read and encoded: nothing is stored yet. `kept` is empty for one that we have."""

    size: Size
    focal: Size
    renditions: dict[str, Renditions]
    suffix: str = ""
    kept: bytes = b""


def prepare(upload: File, *, focal: Size = MIDDLE) -> Prepared:
    """Read an upload and make its renditions. Raises ValidationError with a sentence."""
    if upload.size > reading.MAX_BYTES:
        megabytes = reading.MAX_BYTES // 1024 // 1024
        raise ValidationError({"file": f"The file is larger than {megabytes} MB: save it smaller."})
    upload.seek(0)
    try:
        image = reading.read(upload.read())
    except Unfit as unfit:
        raise ValidationError({"file": str(unfit)}) from unfit
    suffix, kept = encoding.kept(image)
    renditions = encoding.rendered(_as_kept(kept), focal)
    return Prepared(image.size, focal, renditions, suffix, kept)


def prepare_again(image: Image, *, focal: Size) -> Prepared:
    """The renditions of a picture that we have, with another focal point; the same are left out."""
    with default_storage.open(image.file.name) as file:
        pixels = _as_kept(file.read())
    present = {shape: row["digest"] for shape, row in image.renditions.items()}
    return Prepared(pixels.size, focal, encoding.rendered(pixels, focal, present=present))


def _as_kept(data: bytes) -> Pixels.Image:
    """From the file that we keep, so that renditions made later are the same to the bit."""
    with Pixels.open(io.BytesIO(data)) as image:
        image.load()
        image.info = {}
        return image


def add_image(
    upload: File | Prepared, *, by, title: str, credit: str, focal: Size = MIDDLE, **fields
) -> Image:
    """Take a picture into the library; `upload` is the file, or what `prepare` made of it.

    `fields` are alternative_text, licence, expires_on. Raises ValidationError by field,
    PermissionDenied.
    """
    image = Image(title=title.strip(), credit=credit.strip(), uploaded_by=by, **fields)
    return store_image(image, upload, by=by, focal=focal)


def store_image(image: Image, upload: File | Prepared, *, by, focal: Size = MIDDLE) -> Image:
    """Save a new picture, or another file for one that we have, with its renditions.

    Versions that print it show the new file; the old one is removed once this is committed.
    """
    _authorise(by, "change" if image.pk else "add")
    prepared = upload if isinstance(upload, Prepared) else prepare(upload, focal=focal)
    before = _files_of(image)
    image.focal_x, image.focal_y = prepared.focal
    image.width, image.height = prepared.size
    image.file = ContentFile(prepared.kept, name=f"picture.{prepared.suffix}")
    image.full_clean()
    return _save(image, prepared, before)


def move_focal_point(
    image: Image, *, by, x: int, y: int, prepared: Prepared | None = None
) -> Image:
    """Cut the picture anew around (x, y), percent from the left and the top.

    What is cut has new names; addresses of old cuts lead to the new ones. Raises ValidationError.
    """
    _authorise(by, "change")
    before = _files_of(image)
    image.focal_x, image.focal_y = x, y
    image.full_clean()
    return _save(image, prepared or prepare_again(image, focal=(x, y)), before)


def remove_image(image: Image, *, by) -> None:
    """Take out a picture that nothing uses. Raises ProtectedError where something does."""
    _authorise(by, "delete")
    files = _files_of(image)
    with transaction.atomic():
        image.delete()
        transaction.on_commit(lambda: _remove(files))


def _authorise(by, verb: str) -> None:
    """`by` is None for commands."""
    if by is not None and not by.has_perm(f"newsroom.{verb}_image"):
        raise PermissionDenied(f"{by.get_username()} may not {verb} pictures.")


def _save(image: Image, prepared: Prepared, before: set[str]) -> Image:
    """The row and its files, both or neither; what it no longer names goes after the commit."""
    made = prepared.renditions
    image.renditions = {
        shape: {"digest": row.digest, "sizes": [list(size) for size in row.sizes]}
        for shape, row in made.items()
    }
    stored: list[str] = []
    try:
        with transaction.atomic():
            image.save()
            if prepared.kept:
                stored.append(image.file.name)
            for shape, row in made.items():
                for name, data in row.files.items():
                    path = rendition_path(image.pk, shape, row.digest, name)
                    stored.append(path)
                    _put(path, data)
            unused = before - _files_of(image)
            transaction.on_commit(lambda: _remove(unused))
    except BaseException:
        _remove(set(stored) - before)
        raise
    return image


def rendition_path(pk: int, shape: str, digest: str, name: str) -> str:
    """The name of a rendition in storage; `name` is its width and format, as "640.avif"."""
    return f"pictures/{pk}/{shape}-{digest}/{name}"


def _put(path: str, data: bytes) -> None:
    """A digest names one content: what is there is the same, or was left by a failure."""
    if default_storage.exists(path):
        default_storage.delete(path)
    default_storage.save(path, ContentFile(data))


def _files_of(image: Image) -> set[str]:
    if image.pk is None:
        return set()
    stored = Image.objects.filter(pk=image.pk).values_list("file", "renditions").first()
    if stored is None:
        return set()
    file, renditions = stored
    files = {file}
    for shape, row in renditions.items():
        names = shapes.names([tuple(size) for size in row["sizes"]])
        files.update(rendition_path(image.pk, shape, row["digest"], name) for name in names)
    return files


def _remove(files: set[str]) -> None:
    for name in files:
        default_storage.delete(name)
