from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def later():
    """Tomorrow at this hour."""
    return timezone.now() + timedelta(days=1)
