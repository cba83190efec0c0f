"""A checkout of its own for each test, and no pip settings of this machine in it."""

import os
import shutil
import socket
import subprocess
from contextlib import suppress
from random import randrange

import pytest
from django.conf import settings

FILES = ["Makefile", "scripts", "requirements.txt", "requirements-dev.txt"]


@pytest.fixture
def checkout(tmp_path):
    """The files that bring up `.venv`, in an empty folder."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in FILES:
        source = settings.BASE_DIR / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    return folder


@pytest.fixture
def make_run(checkout):
    """make_run(PORT=…): `make run` in the checkout, in an environment of its own."""

    def run(**environment):
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.run(
            ["make", "--no-print-directory", "run"],
            cwd=checkout,
            env={**kept, **environment},
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture
def free_port():
    """Below the ports that browsers and servers of other tests are given by chance meanwhile."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            port = randrange(10_000, 30_000)
            probe.bind(("127.0.0.1", port))
            return port
