"""Claims and events by CSV: each bad row is named, and nothing is stored until it is dealt with."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.models import Claim, DeviceEvent, PartnershipEvent, Sheet
from partnerships.rumours.sheets import actions
from partnerships.rumours.sheets.kinds import KINDS
from tests import factories as make
from tests.newsroom.factories import make_user

pytestmark = pytest.mark.django_db

GOOD = {
    "title": "It is called 12S", "subject": "devices/h12", "kind": "name", "value": "Halden 12S",
    "claimants": "tipster", "claimed_on": "2022-05", "hedge": "likely", "outlet": "Outlet",
    "reported_on": "2022-05-23", "document": "https://example.org/1", "public": "yes",
    "enter": "yes", "judge_when": "announced_or_cancelled",
}  # fmt: skip


@pytest.fixture
def editor():
    return make_user("Data editor")


@pytest.fixture(autouse=True)
def on_file():
    make.make_device(name="Halden 12", slug="h12", public=True)
    make.make_source(name="Tipster", slug="tipster", public=True)
    make.make_source(name="Outlet", slug="outlet", public=True)
    make.make_document(url="https://example.org/1", public=True)


def written(*rows):
    out = io.StringIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    sheet = csv.DictWriter(out, columns, restval="")
    sheet.writeheader()
    sheet.writerows(rows)
    return out.getvalue().encode()


def uploaded(editor, *rows, kind="claims"):
    return actions.upload(kind, written(*rows), filename="claims.csv", by=editor)


def problems(editor, *rows, kind="claims"):
    return [row.problems for row in actions.check(uploaded(editor, *rows, kind=kind))]


def test_a_good_row_becomes_a_claim_with_its_claimant_report_and_document(editor):
    assert actions.import_sheet(uploaded(editor, GOOD), by=editor) == 1
    claim = Claim.objects.get()
    assert (claim.title, claim.predicted.value) == ("It is called 12S", "Halden 12S")
    assert (claim.entered_by, claim.is_public()) == (editor, True)
    assert [source.name for source in claim.claimants.all()] == ["Tipster"]
    report = claim.reports.get()
    assert (report.source.name, report.reported_on) == ("Outlet", "2022-05-23")
    assert claim.citations.get().document.url == "https://example.org/1"
    assert not Sheet.objects.exists()


@pytest.mark.parametrize(
    ("cells", "prediction"),
    [
        ({"kind": "date_range", "earliest": "2022-07", "latest": "2022-09"},
         {"earliest": "2022-07", "latest": "2022-09"}),
        ({"kind": "spec", "property": "main_camera", "value": "200", "unit": "MP"},
         {"property": "main_camera", "value": 200, "unit": "MP"}),
        ({"kind": "price", "max": "999", "currency": "USD", "exclusive": "yes"},
         {"max": 999, "currency": "USD", "exclusive": True}),
        ({"kind": "region", "value": "CN, EU"}, {"value": ["CN", "EU"]}),
        ({"kind": "existence", "value": "no"}, {"value": False}),
        ({"kind": "partner", "candidates": "leica; Zeiss"}, {"candidates": ["leica", "zeiss"]}),
        ({"kind": "event", "what": "it sells out", "latest": "2022-12"},
         {"what": "it sells out", "latest": "2022-12"}),
    ],
)  # fmt: skip
def test_every_kind_of_prediction_can_be_written_in_cells(editor, cells, prediction):
    make.make_company(name="Leica", slug="leica")
    make.make_company(name="Zeiss", slug="zeiss")
    sheet = uploaded(editor, GOOD | {"value": ""} | cells)
    assert [row.problems for row in actions.check(sheet)] == [{}]
    actions.import_sheet(sheet, by=editor)
    assert Claim.objects.get().prediction == prediction


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"title": ""}, "title", "This field is required."),
        ({"subject": "devices/h99"}, "subject", "“devices/h99” is not on file."),
        ({"claimants": "tipster; nobody"}, "claimants", "“nobody” is not on file."),
        ({"outlet": "h12"}, "outlet", "“h12” is not on file."),
        ({"document": "https://example.org/2"}, "document",
         "No document on file has the address “https://example.org/2”."),
        ({"kind": "hunch"}, "kind", "Write one of: date, date_range, name, spec, price, partner, "
         "region, existence, event."),
        ({"value": ""}, "value", "This field is required."),
        ({"kind": "price", "value": "", "max": "lots", "currency": "USD"}, "max",
         "Enter a number."),
        ({"kind": "date_range", "value": "", "earliest": "2022-09", "latest": "2022-07"},
         "earliest", "The last day is before the first."),
        ({"kind": "date", "value": "2022-04"}, "value",
         "The window ends before the claim was made."),
        ({"judge_when": "someday"}, "judge_when",
         "Write one of: day, announced_or_cancelled."),
        ({"judge_when": "day"}, "judge_by",
         "“On a day” needs the day, and a day needs “on a day”."),
        ({"judge_when": "day", "judge_by": "4.7.2022"}, "judge_by", "Enter a valid date."),
        ({"official": "maybe"}, "official", "Write yes or no."),
        ({"outlet": ""}, "outlet", "Only a claim with a report, or an official one, is entered."),
        ({"language": "English!"}, "language",
         "Use a language tag such as en, zh or zh-Hant."),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_with_its_cell_and_why(editor, cells, column, sentence):
    good, bad = problems(editor, GOOD | {"title": "Another"}, GOOD | cells)
    assert good == {}
    assert bad == {column: [sentence]}


def test_days_that_cannot_be_read_are_told_at_their_cells(editor):
    [bad] = problems(editor, GOOD | {"claimed_on": "spring", "reported_on": "23.5."})
    assert set(bad) == {"claimed_on", "reported_on"}


def test_the_same_claim_twice_or_on_file_already_is_told(editor):
    assert problems(editor, GOOD, GOOD) == [{}, {"title": ["An earlier row says the same."]}]
    actions.import_sheet(uploaded(editor, GOOD), by=editor)
    assert problems(editor, GOOD) == [{"title": ["This claim is on file already."]}]


def test_a_name_that_two_records_bear_asks_for_the_address(editor):
    make.make_device(name="Halden 12", slug="h12-fold")
    [bad] = problems(editor, GOOD | {"subject": "Halden 12"})
    assert bad["subject"][0].startswith("“Halden 12” can be 2 records: write its address, as in “")


def test_nothing_is_imported_until_each_bad_row_is_mended_or_skipped(editor):
    bad = {"title": "Second", "value": ""}
    sheet = uploaded(editor, GOOD, GOOD | bad, GOOD | bad | {"title": "Third"})
    with pytest.raises(actions.NotImported) as refused:
        actions.import_sheet(sheet, by=editor)
    assert [row.number for row in refused.value.rows if row.is_bad] == [2, 3]
    assert not Claim.objects.exists()
    sheet.refresh_from_db()
    actions.mend(sheet, {2: {"value": "Halden 13", "nonsense": "x"}}, {3}, by=editor)
    assert actions.import_sheet(sheet, by=editor) == 2
    assert set(Claim.objects.values_list("title", flat=True)) == {"It is called 12S", "Second"}


def test_a_row_that_fails_only_when_it_is_stored_takes_the_others_back(editor, monkeypatch):
    """What the database or a race refuses: here a claim of the same title, entered meanwhile."""
    sheet = uploaded(editor, GOOD, GOOD | {"title": "Second", "official": "yes", "outlet": "",
                                           "claimants": ""})  # fmt: skip
    with pytest.raises(actions.NotImported) as refused:
        actions.import_sheet(sheet, by=editor)
    assert [row.problems for row in refused.value.rows] == [
        {},
        {"": ["The claim “Second” has no report and no official claimant: add the outlet that "
              "published it."]},
    ]  # fmt: skip
    assert not Claim.objects.exists()
    assert Sheet.objects.exists()


def test_a_sheet_is_imported_once(editor):
    sheet = uploaded(editor, GOOD)
    again = Sheet.objects.get()
    actions.import_sheet(sheet, by=editor)
    with pytest.raises(Exception, match="imported or thrown away already"):
        actions.import_sheet(again, by=editor)
    assert Claim.objects.count() == 1


def test_checking_costs_the_same_for_2_rows_and_for_200(editor, django_assert_num_queries):
    for number in (2, 200):
        rows = [GOOD | {"title": f"Claim {n}"} for n in range(number)]
        sheet = uploaded(editor, *rows)
        with django_assert_num_queries(3):
            assert not any(row.problems for row in actions.check(sheet))


EVENT = {"subject": "devices/h12", "event": "announced", "on": "2022-07-04", "public": "yes"}


def test_events_of_devices_and_partnerships_come_in_one_sheet(editor):
    partnership = make.make_partnership(name="A and B", slug="a-b", public=True)
    rows = EVENT, {"subject": "a-b", "on": "2022-05-23", "what": "It was announced."}
    assert actions.import_sheet(uploaded(editor, *rows, kind="events"), by=editor) == 2
    event = DeviceEvent.objects.get()
    assert (event.kind, event.on, event.is_public()) == ("announced", "2022-07-04", True)
    assert PartnershipEvent.objects.get().partnership == partnership


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"event": "lost"}, "event"), ({"event": ""}, "event"), ({"basis": "hunch"}, "basis"),
        ({"on": "soon"}, "on"), ({"subject": "tipster"}, "subject"),
        ({"subject": "a-b"}, "event"), ({"subject": "a-b", "event": ""}, "what"),
    ],
)  # fmt: skip
def test_a_bad_event_is_named_with_its_cell(editor, cells, column):
    make.make_partnership(name="A and B", slug="a-b")
    [bad] = problems(editor, EVENT | cells, kind="events")
    assert column in bad


def test_an_event_on_file_is_not_stored_twice(editor):
    actions.import_sheet(uploaded(editor, EVENT, kind="events"), by=editor)
    with pytest.raises(actions.NotImported) as refused:
        actions.import_sheet(uploaded(editor, EVENT, kind="events"), by=editor)
    assert refused.value.rows[0].problems == {"": ["This event is on file already."]}


# At the desk


def test_a_sheet_is_uploaded_mended_and_imported_at_the_desk(client, editor):
    client.force_login(editor)
    start = reverse("admin:partnerships_claim_sheets")
    data = written(GOOD, GOOD | {"title": "Second", "subject": "devices/h99"})
    file = SimpleUploadedFile("claims.csv", data)
    preview = client.post(start, {"kind": "claims", "file": file}).url
    page = client.get(preview)
    assert [row.number for row in page.context["bad"]] == [2]
    assert "“devices/h99” is not on file." in page.content.decode()
    refused = client.post(preview, {"act": "import", "shown": ["2"]})
    assert "mend the rows" in refused.content.decode()
    assert not Claim.objects.exists()
    client.post(preview, {"act": "check", "shown": ["2"], "r2-subject": "devices/h12"})
    assert client.get(preview).context["bad"] == []
    assert client.post(preview, {"act": "import"}).url == start
    assert Claim.objects.count() == 2


def test_a_row_left_out_stays_out_and_can_come_back(client, editor):
    client.force_login(editor)
    sheet = uploaded(editor, GOOD, GOOD | {"title": ""})
    preview = reverse("admin:partnerships_claim_sheet", args=[sheet.pk])
    client.post(preview, {"act": "check", "shown": ["2"], "skip": ["2"]})
    assert [row.number for row in client.get(preview).context["skipped"]] == [2]
    client.post(preview, {"act": "check", "shown": ["2"]})
    assert [row.number for row in client.get(preview).context["bad"]] == [2]
    client.post(preview, {"act": "discard"})
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("kind", ["claims", "events"])
def test_the_template_has_every_column_and_an_example(client, editor, kind):
    client.force_login(editor)
    response = client.get(reverse("admin:partnerships_claim_sheet_template", args=[kind]))
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert list(rows[0]) == list(KINDS[kind].columns)
    assert rows[0]["subject"].startswith("devices/")


def test_what_is_no_sheet_is_told_at_the_file(client, editor):
    client.force_login(editor)
    start = reverse("admin:partnerships_claim_sheets")
    file = SimpleUploadedFile("claims.xlsx", b"PK\x03\x04\x00\x00")
    refused = client.post(start, {"kind": "claims", "file": file})
    assert refused.context["form"].errors == {
        "file": ["This is no text: save the sheet as CSV, in UTF-8."]
    }


def test_only_data_hands_import_and_only_their_own_sheets(client, editor):
    sheet = uploaded(editor, GOOD)
    preview = reverse("admin:partnerships_claim_sheet", args=[sheet.pk])
    for role, status in (("Reporter", 403), ("Fact-checker", 403), ("Editor", 200)):
        client.force_login(make_user(role))
        assert client.get(reverse("admin:partnerships_claim_sheets")).status_code == status
        assert client.get(preview).status_code == 404
