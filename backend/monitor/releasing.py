"""Making a release and freezing it. The worker does it each quarter, and when the programme office ordered one."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import exists, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branch_figures import queries as branch_figures
from backend.core import clock
from backend.monitor import members, service
from backend.monitor.dimensions import Cell, MonitorDimension, MonitorMeasure, Subject
from backend.monitor.firms import Firm
from backend.monitor.models import HELD_AGAINST, MonitorCell, MonitorContribution, MonitorOrder, MonitorRelease
from backend.monitor.release import METHOD, Beside, Earlier, Released, release
from backend.monitor.statements import Figure, Key
from backend.monitoring.disclosure import Spread
from backend.scans.service.norming import quarter_of

ROWS_AT_A_TIME = 1_000
_SETS = ("participation", "tools", "branches", "known_to")


async def release_due(session: AsyncSession) -> int:
    """Make the release of this quarter when there is none yet; answers for how many it did."""
    as_of = quarter_of(clock.today())
    done = exists().where(MonitorRelease.as_of >= as_of, MonitorRelease.is_demonstration.is_(False))
    if await session.scalar(select(done)):
        return 0
    return int(await make(session, as_of) is not None)


async def carry_out_orders(session: AsyncSession) -> int:
    """Make the release that was ordered; all orders that wait get the same. Answers how many there were."""
    waiting = (
        await session.scalars(
            select(MonitorOrder).where(MonitorOrder.carried_out_at.is_(None)).with_for_update(skip_locked=True)
        )
    ).all()
    if not waiting:
        return 0
    today = clock.today()
    of_today = select(MonitorRelease).where(MonitorRelease.as_of == today, MonitorRelease.is_demonstration.is_(False))
    made = await session.scalar(of_today) or await make(session, today)
    for order in waiting:
        order.carried_out_at, order.release_id = clock.now(), None if made is None else made.id
    await session.flush()
    return len(waiting)


async def make(session: AsyncSession, as_of: date) -> MonitorRelease | None:
    """Compute a release of the firms as they are and freeze it. None while there is nothing that may be told."""
    await session.execute(text("SELECT pg_advisory_xact_lock(hashtext('monitor release'))"))
    await service.forget_behind(session, as_of)
    firms, found = await _counted(session, as_of)
    # Who was erased or took its consent back while this counted is in none of it: then it counts anew.
    while not await members.still_followed(session, firms.keys()):
        firms, found = await _counted(session, as_of)
    if not found.figures:
        return None
    made = await freeze(session, as_of, found)
    rows = [
        {
            "id": uuid4(),
            "release_id": made.id,
            "firm_key": firm.key,
            "company_id": company_id,
            "firm": _written(firm),
            "counted_on": as_of,
        }
        for company_id, firm in firms.items()
    ]
    for start in range(0, len(rows), ROWS_AT_A_TIME):
        await session.execute(insert(MonitorContribution), rows[start : start + ROWS_AT_A_TIME])
    return made


async def _counted(session: AsyncSession, as_of: date) -> tuple[dict[UUID, Firm], Released]:
    earlier, keys = await _earlier(session)
    firms = await members.followed(session, keys)
    beside = await _beside(session, keys | {company_id: firm.key for company_id, firm in firms.items()})
    repeats = as_of - HELD_AGAINST + timedelta(days=1)
    # In a thread: the worker goes on with its other work while this counts.
    return firms, await asyncio.to_thread(release, list(firms.values()), as_of, earlier, beside=beside, repeats=repeats)


async def _beside(session: AsyncSession, keys: Mapping[UUID, UUID]) -> list[Beside]:
    """What the figures of branches tell of the same firms. One that is not followed here gets a key for this once."""
    known = defaultdict(uuid4, keys)
    return [
        Beside(frozenset(known[company_id] for company_id in group.company_ids), group.counted_on)
        for group in await branch_figures.told_groups(session)
    ]


async def freeze(
    session: AsyncSession, as_of: date, found: Released, *, is_demonstration: bool = False
) -> MonitorRelease:
    """Write a release down. From here on the database refuses any change of it."""
    made = MonitorRelease(
        id=uuid4(),
        as_of=as_of,
        computed_at=clock.now(),
        method=METHOD,
        is_demonstration=is_demonstration,
        report=dict(found.report),
    )
    session.add(made)
    await session.flush()
    rows = [_row(made.id, key, figure, counted_on) for key, (figure, counted_on) in found.figures.items()]
    for start in range(0, len(rows), ROWS_AT_A_TIME):
        await session.execute(insert(MonitorCell), rows[start : start + ROWS_AT_A_TIME])
    return made


def _row(release_id: UUID, key: Key, figure: Figure, counted_on: date) -> dict[str, Any]:
    branch, subject, cell = key
    labels = [label for _, label in cell]
    first, second, *_ = [*labels, None, None]
    spread = figure.spread
    return {
        "id": uuid4(),
        "release_id": release_id,
        "branch_id": None if branch is None else UUID(branch),
        "measure": subject.measure,
        "key": subject.key,
        "cut": "-".join(dimension.value for dimension, _ in cell),
        "first": first,
        "second": second,
        "firms": figure.firms,
        "total": figure.total,
        "mean": figure.mean,
        **{name: spread and getattr(spread, name) for name in ("p10", "p25", "p50", "p75", "p90")},
        "counted_on": counted_on,
    }


async def _earlier(session: AsyncSession) -> tuple[list[Earlier], dict[UUID, UUID]]:
    """The releases that this one is held against, oldest first, and the key of each company in them."""
    releases = await session.scalars(
        select(MonitorRelease)
        .where(exists().where(MonitorContribution.release_id == MonitorRelease.id))
        .order_by(MonitorRelease.as_of)
    )
    found: list[Earlier] = []
    keys: dict[UUID, UUID] = {}
    for one in releases.all():
        rows = await session.scalars(
            select(MonitorContribution)
            .where(MonitorContribution.release_id == one.id)
            .order_by(MonitorContribution.firm_key)
        )
        behind = rows.all()
        keys |= {row.company_id: row.firm_key for row in behind if row.company_id is not None}
        cells = await session.scalars(
            select(MonitorCell).where(MonitorCell.release_id == one.id, MonitorCell.counted_on == one.as_of)
        )
        found.append(Earlier(one.as_of, [_read(row) for row in behind], dict(_told(cells.all()))))
    return found, keys


def _told(cells: Sequence[MonitorCell]) -> Mapping[Key, Figure]:
    figures: dict[Key, Figure] = {}
    for row in cells:
        dimensions = [MonitorDimension(each) for each in row.cut.split("-") if each]
        labels = [label for label in (row.first, row.second) if label is not None]
        cell: Cell = tuple(zip(dimensions, labels, strict=True))
        spread = None
        if row.p25 is not None and row.p50 is not None and row.p75 is not None:
            spread = Spread(row.p10, row.p25, row.p50, row.p75, row.p90)
        branch = None if row.branch_id is None else str(row.branch_id)
        key = branch, Subject(MonitorMeasure(row.measure), row.key), cell
        figures[key] = Figure(row.firms, row.total, row.mean, spread)
    return figures


def _written(firm: Firm) -> dict[str, Any]:
    """A firm as JSON, without its key."""
    return {
        **{name: getattr(firm, name) for name in ("year", "section", "size_class", "province", "region", "employees")},
        "theme": firm.theme,
        "target_group": firm.target_group,
        **{name: sorted(getattr(firm, name)) for name in _SETS},
        "changes": {code: str(value) for code, value in firm.changes.items()},
    }


def _read(row: MonitorContribution) -> Firm:
    told: dict[str, Any] = dict(row.firm)
    told |= {name: frozenset(told[name]) for name in _SETS}
    told["changes"] = {code: Decimal(value) for code, value in told["changes"].items()}
    return Firm(key=row.firm_key, **told)
