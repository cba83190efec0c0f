"""What every test stands on: a database file of its own, fast passwords, an empty cache.

Browser tests (tests/browser/) need a Chromium: CHROMIUM= or one on PATH. Without one they are
skipped, and one line at the end says how to get it; REQUIRE_BROWSER=1 makes that a failure.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase, override_settings

from tests.migrated import migrated_database

# A slow machine is no failure.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

BROWSER_TESTS = Path(__file__).parent / "browser"
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
NO_CHROMIUM = (
    "No Chromium for the tests in tests/browser/: `apt install chromium`, or CHROMIUM=/path/to/it."
)


def pytest_configure(config):
    if CHROMIUM is None and os.environ.get("REQUIRE_BROWSER") == "1":
        raise pytest.UsageError(NO_CHROMIUM)


def pytest_collection_modifyitems(items):
    if CHROMIUM is None:
        for item in items:
            if item.path.is_relative_to(BROWSER_TESTS):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def pytest_terminal_summary(terminalreporter):
    if CHROMIUM is None:
        terminalreporter.write_line(f"Browser tests skipped. {NO_CHROMIUM}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, migrated, tmp_path_factory
):
    """SQLite in a file: a live server's threads and a second process see the same database."""
    if migrated:
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        migrated.copy_to(file)
        database = settings.DATABASES["default"]
        database.setdefault("TEST", {})["NAME"] = str(file)
        options = database["OPTIONS"]
        options["init_command"] = options["init_command"].replace("NORMAL", "OFF")


@pytest.fixture(scope="session")
def migrated(pytestconfig):
    """On SQLite, the database as the migrations make it, kept until one of them changes."""
    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
        with migrated_database(pytestconfig.cache.mkdir("database")) as kept:
            yield kept
    else:
        yield None


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, migrated):
    """The copy is taken as it is; what a migration would do after the last one is done again."""
    return django_db_keepdb or bool(migrated)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, migrated):
    if migrated:
        with django_db_blocker.unblock():
            migrated.keep(connection)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                TransactionTestCase, "_fixture_teardown", lambda _: migrated.put_back(connection)
            )
            yield
    else:
        yield


@pytest.fixture(scope="session", autouse=True)
def _test_settings(tmp_path_factory, worker_id):
    """Uploads into a temporary folder, a Redis database per xdist worker, fast passwords."""
    caches = {name: dict(values) for name, values in settings.CACHES.items()}
    if "RedisCache" in caches["default"]["BACKEND"]:
        number = int(worker_id.removeprefix("gw")) if worker_id != "master" else 0
        address = urlsplit(caches["default"]["LOCATION"])
        caches["default"]["LOCATION"] = address._replace(path=f"/{number + 1}").geturl()
    with override_settings(
        CACHES=caches,
        MEDIA_ROOT=str(tmp_path_factory.mktemp("media")),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(autouse=True)
def _empty_cache(_test_settings):
    cache.clear()
