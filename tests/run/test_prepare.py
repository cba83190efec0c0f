"""What is in the way of `make run` is told in one sentence, and make fails."""

import socket

import pytest


def only_sentence(result) -> str:
    """The one line said on standard error, make's own remark apart."""
    assert result.returncode != 0
    lines = [line for line in result.stderr.splitlines() if not line.startswith("make")]
    assert len(lines) == 1
    return lines[0]


def old_python(folder, version):
    """A python3 that answers as an old one does: it fails the question for 3.11."""
    file = folder / "python3"
    file.write_text(f'#!/bin/sh\n[ "$1" = -V ] && echo "Python {version}" && exit\nexit 1\n')
    file.chmod(0o755)
    return str(file)


def test_a_port_that_is_taken(make_run):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert only_sentence(make_run(PORT=str(port))) == (
            f"Port {port} on 127.0.0.1 cannot be used (Address already in use): "
            f"stop what uses it, or choose another with PORT={port + 1}."
        )


@pytest.mark.parametrize("port", ["abc", "0", "70000"])
def test_a_port_that_is_none(make_run, port):
    assert only_sentence(make_run(PORT=port)) == (
        f"PORT={port} is not a port: a number from 1 to 65535."
    )


def test_a_folder_that_cannot_be_written(make_run, checkout, free_port):
    (checkout / "var").write_text("a file where the folder should be")
    sentence = only_sentence(make_run(PORT=str(free_port)))
    assert sentence.startswith(f"{checkout / 'var'} cannot be written (")
    assert sentence.endswith("): give yourself the right, or name another with VAR_DIR=.")


def test_a_python_that_is_too_old(make_run, tmp_path, free_port):
    python = old_python(tmp_path, "3.8.18")
    assert only_sentence(make_run(PORT=str(free_port), PYTHON=python)) == (
        "On Record needs Python 3.11 or newer and found Python 3.8.18: "
        "install one, or name it with PYTHON=/path/to/python3."
    )


def test_no_python_at_all(make_run, free_port):
    assert only_sentence(make_run(PORT=str(free_port), PYTHON="/nowhere/python3")) == (
        "On Record needs Python 3.11 or newer and found no Python: "
        "install one, or name it with PYTHON=/path/to/python3."
    )


def test_pip_without_network_says_so_and_starts_over_the_next_time(make_run, checkout, free_port):
    offline = {
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
        "PORT": str(free_port),
    }
    assert only_sentence(make_run(**offline)) == (
        "pip could not reach the package index: check the network (or PIP_INDEX_URL) "
        "and run the same command again."
    )
    assert not list((checkout / ".venv").glob(".requirements*.sha256"))
