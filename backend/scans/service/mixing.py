"""Mixing: the answers of a scan are written anew in random order, so that their places in the tables say nothing.

PostgreSQL keeps with every row which transaction wrote it (`xmin`) and where it lies (`ctid`). Left alone, both tell in
which order people came. After mixing, all rows of a scan were written by one transaction, in no order.
"""

from secrets import SystemRandom
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, insert, literal_column, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.models import Base
from backend.scans.models import Answer, Remark, Response, Scan, ScanStatus

AT_A_TIME = 50  # scans: while one is mixed, whoever answers it waits
_THEIRS = (Answer, Remark)

shuffle = SystemRandom().shuffle


async def mix(session: AsyncSession, scan: Scan) -> None:
    """Write every response, answer and remark of an open scan anew. The caller holds the scan FOR UPDATE.

    That lock makes whoever answers or withdraws at this moment wait: nothing is lost, and nothing withdrawn comes back.
    """
    of_scan = Response.scan_id == scan.id
    taken: dict[type[Base], list[dict[str, Any]]] = {Response: await shuffled(session, Response, of_scan)}
    for each in _THEIRS:
        taken[each] = await shuffled(session, each, each.response_id.in_(select(Response.id).where(of_scan)))
    await session.execute(delete(Response).where(of_scan))  # the database deletes answers and remarks with it
    for table, rows in taken.items():
        if rows:
            await session.execute(insert(table), rows)


async def shuffled(session: AsyncSession, table: type[Base], theirs: ColumnElement[bool]) -> list[dict[str, Any]]:
    """These rows of a table in random order, to be written anew. The caller holds what they hang on."""
    found = await session.execute(select(*table.__table__.columns).where(theirs))
    rows = [dict(row) for row in found.mappings()]
    shuffle(rows)
    return rows


async def mix_open(session: AsyncSession) -> int:
    """Mix open scans that people answered since they were mixed; answers how many. The worker calls it."""
    found = await session.scalars(
        select(Scan)
        .where(Scan.status == ScanStatus.OPEN, Scan.id.in_(_written_apart()))
        .order_by(func.random())
        .limit(AT_A_TIME)
        .with_for_update(skip_locked=True)
    )
    scans = list(found)
    for scan in scans:
        await mix(session, scan)
    return len(scans)


def _written_apart() -> Select[Any]:
    """The open scans of which not all rows were written by one transaction."""
    writers = union_all(
        _writers("scan_responses", select(Response.scan_id)),
        *(
            _writers(each.__tablename__, select(Response.scan_id).join(each, each.response_id == Response.id))
            for each in _THEIRS
        ),
    ).subquery()
    return select(writers.c.scan_id).group_by(writers.c.scan_id).having(func.count(func.distinct(writers.c.writer)) > 1)


def _writers(table: str, of_scans: Select[Any]) -> Select[Any]:
    writer: ColumnElement[str] = literal_column(f"{table}.xmin::text").label("writer")
    return of_scans.add_columns(writer).join(Scan, Scan.id == Response.scan_id).where(Scan.status == ScanStatus.OPEN)
