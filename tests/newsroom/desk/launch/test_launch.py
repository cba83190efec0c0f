"""One screen per event: facts with one document, verdicts beside them, public with the article."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.desk.launch.screen import screen
from newsroom.versions.actions import publish
from partnerships.models import (
    Citation,
    DeviceEvent,
    Document,
    HouseRules,
    Name,
    Price,
    Release,
    Specification,
    Verdict,
)
from partnerships.rumours import actions
from tests import factories as make
from tests.newsroom.desk.launch.conftest import FACTS
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db


def address(event, name="launch"):
    """Of the screen of one device, or of the ``event`` given as keys."""
    keys = event if isinstance(event, str) else event.device.pk
    return reverse(f"admin:newsroom_{name}", args=[keys])


def facts_of(device):
    """The name of the field in which its facts are typed."""
    return f"device{device.pk}-facts"


def typed(event, *accepted, **values):
    """What the screen would send: facts, document, article, and the proposals accepted."""
    data = {
        facts_of(event.device): FACTS,
        "document": event.document.pk,
        "article": event.article.pk,
        **values,
    }
    cards = proposed(event, data)
    for claim in accepted:
        form = cards[claim.pk]
        for name in ("finding", "outcome_on", "explanation"):
            data.setdefault(form.add_prefix(name), form[name].value())
        data[form.add_prefix("accept")] = "on"
    return data


def proposed(event, data):
    shown = screen([event.device], data, by=event.editor, at=timezone.now())
    return {card.waiting.claim.pk: card for card in shown.cards}


def nothing_is_stored():
    stored = (DeviceEvent, Name, Price, Release, Specification, Verdict, Citation)
    return not any(model.objects.exists() for model in stored)


@pytest.fixture
def desk(client, event):
    client.force_login(event.editor)
    return client


def test_each_open_claim_is_judged_by_what_is_typed(event):
    claims, cards = event.claims, proposed(event, {facts_of(event.device): FACTS})
    found = {card.waiting.claim.title: card.waiting.finding for card in cards.values()}
    assert found == {
        claims.name.title: "came true",
        claims.date.title: "came true",
        claims.price.title: "did not come true",
        claims.battery.title: "",
        claims.older.title: "partly true",
    }
    assert cards[claims.battery.pk].waiting.proposal.explanation == "Not stated."
    assert proposed(event, {})[claims.name.pk].waiting.finding == ""


def test_an_event_of_two_devices_is_one_screen_with_the_facts_of_each(event):
    data = {
        facts_of(event.device): FACTS,
        facts_of(event.pro): "announced: 4 July 2022\nBattery: 4500 mAh",
    }
    shown = screen([event.device, event.pro], data, by=event.editor, at=timezone.now())
    found = {
        device: {row.claim.title: row.finding for group in groups for row in group.waiting}
        for device, groups in shown.sections
    }
    claims = event.claims
    assert found == {
        event.device: {
            claims.name.title: "came true",
            claims.date.title: "came true",
            claims.price.title: "did not come true",
            claims.battery.title: "",
            claims.older.title: "partly true",  # under the first that took its place
        },
        event.pro: {claims.pro.title: "came true"},
    }


def test_a_claim_on_what_two_devices_replaced_is_judged_by_the_one_that_fits_it(event):
    event.claim("name", {"value": "Halden 12S Pro"}, subject=event.older, title="It is the Pro")
    devices = [event.device, event.pro]
    for names, finding in (
        (("Halden 12S Ultra", "Halden 12S Pro"), "partly true"),
        (("Halden 12S Ultra", "Halden 12S Mini"), "did not come true"),
    ):
        data = {
            facts_of(device): f"announced: 4 July 2022\nname: {name}"
            for device, name in zip(devices, names, strict=True)
        }
        shown = screen(devices, data, by=event.editor, at=timezone.now())
        [row] = [
            card.waiting for card in shown.cards if card.waiting.claim.title == "It is the Pro"
        ]
        assert row.finding == finding


def test_two_devices_are_saved_with_one_document_or_neither_is(desk, event):
    data = typed(event, event.claims.name)
    both = f"{event.device.pk},{event.pro.pk}"
    data[facts_of(event.pro)] = "announced: soon"
    refused = desk.post(address(both), data).context["shown"]
    assert [panel.errors for panel in refused.panels] == [
        {},
        {"facts": ["Line 1: “soon” is not a day: write 2022-07-04 or 4 July 2022."]},
    ]
    assert nothing_is_stored()
    data[facts_of(event.pro)] = "announced: 4 July 2022"
    assert desk.post(address(both), data).url == address(both)
    days = DeviceEvent.objects.values_list("device", "on", "citations__document")
    document = event.document.pk
    assert set(days) == {
        (event.device.pk, "2022-07-04", document),
        (event.pro.pk, "2022-07-04", document),
    }


def test_a_device_comes_on_and_off_the_screen_beside_what_was_typed(desk, event):
    data = typed(event, event.claims.name)
    added = desk.post(address(event), data | {"act": "add", "another": event.pro.pk})
    shown = added.context["shown"]
    assert added.context["address"] == address(f"{event.device.pk},{event.pro.pk}")
    assert shown.devices == [event.device, event.pro]
    assert shown.panels[0]["facts"].value() == FACTS
    assert [card.waiting.claim for card in shown.accepted] == [event.claims.name]
    assert shown.form.errors == {}

    both = address(f"{event.device.pk},{event.pro.pk}")
    again = desk.post(both, data | {"act": "add", "another": event.pro.pk})
    assert again.context["another"].errors == {"another": ["It is on this screen already."]}
    removed = desk.post(both, data | {"act": f"remove-{event.device.pk}"})
    assert removed.context["shown"].devices == [event.pro]
    assert nothing_is_stored()


def test_a_device_without_facts_does_not_become_public_with_the_article(desk, event):
    hidden = make.make_device(name="Halden 12 Mini", maker=event.device.maker, public_from=None)
    desk.post(address(f"{event.device.pk},{hidden.pk}"), typed(event))
    publish(event.article, by=event.editor)
    hidden.refresh_from_db()
    assert not hidden.is_public()


@pytest.mark.parametrize("keys", ["0", "999999"])
def test_an_address_of_no_device_is_not_found(desk, event, keys):
    assert desk.get(f"/desk/newsroom/article/launch/{keys}/").status_code == 404


def test_the_parts_that_follow_are_answered_while_one_types(desk, event):
    data = {facts_of(event.device): "market: Atlantis\nBattery: 5000 mAh"}
    parts = desk.post(address(event, "launch_judge"), data).json()
    lines = parts["lines"][str(event.device.pk)]
    assert "“Atlantis” is not a market" in lines
    assert "Battery: 5000 mAh" in lines
    assert parts["cards"].count('class="card__finding">Came true<') == 1
    assert nothing_is_stored()


def test_what_was_accepted_stays_while_the_facts_change(event):
    data = typed(event, event.claims.name)
    key = event.claims.name.pk
    data |= {facts_of(event.device): "name: Halden 13", f"claim{key}-explanation": "In my words."}
    card = proposed(event, data)[key]
    assert card.is_accepted
    assert card.differs
    assert card["explanation"].value() == "In my words."


def test_all_of_it_is_saved_at_once_and_public_with_the_article(desk, event):
    claims = event.claims
    accepted = (claims.name, claims.date, claims.price, claims.older)
    saved = desk.post(address(event), typed(event, *accepted), follow=True)
    assert [str(message) for message in saved.context["messages"]] == [
        "5 facts and 4 verdicts are on file. Readers see them with “Halden announces”."
    ]
    assert Price.objects.get().amount == 5999
    assert Release.objects.get().released_on == "2022-07-06"
    assert Specification.objects.get().number is not None
    assert set(Citation.objects.values_list("document", flat=True)) == {event.document.pk}
    assert Citation.objects.count() == 9
    verdicts = {verdict.claim_id: verdict for verdict in Verdict.objects.all()}
    assert set(verdicts) == {claim.pk for claim in accepted}
    assert verdicts[claims.price.pk].finding == "did_not"
    assert not event.claims.battery.verdicts.exists()
    rows = [*verdicts.values(), DeviceEvent.objects.get(), Name.objects.get()]
    assert not any(row.is_public() for row in rows)
    publish(event.article, by=event.editor)
    assert all(type(row).objects.get(pk=row.pk).is_public() for row in rows)
    assert Document.objects.public().filter(pk=event.document.pk).exists()


def test_without_an_article_or_with_a_live_one_readers_see_it_at_once(desk, event):
    desk.post(address(event), typed(event, event.claims.name, article=""))
    assert Verdict.objects.get().is_public()
    publish(event.article, by=event.editor)
    desk.post(address(event), typed(event, event.claims.date))
    assert event.claims.date.current_verdict()


def test_what_is_on_file_is_cited_and_not_stored_twice(desk, event):
    make.make_device_event(event.device, on="2022-07-04", public=True)
    desk.post(address(event), typed(event))
    desk.post(address(event), typed(event))
    assert (DeviceEvent.objects.count(), Price.objects.count()) == (1, 1)
    assert Citation.objects.filter(statement__as_deviceevent__isnull=False).count() == 1


def test_a_new_document_is_typed_beside_the_facts(desk, event):
    data = typed(event, event.claims.name, document="", publisher="Halden", title="The launch")
    assert desk.post(address(event), data).status_code == 302
    document = Document.objects.get(title="The launch")
    assert document.kind == "release"
    assert Verdict.objects.get().citations.get().document == document


def test_a_second_person_is_waited_for_where_the_house_asks(desk, event):
    HouseRules.objects.create(pk=1, second_person="always")
    desk.post(address(event), typed(event, event.claims.name))
    publish(event.article, by=event.editor)
    verdict = Verdict.objects.get()
    assert (verdict.provisional, verdict.is_public()) == (True, False)
    actions.agree(verdict, by=make_user("Fact-checker"))
    assert verdict.is_public()


REFUSALS = [
    ({"facts": "announced: soon\nname: X"}, "facts",
     "Line 1: “soon” is not a day: write 2022-07-04 or 4 July 2022."),
    ({"facts": "name: X\nprice: 5 XXZ"}, "facts",
     "Line 2: “XXZ” is not a currency of ISO 4217, such as EUR, USD or CNY."),
    ({"document": ""}, "document", "Facts and verdicts need the document they are from."),
    ({"document": "", "title": "The launch"}, "publisher",
     "Say who published the new document."),
    ({"title": "The launch"}, "document",
     "Choose a document or type a new one, one of the two."),
    ({"document": "", "publisher": "H", "dated": "July"}, "dated", None),
    ({"article": "999999"}, "article",
     "Select a valid choice. That choice is not one of the available choices."),
]  # fmt: skip


@pytest.mark.parametrize(("values", "where", "sentence"), REFUSALS)
def test_a_refusal_names_its_place_and_nothing_is_stored_or_lost(
    desk, event, values, where, sentence
):
    facts = values.get("facts", FACTS)
    data = typed(event, event.claims.name, **values | {facts_of(event.device): facts})
    shown = desk.post(address(event), data).context["shown"]
    [panel] = shown.panels
    errors = panel.errors | shown.form.errors
    assert list(errors) == [where]
    if sentence:
        assert errors[where] == [sentence]
    assert panel["facts"].value() == facts
    assert [card.waiting.claim for card in shown.accepted] == [event.claims.name]
    assert nothing_is_stored()


def test_a_claim_that_is_refused_takes_all_the_others_with_it(desk, event):
    hidden = event.claim("existence", {"value": True}, title="Hidden", public_from=None)
    data = typed(event, event.claims.name, hidden)
    shown = desk.post(address(event), data).context["shown"]
    errors = {card.waiting.claim.title: card.errors for card in shown.accepted}
    assert errors["Hidden"]["__all__"] == [
        "Readers cannot see this claim: a verdict on it could be tested by nobody."
    ]
    assert errors[event.claims.name.title] == {}
    assert nothing_is_stored()


def test_a_claim_that_somebody_judged_meanwhile_is_told_and_keeps_its_verdict(desk, event):
    data = typed(event, event.claims.name, event.claims.date)
    make.make_verdict(event.claims.name, public=True, finding="did_not")
    saved = desk.post(address(event), data, follow=True)
    assert [str(message) for message in saved.context["messages"]] == [
        "5 facts and 1 verdict are on file. Readers see them with “Halden announces”.",
        "“It is called 12S Ultra” was judged meanwhile: see its page.",
    ]
    assert event.claims.name.current_verdict().finding == "did_not"


def test_an_accepted_card_needs_a_verdict_and_its_reason(desk, event):
    data = typed(event, event.claims.battery)
    key = event.claims.battery.pk
    shown = desk.post(address(event), data).context["shown"]
    assert set(shown.accepted[0].errors) == {"finding", "explanation"}
    data |= {f"claim{key}-finding": "partly", f"claim{key}-explanation": "Nearly."}
    assert desk.post(address(event), data).status_code == 302
    assert Verdict.objects.get().finding == "partly"


def test_judging_again_without_scripts_asks_for_nothing_and_stores_nothing(desk, event):
    data = {facts_of(event.device): FACTS, "act": "judge"}
    shown = desk.post(address(event), data).context["shown"]
    assert [line.problem for line in shown.panels[0].lines] == [""] * 5
    assert shown.form.errors == {}
    assert nothing_is_stored()


@pytest.mark.parametrize(
    ("role", "status"),
    [("Reporter", 403), ("Fact-checker", 403), ("Data editor", 200), ("Editor", 200)],
)
def test_those_who_may_judge_and_record_have_the_screen(client, event, role, status):
    client.force_login(make_user(role))
    assert client.get(address(event)).status_code == status
    assert client.get(reverse("admin:newsroom_launch_choose")).status_code == status
    assert client.post(address(event, "launch_judge"), {}).status_code == status


def test_the_start_offers_the_most_awaited_and_keeps_the_article(desk, event):
    start = desk.get(reverse("admin:newsroom_launch_choose"), {"article": event.article.pk})
    assert [(device.name, n) for device, n in start.context["offered"]] == [
        ("Halden 12 Ultra", 4),
        ("Halden 11 Ultra", 1),
        ("Halden 12 Pro", 1),
    ]
    chosen = desk.get(
        reverse("admin:newsroom_launch_choose"),
        {"article": event.article.pk, "device": event.device.pk},
    )
    assert chosen.url == f"{address(event)}?article={event.article.pk}"
    keys = [event.device.pk, event.pro.pk]
    both = desk.get(reverse("admin:newsroom_launch_choose"), {"device": keys})
    assert sorted(both.url.strip("/").rpartition("/")[2].split(",")) == sorted(map(str, keys))
    page = desk.get(chosen.url)
    assert page.context["shown"].form["article"].value() == event.article.pk
    assert desk.get(address(event), {"article": "x"}).status_code == 200


def test_an_article_of_somebody_else_is_not_offered_to_a_stranger(client, event):
    client.force_login(make_user("Data editor"))
    refused = client.post(address(event), typed(event, event.claims.name))
    assert list(refused.context["shown"].form.errors) == ["article"]


def test_the_screen_costs_the_same_with_many_claims(desk, event):
    data = {facts_of(event.device): FACTS}

    def count(event=event):
        page = address(event, "launch_judge")
        with CaptureQueriesContext(connection) as captured:
            assert desk.post(page, data).status_code == 200
        return len(captured)

    few = count()
    for _ in range(20):
        event.claim("name", {"value": "Halden"})
    assert count() == few
    assert count(f"{event.device.pk},{event.pro.pk}") == few
