"""Who plays in a chaos run, and what both sides hold afterwards."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from backend.core.database import PooledDatabase, make_engine
from backend.identity.scopes import OrganisationKind, Role
from tests.benchmarks.rush_crowd import dsn
from tests.makers.identity import make_account, make_organisation, make_principal
from tests.makers.machines import make_system
from tests.partner.store import CONFLICT, DONE, Store

# Each move must begin where the one before it ended, with a higher version.
BROKEN_CHAINS = """
SELECT count(*) FROM (
    SELECT from_status, voucher_version,
           lag(to_status) OVER chain AS ended, lag(voucher_version) OVER chain AS version_before
    FROM voucher_status_changes WINDOW chain AS (PARTITION BY voucher_id ORDER BY id)
) AS moves WHERE from_status <> ended OR voucher_version <= version_before
"""
NOT_IN_FEED = """
SELECT count(*) FROM voucher_status_changes AS made
WHERE NOT EXISTS (SELECT FROM voucher_feed_entries AS told WHERE told.change_id = made.id)
"""


@dataclass(frozen=True, slots=True)
class Cast:
    """An officer on the platform, the system of the same organisation, and the vouchers."""

    officer_id: UUID
    token: str
    proof: tuple[str, str]
    vouchers: list[str]


async def enlist(url: str, vouchers: list[str]) -> Cast:
    """Make officer and system."""
    engine = make_engine(url, pool_size=1)
    async with PooledDatabase(engine).write() as session:
        syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        system = await make_system(session, kind=OrganisationKind.EXECUTING_BODY, organisation_id=syntens.id)
        officer = await make_account(session)
        token = await make_principal(
            session, roles=(Role.SYNTENS_OFFICER,), organisation_id=syntens.id, account_id=officer.id
        )
    await engine.dispose()
    return Cast(officer.id, token, (str(system.client_id), system.secret), vouchers)


async def compare(url: str, store: Store, by_officers: set[tuple[str, int]]) -> dict[str, Any]:
    """Both sides, voucher by voucher and change by change.

    `by_officers` holds voucher and version of each decision that the platform said was made in person. A conflict is
    missing when the partner was told of it and the list does not have it; the list may hold more than that: of answers
    that got lost.
    """
    connection = await asyncpg.connect(dsn(url))
    rows = await connection.fetch("SELECT id, status FROM vouchers WHERE submitted_at IS NOT NULL")
    made = await connection.fetch("SELECT voucher_id, voucher_version, source_event_id FROM voucher_status_changes")
    listed = {row["source_event_id"] for row in await connection.fetch("SELECT source_event_id FROM sync_conflicts")}
    broken, untold = await connection.fetchval(BROKEN_CHAINS), await connection.fetchval(NOT_IN_FEED)
    await connection.close()
    there, here = (
        {str(row["id"]): row["status"] for row in rows},
        {one.id: one.status for one in store.vouchers().values()},
    )
    events = [row["source_event_id"] for row in made if row["source_event_id"]]
    states = store.states()
    done = {event for event, state in states.items() if state == DONE}
    persons = {(str(row["voucher_id"]), row["voucher_version"]) for row in made if row["source_event_id"] is None}
    return {
        "made": len(events),
        "byOfficers": len(by_officers),
        "lost": len(done - set(events)) + len(by_officers - persons) + untold,
        "doubled": len(events) - len(set(events)) + broken,
        "unknownHere": len(set(events) - done),
        "disagreements": len(dict(there.items() ^ here.items())),
        "conflictsListed": len(listed),
        "conflictsMissing": len({event for event, state in states.items() if state == CONFLICT} - listed),
    }
