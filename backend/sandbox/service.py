"""Filling the sandbox, again and again. Nobody waits for it in a transaction of the real database."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import exists, insert, or_, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core.models import Base
from backend.core.sandbox_database import BUSY, SandboxDatabase
from backend.demo import branch_states, states
from backend.demo.branch_states import BranchWorld
from backend.identity.demonstration import SHARED_TEST_ORGANISATIONS
from backend.identity.models import Account, MachineClient, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind
from backend.sandbox import queries, worlds
from backend.sandbox.errors import SandboxBusy
from backend.sandbox.queries import Place
from backend.search.laying import rebuild

# What the migrations themselves fill stays.
KEPT = frozenset({"indicators", "postcode_ranges", "provinces", "search_sources", "search_synonym_sets", "sectors"})
STATEMENT_ENDED = "57014"
WAIT_SECONDS = 15  # for others who work in the sandbox or fill it; less than a statement may take
_FILLED = Organisation.id == SHARED_TEST_ORGANISATIONS[OrganisationKind.EXECUTING_BODY]


class RealDataFoundError(RuntimeError):
    """The database that should be the sandbox holds somebody real: a mistake in the settings, so nothing is emptied."""


def write_down(real: AsyncSession, principal: Principal, *, failed: bool = False) -> None:
    """Write down that somebody puts the sandbox back, before it is done; or after it failed. So each has its trace."""
    assert principal.organisation_id
    audit.record(
        real,
        principal,
        "sandbox.reset_failed" if failed else "sandbox.reset",
        "organisation",
        principal.organisation_id,
        organisation_id=principal.organisation_id,
    )


async def reset(sandbox: SandboxDatabase, place: Place, branch_worlds: Sequence[UUID]) -> dict[str, Any]:
    """Put back as it was on the first day: for a branch its own world, else everything.

    Systems keep their access; where everything goes, cursors of the feed end (410). `branch_worlds` are all there can
    be. Answers what there is to try. Raises SandboxBusy (409), RealDataFoundError, SameDatabaseError.
    """
    try:
        async with sandbox.alone(wait_seconds=WAIT_SECONDS) as session:
            await _require_invented(session)
            if place.kind is OrganisationKind.BRANCH:
                await _reset_branch(session, BranchWorld(place.acts_for))
            else:
                await _reset_all(session, branch_worlds)
            return await queries.describe(session, place)
    except DBAPIError as failure:
        if getattr(failure.orig, "sqlstate", None) in {*BUSY, STATEMENT_ENDED}:
            raise SandboxBusy from failure
        raise


async def _reset_branch(session: AsyncSession, branch: BranchWorld) -> None:
    systems = await _systems(session, branch.id)
    await worlds.remove(session, branch)
    if not await session.scalar(select(exists().where(_FILLED))):
        await states.seed(session)
    await branch_states.seed(session, branch)
    await rebuild(session)
    await _let_in(session, systems)


async def _reset_all(session: AsyncSession, branch_worlds: Sequence[UUID]) -> None:
    """Also the worlds of branches that opened theirs: their vouchers stand among those of Syntens."""
    systems = await _systems(session)
    opened = await session.scalars(select(Organisation.id).where(Organisation.id.in_(branch_worlds)))
    branches = sorted(opened, key=str)
    await _empty(session)
    await states.seed(session)
    for branch_id in branches:
        await branch_states.seed(session, BranchWorld(branch_id))
    await rebuild(session)
    there = {*SHARED_TEST_ORGANISATIONS.values(), *branches}
    await _let_in(session, [system for system in systems if system["organisation_id"] in there])


async def _systems(session: AsyncSession, organisation_id: UUID | None = None) -> list[dict[str, Any]]:
    known = select(*MachineClient.__table__.columns)
    if organisation_id is not None:
        known = known.where(MachineClient.organisation_id == organisation_id)
    return [dict(row) for row in (await session.execute(known)).mappings()]


async def _let_in(session: AsyncSession, systems: list[dict[str, Any]]) -> None:
    if systems:
        await session.execute(insert(MachineClient), systems)


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
