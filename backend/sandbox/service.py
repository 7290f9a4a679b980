"""Filling the sandbox, again and again."""

from sqlalchemy import exists, func, insert, or_, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core.database import Database
from backend.core.models import Base
from backend.demo import states
from backend.identity.models import Account, MachineClient, Organisation
from backend.identity.principals import Principal
from backend.sandbox.errors import SandboxBusy

# What the migrations themselves fill stays.
KEPT = frozenset({"indicators", "postcode_ranges", "provinces", "sectors"})
BUSY = {"55P03", "40P01", "57014"}  # a lock that did not come, a deadlock, a statement that took too long


class RealDataFoundError(RuntimeError):
    """The database that should be the sandbox holds somebody real: a mistake in the settings, so nothing is emptied."""


async def reset(real: AsyncSession, principal: Principal, sandbox: Database) -> None:
    """Put the sandbox as it was on the first day; systems keep their access, cursors of the feed end (410).

    Raises SandboxBusy (409), RealDataFoundError.
    """
    try:
        async with sandbox.write() as session:
            await session.execute(text("SET LOCAL lock_timeout = '5s'"))
            if not await session.scalar(select(func.pg_try_advisory_xact_lock(func.hashtextextended("sandbox", 0)))):
                raise SandboxBusy
            await _require_invented(session)
            known = await session.execute(select(*MachineClient.__table__.columns))
            systems = [dict(row) for row in known.mappings()]
            await _empty(session)
            await states.seed(session)
            if systems:
                await session.execute(insert(MachineClient), systems)
    except DBAPIError as failure:
        if getattr(failure.orig, "sqlstate", None) in BUSY:
            raise SandboxBusy from failure
        raise
    assert principal.organisation_id
    audit.record(
        real,
        principal,
        "sandbox.reset",
        "organisation",
        principal.organisation_id,
        organisation_id=principal.organisation_id,
    )


async def _require_invented(session: AsyncSession) -> None:
    somebody = or_(
        exists().where(Organisation.is_demonstration.is_(False)), exists().where(Account.is_demonstration.is_(False))
    )
    if await session.scalar(select(somebody)):
        raise RealDataFoundError


async def _empty(session: AsyncSession) -> None:
    """Delete everything at once, also what is append-only: here that tells of nobody."""
    tables = [f'"{table.name}"' for table in Base.metadata.sorted_tables if table.name not in KEPT]
    for table in tables:
        await session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
    await session.execute(text(f"TRUNCATE {', '.join(tables)}"))
    for table in tables:
        await session.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
