"""Builders of firms that are followed over the years, many at a time, for effect releases."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import exp
from random import Random
from uuid import UUID, uuid4

from sqlalchemy import insert
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
from backend.organisations.models import Company, ConsentKind
from backend.releases.models import EffectRelease, EffectReleaseStatus
from tests.makers.organisations import make_company

YEARS = (2022, 2023, 2024, 2025)
STARTED = date(2024, 2, 1)
SECTIONS, SIZES = "CFG", (12, 30, 70)


async def make_followed(
    session: AsyncSession,
    number: int,
    *,
    kind: EnrolmentKind = EnrolmentKind.PARTICIPANT,
    effect: float = 0.0,
    seed: int = 1,
    started_on: date = STARTED,
    years: Sequence[int] = YEARS,
    draw: str | None = None,
    consents: tuple[ConsentKind, ...] = (ConsentKind.MONITORING,),
    is_demonstration: bool = False,
) -> list[Company]:
    """Firms measured each autumn; value added of participants grows by `effect` (a logarithm) from their start on."""
    random = Random(seed)
    made, measurements, values = [], [], []
    for at in range(number):
        company = await make_company(
            session,
            name=f"Voorbeeldbedrijf {seed}-{at}",
            section=SECTIONS[at % 3],
            employees=SIZES[(at // 3) % 3],
            consents=consents,
            is_demonstration=is_demonstration,
        )
        session.add(Enrolment(company_id=company.id, kind=kind, started_on=started_on, draw=draw))
        level = random.gauss(0, 0.3)
        for place, year in enumerate(years):
            day = date(year, 10, 1) + timedelta(days=random.randrange(20))
            gain = effect if kind is EnrolmentKind.PARTICIPANT and day > started_on else 0.0
            factor = Decimal(str(round(exp(level + 0.03 * place + gain + random.gauss(0, 0.05)), 6)))
            measurement = {"id": uuid4(), "company_id": company.id, "measured_on": day, "version": 1}
            measurement |= {"kind": MeasurementKind.BASELINE if place == 0 else MeasurementKind.FOLLOW_UP}
            measurement |= {"period_starts_on": day - timedelta(days=364), "period_ends_on": day}
            measurements.append({**measurement, "completed_at": clock.now()})
            values += [
                {
                    "measurement_id": measurement["id"],
                    "indicator": code,
                    "revision": 1,
                    "value": Decimal(value),
                    "source": Source.COMPANY,
                    "jump_confirmed": False,
                    "recorded_at": clock.now(),
                }
                for code, value in _figures(factor, random).items()
            ]
        made.append(company)
    await session.flush()
    await session.execute(insert(Measurement), measurements)
    await session.execute(insert(MeasurementValue), values)
    return made


def _figures(factor: Decimal, random: Random) -> dict[str, str]:
    revenue = (Decimal(400_000_000) * factor).quantize(Decimal(1))
    value_added = (Decimal(180_000_000) * factor * Decimal(str(round(random.uniform(0.97, 1.03), 4)))).quantize(
        Decimal(1)
    )
    return {
        "revenue": str(revenue),
        "profit": str((revenue * Decimal(str(round(random.gauss(0.05, 0.02), 4)))).quantize(Decimal(1))),
        "value_added": str(value_added),
        "employees": "38",
        "fte": str(round(30 + random.uniform(0, 3), 1)),
        "hours_worked": str(50_000 + random.randrange(1_000)),
        "sickness_absence": str(round(random.uniform(3, 7), 2)),
    }


async def make_order(
    session: AsyncSession,
    *,
    ordered_by: UUID | None = None,
    data_until: date | None = None,
    replaces_id: UUID | None = None,
    is_demonstration: bool = False,
    ordered_at: datetime | None = None,
) -> EffectRelease:
    """A release that the worker has still to begin."""
    release = EffectRelease(
        status=EffectReleaseStatus.ORDERED,
        data_until=data_until or clock.today(),
        reason="Jaarlijkse uitgave.",
        ordered_at=ordered_at or clock.now(),
        ordered_by=ordered_by,
        replaces_id=replaces_id,
        is_demonstration=is_demonstration,
    )
    session.add(release)
    await session.flush()
    return release


async def correct_values(session: AsyncSession, measurement_id: UUID, **values: str) -> None:
    """A second revision of these values."""
    await session.execute(
        insert(MeasurementValue),
        [
            {
                "measurement_id": measurement_id,
                "indicator": code,
                "revision": 2,
                "value": Decimal(value),
                "source": Source.COMPANY,
                "jump_confirmed": False,
                "correction_reason": "Tikfout.",
                "recorded_at": clock.now(),
            }
            for code, value in values.items()
        ],
    )
