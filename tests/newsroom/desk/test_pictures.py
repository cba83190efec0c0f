"""The library of pictures: uploads are made safe and cut, the focal point moves, refusals speak."""

import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pixels

from newsroom.drafts import autosaving
from newsroom.drafts.picturing import remove_picture
from newsroom.models import Article, Draft, Image
from newsroom.workflow.errors import Refused
from tests.newsroom.factories import make_article, make_image, make_user

pytestmark = pytest.mark.django_db
ADD = reverse("admin:newsroom_image_add")
NO_PORTRAITS = {"depictions-TOTAL_FORMS": 0, "depictions-INITIAL_FORMS": 0}
WORDS = {
    "title": "The lens", "credit": "Photo: Rhea Vogt", "alternative_text": "A lens",
    "focal_x": 50, "focal_y": 50,
}  # fmt: skip


def upload(name="lens.jpg", format="JPEG", size=(90, 60)):
    file = io.BytesIO()
    Pixels.new("RGB", size, "teal").save(file, format)
    return SimpleUploadedFile(name, file.getvalue())


def errors(response):
    return response.context["adminform"].form.errors


@pytest.fixture
def reporter(client):
    user = make_user("Reporter")
    client.force_login(user)
    return user


def test_a_reporter_uploads_a_picture(client, reporter):
    response = client.post(ADD, {**WORDS, **NO_PORTRAITS, "file": upload(), "focal_x": 20})
    assert response.status_code == 302
    image = Image.objects.get()
    assert (image.width, image.height, image.focal_point) == (90, 60, (20, 50))
    assert image.uploaded_by == reporter
    assert image.renditions["whole"]["sizes"] == [[90, 60]]
    page = client.get(reverse("admin:newsroom_image_changelist")).content.decode()
    assert f"/media/pictures/{image.pk}/whole-" in page


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"credit": ""}, "credit", "This field is required."),
        ({"focal_x": 101}, "__all__", "The focal point lies between 0 and 100 percent."),
        ({"file": SimpleUploadedFile("a.jpg", b"GIF89a...")}, "file", "This is a GIF: save it as "
         "PNG, or take a frame of it as JPEG."),
        ({"file": ""}, "file", "This field is required."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_a_sentence(client, reporter, changed, field, sentence):
    response = client.post(ADD, {**WORDS, **NO_PORTRAITS, "file": upload(), **changed})
    assert errors(response)[field] == [sentence]
    assert not Image.objects.exists()


def test_moving_the_focal_point_cuts_anew_and_another_file_replaces_all(client, reporter):
    image = make_image(size=(60, 20))
    address = reverse("admin:newsroom_image_change", args=[image.pk])
    before = image.renditions
    client.post(address, {**WORDS, **NO_PORTRAITS, "focal_x": 90})
    image.refresh_from_db()
    assert image.renditions["whole"] == before["whole"]
    assert image.renditions["card"]["digest"] != before["card"]["digest"]
    client.post(address, {**WORDS, **NO_PORTRAITS, "file": upload(size=(40, 40))})
    image.refresh_from_db()
    assert (image.width, image.height) == (40, 40)
    assert image.renditions["whole"]["digest"] != before["whole"]["digest"]


def test_without_the_right_to_upload_nothing_is_even_read(client):
    client.force_login(make_user("Fact-checker"))
    response = client.post(ADD, {**WORDS, **NO_PORTRAITS, "file": upload()})
    assert response.status_code == 403
    assert not Image.objects.exists()


@pytest.fixture
def root(client):
    client.force_login(make_user(username="root", is_superuser=True))
    return client


def in_text(image):
    return f'<figure data-image="{image.pk}" data-alt="A lens"><figcaption></figcaption></figure>'


@pytest.mark.parametrize("is_selected", [False, True], ids=["one", "selected"])
def test_a_picture_that_a_draft_shows_is_not_deleted_and_each_place_is_said(root, is_selected):
    image = make_image(title="The lens")
    make_article(headline="Half written", body=f"<p>Words.</p>{in_text(image)}")
    ann = make_user("Editor", username="ann")
    fields = [["headline", "New"], ["body", in_text(image)]]
    autosaving.keep(None, by=ann, tab=uuid4(), sequence=1, based_on=0, fields=fields)
    make_article(body=f"<p>{image.pk}</p>")
    url = reverse("admin:newsroom_image_delete", args=[image.pk])
    sent = {"post": "yes"}
    if is_selected:
        url = reverse("admin:newsroom_image_changelist")
        sent |= {"action": "delete_selected", "_selected_action": [image.pk]}
    text = root.post(url, sent, follow=True).text
    assert "“The lens”: the text of “Half written”" in text
    assert "“The lens”: the unsaved text of ann, never saved" in text
    assert Image.objects.get() == image
    with pytest.raises(Refused, match="is in use: the text of “Half written”; the unsaved text of"):
        remove_picture(image, by=None)

    Article.objects.all().delete()
    autosaving.close(Draft.objects.get().tab, by=ann)
    root.post(url, sent)
    assert not Image.objects.exists()
