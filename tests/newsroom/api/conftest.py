import pytest

from tests.newsroom import factories


@pytest.fixture
def make_image():
    return factories.make_image


@pytest.fixture
def ask(client):
    """What the API says at a path of its own, or at an address that it gave."""

    def asked(path, data=None, **headers):
        address = path.split("/api/v1/")[-1]
        return client.get(f"/api/v1/{address}", data, headers=headers)

    return asked
