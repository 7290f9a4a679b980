"""How long it takes to import the members of a large branch, and how much memory the worker needs for it.

`python -m tests.benchmarks.imports [--rows 100000] [--format csv|xlsx|json]`: a server of its own, the file as a branch
sends it, one percent of its rows wrong; read, compared, carried out and linked by the worker in a process of its own.
Prints one line of JSON: name, scale, machine, seconds, peakMemoryMb and more. `make bench` takes it in.
"""

import argparse
import asyncio
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import asyncpg
from sqlalchemy import func, select, update
from sqlalchemy.engine import make_url

from backend.core.database import PooledDatabase, make_engine
from backend.files.store import FileStore, _opened
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.members.models import FileFormat, ImportStatus, MemberImport, MemberImportMismatch
from backend.members.service.carrying_out import Importer
from backend.organisations.models import BranchMember, BranchMembership
from tests.conftest import _ensure_template, _plain, _server_url
from tests.makers.identity import make_account, make_organisation
from tests.makers.members import FORMATS, as_file, member
from tests.makers.organisations import make_company

MACHINE = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
FIRST = 10_000_000
TAKING_PART = 200  # companies of the platform that are in the file


async def prepare(database: PooledDatabase, store: FileStore, rows: int, file_format: str) -> None:
    content = as_file(
        file_format,
        [member(FIRST + at) if at % 100 else member("12345", postcode="nergens") for at in range(1, rows + 1)],
    )
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        for at in range(1, TAKING_PART):
            await make_company(session, kvk_number=f"{FIRST + at:08}")
        officer = await make_account(session)
        session.add(Membership(account_id=officer.id, organisation_id=branch.id, role=Role.BRANCH_OFFICER))
        made = MemberImport(
            id=uuid4(),
            branch_id=branch.id,
            file_name=f"leden.{file_format}",
            file_format=FileFormat(file_format),
            started_by=officer.id,
        )
        session.add(made)
        await session.flush()
        await store.write(made.id, content)


async def work(database: PooledDatabase, store: FileStore) -> dict[str, object]:
    """Read it, compare it, and carry it out as somebody would who looked and pressed the button."""
    importer = Importer(database, store, database)
    begun, used = time.perf_counter(), time.process_time()
    await importer.step()
    read = time.perf_counter()
    async with database.write() as session:
        await session.execute(
            update(MemberImport)
            .where(MemberImport.status == ImportStatus.READY)
            .values(status=ImportStatus.IMPORTING, version=MemberImport.version + 1)
        )
    while await importer.step():  # it carries out, and then links and tidies up
        pass
    ended = time.perf_counter()
    async with database.read() as session:
        status = await session.scalar(select(MemberImport.status))
        counted = {
            name: await session.scalar(select(func.count()).select_from(table))
            for name, table in (
                ("members", BranchMember),
                ("linked", BranchMembership),
                ("mismatches", MemberImportMismatch),
            )
        }
    return {
        "status": status,
        **counted,
        "seconds": round(ended - begun, 1),
        "readSeconds": round(read - begun, 1),
        "importSeconds": round(ended - read, 1),
        "workerCpuSeconds": round(time.process_time() - used, 1),  # what a busy machine does not change
        "peakMemoryMb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        # Of the process that unpacks a workbook; none for other files.
        "readerPeakMemoryMb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
    }


async def with_database(url: str, folder: Path, wanted: argparse.Namespace) -> dict[str, object] | None:
    database = PooledDatabase(make_engine(url, pool_size=4))
    store = _opened("", folder)
    try:
        if wanted.at:
            return await work(database, store)
        await prepare(database, store, wanted.rows, wanted.format)
    finally:
        await database.close()
    return None


async def measure(rows: int, file_format: str) -> dict[str, object]:
    """Import a file of so many members; answers the row of it."""
    server = _server_url()
    template = await _ensure_template(server)
    name = f"imports_{uuid4().hex[:10]}"
    admin = await asyncpg.connect(_plain(server))
    await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    try:
        with TemporaryDirectory() as folder:
            await with_database(url, Path(folder), argparse.Namespace(at=None, rows=rows, format=file_format))
            # A process of its own: what making the file took is no memory of the worker.
            measured = await asyncio.to_thread(
                subprocess.run,
                [sys.executable, "-m", "tests.benchmarks.imports", "--at", url, "--folder", folder],
                check=True,
                capture_output=True,
                text=True,
            )
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()
    found = json.loads(measured.stdout)
    if (ended := found.pop("status")) != ImportStatus.DONE:
        raise RuntimeError(f"the import ended as {ended}")
    return {
        "name": f"import of members, {file_format}",
        "scale": f"{rows} rows",
        "machine": MACHINE,
        "rowsPerSecond": round(rows / found["seconds"]),
        **found,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--format", choices=FORMATS, default="csv")
    parser.add_argument("--at", help="the database in which an import waits: measure only")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.at:
        print(json.dumps(asyncio.run(with_database(given.at, given.folder, given))))
    else:
        print(json.dumps(asyncio.run(measure(given.rows, given.format))))
