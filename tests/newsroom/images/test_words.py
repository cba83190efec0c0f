"""What a picture shows is said of each use, by default in the library; a decoration is silent."""

import re

import pytest

from newsroom.models import Image
from newsroom.versions import actions
from tests.newsroom.factories import make_article, make_image, make_user

pytestmark = pytest.mark.django_db


def alternative_text(client, **use):
    """As the article's page prints it for those who do not see the picture."""
    article = make_article(**use)
    version = actions.publish(article, by=make_user("Editor"))
    page = client.get(version.get_absolute_url()).content.decode()
    return re.search(r'<figure class="lead-image">.*? alt="(.*?)"', page, re.DOTALL).group(1)


def test_the_use_says_it_better_than_the_library(client):
    image = make_image(alternative_text="A lens")
    assert alternative_text(client, lead_image=image) == "A lens"
    use = {"lead_image": image, "lead_alternative_text": "The lens that Leica ground for Xiaomi"}
    assert alternative_text(client, **use) == "The lens that Leica ground for Xiaomi"


def test_a_decoration_is_chosen_and_then_says_nothing(client):
    image = make_image(alternative_text="A lens")
    assert alternative_text(client, lead_image=image, lead_is_decorative=True) == ""


def test_what_was_printed_stays_when_the_library_says_something_else(client):
    article = make_article(lead_image=make_image(alternative_text="A lens"))
    version = actions.publish(article, by=make_user("Editor"))
    Image.objects.update(alternative_text="Another lens", credit="Somebody")
    page = client.get(version.get_absolute_url()).content.decode()
    assert 'alt="A lens"' in page
    assert "Vogt" in page
