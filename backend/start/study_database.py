"""A database for one study: copied from a prepared one in a moment, and gone afterwards."""

import asyncio
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from backend.start import postgres
from backend.start.database import for_driver
from backend.start.places import ROOT, VENV_PYTHON
from backend.start.postgres import command_line
from backend.start.problems import StartProblem
from backend.start.stamps import fingerprint
from backend.start.steps import run_logged, step

TEMPLATE, STUDY = "template_", "study_"
LOCK = 5_712


@contextmanager
def fresh_database(home: Path) -> Iterator[str]:
    """An empty database with the newest tables for the length of the block, on a server of its own."""
    server = postgres.start(home, database="postgres", durable=False)
    name = f"{STUDY}{os.getpid()}"
    try:
        asyncio.run(_copy(server, name))
        yield _elsewhere(server, name)
    finally:
        asyncio.run(_drop(server, name))


async def let_in(url: str, secret: str) -> str:
    """Add a research organisation with a client that has this secret; answers the identifier of the client."""
    import asyncpg  # not there yet when the bare Python loads this module

    connection = await asyncpg.connect(url)
    try:
        organisation = await connection.fetchval(
            "INSERT INTO organisations (id, kind, name, sort_name, is_demonstration) "
            "VALUES (gen_random_uuid(), 'research', 'Command line', 'command line', true) RETURNING id"
        )
        client = await connection.fetchval(
            "INSERT INTO machine_clients (id, organisation_id, name, scopes, sandbox, version) "
            "VALUES (gen_random_uuid(), $1, 'Command line', '{studies:write}', false, 1) RETURNING id",
            organisation,
        )
        await connection.execute(
            "INSERT INTO machine_credentials (id, client_id, kind, secret_hash) "
            "VALUES (gen_random_uuid(), $1, 'secret', $2)",
            client,
            hashlib.sha256(secret.encode()).digest(),
        )
    finally:
        await connection.close()
    return str(client)


async def _copy(server: str, name: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(for_driver(server))
    try:
        # One at a time: nobody may be connected to a database that is copied.
        await connection.execute(f"SELECT pg_advisory_lock({LOCK})")
        await _forget_leftovers(connection)
        template = await _template(connection, server)
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    finally:
        await connection.close()


async def _template(connection: Any, server: str) -> str:
    """The prepared database, made when the tables changed since the last time."""
    name = TEMPLATE + fingerprint((ROOT / "migrations").rglob("*.py"))[:16]
    for old in await _databases(connection, TEMPLATE):
        if old == name:
            return name
        await connection.execute(f"DROP DATABASE {old} WITH (FORCE)")
    making = f"making_{os.getpid()}"
    await connection.execute(f"CREATE DATABASE {making}")
    with step("Tables", "preparing them once"):
        environment = os.environ | {"DATABASE_URL": _elsewhere(server, making)}
        environment.pop("SLIMMERWERKEN_SANDBOX_DATABASE_URL", None)
        argv = [str(VENV_PYTHON), "-m", "backend.cli", "migrate"]
        code, _, log = await asyncio.to_thread(run_logged, "study-tables", argv, env=environment)
    if code:
        await connection.execute(f"DROP DATABASE {making} WITH (FORCE)")
        raise StartProblem(f"The tables could not be prepared: everything that was printed is in {log}.")
    await connection.execute(f"ALTER DATABASE {making} RENAME TO {name}")
    return name


async def _forget_leftovers(connection: Any) -> None:
    """Drop what a study left behind that was killed."""
    for kind in (STUDY, "making_"):
        for name in await _databases(connection, kind):
            if not command_line(int(name.removeprefix(kind))):
                await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def _databases(connection: Any, kind: str) -> list[str]:
    found = await connection.fetch("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", kind)
    # PostgreSQL has templates of its own, `template0` and `template1`, without the low line.
    return [name for (name,) in found]


async def _drop(server: str, name: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(for_driver(server))
    try:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    finally:
        await connection.close()


def _elsewhere(server: str, name: str) -> str:
    return server.replace("@/postgres?", f"@/{name}?")
