"""The firms that the programme follows as the two files of a panel: one figure, a moment a year, no names.

They are the firms of an effect release, with its starts and values, so that a study and a release of the same day rest
on the same. The design is fixed but for the outcome, and only what was known before the quarter began counts: whoever
could choose adjustments or days would find single firms by subtraction.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring.models import Enrolment, Indicator, Measurement, MeasurementValue, Unit
from backend.organisations.models import Company
from backend.releases.behind import Given, counts_from
from backend.releases.population import followed, with_starts

ADJUSTED_FOR = ("sector", "size_class")
_CENTS = frozenset({Unit.EURO_CENTS, Unit.EURO_CENTS_PER_FTE, Unit.EURO_CENTS_PER_HOUR})
Files = tuple[bytes, bytes]
Measured = dict[UUID, dict[int, tuple[date, float]]]


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The two files, and what each firm of them gave."""

    given: Sequence[Given]
    files: Files


def quarter_of(day: date) -> date:
    """The first day of the quarter: what became known later counts from the next one."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


async def files_of(session: AsyncSession, indicator: Indicator, as_of: date) -> Enrolled | None:
    """The panel of one indicator, None when nothing was measured."""
    before = datetime.combine(as_of, time.min, UTC)
    firms = await _firms(session, as_of - timedelta(days=1), before)
    values = await _values(session, indicator, [firm.id for firm in firms], before)
    if not values:
        return None
    given = [
        Given(
            firm.id,
            f"{firm.section} {firm.size_class}",
            counts_from(
                firm.started_on if firm.started_on and firm.started_on < as_of else None,
                {year: day for year, (day, _) in values[firm.id].items()},
            ),
            {year: value for year, (_, value) in values[firm.id].items()},
        )
        for firm in firms
    ]
    scale = 100 if indicator.unit in _CENTS else 1
    files = (
        _csv(
            ("firm_id", "participation_start", *ADJUSTED_FOR),
            (
                [place, "" if each.start is None else date(each.start, 1, 1), *each.kind.split(" ", 1)]
                for place, each in enumerate(given, 1)
            ),
        ),
        _csv(
            ("firm_id", "measured_on", "indicator", "value"),
            (
                [place, f"{year}-12-31", indicator.code, f"{value / scale:.6f}"]
                for place, each in enumerate(given, 1)
                for year, value in each.values.items()
            ),
        ),
    )
    return Enrolled(given, files)


async def _firms(session: AsyncSession, until: date, before: datetime) -> Sequence[Any]:
    """The firms of an effect release of that day, less those that were enrolled afterwards as of a day before."""
    late = select(Enrolment.company_id).group_by(Enrolment.company_id).having(func.min(Enrolment.created_at) >= before)
    population = followed(until, is_demonstration=False).where(Company.id.not_in(late))
    return (await session.execute(with_starts(population, until))).all()


async def _values(session: AsyncSession, indicator: Indicator, company_ids: list[UUID], before: datetime) -> Measured:
    """Per firm and year the last measurement and its value, as it stood before the day."""
    parts = [indicator.numerator, indicator.denominator] if indicator.is_derived else [indicator.code]
    rows = await session.execute(
        select(
            Measurement.id,
            Measurement.company_id,
            Measurement.measured_on,
            MeasurementValue.indicator,
            MeasurementValue.value,
        )
        .join(MeasurementValue, MeasurementValue.measurement_id == Measurement.id)
        .where(
            Measurement.company_id.in_(company_ids),
            Measurement.completed_at < before,
            Measurement.measured_on < before.date(),
            MeasurementValue.recorded_at < before,
            MeasurementValue.indicator.in_(parts),
        )
        .ext(distinct_on(Measurement.measured_on, Measurement.id, MeasurementValue.indicator))
        .order_by(Measurement.measured_on, Measurement.id, MeasurementValue.indicator, MeasurementValue.revision.desc())
    )
    found: dict[UUID, dict[str, Decimal]] = defaultdict(dict)
    moments: dict[UUID, tuple[UUID, date]] = {}
    for row in rows:
        moments[row.id] = (row.company_id, row.measured_on)
        if row.value is not None:
            found[row.id][row.indicator] = row.value
    told: Measured = defaultdict(dict)
    for measurement_id, (company_id, day) in moments.items():
        value = _figure(indicator, found[measurement_id])
        if value is not None:
            told[company_id][day.year] = (day, value)
    return told


def _figure(indicator: Indicator, given: dict[str, Decimal]) -> float | None:
    """The figure unrounded, the same number as in an effect release."""
    if indicator.numerator is None or indicator.denominator is None:
        return None if indicator.code not in given else float(given[indicator.code])
    numerator, denominator = given.get(indicator.numerator), given.get(indicator.denominator)
    if numerator is None or denominator is None or denominator <= 0:
        return None
    return (100 if indicator.unit is Unit.PERCENT else 1) * float(numerator) / float(denominator)


def _csv(names: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(names)
    writer.writerows(rows)
    return written.getvalue().encode()
