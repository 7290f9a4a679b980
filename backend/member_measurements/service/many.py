"""Many measurements of one request: each by the rules of one, in a transaction of its own.

Sent again, what was taken in is `unchanged`: so a system that got no answer simply sends the same.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from backend.core.database import Database, is_away
from backend.core.etag import etag
from backend.core.problems import Language, Problem, Unexpected, VersionStale
from backend.identity.principals import Principal
from backend.member_measurements.schemas import EntryOutcome, MemberMeasurementItem
from backend.member_measurements.service import entering

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one measurement."""

    outcome: EntryOutcome
    status: int
    etag: str | None
    problem: Problem | None = None


async def put_all(
    database: Database, principal: Principal, items: list[MemberMeasurementItem], wanted: Language, instance: str
) -> dict[str, Any]:
    """Take in every measurement, in order; answers the result of each. `instance` is the address that was asked.

    Raises only when the database is away: then it can be sent again.
    """
    results = []
    for index, item in enumerate(items):
        found = await _put(database, principal, item)
        results.append(
            {
                "index": index,
                "kvk_number": item.kvk_number,
                "measured_on": item.measured_on,
                "outcome": found.outcome,
                "status": found.status,
                "etag": found.etag,
                "problem": found.problem.document(wanted, instance) if found.problem else None,
            }
        )
    counted = Counter(result["outcome"] for result in results)
    return {**{outcome.value: counted[outcome] for outcome in EntryOutcome}, "items": results}


async def _put(database: Database, principal: Principal, item: MemberMeasurementItem) -> Result:
    if_match = None if item.if_version is None else f'"{item.if_version}"'
    try:
        async with database.write() as session:
            entered = await entering.put(
                session, principal, item.kvk_number, item.measured_on, wish=item, if_match=if_match
            )
            tag = etag(entered.measurement)
    except (Problem, StaleDataError, DBAPIError) as failure:
        problem = problem_of(failure)
        return Result(EntryOutcome.REFUSED, problem.status, problem.headers.get("ETag"), problem)
    outcome = EntryOutcome.ENTERED if entered.has_changed else EntryOutcome.UNCHANGED
    return Result(outcome, 201 if entered.is_new else 200, tag)


def problem_of(failure: Problem | StaleDataError | DBAPIError) -> Problem:
    """What went wrong with one of many, which stops no other. Raises only when the database is away."""
    if isinstance(failure, Problem):
        return failure
    if isinstance(failure, StaleDataError):
        return VersionStale()
    if is_away(failure):
        raise failure
    log.error("a measurement of many failed", exc_info=failure)
    return Unexpected()
