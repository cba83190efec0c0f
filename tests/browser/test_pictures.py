"""A picture from its upload to the reader's page, the focal point by mouse and by keyboard."""

import pytest

from newsroom.models import Image
from newsroom.versions import actions
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.images.files import encoded, patterned

pytestmark = pytest.mark.django_db(transaction=True)


def focal_point(page):
    return tuple(int(page.input_value(f"#id_focal_{axis}")) for axis in "xy")


def saved(page):
    page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist .success")


def test_a_picture_is_uploaded_cut_and_shown(page, live_server, log_in):
    log_in(make_user("Reporter"))
    page.goto(f"{live_server.url}/desk/newsroom/image/add/")
    assert page.is_hidden("[data-focal]")
    upload = {"name": "lens.jpg", "mimeType": "image/jpeg",
              "buffer": encoded("JPEG", patterned((1600, 600)))}  # fmt: skip
    page.set_input_files("#id_file", upload)
    page.wait_for_selector("canvas.focal__picture")
    box = page.locator("canvas.focal__picture").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] * 3 / 4)
    assert focal_point(page) == (25, 75)
    mark = page.get_by_role("slider", name="Focal point")
    assert mark.get_attribute("aria-valuetext") == "25 % from the left, 75 % from the top"
    page.keyboard.press("ArrowRight")  # the click has put the focus there
    page.keyboard.press("Shift+ArrowUp")
    assert focal_point(page) == (26, 65)
    page.fill("#id_title", "The lens")
    page.fill("#id_credit", "Photo: Rhea Vogt")
    page.fill("#id_alternative_text", "A lens on a table")
    saved(page)
    image = Image.objects.get()
    assert image.focal_point == (26, 65)
    first = image.renditions["card"]["digest"]

    page.locator("[data-focal] img").wait_for()
    page.get_by_role("slider", name="Focal point").focus()
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
    assert shown.get_attribute("alt") == "A lens on a table"
    page.wait_for_function("document.querySelector('.lead-image img').naturalWidth > 0")
    told = shown.evaluate(
        "i => [i.currentSrc.split('.').pop(), i.width / i.height, i.fetchPriority, i.loading]"
    )
    assert told == ["avif", pytest.approx(1600 / 600, rel=0.01), "high", "auto"]
    assert page.inner_text(".lead-image figcaption") == "On a table Photo: Rhea Vogt"

    page.goto(live_server.url)
    assert page.locator("picture img").first.get_attribute("fetchpriority") == "high"
