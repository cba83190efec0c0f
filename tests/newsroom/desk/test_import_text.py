import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsroom.models import Article
from tests.factories import make_company
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db

TEXT = " date 2022-05-23 Brunnfeld has, today, shown a lens.\n\n“It is light,” they say."


def send(client, **data):
    return client.post(reverse("admin:newsroom_article_import"), data)


def file(content, name="story.txt"):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_becomes_a_draft_and_opens(desk, editor, encoding):
    make_company(name="Brunnfeld")
    answer = send(desk, file=file(TEXT.encode(encoding)))
    article = Article.objects.get()
    assert answer["Location"] == reverse("admin:newsroom_article_change", args=[article.pk])
    assert article.day.isoformat() == "2022-05-23"
    assert article.body == (
        "<p>Brunnfeld has, today, shown a lens.</p><p>“It is light,” they say.</p>"
    )
    assert (article.state, article.imported_from, article.created_by) == (
        "draft",
        "story.txt",
        editor,
    )
    assert article.mentions.offered().get().words == "Brunnfeld"


def test_pasted_text_becomes_a_draft(desk):
    send(desk, text=TEXT)
    assert Article.objects.get().imported_from == "pasted text"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({}, "__all__"),
        ({"text": TEXT, "file": file(TEXT.encode())}, "__all__"),
        ({"text": "   \n "}, "text"),
        ({"file": file(b"   \n ")}, "file"),
        ({"file": file(b"")}, "file"),
        ({"file": file(b"\x00\x01\x02PNG")}, "file"),
        ({"file": file(b"date 2022-02-30 Text.")}, "file"),
        ({"file": file("Text.".encode("utf-16"))}, "file"),
        ({"file": file(b"a" * 3_000_000)}, "file"),
    ],
)
def test_what_cannot_be_imported_is_said_at_its_place_and_nothing_is_written(desk, data, place):
    answer = send(desk, **data)
    assert list(answer.context["form"].errors) == [place]
    assert not Article.objects.exists()


def test_fifty_megabytes_are_refused_without_being_read(desk):
    answer = send(desk, file=file(b"a" * 50_000_000))
    assert "too large" in str(answer.context["form"].errors["file"]).lower()
    assert not Article.objects.exists()


def test_a_fact_checker_imports_nothing(client):
    client.force_login(make_user("Fact-checker"))
    assert send(client, text=TEXT).status_code == 403
