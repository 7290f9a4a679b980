"""The programs of a start stay together and end together."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backend.start.lifeline import groups_left
from backend.start.places import ROOT
from backend.start.postgres import command_line
from backend.start.problems import StartProblem
from backend.start.processes import Programs, answers

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
LAUNCHER = f"""
import os
from backend.start.processes import Programs
with Programs() as programs:
    programs.start("sleeper", {SLEEP!r}, os.environ)
    print(programs._running["sleeper"].pid, flush=True)
    programs.watch(lambda: None)
"""


def until_ended(pid: int) -> None:
    """Wait until a process runs no more; one that only waits for its parent has no command line."""
    for _ in range(100):
        if not command_line(pid):
            return
        time.sleep(0.05)
    raise AssertionError(pid)


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SLIMMERWERKEN_DATA_DIR", str(tmp_path))
    return tmp_path / "log"


def test_leaving_stops_every_program() -> None:
    with Programs() as programs:
        programs.start("one", SLEEP, os.environ)
        programs.start("two", SLEEP, os.environ)
        started = list(programs._running.values())
        assert [program.poll() for program in started] == [None, None]
    assert [program.returncode for program in started] == [-signal.SIGTERM, -signal.SIGTERM]


def test_a_program_that_ends_by_itself_is_named_with_its_last_words() -> None:
    speak = [sys.executable, "-c", "print('the printer is on fire')"]
    with Programs() as programs:
        programs.start("worker", speak, os.environ)
        with pytest.raises(StartProblem, match=r"The worker stopped by itself \(the printer is on fire\)"):
            programs.watch(lambda: None)


def test_a_killed_launcher_leaves_nothing_behind() -> None:
    launcher = subprocess.Popen([sys.executable, "-c", LAUNCHER], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert launcher.stdout
    sleeper = int(launcher.stdout.readline())
    os.kill(sleeper, 0)
    launcher.send_signal(signal.SIGKILL)
    launcher.communicate()
    until_ended(sleeper)


def test_only_what_did_not_end_is_left() -> None:
    assert groups_left(["12\n", "34\n", "-12\n", "56\n", "half a li"]) == {34, 56}


def test_a_port_that_nobody_answers_on_is_not_ready() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert not answers("127.0.0.1", port, "/livez")
