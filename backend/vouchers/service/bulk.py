"""Many moves of a system, one after the other: each by the rules of one, in a transaction of its own.

Together in one transaction they would hold the locks of every company and round they touch until the last one ends,
and two such requests would wait for each other. On their own they hurt nobody, and what was done stays done when the
process ends halfway: sent again, it is recognised by its `sourceEventId`.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from backend.core.database import Database, is_away
from backend.core.problems import Language, Problem, ScopeMissing, Unexpected, VersionStale
from backend.identity.principals import Principal
from backend.vouchers.models import BulkOutcome, conflict_address
from backend.vouchers.schemas.bulk import BulkMove
from backend.vouchers.service import reconciling
from backend.vouchers.service.reconciling import Kept
from backend.vouchers.service.relaying import Relayed

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one move."""

    outcome: BulkOutcome
    status: int
    etag: str | None
    conflict_id: UUID | None = None
    problem: Problem | None = None


def require_system(principal: Principal) -> UUID:
    """The system that asks. Raises ScopeMissing (403) for a person, who moves a voucher by its own address."""
    if principal.client_id is None:
        raise ScopeMissing(nl="Dit stuurt alleen een systeem.", en="Only a system sends this.")
    return principal.client_id


async def make_all(
    database: Database, principal: Principal, items: list[BulkMove], wanted: Language, instance: str
) -> dict[str, Any]:
    """Make every move, in order; answers the result of each. `instance` is the address asked, for problem documents.

    Raises ScopeMissing (403) for a person; and when the database is away: then it can be sent again.
    """
    require_system(principal)
    results = []
    for index, item in enumerate(items):
        found = await _make(database, principal, item)
        results.append(
            {
                "index": index,
                "key": item.change.source_event_id,
                "voucher_id": item.voucher_id,
                "outcome": found.outcome,
                "status": found.status,
                "etag": found.etag,
                "conflict": conflict_address(found.conflict_id),
                "problem": found.problem.document(wanted, instance) if found.problem else None,
            }
        )
    counted = Counter(result["outcome"] for result in results)
    return {
        "applied": counted[BulkOutcome.APPLIED],
        "already_applied": counted[BulkOutcome.ALREADY_APPLIED],
        "conflicts": counted[BulkOutcome.CONFLICT],
        "refused": counted[BulkOutcome.REFUSED],
        "items": results,
    }


async def _make(database: Database, principal: Principal, item: BulkMove) -> Result:
    try:
        async with database.write() as session:
            made = await reconciling.bring_across(
                session, principal, item.voucher_id, item.change, f'"{item.if_version}"'
            )
        return result_of(made)
    except (Problem, StaleDataError, DBAPIError) as failure:
        return refusal_of(failure, item.voucher_id)


def result_of(made: Relayed | Kept) -> Result:
    """What came of a move that left something behind."""
    if isinstance(made, Relayed):
        if made.is_new:
            return Result(BulkOutcome.APPLIED, 201, made.etag)
        return Result(BulkOutcome.ALREADY_APPLIED, 200, made.etag)
    outcome = BulkOutcome.CONFLICT if made.conflict_id else BulkOutcome.REFUSED
    return _unmade(outcome, made.problem, made.conflict_id)


def refusal_of(failure: Exception, voucher_id: UUID) -> Result:
    """What came of a move that failed; raises the failure when only the database was away."""
    if isinstance(failure, Problem):
        return _unmade(BulkOutcome.REFUSED, failure)
    if isinstance(failure, StaleDataError):
        return _unmade(BulkOutcome.REFUSED, VersionStale())
    if is_away(failure):
        raise failure
    log.error("a move of many failed", voucher=str(voucher_id), exc_info=failure)
    return _unmade(BulkOutcome.REFUSED, Unexpected())


def _unmade(outcome: BulkOutcome, problem: Problem, conflict_id: UUID | None = None) -> Result:
    return Result(outcome, problem.status, problem.headers.get("ETag"), conflict_id, problem)
