"""“Since then: …”, told from records alone: each row a story and what came after it."""

from datetime import date
from types import SimpleNamespace

import pytest

from newsroom.models import ArticleClaim, Mention
from newsroom.public.since import Known, Story, since_then
from newsroom.versions import actions
from newsroom.workflow.actions import save_revision
from partnerships.dates import bounds
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_user

DAY = date(2022, 5, 23)
ULTRA, ULTRA_S, PRO = (
    SimpleNamespace(pk=pk, name=name)
    for pk, name in enumerate(["Mi 12 Ultra", "Mi 12S Ultra", "Mi 12 Pro"], 1)
)


def row(**fields):
    """A row with the bounds of its dates, as the database has them."""
    for name in ("on", "outcome_on"):
        if name in fields:
            earliest, latest = bounds(fields[name])
            fields |= {f"{name}_earliest": earliest, f"{name}_latest": latest}
    return SimpleNamespace(**fields)


def event(device, kind, on):
    return row(device_id=device.pk, kind=kind, on=on)


def became(device, other, relation="became"):
    return row(device_id=device.pk, relation=relation, other=other)


def sold(device, *markets):
    return [row(device_id=device.pk, market=market) for market in markets]


def stays(device, *markets, finding="came_true"):
    claim = row(kind="region", subject_id=device.pk, prediction={"value": list(markets)})
    return row(claim=claim, finding=finding)


def claim(finding="did_not", outcome_on="2022-07-04", *, subject=ULTRA, **fields):
    verdict = row(finding=finding, outcome_on=outcome_on, provisional=False)
    fields = {"title": "It comes in May", "official": False, "verdict": verdict} | fields
    return row(subject_id=subject.pk, **{"under_review": False} | fields)


def told(*, headline="A phone", text="The Mi 12 Ultra comes.", links=(), devices=(ULTRA,), **known):
    story = Story(DAY, headline, f"{headline}\n{text}", links)
    return "".join(words for words, _ in since_then(story, Known(devices=list(devices), **known)))


ANNOUNCED_S = event(ULTRA_S, "announced", "2022-07-04")


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({}, ""),
        # renamed, replaced
        (
            {"lineage": [became(ULTRA, ULTRA_S)], "events": [ANNOUNCED_S]},
            "the Mi 12 Ultra came as the Mi 12S Ultra, 4 July 2022.",
        ),
        (
            {
                "lineage": [became(ULTRA, ULTRA_S, "replaced_by")],
                "events": [ANNOUNCED_S],
                "releases": sold(ULTRA_S, "CN"),
                "verdicts": [stays(ULTRA_S, "CN")],
            },
            "the Mi 12 Ultra came as the Mi 12S Ultra, 4 July 2022, mainland China only.",
        ),
        ({"lineage": [became(ULTRA, ULTRA_S)]}, ""),
        (
            {
                "lineage": [became(ULTRA, ULTRA_S)],
                "events": [event(ULTRA_S, "announced", "2022-05-20")],
            },
            "",
        ),
        ({"lineage": [became(ULTRA, ULTRA_S, "succeeds")], "events": [ANNOUNCED_S]}, ""),
        # cancelled, announced
        (
            {"events": [event(ULTRA, "cancelled", "2022-06")]},
            "the Mi 12 Ultra was cancelled, June 2022.",
        ),
        (
            {
                "events": [
                    event(ULTRA, "announced", "2022-06-01"),
                    event(ULTRA, "cancelled", "2022-07"),
                ]
            },
            "the Mi 12 Ultra was cancelled, July 2022.",
        ),
        (
            {"events": [event(ULTRA, "announced", "2022-07-04")]},
            "the Mi 12 Ultra was announced, 4 July 2022.",
        ),
        ({"events": [event(ULTRA, "announced", "2022-05-23")]}, ""),
        ({"events": [event(ULTRA, "cancelled", "")]}, ""),
        ({"events": [event(ULTRA, "announced", "2022")]}, ""),
        # rumours
        (
            {"claims": [claim()]},
            "the rumour “It comes in May” did not come true, 4 July 2022.",
        ),
        (
            {"claims": [claim("partly", official=True)]},
            "the promise “It comes in May” came partly true, 4 July 2022.",
        ),
        ({"claims": [claim(outcome_on="2022-02-28")]}, ""),
        ({"claims": [claim(outcome_on="")]}, ""),
        ({"claims": [claim(verdict=None)]}, ""),
    ],
)
def test_what_happened_after_the_day_of_the_article(known, sentence):
    assert told(**known) == sentence


