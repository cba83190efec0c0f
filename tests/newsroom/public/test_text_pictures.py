"""Pictures, pull quotes and tables inside a text, as readers get them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.models import Image, PrintedPicture
from newsroom.public.addresses import whole, with_whole_addresses
from newsroom.versions import actions
from newsroom.versions.embargo import hidden_in
from newsroom.workflow.actions import save_revision
from tests import factories as ledger
from tests.newsroom.factories import address_of, make_article, make_user
from tests.newsroom.public.test_budgets import BUDGET
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

REST = (
    "<aside><p>A strong boost</p></aside>"
    "<table><tbody><tr><th><p>Lens</p></th></tr><tr><td><p>Two</p></td></tr></tbody></table>"
)


@pytest.fixture
def image(make_image):
    return make_image(credit="Rhea Vogt")


@pytest.fixture
def article(image):
    figure = (
        f'<figure data-image="{image.pk}" data-alt="Two &quot;men&quot;">'
        "<figcaption>At the &lt;table&gt;.</figcaption></figure>"
    )
    return make_article(body=f"<p>Before.</p>{figure}<p>After.</p>{REST}")


def publish(article):
    return actions.publish(article, by=make_user("Editor"))


def page_of(client, version):
    return client.get(version.get_absolute_url()).content.decode()


def test_a_picture_has_its_words_and_its_credit_as_printed(client, article, image):
    version = publish(article)
    Image.objects.update(credit="Somebody else", alternative_text="Other")
    page = page_of(client, version)
    assert '<figure class="in-text">' in page
    assert address_of(image) in page
    assert 'alt="Two &quot;men&quot;"' in page
    assert "At the &lt;table&gt;." in page
    assert '<span class="credit">Rhea Vogt</span>' in page
    assert "data-image" not in page
    assert REST in page


def test_an_expired_picture_takes_its_figure_and_leaves_the_text(client, article, image):
    version = publish(article)
    Image.objects.update(expires_on="2020-01-01")
    page = page_of(client, version)
    assert "At the" not in page
    assert "<p>Before.</p><p>After.</p>" in page


def test_its_file_is_served_while_an_article_shows_it(client, article, image):
    address = address_of(image)
    assert client.get(address).status_code == 404
    version = publish(article)
    assert client.get(address).status_code == 200
    assert PrintedPicture.objects.get() == version.pictures.get(image=image)
    actions.withdraw(article, by=make_user("Managing editor"), reason="No.", notice="Gone.")
    assert client.get(address).status_code == 404


def test_a_feed_carries_it_with_a_whole_address(client, article, image, settings):
    publish(article)
    (item,) = client.get("/feed.json").json()["items"]
    assert f'<img src="{settings.SITE_URL}{address_of(image)}"' in item["content_html"]
    assert "Rhea Vogt" in item["content_html"]


def test_programs_get_every_rendition_with_its_whole_address(client, article, image, settings):
    version = publish(article)
    page = page_of(client, version)
    start = page.index('<figure class="in-text">')
    figure = with_whole_addresses(
        page[start : page.index("</figure>", start)], whole(version.get_absolute_url())
    )
    [*sets] = re.findall(r'(?:srcset|src)="([^"]*)"', figure)
    addresses = [one for each in sets for one in each.split(", ")]
    assert addresses
    assert all(one.startswith(f"{settings.SITE_URL}/media/") for one in addresses)


def test_any_number_of_pictures_is_one_query_more(client, article, make_image):
    def queries(body):
        fresh = make_article(body=body)
        address = publish(fresh).get_absolute_url()
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    figures = [f'<figure data-image="{make_image().pk}" data-alt="a"></figure>' for _ in range(3)]
    without, one, three = (
        queries(f"<p>Text.</p>{''.join(some)}") for some in ([], figures[:1], figures)
    )
    assert (one, three) == (without + 1, without + 1)


def test_a_picture_that_is_not_in_the_library_is_left_out(client, article, image):
    Image.objects.all().delete()
    page = page_of(client, publish(article))
    assert "<p>Before.</p><p>After.</p>" in page
    assert "At the" not in page


def test_its_caption_is_found_by_search_and_neither_word_gives_a_secret_away(article):
    version = publish(article)
    assert "At the <table>." in version.search_text
    ledger.make_device(name="Codename Men")
    article.body = article.body.replace("Two &quot;men&quot;", "The Codename Men")
    assert [str(thing) for thing in hidden_in(article)] == ["Codename Men"]


def test_a_picture_that_was_printed_stays_in_the_library(article, image):
    publish(article)
    with pytest.raises(Exception, match="protected"):
        image.delete()


def test_a_text_with_everything_in_it_keeps_to_the_budget(
    client, image, django_assert_max_num_queries
):
    article = World().grow(2).article
    article.refresh_from_db()
    article.body += f'<figure data-image="{image.pk}" data-alt="A lens"></figure>'
    article.save()
    save_revision(article, by=None)
    version = actions.publish(article, by=make_user("Editor"), note="A picture.")
    for address in (version.get_absolute_url(), f"{version.get_absolute_url()}ninjs.json"):
        with django_assert_max_num_queries(BUDGET):
            page = client.get(address).content.decode()
        assert address_of(image).rsplit("/", 1)[0] in page
