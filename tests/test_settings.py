"""What the environment decides. Each case loads the settings in a process of its own."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

SHOW = (
    "import json, sys; import newsroom.settings as s; "
    "print(json.dumps({n: getattr(s, n) for n in sys.argv[1:]}, default=str))"
)
SECRET = "0123456789" * 6


def load(tmp_path, *names, **environment):
    """The named settings under this environment, or the error's last line."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    result = subprocess.run(
        [sys.executable, "-c", SHOW, *names],
        env={**kept, "VAR_DIR": str(tmp_path / "var"), **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    if result.returncode:
        return result.stderr.strip().splitlines()[-1].partition(": ")[2]
    return json.loads(result.stdout)


def test_the_site_is_local_by_default(tmp_path):
    assert load(tmp_path, "SITE_URL", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", PORT="8100") == {
        "SITE_URL": "http://127.0.0.1:8100",
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "SESSION_COOKIE_SECURE": False,
    }


def test_the_site_url_decides_hosts_origins_and_https(tmp_path):
    names = (
        "SITE_URL",
        "ALLOWED_HOSTS",
        "CSRF_TRUSTED_ORIGINS",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "DEFAULT_FROM_EMAIL",
    )
    environment = {"SITE_URL": "https://news.example/", "SECRET_KEY": SECRET}
    assert load(tmp_path, *names, **environment) == {
        "SITE_URL": "https://news.example",
        "ALLOWED_HOSTS": ["news.example"],
        "CSRF_TRUSTED_ORIGINS": ["https://news.example"],
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 2592000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "DEFAULT_FROM_EMAIL": "newsroom@news.example",
    }


@pytest.mark.parametrize(
    "address", ["news.example", "ftp://news.example", "https://news.example/press", "http://a:x"]
)
def test_a_site_url_that_is_no_address_is_refused(tmp_path, address):
    assert load(tmp_path, "SITE_URL", SITE_URL=address) == (
        f"SITE_URL={address} is not an address like https://www.example.org, "
        "without a path behind it."
    )


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    assert load(tmp_path, "PORT", PORT=port) == f"PORT={port} is not a number from 1 to 65535."


def test_a_local_site_makes_its_key_once_for_its_owner_only(tmp_path):
    first, second = load(tmp_path, "SECRET_KEY"), load(tmp_path, "SECRET_KEY")
    assert first == second
    assert len(first["SECRET_KEY"]) >= 60
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_a_public_site_demands_a_key(tmp_path):
    assert load(tmp_path, "SECRET_KEY", SITE_URL="https://news.example") == (
        "https://news.example is a public address: set SECRET_KEY to at least 50 random "
        f"characters, or put them into {tmp_path / 'var' / 'secret_key'}."
    )


def test_a_public_site_reads_its_key_from_the_file(tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").write_text(f"{SECRET}\n")
    loaded = load(tmp_path, "SECRET_KEY", SITE_URL="https://news.example")
    assert loaded == {"SECRET_KEY": SECRET}


def test_sqlite_takes_the_write_lock_at_the_start(tmp_path):
    database = load(tmp_path, "DATABASES")["DATABASES"]["default"]
    assert database["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }


def test_the_database_url_names_postgresql(tmp_path):
    loaded = load(tmp_path, "DATABASES", DATABASE_URL="postgres://desk:pw@db:5433/news")
    database = loaded["DATABASES"]["default"]
    assert (database["ENGINE"], database["HOST"], database["PORT"], database["NAME"]) == (
        "django.db.backends.postgresql",
        "db",
        5433,
        "news",
    )


def test_the_cache_url_names_redis(tmp_path):
    default = load(tmp_path, "CACHES", CACHE_URL="redis://cache:6379/2")["CACHES"]["default"]
    assert default["BACKEND"] == "django.core.cache.backends.redis.RedisCache"
    assert default["LOCATION"] == "redis://cache:6379/2"


def test_a_bucket_takes_the_uploads(tmp_path):
    loaded = load(
        tmp_path,
        "STORAGES",
        AWS_STORAGE_BUCKET_NAME="pictures",
        AWS_S3_ENDPOINT_URL="https://s3.example",
    )
    assert loaded["STORAGES"]["default"] == {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": "pictures",
            "location": "media",
            "endpoint_url": "https://s3.example",
            "region_name": None,
            "default_acl": None,
            "file_overwrite": False,
        },
    }


MAIL = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://desk:p%40ss@mail.example", ["mail.example", 587, "desk", "p@ss", True]),
        ("smtp://mail.example:25?tls=0", ["mail.example", 25, "", "", False]),
        ("smtps://desk:pw@mail.example", ["mail.example", 465, "desk", "pw", False]),
    ],
)
def test_the_email_url_names_the_mail_server(tmp_path, address, expected):
    assert list(load(tmp_path, *MAIL, EMAIL_URL=address).values()) == expected


def test_a_static_root_means_hashed_names(tmp_path):
    loaded = load(tmp_path, "STORAGES", "WHITENOISE_USE_FINDERS", STATIC_ROOT="/srv/static")
    assert loaded["WHITENOISE_USE_FINDERS"] is False
    assert loaded["STORAGES"]["staticfiles"] == {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    }


def test_no_policy_allows_anything_unsafe():
    for policy in (
        settings.CONTENT_SECURITY_POLICY["DIRECTIVES"],
        settings.DESK_CONTENT_SECURITY_POLICY,
    ):
        assert not [
            value for values in policy.values() for value in map(str, values) if "unsafe" in value
        ]
