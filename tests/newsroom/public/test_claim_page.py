"""What a page of the ledger says in words."""

import pytest

from tests.factories import EPOCH, make_claim, make_company, make_report, make_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "prediction", "words"),
    [
        ("partner", {"candidates": ["leica", "zeiss"]}, "With Leica"),
        ("partner", {"candidates": []}, "With a partner"),
        ("region", {"value": ["CN", "global"]}, "In China, worldwide"),
        ("region", {"options": ["CN", "EU"]}, "In China or European Union"),
        ("name", {"value": "Device Ultra"}, "It is called Device Ultra"),
    ],
)
def test_a_claim_says_what_it_predicts_in_names_that_readers_know(client, kind, prediction, words):
    make_company(name="Leica", slug="leica", public=True)
    make_company(name="Zeiss", slug="zeiss")
    claim = make_claim(public=True, kind=kind, prediction=prediction, entered=True)
    page = client.get(claim.get_absolute_url()).content.decode()
    assert f"<dd>{words}</dd>" in page


def test_a_claim_says_how_many_origins_it_has_and_who_was_first(client):
    claim = make_claim(public=True)
    outlets = {name: make_source(name=name, public=True) for name in ("Alpha", "Beta", "Gamma")}
    hidden = make_source(name="Hidden")
    first = make_report(claim, outlets["Alpha"], reported_on="2022-05-23", public=True)
    make_report(claim, outlets["Beta"], reported_on="2022-05-25", citing=first, public=True)
    make_report(claim, outlets["Gamma"], reported_on="2022-06", public=True)
    make_report(claim, hidden, reported_on="2022-05-01", public=True)
    claim.entered_at = EPOCH
    claim.save()
    page = client.get(claim.get_absolute_url())
    chain = page.context["chain"]
    assert str(chain.summary) == "2 independent origins, 3 reports"
    assert [row.report.source.name for row in chain.first] == ["Alpha"]
    assert [(row.report.source.name, row.depth, row.lag, row.cites) for row in chain.rows] == [
        ("Alpha", 0, "", ""),
        ("Beta", 1, "2 days after the first", "Alpha"),
        ("Gamma", 0, "9 days after the first", ""),
    ]
    text = " ".join(page.content.decode().split())
    assert "<strong>2 independent origins, 3 reports.</strong> First to report:" in text
    assert "Hidden" not in text


def test_reports_of_a_known_claimant_go_back_to_one_origin(client):
    claim = make_claim(make_source(public=True), public=True, entered=True)
    make_report(claim, public=True)
    assert str(client.get(claim.get_absolute_url()).context["chain"].summary) == (
        "1 origin, 2 reports"
    )
