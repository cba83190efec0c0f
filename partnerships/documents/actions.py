"""What is done with documents: hold the text as it was received, propose one that a text names."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from partnerships.documents import reading
from partnerships.documents.models import Document, DocumentPhrase
from partnerships.documents.phrases import threes
from partnerships.proposals.actions import propose


def text_of(upload: UploadedFile) -> str:
    """The words of an uploaded file; ValidationError with a sentence where there are none."""
    if upload.size > reading.MOST_BYTES:  # before reading it into memory
        raise ValidationError(f"The file is larger than {reading.MOST_BYTES // 1024**2} MB.")
    try:
        return reading.read_text(upload.name, upload.read())
    except reading.Unreadable as error:
        raise ValidationError(str(error)) from error


@transaction.atomic
def hold(document: Document, *, by, text: str = "", upload: UploadedFile | None = None) -> Document:
    """Keep the text as received, pasted or from a file, with its SHA-256; only the text changes.

    Raises PermissionDenied; ValidationError where there is no text, too much of it, or a file
    that we do not read.
    """
    if by is not None and not by.has_perm("partnerships.change_document"):
        raise PermissionDenied(f"{by.get_username()} may not change documents.")
    if upload is None:
        try:
            text = reading.checked(text)
        except reading.Unreadable as error:
            raise ValidationError({"text": str(error)}) from error
    document.hold(text_of(upload) if upload else text)
    document.save(update_fields=["text", "text_sha256"])
    index_phrases(document)
    return document


def index_phrases(document: Document) -> None:
    """Keep the threes of words of its text, by which the same words are found elsewhere."""
    DocumentPhrase.objects.filter(document=document).delete()
    DocumentPhrase.objects.bulk_create(
        (
            DocumentPhrase(document=document, three=three, place=place)
            for place, three in threes(document.text).items()
        ),
        batch_size=2_000,
    )


def propose_document(*, by, **fields) -> Document:
    """A document as a text speaks of it, seen at the desk only until an editor accepts it.

    Raises PermissionDenied; ValidationError keyed by field.
    """
    if by is not None and not by.has_perm("partnerships.add_document"):
        raise PermissionDenied(f"{by.get_username()} may not add a document.")
    document = Document(**fields)
    propose(document, by=by)
    document.full_clean()
    document.save()
    return document
