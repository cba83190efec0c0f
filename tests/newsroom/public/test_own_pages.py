"""Links of a text to our own pages: readers never meet one that leads nowhere now."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import Quote
from newsroom.versions import actions
from partnerships.records.actions import keep_address
from tests.factories import make_claim, make_company, make_source
from tests.newsroom.factories import make_article, make_quote, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Managing editor")


def printed(client, editor, *hrefs):
    links = "".join(
        f'<p>See <a href="{href}">this &amp; <strong>that</strong></a>.</p>' for href in hrefs
    )
    version = actions.publish(make_article(body=f"{links}<p>End.</p>"), by=editor)
    return version.get_absolute_url()


def test_a_link_to_an_article_goes_with_the_article_and_its_words_stay(client, editor):
    other = make_article(headline="The other")
    version = actions.publish(other, by=editor)
    href = version.get_absolute_url()
    url = printed(client, editor, href, settings.SITE_URL + href)
    assert client.get(url).text.count(f'{href}">this &amp; <strong>that</strong></a>') == 2
    other.refresh_from_db()
    actions.withdraw(other, by=editor, reason="r", notice="n")
    page = client.get(url).text
    assert f'{href}"' not in page
    assert page.count("See this &amp; <strong>that</strong>.") == 2
    other.refresh_from_db()
    actions.publish(other, by=editor)
    assert client.get(url).text.count(f'{href}">this') == 2


def test_links_to_quotes_and_claims_stand_while_they_are_public(client, editor):
    quote = make_quote(public_from=timezone.now())
    claim = make_claim(make_source(public=True), public=True, entered=True)
    hrefs = [quote.get_absolute_url(), claim.get_absolute_url()]
    url = printed(client, editor, *hrefs)
    assert all(f'href="{href}">this' in client.get(url).text for href in hrefs)
    Quote.objects.filter(pk=quote.pk).update(public_from=None)
    type(claim).objects.filter(pk=claim.pk).update(public_from=None)
    page = client.get(url).text
    assert not any(f'href="{href}"' in page for href in hrefs)
    assert page.count("See this &amp; <strong>that</strong>.") == 2


def test_a_former_or_a_whole_address_of_a_record_is_the_record(client, editor):
    company = make_company(public=True, slug="old-name")
    href = company.get_absolute_url()
    was = company.slug
    company.slug = "new-name"
    company.save()
    keep_address(company, slug=was)
    url = printed(client, editor, href, settings.SITE_URL + company.get_absolute_url())
    assert client.get(url).text.count(f'<a href="{company.get_absolute_url()}">this') == 2


def test_pages_that_are_always_there_stay_and_what_never_was_goes(client, editor):
    url = printed(
        client,
        editor,
        "/rumours/",
        "/nothing/of/the/kind/",
        settings.DESK_PATH,
        "https://example.org/a",
    )
    page = client.get(url).text
    assert 'href="/rumours/">this' in page
    assert 'href="https://example.org/a">this' in page
    assert "/nothing/of/the/kind/" not in page
    assert f'href="{settings.DESK_PATH}"' not in page


def test_a_text_without_such_links_costs_no_query_and_several_of_a_kind_cost_one(client, editor):
    others = [actions.publish(make_article(), by=editor).get_absolute_url() for _ in range(3)]
    plain, one, three = (printed(client, editor, *others[:n]) for n in (0, 1, 3))

    def cost(url):
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    assert cost(one) == cost(three) == cost(plain) + 1
