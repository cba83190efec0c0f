"""What was loaded past the triggers is found after `rebuild_search`."""

import io

import pytest
from django.core.management import call_command

from newsroom.models import SearchEntry
from newsroom.search.searching import search
from tests import factories as ledger

pytestmark = pytest.mark.django_db


def test_the_index_is_written_anew_by_a_command():
    ledger.make_company(name="Leica", public=True)
    SearchEntry.objects.all().delete()
    assert search("leica").total == 0
    said = io.StringIO()
    call_command("rebuild_search", stdout=said)
    assert said.getvalue() == "Entries in the index: 1.\n"
    assert search("leica").total == 1
