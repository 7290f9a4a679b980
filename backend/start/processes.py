"""The programs of one start, in one tree: started together, watched, and stopped together."""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from backend.start.lifeline import send
from backend.start.places import ROOT, log_file, shown
from backend.start.problems import StartProblem
from backend.start.steps import open_log

STOP_SECONDS = 10.0
READY_SECONDS = 60.0
# What a killed start left behind frees its port within this time.
PORT_PATIENCE_SECONDS = 3.0


def _why(returncode: int | None, log: Path) -> str:
    """Why a program stopped, as far as we can tell: the signal that ended it, or else its last words."""
    if returncode is not None and returncode < 0:
        return f" (signal {-returncode})"
    lines = log.read_text(errors="replace").strip().splitlines() if log.exists() else []
    return f" ({lines[-1]})" if lines else ""


def port_is_free(host: str, port: int) -> bool:
    """Whether a server can listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise StartProblem(
                f"Port {port} is reserved for the system administrator: choose one above 1023: make run PORT=8000"
            ) from None
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise StartProblem(f"This machine has no address {host}: leave HOST out, or name one it has.") from None
            return False
    return True


def require_free(host: str, port: int) -> None:
    """See that the port is free, with a little patience, and say which one is if not."""
    deadline = time.monotonic() + PORT_PATIENCE_SECONDS
    while not port_is_free(host, port):
        if time.monotonic() > deadline:
            other = next((number for number in range(port + 1, port + 100) if port_is_free(host, number)), port + 1)
            raise StartProblem(
                f"Port {port} is in use, perhaps by another Slimmer Werken: stop that program, "
                f"or choose another port: make run PORT={other}"
            )
        time.sleep(0.2)


def answers(host: str, port: int, path: str) -> bool:
    """Whether an HTTP server answers there."""
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


class Programs:
    """What runs in this start. On leaving the block everything is stopped, in the opposite order."""

    def __init__(self) -> None:
        """Begin with the lifeline, which ends the others when this process is killed."""
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._lifeline = subprocess.Popen(
            [sys.executable, "-m", "backend.start.lifeline"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        """Nothing runs yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop everything."""
        for name in reversed(list(self._running)):
            self._stop(self._running.pop(name))
        if self._lifeline.stdin:
            self._lifeline.stdin.close()
        self._lifeline.wait()

    def start(
        self, name: str, argv: Sequence[str | Path], env: Mapping[str, str], *, cwd: Path = ROOT, quiet: bool = True
    ) -> None:
        """Start a program in a process group of its own, so that Ctrl-C reaches it through this process only."""
        descriptor = open_log(name)[1] if quiet else None
        try:
            program = subprocess.Popen(
                [str(word) for word in argv],
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=descriptor,
                stderr=descriptor,
                start_new_session=True,
            )
        finally:
            if descriptor is not None:
                os.close(descriptor)
        self._tell(program.pid)
        self._running[name] = program

    def _tell(self, number: int) -> None:
        if self._lifeline.stdin and self._lifeline.poll() is None:
            self._lifeline.stdin.write(b"%d\n" % number)
            self._lifeline.stdin.flush()

    def _stop(self, program: subprocess.Popen[bytes]) -> None:
        send(program.pid, signal.SIGTERM)
        try:
            program.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            send(program.pid, signal.SIGKILL)
            program.wait()
        self._tell(-program.pid)

    def require_all(self) -> None:
        """See that every program still runs."""
        for name, program in self._running.items():
            if program.poll() is not None:
                log = log_file(name)
                raise StartProblem(
                    f"The {name} stopped by itself{_why(program.returncode, log)}: see {shown(log)}, "
                    "then start again; your data are kept."
                )

    def wait_until_ready(self, host: str, port: int, path: str) -> None:
        """Wait until the server answers."""
        deadline = time.monotonic() + READY_SECONDS
        while not answers(host, port, path):
            self.require_all()
            if time.monotonic() > deadline:
                raise StartProblem(f"The server does not answer on port {port}: see {shown(log_file('server'))}.")
            time.sleep(0.05)

    def watch(self, still_well: Callable[[], None]) -> None:
        """Stay until something stops, or until Ctrl-C."""
        while True:
            self.require_all()
            still_well()
            time.sleep(1.0)
