"""Holding a text: pasted or from a file, by an action and on the document's page at the desk."""

from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.documents.actions import hold
from tests.factories import make_document
from tests.newsroom.factories import make_user
from tests.partnerships.documents.files import docx

pytestmark = pytest.mark.django_db
DIGEST = sha256(b"We are glad.").hexdigest()


@pytest.mark.parametrize(
    "given",
    [
        {"text": " We are glad.\r\n"},
        {"upload": SimpleUploadedFile("a.docx", docx("We are glad."))},
    ],
)
def test_a_text_is_held_with_its_digest(given):
    document = hold(make_document(), by=None, **given)
    document.refresh_from_db()
    assert (document.text, document.text_sha256) == ("We are glad.", DIGEST)


@pytest.mark.parametrize(
    "given", [{"text": " "}, {"upload": SimpleUploadedFile("a.docx", b"no such thing")}]
)
def test_a_text_that_cannot_be_held_changes_nothing(given):
    document = make_document(text="Before.")
    with pytest.raises(ValidationError):
        hold(document, by=None, **given)
    document.refresh_from_db()
    assert document.text == "Before."


def test_who_may_not_change_documents_holds_no_text():
    with pytest.raises(PermissionDenied):
        hold(make_document(), by=make_user("Reporter"), text="We are glad.")


def send(client, document, name, data):
    return client.post(
        reverse("admin:partnerships_document_change", args=[document.pk]),
        {
            "kind": "news", "publisher": "The Courier", "may_show": "none", "text": "Typed.",
            "text_file": SimpleUploadedFile(name, data),
        },
    )  # fmt: skip


def test_a_file_sent_at_the_desk_replaces_the_text(client):
    client.force_login(make_user("Fact-checker"))
    document = make_document(text="Before.")
    assert send(client, document, "a.docx", docx("We are glad.")).status_code == 302
    document.refresh_from_db()
    assert (document.text, document.text_sha256) == ("We are glad.", DIGEST)


def test_a_file_that_cannot_be_read_is_refused_at_its_field(client):
    client.force_login(make_user("Fact-checker"))
    document = make_document(text="Before.")
    response = send(client, document, "a.pdf", b"no such thing")
    assert response.context["adminform"].form.errors == {
        "text_file": ["This is no PDF, or a broken one."]
    }
    document.refresh_from_db()
    assert document.text == "Before."


def test_who_may_only_look_is_offered_no_file(client):
    client.force_login(make_user("Reporter"))
    document = make_document(text="Before.")
    page = client.get(reverse("admin:partnerships_document_change", args=[document.pk]))
    assert page.status_code == 200
    assert "text_file" not in page.content.decode()
