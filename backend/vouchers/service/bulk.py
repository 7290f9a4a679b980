"""Many moves of a system, one after the other: each by the rules of one, in a transaction of its own.

Together in one transaction they would hold the locks of every company and round they touch until the last one ends,
and two such requests would wait for each other. On their own they hurt nobody, and what was done stays done when the
process ends halfway: sent again, it is recognised by its `sourceEventId`.
"""

from collections import Counter
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from backend.core.database import Database, is_away
from backend.core.problems import Language, Problem, ScopeMissing, Unexpected, VersionStale
from backend.identity.principals import Principal
from backend.vouchers.schemas.bulk import BulkMove, BulkOutcome
from backend.vouchers.service import reconciling
from backend.vouchers.service.relaying import Relayed

log = structlog.get_logger(__name__)


async def make_all(
    database: Database, principal: Principal, items: list[BulkMove], wanted: Language, instance: str
) -> dict[str, Any]:
    """Make every move, in order; answers the result of each. `instance` is the address asked, for problem documents.

    Raises ScopeMissing (403) for a person, who moves a voucher by its own address; and when the database is away: then
    it can be sent again.
    """
    if principal.client_id is None:
        raise ScopeMissing(nl="Dit stuurt alleen een systeem.", en="Only a system sends this.")
    results = []
    for index, item in enumerate(items):
        found = await _make(database, principal, item, wanted, instance)
        results.append({"index": index, "key": item.change.source_event_id, "voucher_id": item.voucher_id, **found})
    counted = Counter(result["outcome"] for result in results)
    return {
        "applied": counted[BulkOutcome.APPLIED],
        "already_applied": counted[BulkOutcome.ALREADY_APPLIED],
        "conflicts": counted[BulkOutcome.CONFLICT],
        "refused": counted[BulkOutcome.REFUSED],
        "items": results,
    }


async def _make(
    database: Database, principal: Principal, item: BulkMove, wanted: Language, instance: str
) -> dict[str, Any]:
    conflict = None
    try:
        async with database.write() as session:
            made = await reconciling.bring_across(
                session, principal, item.voucher_id, item.change, f'"{item.if_version}"'
            )
        if isinstance(made, Relayed):
            return _made(made)
        problem: Problem = made.problem
        conflict = made.conflict_id
    except Problem as refused:
        problem = refused
    except StaleDataError:
        problem = VersionStale()
    except DBAPIError as failure:
        if is_away(failure):
            raise
        log.exception("a move of many failed", voucher=str(item.voucher_id))
        problem = Unexpected()
    return {
        "outcome": BulkOutcome.CONFLICT if conflict else BulkOutcome.REFUSED,
        "status": problem.status,
        "etag": problem.headers.get("ETag"),
        "conflict": f"/v1/sync-conflicts/{conflict}" if conflict else None,
        "problem": problem.document(wanted, instance),
    }


def _made(made: Relayed) -> dict[str, Any]:
    return {
        "outcome": BulkOutcome.APPLIED if made.is_new else BulkOutcome.ALREADY_APPLIED,
        "status": 201 if made.is_new else 200,
        "etag": made.etag,
        "conflict": None,
        "problem": None,
    }
