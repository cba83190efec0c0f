"""What readers are told of a source's record: every number with its claims and its rule."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import ArticleClaim
from newsroom.versions import actions
from partnerships.models import Claim, Record
from partnerships.rumours.scoring import example
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_user
from tests.newsroom.public.test_leaks import Planted, secrets_in
from tests.newsroom.public.world import World

pytestmark = pytest.mark.django_db

BEFORE = datetime(2022, 6, 1, tzinfo=UTC)
PAGES = ("/rumours/board/", "/rumours/method/", "/rumours/our-own/", "/sources/tipster/score/")
FILES = ("/rumours/ledger.json", "/rumours/ledger.csv")


def claimed(source, finding="came_true", **values):
    values = {"recorded_at": BEFORE, "claimed_on": "2022-05-23"} | values
    claim = ledger.make_claim(source, public=True, entered=True, **values)
    if finding:
        ledger.make_verdict(claim, public=True, finding=finding, outcome_on="2022-07-04")
    return claim


@pytest.fixture
def tipster():
    return ledger.make_source(name="Tipster", slug="tipster", public=True)


class Words(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.words = []
        self.feed(text)

    def handle_data(self, data):
        self.words += data.split()


def words(client, address):
    return " ".join(Words(client.get(address).content.decode()).words)


def test_half_a_point_is_explained_by_its_claim_and_its_rule(client, tipster):
    claim = claimed(tipster, "partly", title="It costs 400", hedge="likely")
    text = words(client, "/sources/tipster/score/")
    assert "½ It costs 400 “It costs 400” came partly true on 4 July 2022" in text
    assert "Partly true gives half a point, however much of it came." in text
    assert "Said as “likely”, read as 0.675." in text
    assert claim.get_absolute_url() in client.get("/sources/tipster/score/").content.decode()


@pytest.mark.parametrize(("n", "rank"), [(4, None), (5, 1)])
def test_under_five_scored_claims_there_is_no_rank(client, tipster, n, rank):
    for _ in range(n):
        claimed(tipster)
    context = client.get("/rumours/board/").context
    rows = [*context["ranked"], *context["unranked"]]
    assert [(row.source.slug, row.rank, row.line.n) for row in rows] == [("tipster", rank, n)]


def test_two_hits_do_not_stand_above_forty_good_ones(client, tipster):
    lucky = ledger.make_source(name="Lucky", slug="lucky", public=True)
    for number in range(10):
        claimed(tipster, "did_not" if number == 9 else "came_true")
    for _ in range(5):
        claimed(lucky)
    rows = client.get("/rumours/board/").context["ranked"]
    assert [(row.rank, row.source.slug) for row in rows] == [(1, "tipster"), (2, "lucky")]
    assert rows[0].line.correct / 10 < rows[1].line.correct / 5


def test_a_source_nothing_of_which_is_scored_is_listed_only(client, tipster):
    claimed(tipster, finding=None)
    claimed(tipster, recorded_at=timezone.now())
    context = client.get("/rumours/board/").context
    assert [row.source.slug for row in context["unscored"]] == ["tipster"]
    assert (context["ranked"], context["unranked"]) == ([], [])
    assert client.get("/sources/tipster/").context["score"].n == 0


def test_our_own_record_is_what_our_articles_reported_before_the_outcome(client, tipster):
    early, late, _ = (claimed(tipster) for _ in range(3))
    for claim, day in ((early, BEFORE), (late, BEFORE + timedelta(days=60))):
        article = make_article(imported_from="a file")
        ArticleClaim.objects.create(article=article, claim=claim)
        version = actions.publish(article, by=make_user("Managing editor"), at=day)
    score = client.get("/rumours/our-own/").context["score"]
    assert {point.claim.slug: point.standing for point in score.points} == {
        early.slug: "scored",
        late.slug: "late",
    }
    assert score.lead.value == 33  # from 1 June, when we printed it, and not from the claim
    actions.withdraw(
        version.article, by=make_user("Managing editor"), reason="Wrong.", notice="Wrong."
    )
    points = client.get("/rumours/our-own/").context["points"]
    assert [point.claim.slug for point in points] == [early.slug]


def test_the_method_shows_the_example_as_the_code_computes_it(client):
    shown = client.get("/rumours/method/").context["example"]
    board = example.example()
    assert [(rank, score) for rank, score, _ in shown] == [
        (row.rank, row.score) for row in board.rows
    ]
    text = words(client, "/rumours/method/")
    for row in board.rows:
        for figure in row.score.figures.values():
            assert " ".join(figure.sentence.split()) in text


def test_a_merged_sources_score_moves_with_it(client, tipster):
    claimed(double := ledger.make_source(slug="double", public=True))
    Record.objects.filter(pk=double.pk).update(merged_into=tipster.pk)
    response = client.get("/sources/double/score/")
    assert (response.status_code, response["Location"]) == (301, "/sources/tipster/score/")
    assert client.get("/sources/tipster/score/").context["score"].n == 1


def test_the_ledger_is_linked_from_the_rumours(client):
    page = client.get("/rumours/").content.decode()
    assert all(f'href="{address}"' in page for address in FILES)


@pytest.mark.parametrize("address", FILES)
def test_a_downloaded_ledger_is_checked_from_the_file_alone(client, tipster, tmp_path, address):
    claimed(tipster)
    response = client.get(address)
    file = tmp_path / address.rsplit("/", 1)[1]
    file.write_bytes(response.content)
    call_command("verify_ledger", str(file))
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    later = claimed(tipster, finding=None)
    Claim.objects.filter(pk=later.pk).update(public_from=timezone.now())
    later = client.get(address, headers={"if-none-match": response["ETag"]})
    assert later.status_code == 200
    (tmp_path / f"later-{file.name}").write_bytes(later.content)
    call_command("verify_ledger", str(tmp_path / f"later-{file.name}"), earlier=file)


def test_each_entry_bears_the_hash_of_the_one_before(client, tipster):
    claimed(tipster)
    entries = json.loads(client.get("/rumours/ledger.json").content)["entries"]
    previous = "0" * 64
    for entry in entries:
        own = entry.pop("hash")
        assert entry["previous"] == previous
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert own == previous
    assert [entry["type"] for entry in entries] == ["claim", "verdict", "end"]


def test_they_cost_the_same_with_2_rows_and_with_60(client):
    world, counted = World(), []
    for rows in (2, 60):
        world.grow(rows)
        for address in (*PAGES, *FILES):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counted.append((address, len(captured)))
    assert counted[:6] == counted[6:]
    assert max(count for _, count in counted) <= 8


def test_none_of_them_says_what_is_hidden(client, make_image):
    planted = Planted(make_image)
    for address in (*PAGES, *FILES, "/sources/tipster/"):
        response = client.get(address)
        assert (address, response.status_code, secrets_in(response)) == (address, 200, set())
    for address in ("/sources/no-such-source/score/", planted.hidden["source"].get_absolute_url()):
        path = address if address.endswith("score/") else f"{address}score/"
        assert client.get(path).status_code == 404
