"""The embedded PostgreSQL server of this checkout: start it or join it, and stop it.

The server listens on a Unix socket only and outlives the process that started it. Any number of processes may call
`start` at once; they take turns and the first one does the work. After `kill -9`, of the server or of a process in the
middle of a start, the next `start` recovers with all committed data.
"""

import fcntl
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from backend.start.postgres_account import Account, account_for
from backend.start.postgres_binaries import find_binaries
from backend.start.problems import StartProblem, not_writable

USER = "app"
PORT = 5432
SETTINGS = {
    "port": str(PORT),
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For a server whose data may be lost: three times as many commits a second, nothing reaches the disk in time.
FLEETING_SETTINGS = {
    # Tests run beside each other, each with pools of its own, and the journeys with a service and a worker besides.
    "max_connections": "500",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "log_min_messages": "fatal",
}
# A socket address holds 104 bytes on macOS and 108 on Linux, of which PostgreSQL uses 15.
LONGEST_SOCKET_FOLDER = 85
PLAIN_PATH = re.compile(r"[\w./+@-]+")
# Children of a postmaster that was killed hold on to its shared memory until they notice.
START_DEADLINE_SECONDS = 60.0
LARGEST_LOG_BYTES = 10_000_000
# Where root keeps a server whose checkout is closed to the account that runs it, such as one under /root.
OUTSIDE = Path("/var/lib/slimmerwerken")


@dataclass(frozen=True, slots=True)
class Server:
    """One server: its files, its programs and the account that runs it."""

    place: Path
    binaries: Path
    major: int
    account: Account

    @property
    def data(self) -> Path:
        """The folder of the database cluster."""
        return self.place / "data"

    @property
    def log(self) -> Path:
        """What the server writes about itself."""
        return self.place / "postgres.log"

    @property
    def sockets(self) -> Path:
        """The folder of the Unix socket, elsewhere when the path of the checkout does not fit in an address."""
        if len(os.fsencode(self.place)) <= LONGEST_SOCKET_FOLDER and PLAIN_PATH.fullmatch(str(self.place)):
            return self.place
        return Path(tempfile.gettempdir()) / f"slimmerwerken-{digest(self.place)}"

    def run(self, tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's own programs as the account of the server."""
        return self.account.run([self.binaries / tool, *arguments], cwd=self.place)

    def answers(self) -> bool:
        """Whether the server accepts connections now."""
        return self.run("pg_isready", "-q", "-h", self.sockets, "-p", str(PORT), "-U", USER).returncode == 0

    def url(self, database: str) -> str:
        """The SQLAlchemy address of one database on this server."""
        return f"postgresql+asyncpg://{USER}@/{database}?host={quote(str(self.sockets))}&port={PORT}"


def digest(path: Path) -> str:
    """A short name for a path, the same at every start."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def find_server(home: Path) -> Server:
    """The server that belongs to `home`, running or not.

    When root starts it from a folder that is closed to the account of the server, its files go `OUTSIDE`.
    """
    place = home = home.resolve()
    try:
        account = account_for(home)
        if account.borrowed and not account.reaches(home):
            place = OUTSIDE / digest(home)
            place.mkdir(parents=True, exist_ok=True)
            account = account_for(place)
        account.own(place)
    except OSError as error:
        raise not_writable(place, error) from None
    if not os.access(place, os.W_OK):
        raise not_writable(place)
    binaries, major = find_binaries(place, account)
    return Server(place, binaries, major, account)


def open_lock(home: Path, name: str) -> TextIO:
    """Open a lock file in `home`, which is made when needed."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        return (home / name).open("a")
    except OSError as error:
        raise not_writable(home, error) from None


@contextmanager
def taking_turns(home: Path) -> Iterator[None]:
    """Let one process at a time start or stop the server. The lock ends with its holder, also after kill -9."""
    with open_lock(home, "start.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def postmaster(data: Path) -> int | None:
    """The process id of the server on this data folder, or None when it does not run.

    A number left behind by a killed server may belong to any other program by now, so its command line is compared.
    """
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if f" -D {data} " in command_line(pid) else None


def command_line(pid: int) -> str:
    """The command line of a process, empty when there is no such process."""
    proc = Path("/proc")
    if (proc / "self").exists():
        try:
            return (proc / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    return subprocess.run(
        ["ps", "-p", str(pid), "-o", "command="], check=False, capture_output=True, text=True
    ).stdout.strip()


def create_cluster(server: Server, *, durable: bool) -> None:
    """Make the data folder beside its place and rename it, so that half a cluster never exists."""
    for leftover in server.place.glob("data.*"):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh = server.place / f"data.{os.getpid()}"
    builtin_locale = server.major > 16  # PostgreSQL 17 brought it
    locale = (
        ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if builtin_locale
        else ["--locale=C.UTF-8"]
    )
    sync = [] if durable else ["--no-sync"]
    made = server.run("initdb", "-D", fresh, "-U", USER, "--auth=trust", "-E", "UTF8", *locale, *sync)
    if made.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        reason = (made.stderr.strip() or made.stdout.strip()).splitlines()[-1:]
        raise StartProblem(
            f"PostgreSQL could not make its data folder in {server.place} ({' '.join(reason)}): "
            "see that the disk has room and can be written."
        )
    fresh.rename(server.data)


def prepare_cluster(server: Server, *, durable: bool) -> None:
    """See that there is a data folder which this version of PostgreSQL can read."""
    version = server.data / "PG_VERSION"
    if version.exists() and version.read_text().strip() != str(server.major):
        if durable:
            raise StartProblem(
                f"The data in {server.data} were written by PostgreSQL {version.read_text().strip()} and this is "
                f"PostgreSQL {server.major}: move that folder away to start empty, or set DATABASE_URL."
            )
        shutil.rmtree(server.data)
    if not server.data.exists():
        create_cluster(server, durable=durable)


def prepare_sockets(server: Server) -> None:
    """Make the folder of the socket when it is not the place of the server; refuse one that somebody else made."""
    if server.sockets == server.place:
        return
    if not server.sockets.exists():
        server.sockets.mkdir(mode=0o700)
        server.account.own(server.sockets)
    if server.sockets.stat().st_uid != server.account.uid:
        raise StartProblem(f"The folder {server.sockets} belongs to somebody else: remove it and start again.")


def launch(server: Server, *, durable: bool) -> None:
    """Start the server and wait until it answers."""
    settings = SETTINGS | ({} if durable else FLEETING_SETTINGS) | {"unix_socket_directories": str(server.sockets)}
    options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
    if server.log.exists() and server.log.stat().st_size > LARGEST_LOG_BYTES:
        server.log.replace(server.log.with_suffix(".log.1"))
    deadline = time.monotonic() + START_DEADLINE_SECONDS
    while not (postmaster(server.data) and server.answers()):
        if time.monotonic() > deadline:
            raise StartProblem(f"PostgreSQL did not start: the last lines of {server.log} say why.")
        if postmaster(server.data) is None:
            (server.data / "postmaster.pid").unlink(missing_ok=True)
            (server.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
        started = server.run("pg_ctl", "-D", server.data, "-l", server.log, "-w", "-t", "60", "-o", options, "start")
        if started.returncode:
            time.sleep(0.3)


def ensure_database(server: Server, database: str) -> None:
    """Create the database when the server does not have it yet."""
    made = server.run("createdb", "-h", server.sockets, "-p", str(PORT), "-U", USER, database)
    if made.returncode and "already exists" not in made.stderr:
        raise StartProblem(f"The database {database} could not be made: {made.stderr.strip()}")


def start(home: Path, *, database: str, durable: bool) -> str:
    """Start the server of `home`, or join it when it runs, and return the SQLAlchemy address of `database`.

    `durable=False` trades safety against power cuts for speed, for data that may be lost; give it a home of its own.
    Raises StartProblem with a sentence for the person at the keyboard.
    """
    with taking_turns(home):
        server = find_server(home)
        if not postmaster(server.data):
            prepare_cluster(server, durable=durable)
            prepare_sockets(server)
        launch(server, durable=durable)
        ensure_database(server, database)
    return server.url(database)


def stop(home: Path) -> None:
    """Stop the server of `home` in good order; connections still open are closed. Nothing happens when it is down."""
    with taking_turns(home):
        server = find_server(home)
        if postmaster(server.data):
            server.run("pg_ctl", "-D", server.data, "-m", "fast", "-w", "-t", "60", "stop")


def running(home: Path) -> bool:
    """Whether the server of `home` runs; cheap enough to ask every second."""
    return postmaster(find_server(home).data) is not None


@contextmanager
def shared(home: Path) -> Iterator[None]:
    """Hold the server for a while; whoever leaves last stops it. The hold ends with its holder, also after kill -9."""
    with open_lock(home, "users.lock") as hold:
        fcntl.flock(hold, fcntl.LOCK_SH)
        try:
            yield
        finally:
            try:
                fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                stop(home)
