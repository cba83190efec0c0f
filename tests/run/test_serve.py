"""`manage.py serve`: the first run fills an empty database, later ones touch nothing."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
from django.conf import settings

NAMES = ["reporter", "editor", "factchecker", "dataeditor", "managingeditor"]


@pytest.fixture
def serve(tmp_path, free_port):
    """A context in which the site is served; yields what was printed until it answered."""

    @contextmanager
    def running(**environment):
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=settings.BASE_DIR,
            env={**kept, "VAR_DIR": str(tmp_path), "PORT": str(free_port), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield read_until_ready(process)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)

    return running


def read_until_ready(process) -> list[str]:
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith("Stop with"):
            break
    return lines


def get(port, path) -> int:
    opener = urllib.request.build_opener()
    try:
        return opener.open(f"http://127.0.0.1:{port}{path}", timeout=30).status
    except urllib.error.HTTPError as error:
        return error.code


def rows(folder, query):
    connection = sqlite3.connect(folder / "onrecord.sqlite3")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def passwords(folder):
    return dict(line.split() for line in (folder / "logins.txt").read_text().splitlines())


def test_first_and_second_run(serve, tmp_path, free_port):
    with serve() as printed:
        assert f"On Record is at http://127.0.0.1:{free_port}" in "\n".join(printed)
        assert [line.split()[0] for line in printed if line.startswith("  ")] == NAMES
        assert get(free_port, "/accounts/login/") == 200
        assert get(free_port, "/static/admin/css/base.css") == 200
        assert get(free_port, "/desk/") == 200
        assert get(free_port, "/no-such-page/") == 404
    made = passwords(tmp_path)
    assert list(made) == NAMES
    assert len(set(made.values())) == 5
    assert (tmp_path / "logins.txt").stat().st_mode & 0o777 == 0o600
    assert rows(tmp_path, "PRAGMA journal_mode") == [("wal",)]

    # An editor empties the paper and closes a login: the second run brings nothing back.
    connection = sqlite3.connect(tmp_path / "onrecord.sqlite3")
    with connection:
        connection.execute("UPDATE auth_user SET is_active = 0 WHERE username = 'editor'")
    connection.close()
    users = rows(tmp_path, "SELECT * FROM auth_user ORDER BY id")
    articles = rows(tmp_path, "SELECT * FROM newsroom_article ORDER BY id")
    with serve() as printed:
        assert get(free_port, "/accounts/login/") == 200
        assert not [line for line in printed if line.startswith("First run")]
    assert passwords(tmp_path) == made
    assert rows(tmp_path, "SELECT * FROM auth_user ORDER BY id") == users
    assert rows(tmp_path, "SELECT * FROM newsroom_article ORDER BY id") == articles

    with serve(DEMO_PASSWORD="the-same-for-all"):
        assert set(passwords(tmp_path).values()) == {"the-same-for-all"}


def test_a_taken_port_is_told_in_one_sentence(tmp_path, free_port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()
        result = subprocess.run(
            [sys.executable, "manage.py", "serve"],
            cwd=settings.BASE_DIR,
            env={**os.environ, "VAR_DIR": str(tmp_path), "PORT": str(free_port)},
            capture_output=True,
            text=True,
        )
    assert result.returncode == 1
    assert result.stderr == (
        f"CommandError: Port {free_port} on 127.0.0.1 cannot be used (Address already in use): "
        f"stop what uses it, or choose another with PORT={free_port + 1}.\n"
    )
    assert not (tmp_path / "onrecord.sqlite3").exists()
