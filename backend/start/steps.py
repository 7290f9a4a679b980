"""What people see while they wait: one line for every step, with the seconds it took."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from backend.start.places import ROOT, log_file
from backend.start.problems import not_writable

DOT_EVERY_SECONDS = 2.0
NAME_WIDTH = 20
WHAT_WIDTH = 44


def say(text: str = "", *, end: str = "\n") -> None:
    """Print at once, also into a pipe."""
    with contextlib.suppress(OSError):  # a closed terminal must not keep the database from being stopped
        sys.stdout.write(text + end)
        sys.stdout.flush()


def unchanged(name: str, what: str = "up to date") -> None:
    """Say that a step had nothing to do."""
    say(f"  {name:<{NAME_WIDTH}}{what}")


@contextmanager
def step(name: str, what: str) -> Iterator[None]:
    """Show a step while it lasts: a dot now and then, and its seconds at the end."""
    started = time.monotonic()
    ended = threading.Event()
    say(f"  {name:<{NAME_WIDTH}}{what + ' ':<{WHAT_WIDTH}}", end="")

    def show_life() -> None:
        while not ended.wait(DOT_EVERY_SECONDS):
            say(".", end="")

    life = threading.Thread(target=show_life, daemon=True)
    life.start()
    try:
        yield
    except BaseException:
        ended.set()
        life.join()
        say(" stopped")
        raise
    ended.set()
    life.join()
    say(f" {time.monotonic() - started:.1f} s")


def open_log(name: str) -> tuple[Path, int]:
    """A new log file and its descriptor."""
    log = log_file(name)
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        return log, os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o644)
    except OSError as error:
        raise not_writable(log.parent, error) from None


def run_logged(
    name: str,
    argv: Sequence[str | Path],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    keep: Collection[int] = (),
) -> tuple[int, str, Path]:
    """Run a program with its output in a log file; gives its exit code, that output and the file.

    The program gets the descriptors to `keep`, such as a lock that must hold until it ends, even when we are killed.
    """
    log, descriptor = open_log(name)
    try:
        code = subprocess.run(
            [str(word) for word in argv],
            cwd=cwd,
            env=env,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=descriptor,
            stderr=subprocess.STDOUT,
            pass_fds=keep,
        ).returncode
    finally:
        os.close(descriptor)
    return code, log.read_text(errors="replace"), log
