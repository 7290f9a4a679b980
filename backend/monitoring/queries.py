"""What can be read of measurements, and by whom."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind
from backend.monitoring.derivation import with_derived
from backend.monitoring.errors import IndicatorNotFound, MeasurementNotFound
from backend.monitoring.models import Enrolment, Indicator, Measurement, MeasurementKind, MeasurementValue, Source
from backend.monitoring.schedule import next_due_on
from backend.organisations import queries as organisations
from backend.organisations.models import Company


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which measurements somebody may see: only those of the own company. Nobody else sees figures of one firm."""
    if principal.organisation_id is None or not principal.roles & organisations.COMPANY_ROLES:
        return false()
    return Measurement.company_id == principal.organisation_id


async def list_indicators(session: AsyncSession) -> list[Indicator]:
    """The dictionary, in order of the measurement."""
    return list(await session.scalars(select(Indicator).order_by(Indicator.position)))


async def get_indicator(session: AsyncSession, code: str) -> Indicator:
    """An indicator that is entered. Raises IndicatorNotFound (404), also for one that is computed."""
    indicator = await session.get(Indicator, code)
    if indicator is None or indicator.is_derived:
        raise IndicatorNotFound
    return indicator


async def get_measurement(
    session: AsyncSession, principal: Principal, measurement_id: UUID, *, for_update: bool = False
) -> Measurement:
    """The measurement, when this principal may see it. Raises MeasurementNotFound (404)."""
    statement = select(Measurement).where(Measurement.id == measurement_id, visible_to(principal))
    found: Measurement | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise MeasurementNotFound
    return found


async def measurements_of(session: AsyncSession, company_id: UUID) -> list[Measurement]:
    """The measurements of a company, oldest first. The caller decided who may see them."""
    statement = select(Measurement).where(Measurement.company_id == company_id).order_by(Measurement.measured_on)
    return list(await session.scalars(statement))


async def overview(session: AsyncSession, company_id: UUID) -> dict[str, Any]:
    """The measurements of a company and when the next is due. The caller decided who may see it."""
    found = await measurements_of(session, company_id)
    enrolment = await enrolment_of(session, company_id)
    complete = [each for each in found if each.completed_at is not None]
    baseline = any(each.kind is MeasurementKind.BASELINE for each in complete)
    days = [each.measured_on for each in complete]
    return {
        "items": found,
        "has_baseline": baseline,
        "next_due_on": next_due_on(enrolment.started_on if enrolment else None, days),
        "enrolment": enrolment,
    }


async def has_baseline(session: AsyncSession, company_id: UUID) -> bool:
    """Whether the company completed its baseline: schemes can ask it before a voucher is granted."""
    complete = exists().where(
        Measurement.company_id == company_id,
        Measurement.kind == MeasurementKind.BASELINE,
        Measurement.completed_at.is_not(None),
    )
    return bool(await session.scalar(select(complete)))


async def enrolment_of(session: AsyncSession, company_id: UUID) -> Enrolment | None:
    """In which group the company is followed now, if any."""
    found: Enrolment | None = await session.scalar(
        select(Enrolment).where(Enrolment.company_id == company_id, Enrolment.ended_on.is_(None))
    )
    return found


async def source_of(session: AsyncSession, principal: Principal) -> Source:
    """Whose figure it is that this person enters: the company's, or of a branch that has a mandate."""
    if principal.mandated_by is None:
        return Source.COMPANY
    kind = await session.scalar(select(Organisation.kind).where(Organisation.id == principal.mandated_by))
    return Source.BRANCH if kind is OrganisationKind.BRANCH else Source.COMPANY


async def lock_company(session: AsyncSession, company_id: UUID) -> None:
    """Let acts that add something once per company wait for each other."""
    await session.execute(select(Company.id).where(Company.id == company_id).with_for_update(key_share=True))