@pytest.mark.parametrize(
    ("releases", "verdicts", "market"),
    [
        (sold(ULTRA, "CN"), [stays(ULTRA, "CN")], ", mainland China only"),
        (sold(ULTRA, "JP"), [stays(ULTRA, "JP")], ", Japan only"),
        (sold(ULTRA, "CN", "JP"), [stays(ULTRA, "CN", "JP")], ", mainland China and Japan only"),
        (sold(ULTRA, "CN"), [], ""),
        (sold(ULTRA, "CN", "DE"), [stays(ULTRA, "CN")], ""),
        (sold(ULTRA, "CN"), [stays(ULTRA, "CN", finding="did_not")], ""),
        (sold(ULTRA, "global"), [stays(ULTRA, "global")], ""),
        ([], [stays(ULTRA, "CN")], ""),
    ],
)
def test_only_is_said_where_a_judged_claim_bears_it_out(releases, verdicts, market):
    """That no other release is on file may just mean that nobody entered it."""
    events = [event(ULTRA, "announced", "2022-07-04")]
    sentence = told(events=events, releases=releases, verdicts=verdicts)
    assert sentence == f"the Mi 12 Ultra was announced, 4 July 2022{market}."


def test_a_provisional_verdict_decides_nothing():
    judged = claim()
    judged.verdict.provisional = True
    assert told(claims=[judged]) == ""


def test_a_contested_verdict_is_told_with_that_it_is_under_review():
    words = "the rumour “It comes in May” did not come true, 4 July 2022 (under review)."
    assert told(claims=[claim(under_review=True)]) == words


def test_what_the_article_names_itself_is_not_news_to_its_reader():
    text = "The Mi 12 Ultra is now called Mi 12S Ultra."
    assert told(text=text, lineage=[became(ULTRA, ULTRA_S)], events=[ANNOUNCED_S]) == ""


def test_it_is_the_one_device_of_the_headline():
    events = [event(ULTRA, "announced", "2022-07-04"), event(PRO, "announced", "2022-07-05")]
    assert told(headline="Mi 12 Ultra leaks", events=events) == "it was announced, 4 July 2022."
    both = told(headline="Mi 12 Ultra and Mi 12 Pro leak", events=events, devices=(PRO, ULTRA))
    assert both == (
        "the Mi 12 Ultra was announced, 4 July 2022; the Mi 12 Pro was announced, 5 July 2022."
    )


@pytest.mark.parametrize(
    ("headline", "text", "links", "first"),
    [
        ("A phone", "Mi 12 Pro, Mi 12 Ultra, Mi 12 Ultra", (), "the Mi 12 Ultra"),
        ("A phone", "Mi 12 Pro, Mi 12 Pro, Mi 12 Ultra", (), "the Mi 12 Pro"),
        ("A phone", "Mi 12 Pro, Mi 12 Ultra", (PRO.pk,), "the Mi 12 Pro"),
        ("The Mi 12 Pro", "Mi 12 Ultra, Mi 12 Ultra, Mi 12 Ultra", (), "it"),
    ],
)
def test_the_most_telling_comes_first(headline, text, links, first):
    events = [event(device, "announced", "2022-07-04") for device in (ULTRA, PRO)]
    sentence = told(headline=headline, text=text, links=links, devices=(ULTRA, PRO), events=events)
    assert sentence.startswith(f"{first} was announced")


def test_two_facts_are_enough():
    events = [event(ULTRA, "announced", "2022-07-04")]
    claims = [claim(title=title) for title in ("One", "Two", "Three")]
    assert told(events=events, claims=claims) == (
        "the Mi 12 Ultra was announced, 4 July 2022; "
        "the rumour “One” did not come true, 4 July 2022."
    )


