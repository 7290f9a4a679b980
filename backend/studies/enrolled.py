"""The firms that the programme follows as the two files of a panel: one figure, a moment a year, no names.

The design is fixed but for the outcome, and only what was known before the quarter began counts: whoever could choose
adjustments or days would find single firms by subtraction.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring.derivation import with_derived
from backend.monitoring.models import Enrolment, EnrolmentKind, Indicator, Measurement, MeasurementValue, Unit
from backend.organisations import queries as organisations
from backend.organisations.models import Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure

ADJUSTED_FOR = ("sector", "size_class")
_CENTS = frozenset({Unit.EURO_CENTS, Unit.EURO_CENTS_PER_FTE, Unit.EURO_CENTS_PER_HOUR})
Files = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The two files, and which company each row of the first is about."""

    company_ids: Sequence[UUID]
    files: Files


def quarter_of(day: date) -> date:
    """The first day of the quarter: what became known later counts from the next one."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


async def files_of(session: AsyncSession, indicator: Indicator, as_of: date) -> Enrolled | None:
    """The panel of one indicator, None when nothing was measured.

    Of firms that agree to be followed, exist, have not left and are not invented.
    """
    before = datetime.combine(as_of, time.min, UTC)
    firms = await _firms(session, before)
    places = {firm["id"]: str(place) for place, firm in enumerate(firms, 1)}
    values = await _values(session, indicator, list(places), before)
    if not values:
        return None
    files = (
        _csv(
            ("firm_id", "participation_start", *ADJUSTED_FOR),
            ([places[firm["id"]], firm["start"] or "", firm["section"], firm["size_class"]] for firm in firms),
        ),
        _csv(
            ("firm_id", "measured_on", "indicator", "value"),
            ([places[company], f"{year}-12-31", indicator.code, value] for (company, year), value in values.items()),
        ),
    )
    return Enrolled(list(places), files)


async def _firms(session: AsyncSession, before: datetime) -> Sequence[Any]:
    starts = (
        select(
            Enrolment.company_id,
            func.min(Enrolment.started_on).filter(Enrolment.kind == EnrolmentKind.PARTICIPANT).label("start"),
        )
        .where(Enrolment.created_at < before)
        .group_by(Enrolment.company_id)
        .subquery()
    )
    departed = select(Departure.company_id).where(Departure.returned_at.is_(None))
    rows = await session.execute(
        select(Company.id, Company.section, Company.size_class, starts.c.start)
        .join(starts, starts.c.company_id == Company.id)
        .where(
            Company.is_demonstration.is_(False),
            Company.status == CompanyStatus.ACTIVE,
            Company.erased.is_(False),
            Company.id.not_in(departed),
            Company.id.in_(organisations.consenting(ConsentKind.MONITORING)),
        )
        .order_by(Company.id)
    )
    return rows.mappings().all()


async def _values(
    session: AsyncSession, indicator: Indicator, company_ids: list[UUID], before: datetime
) -> dict[tuple[UUID, int], Decimal]:
    """Per firm and year the value of the last measurement, as it stood before the day."""
    parts = [indicator.numerator, indicator.denominator] if indicator.is_derived else [indicator.code]
    rows = await session.execute(
        select(
            Measurement.id,
            Measurement.company_id,
            Measurement.period_ends_on,
            MeasurementValue.indicator,
            MeasurementValue.value,
        )
        .join(MeasurementValue, MeasurementValue.measurement_id == Measurement.id)
        .where(
            Measurement.company_id.in_(company_ids),
            Measurement.completed_at < before,
            MeasurementValue.recorded_at < before,
            MeasurementValue.indicator.in_(parts),
        )
        .ext(distinct_on(Measurement.measured_on, Measurement.id, MeasurementValue.indicator))
        .order_by(Measurement.measured_on, Measurement.id, MeasurementValue.indicator, MeasurementValue.revision.desc())
    )
    found: dict[UUID, dict[str, Decimal]] = defaultdict(dict)
    moments: dict[UUID, tuple[UUID, int]] = {}
    for row in rows:
        moments[row.id] = (row.company_id, row.period_ends_on.year)
        if row.value is not None:
            found[row.id][row.indicator] = row.value
    told: dict[tuple[UUID, int], Decimal] = {}
    for measurement_id, moment in moments.items():
        value = with_derived([indicator], found[measurement_id]).get(indicator.code)
        if value is not None:
            told[moment] = value / 100 if indicator.unit in _CENTS else value
    return told


def _csv(names: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(names)
    writer.writerows(rows)
    return written.getvalue().encode()
