import pytest

from tests.newsroom import factories


@pytest.fixture
def make_image():
    return factories.make_image
