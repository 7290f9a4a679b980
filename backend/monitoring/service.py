"""What people and other subjects do in monitoring."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.themes import Theme
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.monitoring import plausibility, queries
from backend.monitoring.days import require_place, require_possible_days, standings_of
from backend.monitoring.errors import (
    CompanyValueHolds,
    FollowingNotAgreed,
    MeasurementCompleted,
    MeasurementIncomplete,
    ValueUnconfirmed,
)
from backend.monitoring.models import (
    Enrolment,
    EnrolmentKind,
    Indicator,
    Measurement,
    MeasurementValue,
    NotStarted,
    Source,
)
from backend.monitoring.schemas import MeasurementCreate, MeasurementUpdate, ValueWrite
from backend.organisations import queries as organisations
from backend.organisations.models import ConsentKind


async def enrol(
    session: AsyncSession,
    company_id: UUID,
    *,
    started_on: date,
    kind: EnrolmentKind,
    theme: Theme | None = None,
    draw: str | None = None,
    not_started: NotStarted | None = None,
) -> Enrolment:
    """Follow a company in a group from a day on. Once is enough: a participant stays one, with its first start.

    A company of the comparison group or the waiting list that starts becomes a participant; its earlier row ends.
    """
    await queries.lock_company(session, company_id)
    current = await queries.enrolment_of(session, company_id)
    if current is not None:
        if current.kind is kind or current.kind is EnrolmentKind.PARTICIPANT:
            return current
        current.ended_on = max(started_on, current.started_on)
        await session.flush()
    enrolment = Enrolment(company_id=company_id, kind=kind, started_on=started_on, theme=theme, draw=draw)
    enrolment.not_started = not_started
    session.add(enrolment)
    await session.flush()
    return enrolment


async def begin(session: AsyncSession, principal: Principal, company_id: UUID, wish: MeasurementCreate) -> Measurement:
    """Begin a measurement of one's own company.

    Raises CompanyNotFound (404), InvalidInput (400), MeasurementExists and BaselineMissing (409).
    """
    company = await organisations.get_company(session, principal, company_id)
    measurement = Measurement(
        id=uuid4(),
        company_id=company.id,
        kind=wish.kind,
        measured_on=wish.measured_on or clock.today(),
        period_starts_on=wish.period_starts_on,
        period_ends_on=wish.period_ends_on,
    )
    require_possible_days(measurement)
    await queries.lock_company(session, company.id)
    require_place(measurement, await standings_of(session, measurement.company_id))
    session.add(measurement)
    _record(session, principal, "measurements.begin", measurement, kind=str(measurement.kind))
    await session.flush()
    return measurement


async def redate(
    session: AsyncSession, principal: Principal, measurement_id: UUID, wish: MeasurementUpdate, if_match: str | None
) -> Measurement:
    """Change the days of a draft. Raises MeasurementNotFound, VersionStale, MeasurementCompleted, as `begin`."""
    measurement = await queries.get_measurement(session, principal, measurement_id)
    await queries.lock_company(session, measurement.company_id)  # first, as whoever enters a measurement does
    await session.refresh(measurement, with_for_update=True)
    require_current(measurement, if_match)
    if measurement.completed_at is not None:
        raise MeasurementCompleted
    with session.no_autoflush:
        for key, day in wish.model_dump(exclude_none=True).items():
            setattr(measurement, key, day)
        require_possible_days(measurement)
        require_place(measurement, await standings_of(session, measurement.company_id))
    _record(session, principal, "measurements.redate", measurement)
    await session.flush()
    return measurement


async def record_value(
    session: AsyncSession,
    principal: Principal,
    measurement_id: UUID,
    code: str,
    *,
    wish: ValueWrite,
    if_match: str | None,
) -> Measurement:
    """Enter or correct one value; what stood there stays in its history.

    Raises MeasurementNotFound and IndicatorNotFound (404), InvalidInput (400), VersionStale (412) when the value was
    changed meanwhile, ValueUnconfirmed (409) for an unusual value, CompanyValueHolds (409) when a branch with a mandate
    would change what the company gave itself, FollowingNotAgreed (409) when the company does not agree to be followed.
    The same value again changes nothing.
    """
    measurement = await queries.get_measurement(session, principal, measurement_id, for_update=True)
    indicator = await queries.get_indicator(session, code)
    current = await queries.newest_revision(session, measurement.id, code)
    require_current(Revision(current), if_match)
    value = None if wish.value is None else Decimal(str(wish.value))
    if current is not None and (current.value, current.missing_reason) == (value, wish.missing_reason):
        return measurement
    source = await queries.source_of(session, principal)
    if source is Source.BRANCH:
        await _require_open_to_branch(session, measurement, current)
    unusual = False
    if value is not None:
        plausibility.require_possible(indicator, value)
        unusual = await _ask_about(session, measurement, indicator, value, confirmed=wish.confirmed)
    if measurement.completed_at is not None:
        _require_sound_correction(indicator, wish)
    session.add(
        MeasurementValue(
            measurement_id=measurement.id,
            indicator=code,
            revision=current.revision + 1 if current else 1,
            value=value,
            missing_reason=wish.missing_reason,
            source=source,
            jump_confirmed=unusual,
            correction_reason=wish.correction_reason,
            recorded_at=clock.now(),
            recorded_by=principal.account_id,
        )
    )
    measurement.updated_at = clock.now()
    act = "measurements.enter" if measurement.completed_at is None else "measurements.correct"
    _record(session, principal, act, measurement, indicator=code)
    await session.flush()
    return measurement


async def _require_open_to_branch(
    session: AsyncSession, measurement: Measurement, current: MeasurementValue | None
) -> None:
    if not await organisations.has_consent(session, measurement.company_id, ConsentKind.MONITORING):
        raise FollowingNotAgreed
    if current is not None and current.source is Source.COMPANY:
        raise CompanyValueHolds


class Revision:
    """The version of a value: the number of its newest revision, 0 before the first."""

    def __init__(self, value: MeasurementValue | None) -> None:
        self.version = value.revision if value else 0


async def complete(
    session: AsyncSession, principal: Principal, measurement_id: UUID, if_match: str | None
) -> Measurement:
    """Call a measurement whole. Raises MeasurementIncomplete (409) with the codes that every measurement needs."""
    measurement = await queries.get_measurement(session, principal, measurement_id, for_update=True)
    require_current(measurement, if_match)
    indicators = await queries.list_indicators(session)
    values = (await queries.current_values(session, [measurement.id]))[measurement.id]
    missing = queries.missing(indicators, queries.numbers(values))
    if missing:
        names = [each.name for each in indicators if each.code in missing]
        raise MeasurementIncomplete(
            nl=f"Vul nog in: {', '.join(name['nl'] for name in names)}.",
            en=f"Still to enter: {', '.join(name['en'] for name in names)}.",
            missing=missing,
        )
    measurement.complete(clock.now(), principal.account_id)
    _record(session, principal, "measurements.complete", measurement, kind=str(measurement.kind))
    await session.flush()
    return measurement


async def _ask_about(
    session: AsyncSession, measurement: Measurement, indicator: Indicator, value: Decimal, *, confirmed: bool
) -> bool:
    """Whether the value is unusual. Raises ValueUnconfirmed (409) when it is and nobody looked again."""
    previous = (await queries.previous_values(session, measurement)).get(indicator.code)
    jump = plausibility.jump(indicator, value, previous["value"] if previous else None)
    entered = (await queries.current_values(session, [measurement.id]))[measurement.id]
    beside = {**queries.numbers(entered), indicator.code: value}
    questions = [*([jump] if jump else []), *plausibility.contradictions(indicator.code, beside)]
    if questions and not confirmed:
        raise ValueUnconfirmed(**plausibility.asked(questions))
    return bool(questions)


def _require_sound_correction(indicator: Indicator, wish: ValueWrite) -> None:
    """A completed measurement stays whole, and says why it was corrected."""
    if wish.value is None and indicator.is_required:
        raise invalid(
            field(
                "#/value",
                "required",
                nl="Een afgeronde meting houdt dit getal.",
                en="A completed measurement keeps this figure.",
            )
        )
    if wish.correction_reason is None:
        raise invalid(
            field(
                "#/correctionReason",
                "missing",
                nl="Deze meting is afgerond. Geef aan waarom u het getal verbetert.",
                en="This measurement is completed. Say why you correct the figure.",
            )
        )


def _record(session: AsyncSession, principal: Principal, act: str, measurement: Measurement, **details: str) -> None:
    audit.record(
        session, principal, act, "measurement", measurement.id, organisation_id=measurement.company_id, **details
    )
