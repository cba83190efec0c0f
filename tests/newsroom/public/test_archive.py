"""Articles by day, month and year of the newsroom's zone, and in series."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from newsroom.models import Series, SiteSettings
from newsroom.versions import actions
from tests.newsroom.factories import make_article, make_author, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def managing_editor():
    SiteSettings.objects.create(pk=1, name="The Rangefinder", time_zone="Asia/Shanghai")
    return make_user("Managing editor")


@pytest.fixture
def publish(managing_editor):
    """Publish an article that came out at a moment of UTC, such as "2022-05-23 12:00"."""

    def publish(moment, **fields):
        article = make_article(imported_from="a file", **fields)
        at = datetime.fromisoformat(f"{moment}+00:00")
        return actions.publish(article, by=managing_editor, at=at)

    return publish


def headlines(response):
    return [version.headline for version in response.context["page"]]


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("/2022/", ["Night", "Noon", "January"]),
        ("/2022/05/", ["Night", "Noon"]),
        ("/2022/05/23/", ["Noon"]),
        ("/2022/05/24/", ["Night"]),
        ("/2021/", ["New Year's Eve"]),
    ],
)
def test_the_days_are_those_of_the_newsrooms_zone(client, publish, address, listed):
    publish("2022-05-23 10:00", headline="Noon")
    publish("2022-05-23 17:00", headline="Night")  # one o'clock in Shanghai
    publish("2021-12-31 15:59", headline="New Year's Eve")
    publish("2021-12-31 16:00", headline="January")
    assert headlines(client.get(address)) == listed


@pytest.mark.parametrize(
    "address",
    [
        "/2021/", "/2022/06/", "/2022/05/22/",  # nothing came out
        "/2022/13/", "/2022/00/", "/2022/02/30/", "/0000/", "/2023/02/29/",  # no such day
        "/0001/", "/0001/01/01/", "/9999/", "/9999/12/31/",  # beyond what a clock can say
        "/22/", "/2022/5/", "/2022/05/3/", "/٢٠٢٢/", "/2022/05/23/?page=2",
    ],
)  # fmt: skip
def test_a_period_without_articles_or_without_being_is_404(client, publish, address):
    publish("2022-05-23 10:00")
    assert client.get(address).status_code == 404


def test_before_and_after_are_the_nearest_periods_with_articles(client, publish):
    for moment in ("2019-03-01 10:00", "2022-05-23 10:00", "2022-05-24 10:00", "2024-01-01 10:00"):
        publish(moment)

    def around(address):
        context = client.get(address).context
        return [
            period and period.get_absolute_url()
            for period in (context["previous"], context["next"])
        ]

    assert around("/2022/") == ["/2019/", "/2024/"]
    assert around("/2022/05/") == ["/2019/03/", "/2024/01/"]
    assert around("/2022/05/23/") == ["/2019/03/01/", "/2022/05/24/"]
    assert around("/2019/") == [None, "/2022/"]
    assert around("/2024/01/01/") == ["/2022/05/24/", None]


def test_a_year_leads_to_its_months_and_a_month_to_its_days(client, publish):
    for moment in ("2022-05-23 10:00", "2022-05-23 11:00", "2022-05-30 10:00", "2022-07-01 10:00"):
        publish(moment)

    def parts(address):
        found = client.get(address).context["parts"]
        return [(part.get_absolute_url(), articles) for part, articles in found]

    assert parts("/2022/") == [("/2022/05/", 3), ("/2022/07/", 1)]
    assert parts("/2022/05/") == [("/2022/05/23/", 2), ("/2022/05/30/", 1)]
    assert parts("/2022/05/23/") == []


def test_what_is_withdrawn_redacted_or_scheduled_is_in_no_archive(client, publish, managing_editor):
    gone = publish("2022-05-23 10:00", headline="Gone")
    actions.withdraw(gone.article, by=managing_editor, reason="Wrong.", notice="Wrong.")
    emptied = publish("2022-05-23 11:00", headline="Emptied")
    actions.redact(emptied, by=managing_editor, note="A court's order.")
    later = timezone.now() + timedelta(days=400)
    actions.publish(make_article(headline="Later"), by=managing_editor, at=later)
    assert client.get("/2022/").status_code == 404
    assert client.get(f"/{later:%Y}/").status_code == 404
    publish("2022-05-23 12:00", headline="There")
    assert headlines(client.get("/2022/05/23/")) == ["There"]


def test_an_article_leads_to_its_day(client, publish):
    version = publish("2022-05-23 17:00")
    page = client.get(version.get_absolute_url()).content.decode()
    assert '<a href="/2022/05/24/"><time' in page


@pytest.fixture
def series():
    return Series.objects.create(name="Lens badges", slug="lens-badges", description="Three.")


@pytest.fixture
def parts(series, publish):
    return [
        publish(f"2022-05-2{number} 10:00", headline=f"Badge {number}", series=series,
                series_part=number, authors=[make_author(name="Lin Averdale")])
        for number in (3, 1, 2)
    ]  # fmt: skip


def test_a_series_lists_its_parts_in_order(client, series, parts):
    response = client.get("/series/lens-badges/")
    assert [part.headline for part in response.context["parts"]] == [
        "Badge 1",
        "Badge 2",
        "Badge 3",
    ]
    page = client.get("/series/").content.decode()
    assert '<a class="rows__name" href="/series/lens-badges/">Lens badges</a>' in page
    assert "3 parts" in page


def test_an_article_says_which_part_it_is_and_links_to_the_others(client, parts):
    version = parts[2]
    page = client.get(version.get_absolute_url()).content.decode()
    assert 'Part 2 of 3 of <a href="/series/lens-badges/">Lens badges</a>' in page
    place = client.get(version.get_absolute_url()).context["series"]
    assert [part.headline for part in place.parts] == ["Badge 1", "Badge 2", "Badge 3"]
    head = page[page.index('class="in-series"') : page.index('class="body"')]
    assert f'href="{parts[0].get_absolute_url()}"' in head
    assert f'href="{version.get_absolute_url()}"' not in head


def test_parts_not_live_are_neither_counted_nor_named(client, series, parts, managing_editor):
    actions.withdraw(parts[0].article, by=managing_editor, reason="Wrong.", notice="Wrong.")
    make_article(headline="Badge 4", series=series, series_part=4)
    page = client.get(parts[1].get_absolute_url()).content.decode()
    assert "Part 1 of 2 of" in page
    assert "Badge 3" not in page
    assert "Badge 4" not in page
    assert "2 parts" in client.get("/series/").content.decode()


def test_a_part_keeps_its_history_to_itself(client, parts):
    assert len(client.get(parts[0].get_absolute_url()).context["history"]) == 1


def test_a_series_without_live_part_is_404(client, series, managing_editor):
    make_article(series=series, series_part=1)
    assert client.get("/series/lens-badges/").status_code == 404
    assert "Lens badges" not in client.get("/series/").content.decode()
