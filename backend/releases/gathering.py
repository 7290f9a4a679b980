"""From the programme's data to a snapshot: who is followed, since when, what was measured, which tools are used.

Firms that agree to be followed at this moment, that did not leave, and that are in a group or stood in a draw. Invented
firms never. The worker calls it, in one transaction: what is frozen belongs together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Double, Select, cast, func, literal, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring import queries as monitoring
from backend.monitoring.models import (
    Indicator,
    Measurement,
    MeasurementValue,
    Transformation,
    Unit,
)
from backend.organisations.models import Company
from backend.releases.population import followed, with_starts
from backend.releases.snapshot import NOT_DRAWN, Snapshot, days, ordered, pseudonym
from backend.toolbox.models import ToolboxItem, ToolboxUse

AT_ONCE = 5_000  # rows taken from the database at a time
# An amount in euro cents has no size of effect that is the same for a small and a large firm.
SCALES = (Transformation.LOG, Transformation.POINTS)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The snapshot, and which companies are in it."""

    snapshot: Snapshot
    company_ids: Sequence[UUID]


async def gather(session: AsyncSession, until: date, key: bytes, *, is_demonstration: bool) -> Gathered:
    """Everything that is known up to and including a day, under pseudonyms of this key.

    Companies stay locked until the transaction ends: an erasure comes before or after.
    """
    population = followed(until, is_demonstration=is_demonstration)
    rows = (await session.execute(with_starts(population, until).with_for_update(read=True, of=Company))).all()
    ids = [row.id for row in rows]
    place = {company_id: at for at, company_id in enumerate(ids)}
    indicators = await monitoring.list_indicators(session)
    told = [each for each in indicators if each.transformation in SCALES]
    firm, measured_on, values = await _measurements(session, population, until, indicators, place)
    uses = [row for row in await session.execute(_uses(population, until)) if row.company_id in place]
    tools = sorted({row.slug for row in uses})
    tool = {slug: at for at, slug in enumerate(tools)}
    found = Snapshot(
        firms=np.array([pseudonym(key, each) for each in ids], dtype="U32"),
        starts=days([_by(until, row.started_on) for row in rows]),
        drawn=np.array([NOT_DRAWN if row.drawn_in is None else row.drawn_in for row in rows], dtype=np.int8),
        draw=np.array([row.draw or "" for row in rows], dtype="U80"),
        section=np.array([row.section for row in rows], dtype="U1"),
        size_class=np.array([row.size_class for row in rows], dtype="U8"),
        province=np.array([row.province for row in rows], dtype="U5"),
        firm=firm,
        measured_on=measured_on,
        indicators=np.array([each.code for each in told], dtype="U40"),
        transformations=np.array([each.transformation.value for each in told], dtype="U8"),
        values=_figures(indicators, told, values),
        tools=np.array(tools, dtype="U80"),
        use_firm=np.array([place[row.company_id] for row in uses], dtype=np.int32),
        use_tool=np.array([tool[row.slug] for row in uses], dtype=np.int32),
        used_since=days([row.used_since for row in uses]),
    )
    return Gathered(ordered(found), ids)


def _by(until: date, day: date | None) -> date | None:
    return day if day is not None and day <= until else None


def _uses(population: Select[UUID], until: date) -> Select[UUID, str, date]:
    return (
        select(ToolboxUse.company_id, ToolboxItem.slug, ToolboxUse.used_since)
        .join(ToolboxItem, ToolboxItem.id == ToolboxUse.item_id)
        .where(ToolboxUse.company_id.in_(population), ToolboxUse.used_since <= until)
    )


async def _measurements(
    session: AsyncSession,
    population: Select[UUID],
    until: date,
    indicators: Sequence[Indicator],
    place: dict[UUID, int],
) -> tuple[NDArray[np.int32], NDArray[np.datetime64], NDArray[np.float64]]:
    """Completed measurements with the newest revision of each value, by indicator in this order; NaN where none is."""
    newest = (
        select(MeasurementValue.measurement_id, MeasurementValue.indicator, MeasurementValue.value)
        .ext(distinct_on(MeasurementValue.measurement_id, MeasurementValue.indicator))
        .order_by(MeasurementValue.measurement_id, MeasurementValue.indicator, MeasurementValue.revision.desc())
        .subquery()
    )
    columns = [
        func.coalesce(
            func.max(cast(newest.c.value, Double)).filter(newest.c.indicator == each.code), literal(np.nan, Double)
        )
        for each in indicators
    ]
    statement = (
        select(Measurement.company_id, Measurement.measured_on, *columns)
        .join(newest, newest.c.measurement_id == Measurement.id)
        .where(
            Measurement.completed_at.is_not(None),
            Measurement.measured_on <= until,
            Measurement.company_id.in_(population),
        )
        .group_by(Measurement.id)
    )
    firms: list[NDArray[np.int32]] = [np.empty(0, dtype=np.int32)]
    moments = [days([])]
    values = [np.empty((0, len(indicators)))]
    result = await session.stream(statement)
    async for rows in result.partitions(AT_ONCE):
        rows = [row for row in rows if row[0] in place]  # noqa: PLW2901 - who agreed a moment ago is not in it
        firms.append(np.array([place[row[0]] for row in rows], dtype=np.int32))
        moments.append(days([row[1] for row in rows]))
        values.append(np.array([row[2:] for row in rows], dtype=np.float64).reshape(-1, len(indicators)))
    return np.concatenate(firms), np.concatenate(moments), np.concatenate(values)


def _figures(
    indicators: Sequence[Indicator], told: Sequence[Indicator], entered: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Entered and derived figures of the indicators that are told of; as `monitoring/derivation.py`, unrounded."""
    column = {each.code: entered[:, at] for at, each in enumerate(indicators)}
    found = np.full((len(entered), len(told)), np.nan)
    for at, indicator in enumerate(told):
        if indicator.numerator is None or indicator.denominator is None:
            found[:, at] = column[indicator.code]
            continue
        denominator = column[indicator.denominator]
        sound = denominator > 0
        scale = 100 if indicator.unit is Unit.PERCENT else 1
        found[sound, at] = scale * column[indicator.numerator][sound] / denominator[sound]
    return found
