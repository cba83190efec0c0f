"""A picture from its upload to the reader's page, the focal point by mouse and by keyboard."""

import pytest
from playwright.sync_api import expect

from newsroom.models import Image
from newsroom.versions import actions
from tests.browser.pages import press
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.images.files import encoded, patterned

pytestmark = pytest.mark.django_db(transaction=True)


def expect_focal_point(page, *point):
    for axis, percent in zip("xy", point, strict=True):
        expect(page.locator(f"#id_focal_{axis}")).to_have_value(str(percent))


def saved(page):
    press(page, "input[name=_continue]")
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_a_picture_is_uploaded_cut_and_shown(page, live_server, log_in):
    log_in(make_user("Reporter"))
    page.goto(f"{live_server.url}/desk/newsroom/image/add/")
    expect(page.locator("[data-focal]")).to_be_hidden()
    upload = {"name": "lens.jpg", "mimeType": "image/jpeg",
              "buffer": encoded("JPEG", patterned((1600, 600)))}  # fmt: skip
    page.set_input_files("#id_file", upload)
    picture = page.locator("canvas.focal__picture")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] / 4, "y": box["height"] * 3 / 4})
    expect_focal_point(page, 25, 75)
    mark = page.get_by_role("slider", name="Focal point")
    expect(mark).to_have_attribute("aria-valuetext", "25 % from the left, 75 % from the top")
    expect(mark).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    expect_focal_point(page, 26, 65)
    page.fill("#id_title", "The lens")
    page.fill("#id_credit", "Photo: Rhea Vogt")
    page.fill("#id_alternative_text", "A lens on a table")
    saved(page)
    image = Image.objects.get()
    assert image.focal_point == (26, 65)
    first = image.renditions["card"]["digest"]

    expect(page.locator("[data-focal] img")).to_be_visible()
    mark.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    saved(page)
    image.refresh_from_db()
    assert image.focal_point == (50, 51)
    assert image.renditions["card"]["digest"] != first

    article = make_article(lead_image=image, lead_caption="On a table")
    version = actions.publish(article, by=make_user("Editor"))
    page.context.clear_cookies()
    page.goto(f"{live_server.url}{version.get_absolute_url()}")
    shown = page.locator(".lead-image img")
    expect(shown).to_have_attribute("alt", "A lens on a table")
    shown.evaluate("image => image.decode()")
    told = shown.evaluate(
        "i => [i.currentSrc.split('.').pop(), i.width / i.height, i.fetchPriority, i.loading]"
    )
    assert told == ["avif", pytest.approx(1600 / 600, rel=0.01), "high", "auto"]
    expect(page.locator(".lead-image figcaption")).to_have_text("On a table Photo: Rhea Vogt")

    page.goto(live_server.url)
    assert page.locator("picture img").first.get_attribute("fetchpriority") == "high"
