"""Pooling: at publication the open answers of employees are cut loose from whoever gave them, or deleted."""

from collections import defaultdict
from secrets import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.scans import disclosure
from backend.scans.models import PooledRemark, QuestionKind, Remark, RemarkStatus, Respondent, Response, Scan

shuffle = SystemRandom().shuffle


async def pool_remarks(session: AsyncSession, scan: Scan, *, management_only: bool) -> None:
    """Keep what ten or more employees wrote to a question, without them and in no order; delete the rest.

    Afterwards no response of the scan has a remark. `management_only` deletes all of them unread.
    """
    pools = {} if management_only else await _written(session, scan)
    of_scan = select(Response.id).where(Response.scan_id == scan.id)
    await session.execute(delete(Remark).where(Remark.response_id.in_(of_scan)))
    rows = [row for pool in pools.values() if disclosure.enough_words(len(pool)) for row in pool]
    shuffle(rows)
    if rows:  # in one statement: the database counts what comes with it
        await session.execute(insert(PooledRemark).values(rows))


async def _written(session: AsyncSession, scan: Scan) -> dict[tuple[UUID, str], list[dict[str, Any]]]:
    pools: dict[tuple[UUID, str], list[dict[str, Any]]] = defaultdict(list)
    found = await session.execute(
        select(Remark.version_id, Remark.item_code, Remark.remark)
        .join(Response, Response.id == Remark.response_id)
        .where(Response.scan_id == scan.id, Response.submitted, Response.audience == Respondent.EMPLOYEE)
    )
    for version_id, code, words in found:
        pools[version_id, code].append(
            {
                "id": uuid4(),
                "version": 1,
                "scan_id": scan.id,
                "version_id": version_id,
                "item_code": code,
                "kind": QuestionKind.OPEN,
                "status": RemarkStatus.WAITING,
                "remark": words,
            }
        )
    return pools
