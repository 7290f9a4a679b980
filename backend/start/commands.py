"""The commands behind the Makefile: run, dev, study, prepare, stop, lock, drift."""

import argparse
import os
import signal
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import TextIO

from backend.start import browser, drift, locks, node, postgres, site, study
from backend.start.database import given_url
from backend.start.environment import inside_environment, is_installed, prepare_embedded, prepare_environment
from backend.start.places import ROOT, VENV_PYTHON, data_folder
from backend.start.problems import StartProblem
from backend.start.processes import require_free
from backend.start.steps import say

HIGHEST_PORT = 65_535


def port_number(word: str) -> int:
    """A port people can choose."""
    if not word.isdecimal() or not 0 < int(word) <= HIGHEST_PORT:
        raise StartProblem(f"PORT={word} is no port: choose a number from 1 to {HIGHEST_PORT}, such as 8000.")
    return int(word)


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python3 -m backend.start", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("run", "dev"):
        command = commands.add_parser(name)
        command.add_argument("--host", default="127.0.0.1")
        command.add_argument("--port", default="8000")
    prepare = commands.add_parser("prepare")
    prepare.add_argument("--node", action="store_true", help="also the packages of the app")
    prepare.add_argument("--build", action="store_true", help="also build the app")
    prepare.add_argument("--browser", action="store_true", help="also a Chromium")
    for name in ("study", "stop", "lock", "drift"):
        commands.add_parser(name)
    return parser.parse_args(arguments)


def enter_environment(arguments: Sequence[str], locks: Sequence[str]) -> None:
    """Prepare `.venv` and go on in it, as the same process."""
    prepare_environment(locks)
    if not given_url():
        prepare_embedded()
    if not inside_environment():
        os.chdir(ROOT)
        os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-m", "backend.start", *arguments])  # noqa: S606 - our own program


def obey(arguments: Sequence[str]) -> None:
    """Do what the command line asks."""
    chosen = read_arguments(arguments)
    match chosen.command:
        case "run" | "dev":
            port = port_number(chosen.port)
            if not inside_environment():
                say("Slimmer Werken\n")
            require_free(chosen.host, port)
            enter_environment(arguments, ["app"] if chosen.command == "run" else ["dev"])
            (site.run if chosen.command == "run" else site.dev)(chosen.host, port)
        case "study":
            study.aside(lambda result: compute(arguments, result))
        case "prepare":
            prepare(chosen)
        case "stop":
            stop()
        case "lock":
            prepare_environment(["dev"])
            locks.lock()
        case "drift":
            drift.require_none()


def compute(arguments: Sequence[str], result: TextIO) -> None:
    """A study from the command line: what is wrong with it is told before anything is prepared."""
    study.wish(os.environ)
    prepare_environment(["app"])
    prepare_embedded()
    if not inside_environment():
        os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-m", "backend.start", *arguments])  # noqa: S606 - our own program
    study.run(result)


def prepare(chosen: argparse.Namespace) -> None:
    """Everything the tests and checks stand on."""
    prepare_environment(["dev"])
    prepare_embedded()
    if chosen.build:
        node.build_app()
    if chosen.node and not node.packages_are_current():
        node.prepare_packages(node.node_environment())
    if chosen.browser:
        browser.prepare_chromium()


def stop() -> None:
    """Stop the database servers of this checkout."""
    for name in ("postgres", "test-postgres", "study-postgres"):
        if is_installed("postgres") and (data_folder() / name).exists():
            postgres.stop(data_folder() / name)


def be_interrupted(_number: int, _frame: FrameType | None) -> None:
    """Treat a polite request to end, or a closed terminal, as Ctrl-C."""
    raise KeyboardInterrupt


def main(arguments: Sequence[str]) -> int:
    """Obey, and tell what went wrong in one sentence. Gives the exit code."""
    os.environ.setdefault(site.STARTED_VARIABLE, str(time.time()))
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # `nohup make run` outlives its terminal
            signal.signal(number, be_interrupted)
    try:
        obey(arguments)
    except StartProblem as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
    return 0