@pytest.fixture
def story():
    """An article of 23 May 2022 that names one device and reports one rumour on it."""
    device = ledger.make_device(name="Mi 12 Ultra", slug="mi-12-ultra", public=True)
    rumour = ledger.make_claim(subject=device, title="It is first", public=True, entered=True)
    article = make_article(body="<p>The Mi 12 Ultra comes.</p>", imported_from="a file")
    Mention.objects.create(article=article, record_id=device.pk)
    ArticleClaim.objects.create(article=article, claim=rumour)
    save_revision(article, by=None)
    at = ledger.EPOCH.replace(year=2022, month=5, day=23, hour=12)
    version = actions.publish(article, by=make_user("Managing editor"), at=at)
    return version, device, rumour


def sentence(client, version):
    parts = client.get(version.get_absolute_url()).context["since_then"]
    return "".join(words for words, _ in parts)


@pytest.mark.django_db
def test_the_page_tells_it_above_the_text_with_links(client, story):
    version, device, rumour = story
    heir = ledger.make_device(name="Mi 12S Ultra", slug="mi-12s-ultra", public=True)
    ledger.make_lineage(device, heir, public=True)
    ledger.make_device_event(heir, on="2022-07-04", public=True)
    ledger.make_release(heir, public=True)
    stay = ledger.make_claim(
        subject=heir, kind="region", prediction={"value": ["CN"]}, public=True, entered=True
    )
    ledger.make_verdict(stay, public=True)
    ledger.make_verdict(rumour, finding="did_not", outcome_on="2022-06-28", public=True)
    page = client.get(version.get_absolute_url()).content.decode()
    told = (
        '<p class="since"><strong>Since then:</strong> the '
        '<a href="/devices/mi-12-ultra/">Mi 12 Ultra</a> came as the '
        '<a href="/devices/mi-12s-ultra/">Mi 12S Ultra</a>, 4 July 2022, mainland China only; '
        f'the rumour “<a href="{rumour.get_absolute_url()}">It is first</a>” '
        "did not come true, 28 June 2022.</p>"
    )
    assert told in page
    assert page.index(told) < page.index('<div class="body">')
    in_this_story = client.get(version.get_absolute_url()).context["in_this_story"]
    assert [record.name for record in in_this_story] == ["Mi 12 Ultra"]


@pytest.mark.django_db
@pytest.mark.parametrize("hidden", ["heir", "lineage", "event", "verdict", "future"])
def test_what_readers_may_not_know_is_not_told(client, story, hidden):
    version, device, rumour = story
    heir = ledger.make_device(name="Pangolin", public=hidden != "heir")
    ledger.make_lineage(device, heir, public=hidden != "lineage")
    on = "2999-01-01" if hidden == "future" else "2022-07-04"
    ledger.make_device_event(heir, on=on, public=hidden != "event")
    ledger.make_verdict(rumour, outcome_on="2022-06-28", public=hidden != "verdict")
    expected = {
        "verdict": "the Mi 12 Ultra came as the Pangolin, 4 July 2022.",
    }.get(hidden, "the rumour “It is first” came true, 28 June 2022.")
    assert sentence(client, version) == expected


@pytest.mark.django_db
def test_a_verdict_superseded_is_no_evidence(client, story):
    version, device, _ = story
    ledger.make_device_event(device, on="2022-07-04", public=True)
    ledger.make_release(device, public=True)
    stay = ledger.make_claim(
        subject=device, kind="region", prediction={"value": ["CN"]}, public=True, entered=True
    )
    first = ledger.make_verdict(stay, public=True)
    assert sentence(client, version) == (
        "the Mi 12 Ultra was announced, 4 July 2022, mainland China only."
    )
    ledger.make_verdict(stay, finding="did_not", supersedes=first, public=True)
    assert sentence(client, version) == "the Mi 12 Ultra was announced, 4 July 2022."


@pytest.mark.django_db
def test_a_device_merged_since_is_told_under_its_heir(client, story):
    version, device, _ = story
    heir = ledger.make_device(name="Mi Twelve Ultra", public=True)
    ledger.make_device_event(heir, on="2022-07-04", public=True)
    device.merged_into_id = heir.pk
    device.save()
    assert sentence(client, version) == "the Mi Twelve Ultra was announced, 4 July 2022."
