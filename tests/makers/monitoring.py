"""Builders of measurements and enrolments."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.monitoring.models import (
    Enrolment,
    EnrolmentKind,
    Measurement,
    MeasurementKind,
    MeasurementValue,
    Source,
)

# A bakery of 38 people; amounts in euro cents.
FIGURES: Mapping[str, str] = {
    "revenue": "410000000",
    "profit": "18500000",
    "value_added": "190000000",
    "employees": "38",
    "fte": "31.5",
    "hours_worked": "51000",
    "sickness_absence": "5.40",
}


async def make_measurement(
    session: AsyncSession,
    company_id: UUID,
    *,
    kind: MeasurementKind = MeasurementKind.BASELINE,
    measured_on: date | None = None,
    figures: Mapping[str, str] = FIGURES,
    completed: bool = True,
) -> Measurement:
    """A measurement about the year before its day, with one revision of each figure."""
    day = measured_on or clock.today()
    measurement = Measurement(
        company_id=company_id,
        kind=kind,
        measured_on=day,
        period_starts_on=day - timedelta(days=364),
        period_ends_on=day,
    )
    if completed:
        measurement.complete(clock.now(), None)
    session.add(measurement)
    await session.flush()
    for indicator, value in figures.items():
        session.add(
            MeasurementValue(
                measurement_id=measurement.id,
                indicator=indicator,
                revision=1,
                value=Decimal(value),
                source=Source.COMPANY,
                recorded_at=clock.now(),
            )
        )
    await session.flush()
    return measurement


async def make_enrolment(
    session: AsyncSession,
    company_id: UUID,
    *,
    kind: EnrolmentKind = EnrolmentKind.PARTICIPANT,
    started_on: date | None = None,
) -> Enrolment:
    enrolment = Enrolment(company_id=company_id, kind=kind, started_on=started_on or clock.today())
    session.add(enrolment)
    await session.flush()
    return enrolment
