import pytest

from tests.newsroom.factories import make_user


@pytest.fixture
def editor(db):
    return make_user("Editor")


@pytest.fixture
def desk(client, editor):
    """An editor's browser, signed in."""
    client.force_login(editor)
    return client
