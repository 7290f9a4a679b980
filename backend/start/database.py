"""The database of a start: the embedded server of this checkout, or the one that DATABASE_URL names."""

import asyncio
import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from backend.start import content, postgres
from backend.start.environment import one_at_a_time
from backend.start.places import VENV_PYTHON, data_folder
from backend.start.postgres_binaries import OLDEST_MAJOR
from backend.start.problems import StartProblem
from backend.start.steps import run_logged, step, unchanged

NAME = "slimmerwerken"
SANDBOX = f"{NAME}_sandbox"
SANDBOX_VARIABLE = "SLIMMERWERKEN_SANDBOX_DATABASE_URL"
CONNECT_SECONDS = 5.0


def given_url() -> str:
    """The DATABASE_URL of the caller, empty when the embedded server is meant."""
    return os.environ.get("DATABASE_URL", "").strip()


def for_driver(url: str) -> str:
    """A SQLAlchemy address as the driver alone reads it."""
    return re.sub(r"^postgres(ql)?\+\w+:", "postgresql:", url)


def without_secret(url: str) -> str:
    """Where a database address points to, without the name and the password in it."""
    try:
        parts = urlsplit(url)
        port = parts.port or 5432
    except ValueError:
        return "with an address that cannot be read"
    return f"{parts.hostname or 'localhost'}:{port}{parts.path}"


def reason(error: Exception) -> str:
    """Why a connection failed, in words."""
    match error:
        case ConnectionRefusedError():
            return "nothing listens there"
        case socket.gaierror():
            return "no machine has that name"
        case TimeoutError():
            return f"no answer within {CONNECT_SECONDS:.0f} seconds"
    return str(error)


async def reach(url: str) -> None:
    """Connect once to the database of the caller and see that it will do."""
    import asyncpg  # not there yet when the bare Python loads this module

    place = without_secret(url)
    try:
        connection = await asyncpg.connect(for_driver(url), timeout=CONNECT_SECONDS)
    except asyncpg.PostgresError as error:
        raise StartProblem(
            f"The database {place} refused the connection ({error}): correct DATABASE_URL, "
            "or unset it to use the embedded PostgreSQL."
        ) from None
    except (OSError, ValueError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        raise StartProblem(
            f"The database {place} cannot be reached ({reason(error)}): see that it runs and that "
            "DATABASE_URL is right, or unset DATABASE_URL to use the embedded PostgreSQL."
        ) from None
    version = connection.get_server_version()
    await connection.close()
    if version.major < OLDEST_MAJOR:
        raise StartProblem(
            f"The database {place} is PostgreSQL {version.major}, and {OLDEST_MAJOR} or newer is needed: "
            "use a newer server, or unset DATABASE_URL to use the embedded PostgreSQL."
        )


def require_given_database() -> None:
    """See, before anything is built, that the database of the caller will do."""
    if url := given_url():
        with step("Database", f"connecting to {without_secret(url)}"):
            asyncio.run(reach(url))


@contextmanager
def database() -> Iterator[str]:
    """A database that answers, for as long as the block lasts; gives its address."""
    if url := given_url():
        yield url
        return
    home = data_folder() / "postgres"
    with postgres.shared(home):
        with step("Database", "starting the embedded PostgreSQL"):
            url = postgres.start(home, database=NAME, durable=True)
        yield url


def sandbox() -> dict[str, str]:
    """The variable that names the sandbox beside the embedded database; beside one of your own you make it yourself."""
    if given_url():
        return {}
    return {SANDBOX_VARIABLE: postgres.start(data_folder() / "postgres", database=SANDBOX, durable=True)}


def database_elsewhere() -> str:
    """Where the database keeps its data when that is not in the data folder of this checkout, else empty."""
    if url := given_url():
        return without_secret(url)
    place = postgres.find_server(data_folder() / "postgres").place
    return "" if place.is_relative_to(data_folder()) else str(place)


def database_runs() -> bool:
    """Whether the embedded server still runs; a server of your own looks after itself."""
    return bool(given_url()) or postgres.running(data_folder() / "postgres")


def fill(environment: dict[str, str]) -> None:
    """Bring the database to the newest version, and fill it when it is empty."""
    sandbox = environment.get(SANDBOX_VARIABLE)
    ready = asyncio.run(content.is_current(for_driver(environment["DATABASE_URL"])))
    if ready and (not sandbox or asyncio.run(content.is_current(for_driver(sandbox), empty=True))):
        unchanged("Content")
        return
    argv = [str(VENV_PYTHON), "-m", "backend.start.fill"]
    with one_at_a_time() as lock, step("Content", "bringing tables and content up to date"):
        code, output, log = run_logged("fill", argv, env=environment, keep=[lock])
    if code:
        last = (output.strip().splitlines() or ["it printed nothing"])[-1]
        raise StartProblem(f"The database could not be prepared ({last}): everything it printed is in {log}.")
