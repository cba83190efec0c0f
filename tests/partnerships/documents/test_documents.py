from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError

from partnerships.models import Document
from tests.factories import EPOCH, make_document

pytestmark = pytest.mark.django_db
NOW = datetime(2022, 5, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
EMBARGO = {"embargo_zone": "Europe/Berlin"}


@pytest.mark.parametrize(
    ("values", "public"),
    [
        ({}, False),
        ({"public_from": EPOCH}, True),
        ({"public_from": NOW}, True),
        ({"public_from": NOW + HOUR}, False),
        ({"public_from": EPOCH, "embargo_until": NOW + HOUR} | EMBARGO, False),
        ({"public_from": EPOCH, "embargo_until": NOW} | EMBARGO, True),
        ({"public_from": None, "embargo_until": NOW - HOUR} | EMBARGO, False),
    ],
)
def test_public_says_the_same_of_row_and_query(values, public):
    document = make_document(**values)
    assert document.is_public(NOW) == public
    assert Document.objects.public(NOW).exists() == public


def test_a_merged_document_is_not_public():
    document = make_document(public=True, merged_into=make_document(public=True))
    assert not document.is_public(NOW)
    assert document not in Document.objects.public(NOW)


def test_a_held_text_is_kept_with_its_digest():
    document = make_document(text="“A strong boost.”")
    assert document.text_sha256 == sha256("“A strong boost.”".encode()).hexdigest()


def test_cleaning_follows_a_changed_text():
    document = make_document(text="One.")
    document.text = ""
    document.full_clean()
    assert document.text_sha256 == ""


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"embargo_until": NOW, "embargo_zone": "Mars/Olympus"}, "embargo_zone"),
        ({"language": "English!"}, "language"),
        ({"dated": "yesterday"}, "dated"),
        ({"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_impossible_values_are_named_at_their_field(values, field):
    document = make_document()
    for name, value in values.items():
        setattr(document, name, value)
    with pytest.raises(ValidationError) as refused:
        document.full_clean()
    assert list(refused.value.message_dict) == [field]
