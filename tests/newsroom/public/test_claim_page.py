"""What a page of the ledger says in words."""

import pytest

from tests.factories import make_claim, make_company

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
