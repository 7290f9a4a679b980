"""From the programme's data to a panel: who agrees at this moment, and what was measured in the years asked for.

Nothing that names a company is read but its identifier.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np
from sqlalchemy import Double, Integer, Select, String, case, cast, func, literal, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.extracts.panel import NO_VALUE, SOURCES, Panel
from backend.monitoring.models import Enrolment, Indicator, Measurement, MeasurementValue, Unit
from backend.organisations import queries as organisations
from backend.organisations.models import Company, ConsentKind
from backend.organisations.parting import Departure

AT_ONCE = 5_000  # rows taken from the database at a time


def population(*, is_demonstration: bool) -> Select[UUID]:
    """The companies that agree to be followed, are followed, and did not leave; of one world."""
    departed = select(Departure.company_id).where(Departure.returned_at.is_(None))
    return select(Company.id).where(
        Company.is_demonstration.is_(is_demonstration),
        Company.erased.is_(False),
        Company.id.in_(organisations.consenting(ConsentKind.MONITORING)),
        Company.id.not_in(departed),
        Company.id.in_(select(Enrolment.company_id)),
    )


async def gather(
    session: AsyncSession,
    indicators: Sequence[Indicator],
    years: tuple[int, int],
    *,
    is_demonstration: bool,
) -> Panel:
    """The panel of these indicators."""
    among = population(is_demonstration=is_demonstration)
    rows = (await session.execute(_firms(among))).all()
    place = {row.id: at for at, row in enumerate(rows)}
    entered = _entered(indicators)
    provinces = await organisations.list_provinces(session)
    firm, year, values, sources, corrected = await _measurements(session, among, entered, years, place)
    told = [_told(each, entered, values, sources, corrected) for each in indicators]
    return Panel(
        ids=tuple(row.id for row in rows),
        section=np.array([row.section for row in rows], dtype="U8"),
        size_class=np.array([row.size_class for row in rows], dtype="U8"),
        province=np.array([row.province or "" for row in rows], dtype="U8"),
        kind=np.array([row.kind.value for row in rows], dtype="U16"),
        start_year=np.array([row.start_year for row in rows], dtype=np.int32),
        firm=firm,
        year=year,
        values=np.column_stack([each[0] for each in told]),
        sources=np.column_stack([each[1] for each in told]),
        corrected=np.column_stack([each[2] for each in told]),
        regions={each["code"]: each["region"] for each in provinces},
    )


def _firms(among: Select[UUID]) -> Select:  # type: ignore[type-arg]
    """Each firm with the group it came into first: what it is now could tell of what was measured."""
    first = (
        select(Enrolment.company_id, Enrolment.kind, Enrolment.started_on)
        .ext(distinct_on(Enrolment.company_id))
        .order_by(Enrolment.company_id, Enrolment.started_on, Enrolment.id)
        .subquery()
    )
    return (
        select(
            Company.id,
            Company.section,
            Company.size_class,
            Company.province,
            first.c.kind,
            cast(func.extract("year", first.c.started_on), Integer).label("start_year"),
        )
        .join(first, first.c.company_id == Company.id)
        .where(Company.id.in_(among))
        .order_by(Company.id)
    )


def _entered(indicators: Sequence[Indicator]) -> list[str]:
    """The codes that are needed: those asked for that are entered, and the parts of those that are computed."""
    found: dict[str, None] = {}
    for each in indicators:
        for name in (each.numerator, each.denominator) if each.is_derived else (each.code,):
            assert name is not None
            found[name] = None
    return list(found)


async def _measurements(
    session: AsyncSession,
    among: Select[UUID],
    codes: Sequence[str],
    years: tuple[int, int],
    place: Mapping[UUID, int],
) -> tuple[np.ndarray, ...]:
    """Firm, year, values, sources and whether corrected; completed measurements, the last of each year."""
    year = cast(func.extract("year", Measurement.measured_on), Integer)
    last = (
        select(Measurement.id, Measurement.company_id, year.label("year"))
        .ext(distinct_on(Measurement.company_id, year))
        .where(
            Measurement.completed_at.is_not(None),
            year.between(*years),
            Measurement.company_id.in_(among),
        )
        .order_by(Measurement.company_id, year, Measurement.measured_on.desc())
        .subquery()
    )
    newest = (
        select(
            MeasurementValue.measurement_id,
            MeasurementValue.indicator,
            MeasurementValue.value,
            MeasurementValue.source,
            MeasurementValue.revision,
        )
        .ext(distinct_on(MeasurementValue.measurement_id, MeasurementValue.indicator))
        .where(MeasurementValue.indicator.in_(list(codes)))
        .order_by(MeasurementValue.measurement_id, MeasurementValue.indicator, MeasurementValue.revision.desc())
        .subquery()
    )
    source = case(
        {name: number for number, name in enumerate(SOURCES)}, value=cast(newest.c.source, String), else_=NO_VALUE
    )
    columns = []
    for name in codes:
        own = newest.c.indicator == name
        columns += [
            func.coalesce(func.max(cast(newest.c.value, Double)).filter(own), literal(np.nan, Double)),
            func.coalesce(func.max(source).filter(own, newest.c.value.is_not(None)), NO_VALUE),
            func.coalesce(func.max(newest.c.revision).filter(own), 1),
        ]
    statement = (
        select(last.c.company_id, last.c.year, *columns)
        .join(newest, newest.c.measurement_id == last.c.id)
        .group_by(last.c.id, last.c.company_id, last.c.year)
    )
    heads: list[np.ndarray] = [np.empty((0, 2), dtype=np.int32)]
    figures: list[np.ndarray] = [np.empty((0, len(codes), 3))]
    result = await session.stream(statement)
    async for rows in result.partitions(AT_ONCE):
        known = [row for row in rows if row[0] in place]  # who agreed a moment ago is not in it
        heads.append(np.array([(place[row[0]], row[1]) for row in known], dtype=np.int32).reshape(-1, 2))
        figures.append(np.array([row[2:] for row in known], dtype=np.float64).reshape(-1, len(codes), 3))
    head, figure = np.concatenate(heads), np.concatenate(figures)
    return head[:, 0], head[:, 1], figure[:, :, 0], figure[:, :, 1].astype(np.int8), figure[:, :, 2] > 1


def _told(
    indicator: Indicator, entered: Sequence[str], values: np.ndarray, sources: np.ndarray, corrected: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One column of values, sources and corrections; a computed one as `monitoring/derivation.py`, unrounded."""
    if indicator.numerator is None or indicator.denominator is None:
        at = entered.index(indicator.code)
        return values[:, at], sources[:, at], corrected[:, at]
    above, below = entered.index(indicator.numerator), entered.index(indicator.denominator)
    sound = values[:, below] > 0
    found = np.full(len(values), np.nan)
    scale = 100 if indicator.unit is Unit.PERCENT else 1
    found[sound] = scale * values[sound, above] / values[sound, below]
    computed = np.where(np.isnan(found), NO_VALUE, SOURCES.index("computed")).astype(np.int8)
    return found, computed, corrected[:, above] | corrected[:, below]
