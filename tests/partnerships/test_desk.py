"""The desk's pages of the ledger: all open, none slower with more rows, verbs where they belong."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.models import Appointment, Claim, Company, FormerSlug, Name, Verdict
from tests import factories as make
from tests.partnerships.records.statements import KINDS

pytestmark = pytest.mark.django_db

RECORDS = {
    "company": make.make_company,
    "person": make.make_person,
    "device": make.make_device,
    "partnership": lambda: make.make_partnership(make.make_company(), make.make_company()),
    "source": lambda: make.make_source(type="company", company=make.make_company()),
    "document": make.make_document,
}
ROWS = RECORDS | KINDS
NOT_ON_THE_DESK = {
    *("statement", "citation", "formerslug", "claimsource", "partnershipkind"),
    *("sheet", "documentphrase", "leftopen"),
}


def page(row, name):
    return reverse(f"admin:partnerships_{row._meta.model_name}_{name}", args=[row.pk])


def changelist(row):
    return reverse(f"admin:partnerships_{row._meta.model_name}_changelist")


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def form_of(response):
    """What a browser would send back from a change page, unchanged."""
    data = {}
    context = response.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            widgets = getattr(bound.field.widget, "widgets", None)
            if widgets:
                parts = bound.field.widget.decompress(value)
                data |= {f"{bound.html_name}_{n}": part or "" for n, part in enumerate(parts)}
            elif value is not None and value is not False:
                data[bound.html_name] = value
    return data


def test_every_model_has_its_page():
    models = [m for m in apps.get_app_config("partnerships").get_models() if not m._meta.proxy]
    without = {model._meta.model_name for model in models if not admin.site.is_registered(model)}
    assert without == NOT_ON_THE_DESK


@pytest.mark.parametrize("kind", ROWS)
def test_lists_cost_the_same_with_2_and_with_40_rows(admin_client, kind):
    rows = [ROWS[kind](), ROWS[kind]()]
    few = queries(admin_client, changelist(rows[0]))
    for _ in range(38):
        ROWS[kind]()
    assert queries(admin_client, changelist(rows[0])) == few


@pytest.mark.parametrize("kind", ROWS)
def test_pages_open_and_save_unchanged(admin_client, kind):
    row = ROWS[kind]()
    response = admin_client.get(page(row, "change"))
    assert response.status_code == 200
    saved = admin_client.post(page(row, "change"), form_of(response))
    assert saved.status_code == 302, saved.context["errors"]


@pytest.mark.parametrize("kind", ROWS)
def test_add_pages_and_searches_open(admin_client, kind):
    row = ROWS[kind]()
    model_admin = admin.site.get_model_admin(type(row))
    added = admin_client.get(reverse(f"admin:partnerships_{row._meta.model_name}_add"))
    assert added.status_code in (200, 403)
    if model_admin.search_fields:
        assert admin_client.get(changelist(row), {"q": "leica"}).status_code == 200


def test_the_page_of_a_company_costs_the_same_with_many_owners_and_names(admin_client):
    def fill(number):
        company = make.make_company()
        for _ in range(number):
            make.make_ownership(company, make.make_company())
            make.make_name(company)
            make.cite(company)
        return page(company, "change")

    assert queries(admin_client, fill(12)) == queries(admin_client, fill(3))


def test_the_page_of_a_person_costs_the_same_with_many_appointments(admin_client):
    def fill(number):
        person = make.make_person()
        for _ in range(number):
            make.make_appointment(person=person)
        return page(person, "change")

    assert queries(admin_client, fill(12)) == queries(admin_client, fill(3))


def test_the_page_of_a_partnership_costs_the_same_with_many_parties(admin_client):
    def fill(number):
        partnership = make.make_partnership(*(make.make_company() for _ in range(number)))
        for _ in range(number):
            make.make_partnership_device(partnership, make.make_device())
        return page(partnership, "change")

    assert queries(admin_client, fill(12)) == queries(admin_client, fill(3))


def test_lists_filter_by_what_readers_see(admin_client):
    seen, desk = make.make_company(public=True), make.make_company()
    for value, expected in (("see", [seen]), ("later", []), ("desk", [desk])):
        response = admin_client.get(changelist(seen), {"readers": value})
        assert list(response.context["cl"].queryset) == expected


def test_records_are_found_by_any_name_and_shown_with_their_kind(admin_client):
    company = make.make_company(name="OPPO")
    make.make_name(company, "Guangdong Oppo", kind="legal")
    make.make_company(name="Guangdong Telecom", merged_into_id=company.pk)
    address = reverse("admin:autocomplete")
    field = {"app_label": "partnerships", "model_name": "claim", "field_name": "subject"}
    found = admin_client.get(address, field | {"term": "guangdong"}).json()["results"]
    assert found == [{"id": str(company.pk), "text": "OPPO (company)"}]


def test_merged_companies_are_not_offered(admin_client):
    heir = make.make_company(name="Leica")
    make.make_company(name="Leica AG", merged_into_id=heir.pk)
    field = {"app_label": "partnerships", "model_name": "appointment", "field_name": "company"}
    found = admin_client.get(reverse("admin:autocomplete"), field | {"term": "leica"}).json()
    assert found["results"] == [{"id": str(heir.pk), "text": "Leica"}]


def test_a_plain_record_leads_to_the_page_of_its_kind(admin_client):
    company = make.make_company()
    response = admin_client.get(reverse("admin:partnerships_record_change", args=[company.pk]))
    assert response.url == page(company, "change")


def test_impossible_dates_are_named_at_their_field(admin_client):
    row = make.make_appointment()
    data = form_of(admin_client.get(page(row, "change")))
    data |= {"started": "2021", "ended": "2020", "end_status": "ended", "seen_on": "spring"}
    response = admin_client.post(page(row, "change"), data)
    form = response.context["adminform"].form
    assert set(form.errors) == {"seen_on", "__all__"}
    assert form.non_field_errors() == ["“ended” is before “started”."]
    assert Appointment.objects.get().started == ""


def test_an_inline_row_that_breaks_a_rule_is_told_not_a_500(admin_client):
    company = make.make_company()
    make.make_ownership(company, make.make_company())
    data = form_of(admin_client.get(page(company, "change")))
    data["owners-0-owner"] = company.pk
    response = admin_client.post(page(company, "change"), data)
    assert response.status_code == 200
    errors = [
        form.non_field_errors() for form in response.context["inline_admin_formsets"][0].formset
    ]
    assert errors[0] == ["A company cannot own itself."]


def test_a_slug_in_use_is_told_at_its_field(admin_client):
    make.make_company(name="Leica", slug="leica")
    response = admin_client.get(reverse("admin:partnerships_company_add"))
    data = form_of(response) | {"name": "Leica", "slug": "leica"}
    response = admin_client.post(reverse("admin:partnerships_company_add"), data)
    assert response.context["adminform"].form.errors["slug"] == [
        "This address belongs to “Leica”, now or earlier."
    ]


def test_a_changed_slug_keeps_the_former_address(admin_client):
    company = make.make_company(slug="ernst-leitz")
    data = form_of(admin_client.get(page(company, "change"))) | {"slug": "leica"}
    admin_client.post(page(company, "change"), data)
    assert Company.objects.get().slug == "leica"
    assert FormerSlug.objects.get().slug == "ernst-leitz"


def test_general_knowledge_is_typed_as_a_list_of_fields(admin_client):
    company = make.make_company()
    data = form_of(admin_client.get(page(company, "change")))
    data["unsourced_fields"] = "website,  founded"
    admin_client.post(page(company, "change"), data)
    assert Company.objects.get().unsourced_fields == ["website", "founded"]


def test_showing_a_record_shows_what_is_said_on_its_page(admin_client):
    company = make.make_company()
    name = make.make_name(company)
    elsewhere = make.make_appointment(company=company)
    admin_client.post(
        changelist(company), {"action": "show_to_readers", "_selected_action": [company.pk]}
    )
    assert Company.objects.get().is_public()
    assert Name.objects.get(pk=name.pk).is_public()
    assert Appointment.objects.get(pk=elsewhere.pk).public_from is None


# Claims: verbs with their own pages, and frozen afterwards.


def act(client, claim, verb, **data):
    address = reverse("admin:partnerships_claim_act", args=[claim.pk, verb])
    assert client.get(address).status_code == 200
    return client.post(address, data)


def test_a_claim_is_entered_from_its_page(admin_client, admin_user):
    claim = make.make_claim()
    refused = act(admin_client, claim, "enter")
    assert len(refused.context["form"].non_field_errors()) == 1
    make.make_report(claim)
    assert act(admin_client, claim, "enter").url == page(claim, "change")
    assert Claim.objects.get().entered_by == admin_user


def test_a_claim_is_judged_from_its_page(admin_client, admin_user):
    claim, document = make.make_claim(public=True, entered=True), make.make_document()
    data = {"finding": "partly", "judged_on": "2022-07-04", "explanation": "Leica, but later."}
    assert act(admin_client, claim, "judge", **data, documents=[document.pk]).status_code == 302
    verdict = Verdict.objects.get()
    assert (verdict.finding, verdict.by) == ("partly", admin_user)
    assert verdict.citations.get().document == document


def test_the_page_of_judging_starts_with_what_is_proposed(admin_client):
    device, document = make.make_device(name="Halden 12", public=True), make.make_document()
    make.cite(make.make_device_event(device, on="2022-07-04"), document)
    claim = make.make_claim(
        subject=device, prediction={"value": "Halden 12"}, public=True, entered=True
    )
    address = reverse("admin:partnerships_claim_act", args=[claim.pk, "judge"])
    form = admin_client.get(address).context["form"]
    assert (form["finding"].value(), form["outcome_on"].value()) == ("came_true", "2022-07-04")
    assert form["explanation"].value() == "It is called Halden 12."
    assert list(form["documents"].value()) == [document.pk]


def test_a_claim_is_voided_from_its_page(admin_client):
    claim = make.make_claim(entered=True)
    assert act(admin_client, claim, "void").context["form"].errors == {
        "note": ["This field is required."]
    }
    assert act(admin_client, claim, "void", note="Wrong model.").status_code == 302
    assert Claim.objects.get().void_note == "Wrong model."


def test_an_unknown_verb_or_claim_is_not_found(admin_client):
    claim = make.make_claim()
    for key, verb in ((claim.pk, "praise"), (claim.pk + 1, "enter"), ("x", "enter")):
        address = reverse("admin:partnerships_claim_act", args=[key, verb])
        assert admin_client.get(address).status_code == 404


def test_verbs_need_the_permission_to_change_claims(client, django_user_model):
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    client.force_login(reader)
    address = reverse("admin:partnerships_claim_act", args=[make.make_claim().pk, "enter"])
    assert client.post(address).status_code == 403


def test_an_entered_claim_shows_its_fields_but_takes_no_change(admin_client):
    claim = make.make_claim(make.make_source(), entered=True, title="Frozen")
    response = admin_client.get(page(claim, "change"))
    fields = set(response.context["adminform"].form.fields)
    assert fields == {"contradicts", "verified", "unsourced_fields", "note", "public_from"}
    data = form_of(response) | {"title": "Changed", "note": "Looked at again."}
    assert admin_client.post(page(claim, "change"), data).status_code == 302
    assert (Claim.objects.get().title, Claim.objects.get().note) == ("Frozen", "Looked at again.")


def test_entered_claims_and_verdicts_are_not_deleted(admin_client):
    verdict = make.make_verdict(make.make_claim(entered=True))
    for row in (verdict, verdict.claim):
        assert admin_client.post(page(row, "delete"), {"post": "yes"}).status_code == 403
    choices = dict(
        admin_client.get(changelist(verdict.claim)).context["action_form"].fields["action"].choices
    )
    assert "delete_selected" not in choices


def test_a_prediction_that_does_not_fit_is_told_at_its_field(admin_client):
    claim = make.make_claim()
    data = form_of(admin_client.get(page(claim, "change"))) | {"kind": "date"}
    for value, sentence in (
        ("", "This field is required."),
        ("July", "“July” is not a date we can read"),
    ):
        response = admin_client.post(page(claim, "change"), data | {"predicts_date_value": value})
        errors = response.context["adminform"].form.errors
        assert list(errors) == ["predicts_date_value"]
        assert errors["predicts_date_value"][0].startswith(sentence)


def test_a_window_that_is_over_before_the_claim_was_made_is_refused(admin_client):
    claim = make.make_claim(claimed_on="2022-05-23")
    data = form_of(admin_client.get(page(claim, "change")))
    data |= {"kind": "date", "predicts_date_value": "2022-04"}
    response = admin_client.post(page(claim, "change"), data)
    assert response.context["adminform"].form.errors == {
        "predicts_date_value": ["The window ends before the claim was made."]
    }


def test_a_second_person_agrees_in_the_list(admin_client, django_user_model):
    judge = django_user_model.objects.create_user("judge")
    verdict = make.make_verdict(make.make_claim(entered=True), by=judge, provisional=True)
    admin_client.post(changelist(verdict), {"action": "agree", "_selected_action": [verdict.pk]})
    assert not Verdict.objects.get().provisional


def test_a_claim_is_taken_back_from_its_page_by_a_document(admin_client):
    claim, document = make.make_claim(public=True, entered=True), make.make_document()
    refused = act(admin_client, claim, "take-back", words="He deleted the post.", on="2022-06-01")
    assert refused.context["form"].errors == {"document": ["This field is required."]}
    early = {"words": "He deleted the post.", "document": document.pk}
    refused = act(admin_client, claim, "take-back", on="2022-05-01", **early)
    assert refused.context["form"].errors == {"on": ["Nobody takes a claim back before making it."]}
    assert act(admin_client, claim, "take-back", on="2022-06-01", **early).status_code == 302
    verdict = Verdict.objects.get()
    assert (verdict.finding, verdict.outcome_on) == ("taken_back", "2022-06-01")


def test_a_revision_starts_with_what_it_revises(admin_client):
    source = make.make_source()
    claim = make.make_claim(source, entered=True)
    address = admin_client.get(page(claim, "change")).context["revise_url"]
    response = admin_client.get(address)
    form = response.context["adminform"].form
    assert form["revises"].value() == str(claim.pk)
    assert form["subject"].value() == str(claim.subject_id)
    data = form_of(response) | {"title": "Later", "slug": "later", "claimed_on": "2022-05-01"}
    data["predicts_name_value"] = "Device Ultra 2"
    assert data["claimant_rows-0-source"] == source.pk
    refused = admin_client.post(address, data)
    assert refused.context["adminform"].form.errors == {
        "revises": [f"“{claim}” was claimed later than this."]
    }
    assert admin_client.post(address, data | {"claimed_on": "2022-06-01"}).status_code == 302
    revision = Claim.objects.get(slug="later")
    assert (revision.revises, list(revision.claimants.all())) == (claim, [source])


def test_claims_do_not_revise_each_other_in_a_circle(admin_client):
    first = make.make_claim()
    second = make.make_claim(revises=first)
    data = form_of(admin_client.get(page(first, "change"))) | {"revises": second.pk}
    refused = admin_client.post(page(first, "change"), data)
    assert refused.context["adminform"].form.errors == {
        "revises": ["These claims would revise each other in a circle."]
    }