async def current_values(
    session: AsyncSession, measurement_ids: Iterable[UUID]
) -> dict[UUID, dict[str, MeasurementValue]]:
    """The newest revision of each value, by measurement and indicator."""
    wanted = list(measurement_ids)
    rows = await session.scalars(
        select(MeasurementValue)
        .where(MeasurementValue.measurement_id.in_(wanted))
        .ext(distinct_on(MeasurementValue.measurement_id, MeasurementValue.indicator))
        .order_by(MeasurementValue.measurement_id, MeasurementValue.indicator, MeasurementValue.revision.desc())
    )
    found: dict[UUID, dict[str, MeasurementValue]] = {each: {} for each in wanted}
    for row in rows:
        found[row.measurement_id][row.indicator] = row
    return found


def numbers(values: Mapping[str, MeasurementValue]) -> dict[str, Decimal]:
    """Only what has a value, by indicator."""
    return {code: found.value for code, found in values.items() if found.value is not None}


async def previous_values(session: AsyncSession, measurement: Measurement) -> dict[str, dict[str, Any]]:
    """The last value of each indicator in completed measurements before this one, with its day."""
    rows = await session.execute(
        select(MeasurementValue.indicator, MeasurementValue.value, Measurement.measured_on)
        .join(Measurement, Measurement.id == MeasurementValue.measurement_id)
        .where(
            Measurement.company_id == measurement.company_id,
            Measurement.measured_on < measurement.measured_on,
            Measurement.completed_at.is_not(None),
        )
        .ext(distinct_on(MeasurementValue.indicator))
        .order_by(MeasurementValue.indicator, Measurement.measured_on.desc(), MeasurementValue.revision.desc())
    )
    return {
        row.indicator: {"value": row.value, "measured_on": row.measured_on} for row in rows if row.value is not None
    }


def describe_value(code: str, found: MeasurementValue | None, previous: Mapping[str, Any] | None) -> dict[str, Any]:
    """One value as it stands, also when nothing was entered."""
    return {
        "indicator": code,
        "revision": found.revision if found else 0,
        "value": found and found.value,
        "missing_reason": found and found.missing_reason,
        "source": found and found.source,
        "recorded_at": found and found.recorded_at,
        "previous": previous,
    }


async def describe(session: AsyncSession, measurement: Measurement) -> dict[str, Any]:
    """A measurement with all its values, derived ones and what is missing."""
    indicators = await list_indicators(session)
    values = (await current_values(session, [measurement.id]))[measurement.id]
    previous = await previous_values(session, measurement)
    known = numbers(values)
    everything = with_derived(indicators, known)
    return {
        **{column: getattr(measurement, column) for column in SUMMARY},
        "values": [
            describe_value(each.code, values.get(each.code), previous.get(each.code))
            for each in indicators
            if not each.is_derived
        ],
        "derived": {code: value for code, value in everything.items() if code not in known},
        "missing": missing(indicators, known),
    }


SUMMARY = ("id", "company_id", "kind", "measured_on", "period_starts_on", "period_ends_on", "completed_at")


def missing(indicators: Iterable[Indicator], known: Mapping[str, Decimal]) -> list[str]:
    """Required indicators without a value, by code."""
    return [each.code for each in indicators if each.is_required and each.code not in known]


async def value_history(session: AsyncSession, measurement: Measurement, code: str) -> dict[str, Any]:
    """A value with every revision, newest first."""
    rows = await session.execute(
        select(MeasurementValue, Account.name)
        .outerjoin(Account, Account.id == MeasurementValue.recorded_by)
        .where(MeasurementValue.measurement_id == measurement.id, MeasurementValue.indicator == code)
        .order_by(MeasurementValue.revision.desc())
    )
    history = [(value, name) for value, name in rows]
    previous = await previous_values(session, measurement)
    told = ("revision", "value", "missing_reason", "source", "correction_reason", "recorded_at")
    return {
        **describe_value(code, history[0][0] if history else None, previous.get(code)),
        "history": [{**{key: getattr(value, key) for key in told}, "recorded_by": name} for value, name in history],
    }


async def newest_revision(session: AsyncSession, measurement_id: UUID, code: str) -> MeasurementValue | None:
    """The value that holds now."""
    found: MeasurementValue | None = await session.scalar(
        select(MeasurementValue)
        .where(MeasurementValue.measurement_id == measurement_id, MeasurementValue.indicator == code)
        .order_by(MeasurementValue.revision.desc())
        .limit(1)
    )
    return found
