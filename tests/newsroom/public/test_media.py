"""Pictures are served while a page shows them; to staff always; to others they do not exist."""

import pytest
from django.core.files.base import ContentFile

from newsroom.models import Depiction, Image
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(make_image):
    return make_image()


def make_live(image):
    article = make_article(lead_image=image, lead_is_decorative=True)
    actions.publish(article, by=make_user("Editor"))
    return article


def test_a_picture_in_the_library_is_not_there(client, image):
    assert client.get(image.file.url).status_code == 404


def test_a_picture_of_a_live_article_is_served(client, image, png):
    make_live(image)
    response = client.get(image.file.url)
    assert b"".join(response) == png
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-cache"


def test_a_browsers_copy_is_asked_about_and_not_sent_again(client, image):
    make_live(image)
    etag = client.get(image.file.url)["ETag"]
    assert client.get(image.file.url, headers={"If-None-Match": etag}).status_code == 304


def test_a_picture_goes_with_its_article(client, image):
    article = make_live(image)
    actions.withdraw(article, by=make_user("Managing editor"), reason="Wrong.", notice="Gone.")
    assert client.get(image.file.url).status_code == 404


def test_a_picture_goes_when_its_licence_ends(client, image):
    make_live(image)
    Image.objects.update(expires_on="2020-01-01")
    assert client.get(image.file.url).status_code == 404


@pytest.mark.parametrize(("public", "status"), [(True, 200), (False, 404)])
def test_a_portrait_is_served_with_its_record(client, image, public, status):
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=public)
    Depiction.objects.create(image=image, record_id=person.pk, is_main=True)
    assert client.get(image.file.url).status_code == status
    assert client.get("/people/ada-roe/").status_code == status
    if public:
        assert image.file.url in client.get("/people/ada-roe/").content.decode()


def test_staff_see_any_picture_and_nothing_keeps_it(client, image):
    client.force_login(make_user("Reporter"))
    response = client.get(image.file.url)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_user_who_is_not_staff_is_a_reader(client, image):
    client.force_login(make_user(is_staff=False))
    assert client.get(image.file.url).status_code == 404


def test_only_pictures_are_served(client, image):
    make_live(image)
    Image.objects.update(file=image.file.storage.save("images/page.html", ContentFile(b"<p>")))
    assert client.get("/media/images/page.html").status_code == 404


def test_a_file_that_is_lost_is_404(client, image):
    make_live(image)
    image.file.storage.delete(image.file.name)
    assert client.get(image.file.url).status_code == 404
