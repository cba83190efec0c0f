"""What a reporter adds to the ledger is a proposal; an editor or data editor decides on it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from newsroom.workflow.roles import ROLES
from partnerships.models import (
    Appointment,
    Citation,
    Claim,
    Company,
    Device,
    Document,
    Name,
    Person,
    Record,
    Report,
    Source,
    Statement,
)
from partnerships.proposals.actions import accept, refuse
from tests.factories import (
    EPOCH,
    cite,
    make_appointment,
    make_claim,
    make_company,
    make_device,
    make_document,
    make_name,
    make_person,
    make_source,
    make_specification,
)
from tests.newsroom.desk.pages import form_of
from tests.newsroom.factories import make_article, make_quote, make_user

pytestmark = pytest.mark.django_db

KINDS = ["company", "person", "device", "document", "appointment", "name", "source", "claim"]
NOW = {"public_from_0": "2020-01-01", "public_from_1": "10:00:00"}
DECIDE = {"Editor", "Data editor", "Managing editor"}


@pytest.fixture
def reporter(client):
    user = make_user("Reporter")
    client.force_login(user)
    return user


def url(model, name, *args):
    return reverse(f"admin:partnerships_{model}_{name}", args=args)


def add(client, model, **data):
    """Post the add page with everything public, as an impatient reporter would."""
    answer = client.post(url(model, "add"), form_of(client, url(model, "add")) | NOW | data)
    assert answer.status_code == 302, answer.context["errors"]


def rows(prefix, **row):
    return {f"{prefix}-TOTAL_FORMS": 1} | {f"{prefix}-0-{name}": row[name] for name in row}


def proposals(reporter):
    """One of each: everything that a reporter may propose."""
    given = {"proposed_by": reporter}
    company, person = make_company(public=True), make_person(public=True)
    return {
        "company": make_company(**given),
        "person": make_person(**given),
        "device": make_device(maker=company, **given),
        "document": make_document(**given),
        "appointment": make_appointment(person=person, company=company, **given),
        "name": make_name(person, **given),
        "source": make_source(**given),
        "claim": make_claim(subject=person, **given),
    }


def test_a_person_with_post_name_and_citation_is_a_proposal(client, reporter):
    leica, document = make_company(public=True), make_document(public=True)
    day = {"public_from": "2020-01-01T10:00:00"}
    add(
        client, "person", name="Ann Ost", slug="ann-ost", type="executive",
        **rows("appointments", company=leica.pk, role="Chair", end_status="open", **day),
        **rows("names", text="A. Ost", kind="also_known_as", **day),
        **rows("citations", document=document.pk, place="p. 3"),
    )  # fmt: skip
    person = Person.objects.get()
    for row in (person, Appointment.objects.get(), Name.objects.get()):
        assert (row.public_from, row.proposed_by) == (None, reporter)
    assert person.citations.get().document == document


def test_everything_a_reporter_adds_is_desk_only_whatever_is_posted(client, reporter):
    person, company = make_person(public=True), make_company(public=True)
    add(client, "company", name="Halden", slug="halden", type="company")
    add(client, "device", name="One", slug="one", type="phone", maker=company.pk)
    add(client, "document", kind="news", publisher="The Courier", title="Lens", may_show="none")
    add(client, "name", record=person.pk, text="A. Ost", kind="also_known_as")
    add(
        client, "appointment", person=person.pk, company=company.pk, role="Chair",
        end_status="open",
    )  # fmt: skip
    add(client, "source", name="Tipster", slug="tipster", type="handle")
    source = Source.objects.get()
    add(
        client, "claim", title="It comes", slug="it-comes", subject=company.pk, claimed_on="2022",
        kind="name", predicts_name_value="Two", judge_when="announced_or_cancelled",
        **rows("claimant_rows", source=source.pk, position=0),
        **rows("reports", source=source.pk, reported_on="2022", public_from="2020-01-01T10:00:00"),
    )  # fmt: skip
    assert list(Claim.objects.get().claimants.all()) == [source]
    added = [
        Company.objects.get(slug="halden"), Device.objects.get(), Document.objects.get(),
        Name.objects.get(), Appointment.objects.get(), source, Claim.objects.get(),
        Report.objects.get(),
    ]  # fmt: skip
    assert [(row.public_from, row.proposed_by) for row in added] == [(None, reporter)] * 8
    assert all(row.is_proposal for row in added)


@pytest.mark.parametrize("role", sorted(DECIDE))
def test_what_the_others_add_is_no_proposal(client, role):
    client.force_login(make_user(role))
    add(client, "company", name="Halden", slug="halden", type="company")
    company = Company.objects.get()
    assert (company.proposed_by, company.is_public()) == (None, True)


def test_own_proposals_are_mended_until_accepted(client, reporter):
    company, other = make_company(proposed_by=reporter), make_company()
    page = url("company", "change", company.pk)
    data = form_of(client, page) | NOW | {"name": "Halden Optics"}
    assert client.post(page, data).status_code == 302
    company.refresh_from_db()
    assert (company.name, company.public_from) == ("Halden Optics", None)
    accept(company, by=make_user("Editor"))
    assert client.post(page, data).status_code == 403
    assert client.post(url("company", "change", other.pk), data).status_code == 403


def test_readers_filter_and_proposals_agree_with_the_rows(reporter):
    proposals(reporter)
    make_company(proposed_by=reporter, public=True)
    make_company()
    for model in (Record, Statement, Document, Company, Name):
        found = set(model.objects.proposals())
        assert found == {row for row in model.objects.all() if row.is_proposal}


def test_lists_filter_the_proposals(client, reporter):
    mine = proposals(reporter)
    theirs = make_company(proposed_by=make_user("Reporter"))
    make_company(proposed_by=reporter, public=True)
    for kind, row in mine.items():
        answer = client.get(url(kind, "changelist"), {"proposals": "mine"})
        assert list(answer.context["cl"].queryset) == [row]
        assert reporter.username in answer.text
    found = client.get(url("company", "changelist"), {"proposals": "open"})
    assert set(found.context["cl"].queryset) == {mine["company"], theirs}
    assert client.get(url("company", "changelist"), {"proposals": "x"}).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_proposals_costs_the_same_with_many(
    client, kind, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(make_user("Editor"))
    page = url(kind, "changelist")
    proposals(make_user("Reporter"))
    client.get(page)
    with django_assert_max_num_queries(20) as few:
        client.get(page, {"proposals": "open"})
    for _ in range(8):
        proposals(make_user("Reporter"))
    with django_assert_num_queries(len(few)):
        client.get(page, {"proposals": "open"})


# Deciding


def test_accepted_from_now_on_with_what_was_proposed_along(reporter):
    person = make_person(proposed_by=reporter)
    mine = make_name(person, "A. Ost", proposed_by=reporter)
    other = make_name(person, "Old", proposed_by=make_user("Reporter"))
    hidden = make_name(person, "Hidden")
    before = timezone.now()
    accept(person, by=make_user("Data editor"), with_statements=[mine, other, hidden])
    person.refresh_from_db()
    assert before <= person.public_from <= timezone.now()
    assert person.proposed_by == reporter
    assert list(Name.objects.public()) == [mine]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ROLES)
def test_who_decides(client, role, kind):
    row = proposals(make_user("Reporter"))[kind]
    client.force_login(make_user(role))
    page = url(kind, "changelist")
    action = {"action": "accept_proposals", "_selected_action": [row.pk]}
    refused = client.post(url(kind, "refuse", row.pk)) if role not in DECIDE else None
    client.post(page, action)
    row.refresh_from_db()
    assert row.is_proposal == (role not in DECIDE)
    assert refused is None or refused.status_code == 403


@pytest.mark.parametrize("role", ROLES)
def test_only_who_changes_records_shows_them_to_readers(client, role):
    company = make_company()
    client.force_login(make_user(role))
    action = {"action": "show_to_readers", "_selected_action": [company.pk]}
    client.post(url("company", "changelist"), action)
    assert Company.objects.public().exists() == (role in DECIDE)


def test_accepting_on_the_page_saves_first_and_takes_the_names_along(client):
    reporter = make_user("Reporter")
    company = make_company(proposed_by=reporter)
    name = make_name(company, "HO", proposed_by=reporter)
    client.force_login(make_user("Editor"))
    page = url("company", "change", company.pk)
    assert "Save and accept" in client.get(page).text
    data = form_of(client, page) | {"name": "Halden Optics", "_accept": "1"}
    client.post(page, data)
    company.refresh_from_db()
    assert (company.name, company.is_public()) == ("Halden Optics", True)
    assert Name.objects.public().get() == name
    assert "Save and accept" not in client.get(page).text
    assert "Accepted the proposal" in client.get(url("company", "history", company.pk)).text


def test_a_reporter_accepts_nothing_not_even_by_post(client, reporter):
    company = make_company(proposed_by=reporter)
    page = url("company", "change", company.pk)
    text = client.get(page).text
    assert "Save and accept" not in text
    data = form_of(client, page) | {"name": "Changed", "_accept": "1"}
    assert client.post(page, data).status_code == 403
    company.refresh_from_db()
    assert (company.name, company.public_from) == ("Company", None)


def test_refusing_on_the_page_deletes_with_its_own_parts(client):
    reporter = make_user("Reporter")
    company = make_company(proposed_by=reporter)
    name = make_name(company, proposed_by=reporter)
    cite(company)
    cite(name)
    client.force_login(make_user("Editor"))
    answer = client.post(url("company", "refuse", company.pk))
    assert answer.url == url("company", "changelist")
    for model in (Record, Statement, Citation):
        assert not model.objects.exists()
    assert Document.objects.count() == 2


def test_refusing_in_the_list_keeps_and_names_what_is_used(client):
    given = {"proposed_by": make_user("Reporter")}
    used, unused = make_person(name="Ann Ost", **given), make_person(**given)
    make_quote(person=used)
    client.force_login(make_user("Editor"))
    answer = client.post(
        url("person", "changelist"),
        {"action": "refuse_proposals", "_selected_action": [used.pk, unused.pk]},
        follow=True,
    )
    assert list(Person.objects.all()) == [used]
    sentences = [str(message) for message in answer.context["messages"]]
    assert "“Ann Ost” was not refused. It is used by quote speaker “Ann Ost”." in sentences


USES = {
    "a quote": lambda row: make_quote(person=row),
    "a mention": lambda row: make_article().mentions.create(record_id=row.pk),
    "an article it goes public with": lambda row: make_article().public_with.create(
        record_id=row.pk
    ),
    "somebody else's name": lambda row: make_name(row, public=True),
    "an accepted post": lambda row: make_appointment(person=row, public_from=EPOCH),
    "another reporter's proposal": lambda row: make_name(row, proposed_by=make_user("Reporter")),
    "a fact check": lambda row: (
        make_article().fact_checks.create(statement="So it is.").records.add(row.pk)
    ),
}


@pytest.mark.parametrize("use", USES)
def test_what_is_used_is_not_refused(use):
    person = make_person(proposed_by=make_user("Reporter"))
    USES[use](person)
    with pytest.raises(ValidationError, match=r"was not refused\. It is used by"):
        refuse(person, by=make_user("Editor"))
    assert Person.objects.exists()


def test_a_cited_document_and_a_makers_company_are_not_refused(reporter):
    document, company = make_document(proposed_by=reporter), make_company(proposed_by=reporter)
    device = make_device(maker=company, name="One")
    specification = make_specification(device)
    cite(specification, document)
    for row, use in ((document, "a citation for “"), (company, "device “One”")):
        with pytest.raises(ValidationError, match=use):
            refuse(row, by=make_user("Editor"))


@pytest.mark.parametrize("verb", [accept, refuse])
def test_a_proposal_is_decided_once(verb, reporter):
    company, editor = make_company(proposed_by=reporter), make_user("Editor")
    accept(company, by=editor)
    with pytest.raises(ValidationError, match="somebody decided on it"):
        verb(company, by=editor)
    with pytest.raises(ValidationError, match="somebody decided on it"):
        verb(make_company(), by=editor)


@pytest.mark.parametrize("verb", [accept, refuse])
@pytest.mark.parametrize("role", sorted(set(ROLES) - DECIDE))
def test_the_verbs_are_for_those_who_decide(verb, role, reporter):
    company = make_company(proposed_by=reporter)
    with pytest.raises(PermissionDenied):
        verb(company, by=make_user(role))
    assert Company.objects.get().is_proposal


def test_refusing_is_no_link_and_knows_its_rows(client):
    client.force_login(make_user("Editor"))
    company = make_company()
    assert client.get(url("company", "refuse", company.pk)).status_code == 405
    assert client.post(url("company", "refuse", company.pk + 1)).status_code == 404
    assert client.post(url("company", "refuse", company.pk)).url == url(
        "company", "change", company.pk
    )
    assert Company.objects.exists()
