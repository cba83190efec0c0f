"""Pictures are served while a page shows them; to staff always; to others they do not exist."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from newsroom.images.actions import move_focal_point
from newsroom.models import Depiction, Image
from newsroom.public.images import card_picture
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import address_of, make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(make_image):
    return make_image()


def make_live(image):
    article = make_article(lead_image=image, lead_is_decorative=True)
    return actions.publish(article, by=make_user("Editor"))


def test_a_picture_in_the_library_is_not_there(client, image):
    assert client.get(address_of(image)).status_code == 404


def test_a_picture_of_a_live_article_is_served_and_kept(client, image):
    make_live(image)
    response = client.get(address_of(image))
    assert b"".join(response).startswith(b"\xff\xd8\xff")
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, s-maxage=300, immutable"
    assert "Vary" not in response


def test_what_was_uploaded_is_for_the_desk_alone(client, image):
    make_live(image)
    assert client.get(image.file.url).status_code == 404
    client.force_login(make_user("Reporter"))
    response = client.get(image.file.url)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_browsers_copy_is_asked_about_and_not_sent_again(client, image):
    make_live(image)
    etag = client.get(address_of(image))["ETag"]
    assert client.get(address_of(image), headers={"If-None-Match": etag}).status_code == 304


def test_a_picture_goes_with_its_article(client, image):
    version = make_live(image)
    actions.withdraw(
        version.article, by=make_user("Managing editor"), reason="Wrong.", notice="Gone."
    )
    assert client.get(address_of(image)).status_code == 404


def test_a_picture_goes_when_its_licence_ends(client, image):
    make_live(image)
    address, today = address_of(image), timezone.localdate()
    Image.objects.update(expires_on=today)
    kept = client.get(address)["Cache-Control"].split(",")[1]
    assert int(kept.removeprefix(" max-age=")) <= 24 * 3600
    Image.objects.update(expires_on=today - timedelta(days=1))
    assert client.get(address).status_code == 404


def test_an_address_from_before_the_focal_point_moved_leads_to_the_new_cut(client, make_image):
    image = make_image(size=(60, 20))
    version = make_live(image)
    before = card_picture(version, timezone.now()).src
    move_focal_point(image, by=None, x=100, y=0)
    version.lead_image.refresh_from_db()
    after = card_picture(version, timezone.now()).src
    assert after != before
    assert client.get(before).headers["Location"] == after
    assert client.get(after).status_code == 200
    assert client.get(before.replace("card", "poster")).status_code == 404


@pytest.mark.parametrize(("public", "status"), [(True, 200), (False, 404)])
def test_a_portrait_is_served_with_its_record(client, image, public, status):
    person = ledger.make_person(name="Ada Roe", slug="ada-roe", public=public)
    Depiction.objects.create(image=image, record_id=person.pk, is_main=True)
    assert client.get(address_of(image)).status_code == status
    assert client.get("/people/ada-roe/").status_code == status
    if public:
        page = client.get("/people/ada-roe/").content.decode()
        assert address_of(image) in page
        assert 'alt="Ada Roe"' in page


def test_staff_see_any_picture_and_nothing_keeps_it(client, image):
    client.force_login(make_user("Reporter"))
    response = client.get(address_of(image))
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_user_who_is_not_staff_is_a_reader(client, image):
    client.force_login(make_user(is_staff=False))
    assert client.get(address_of(image)).status_code == 404


def test_only_pictures_are_served(client, image):
    client.force_login(make_user("Reporter"))
    Image.objects.update(file=image.file.storage.save("images/page.html", ContentFile(b"<p>")))
    assert client.get("/media/images/page.html").status_code == 404


def test_a_file_that_is_lost_is_404(client, image):
    make_live(image)
    address = address_of(image)
    image.file.storage.delete(address.removeprefix("/media/"))
    assert client.get(address).status_code == 404
