"""The embedded PostgreSQL starts, is joined, survives being killed, and stops."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import asyncpg
import pytest

from backend.start import postgres
from backend.start.places import ROOT
from backend.start.problems import StartProblem

STARTER = "import sys; from pathlib import Path; from backend.start import postgres; print(postgres.start(Path(sys.argv[1]), database='probe', durable=True))"  # noqa: E501 - a program on one line


def ask(url: str, *statements: str) -> object:
    """Run statements on a server; gives the one value of the last."""

    async def run() -> object:
        connection = await asyncpg.connect(url.replace("+asyncpg", ""))
        try:
            for statement in statements[:-1]:
                await connection.execute(statement)
            return await connection.fetchval(statements[-1])
        finally:
            await connection.close()

    return asyncio.run(run())


def until_gone(pid: int) -> None:
    """Wait until a process is no more."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError(pid)


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """A folder that another account may enter too, unlike those that pytest makes."""
    folder = Path(tempfile.mkdtemp(prefix="start-"))
    folder.chmod(0o755)
    yield folder
    for home in folder.iterdir():
        postgres.stop(home)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def home(open_folder: Path) -> Path:
    """The home of one server, for all tests of this file."""
    return open_folder / "postgres"


def test_starters_at_the_same_time_share_one_server(home: Path) -> None:
    starters = [
        subprocess.Popen([sys.executable, "-c", STARTER, str(home)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    urls = {starter.communicate()[0].strip() for starter in starters}
    assert [starter.returncode for starter in starters] == [0, 0, 0]
    assert len(urls) == 1
    assert ask(urls.pop(), "SELECT current_database()") == "probe"
    assert not list(home.glob("data.*"))


def test_a_killed_server_starts_again_with_its_data(home: Path) -> None:
    url = postgres.start(home, database="probe", durable=True)
    ask(url, "CREATE TABLE kept AS SELECT 42 AS answer", "SELECT 1")
    server = postgres.find_server(home)
    pid = postgres.postmaster(server.data)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    until_gone(pid)
    assert not postgres.running(home)
    assert postgres.start(home, database="probe", durable=True) == url
    assert ask(url, "SELECT answer FROM kept") == 42
    assert postgres.postmaster(server.data) != pid


def test_a_number_that_now_belongs_to_another_program_is_not_taken_for_the_server(home: Path) -> None:
    postgres.start(home, database="probe", durable=True)
    data = postgres.find_server(home).data
    left_behind = (data / "postmaster.pid").read_text()
    postgres.stop(home)
    other = str(os.getpid())
    (data / "postmaster.pid").write_text(left_behind.replace(left_behind.split("\n")[0], other, 1))
    assert not postgres.running(home)
    url = postgres.start(home, database="probe", durable=True)
    assert ask(url, "SELECT answer FROM kept") == 42


def test_a_database_named_later_is_made_beside_the_others(home: Path) -> None:
    first = postgres.start(home, database="probe", durable=True)
    second = postgres.start(home, database="another", durable=True)
    assert ask(second, "SELECT current_database()") == "another"
    assert ask(first, "SELECT answer FROM kept") == 42


def test_a_durable_server_waits_for_the_disk_and_has_room_for_many(home: Path) -> None:
    url = postgres.start(home, database="probe", durable=True)
    assert ask(url, "SHOW fsync") == "on"
    assert ask(url, "SHOW synchronous_commit") == "on"
    assert ask(url, "SHOW max_connections") == "200"
    assert ask(url, "SELECT datlocale FROM pg_database WHERE datname = 'probe'") == "C.UTF-8"


def test_whoever_leaves_last_stops_the_server(home: Path) -> None:
    with postgres.shared(home):
        postgres.start(home, database="probe", durable=True)
        with postgres.shared(home):
            assert postgres.running(home)
        assert postgres.running(home)
    assert not postgres.running(home)


def test_stopping_what_is_down_does_nothing(home: Path) -> None:
    postgres.stop(home)
    postgres.stop(home)
    assert not postgres.running(home)


def test_a_long_path_with_spaces_and_a_fleeting_server(open_folder: Path) -> None:
    home = open_folder / ("a long name with 'quotes', commas and é " * 3)
    url = postgres.start(home, database="probe", durable=False)
    sockets = Path(unquote(url.split("host=")[1].split("&")[0]))
    try:
        assert len(str(sockets)) <= postgres.LONGEST_SOCKET_FOLDER
        assert ask(url, "SHOW fsync") == "off"
    finally:
        postgres.stop(home)
        sockets.rmdir()


def test_data_of_another_version_are_left_alone(home: Path) -> None:
    version = postgres.find_server(home).data / "PG_VERSION"
    current = version.read_text()
    version.write_text("9\n")
    try:
        with pytest.raises(StartProblem, match=r"written by PostgreSQL 9 .* move that folder away"):
            postgres.start(home, database="probe", durable=True)
    finally:
        version.write_text(current)


def test_a_folder_that_is_a_file_is_named(open_folder: Path) -> None:
    in_the_way = open_folder.parent / f"{open_folder.name}-file"
    in_the_way.touch()
    try:
        with pytest.raises(StartProblem, match=f"{in_the_way.name}.* cannot be written"):
            postgres.start(in_the_way, database="probe", durable=True)
    finally:
        in_the_way.unlink()
