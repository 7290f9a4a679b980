"""A measurement is entered whole or not at all: by a branch for a member that lets it, or by the company from a file.

What the company gave itself holds: another figure of its branch is a proposal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.problems import VersionStale
from backend.identity.principals import Principal
from backend.member_measurements import judging, queries
from backend.member_measurements.errors import MeasurementDiffers
from backend.member_measurements.judging import Change
from backend.member_measurements.models import MeasurementProposal
from backend.member_measurements.schemas import MemberMeasurementPut
from backend.monitoring import queries as monitoring
from backend.monitoring import service
from backend.monitoring.days import Standing, require_place, require_possible_days, standings_of
from backend.monitoring.errors import MeasurementIncomplete
from backend.monitoring.models import EnrolmentKind, Indicator, Measurement, MeasurementValue, NotStarted, Source


@dataclass(slots=True)
class Entered:
    """A measurement as it stands now, and what became of what was sent."""

    measurement: Measurement
    is_new: bool
    written: list[str] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)
    has_changed: bool = False


async def put(
    session: AsyncSession,
    principal: Principal,
    kvk_number: str,
    measured_on: date,
    *,
    wish: MemberMeasurementPut,
    if_match: str | None,
) -> Entered:
    """Let a measurement of a member stand as the branch says. The same again changes nothing.

    Raises MemberNotOpen (404), InvalidInput (400), PreconditionMissing (428) and VersionStale (412) when there is one
    and it would change, MeasurementDiffers, MeasurementExists, BaselineMissing, MeasurementIncomplete and
    ValueUnconfirmed (409). One fault is enough to write nothing.
    """
    company_id = await queries.open_member(session, principal, kvk_number)
    return await put_of(session, principal, company_id, measured_on, wish=wish, if_match=if_match, source=Source.BRANCH)


async def put_of(
    session: AsyncSession,
    principal: Principal,
    company_id: UUID,
    measured_on: date,
    *,
    wish: MemberMeasurementPut,
    if_match: str | None,
    source: Source,
    standings: Mapping[UUID, Standing] | None = None,
) -> Entered:
    """As `put`, for a company that the caller found; figures of the company itself are never a proposal.

    `standings` are its measurements by now, for who knows them: a file asks for them once.
    """
    await monitoring.lock_company(session, company_id)
    measurement = await queries.measurement_on(session, company_id, measured_on, for_update=True)
    is_new = measurement is None
    if measurement is None:
        if if_match not in {None, "*"}:
            raise VersionStale
        if standings is None:
            standings = await standings_of(session, company_id)
        measurement = await _begin(session, company_id, measured_on, wish, standings)
    elif _differs(measurement, wish):
        raise MeasurementDiffers
    indicators = await monitoring.list_indicators(session)
    current = (await monitoring.current_values(session, [measurement.id]))[measurement.id]
    by_company = source is Source.COMPANY
    waiting = {} if by_company else await queries.waiting(session, measurement.id, principal.organisation_id)
    changes = judging.changes_of(indicators, wish.values, current, waiting, by_company=by_company)
    completes = wish.complete and measurement.completed_at is None
    joins = wish.as_comparison and await monitoring.enrolment_of(session, company_id) is None
    entered = Entered(measurement, is_new, has_changed=bool(is_new or changes or completes or joins))
    if not entered.has_changed:
        return entered
    if not is_new:
        require_current(measurement, if_match)
    previous = {code: each["value"] for code, each in (await monitoring.previous_values(session, measurement)).items()}
    judging.judge(changes, monitoring.numbers(current), previous, completed=measurement.completed_at is not None)
    if completes:
        _require_whole(indicators, changes, current)
        measurement.complete(clock.now(), principal.person_id)
    measurement.updated_at = clock.now()
    _write(session, principal, entered, changes, waiting=waiting, source=source)
    if joins:
        await service.enrol(
            session,
            company_id,
            started_on=measured_on,
            kind=EnrolmentKind.COMPARISON,
            not_started=NotStarted.MEMBER,
        )
    _record_all(session, principal, entered, joins=joins, completes=completes)
    await session.flush()
    return entered


async def _begin(
    session: AsyncSession,
    company_id: UUID,
    measured_on: date,
    wish: MemberMeasurementPut,
    standings: Mapping[UUID, Standing],
) -> Measurement:
    measurement = Measurement(
        id=uuid4(),
        company_id=company_id,
        kind=wish.kind,
        measured_on=measured_on,
        period_starts_on=wish.period_starts_on,
        period_ends_on=wish.period_ends_on,
    )
    require_possible_days(measurement)
    require_place(measurement, standings)
    session.add(measurement)
    await session.flush()
    return measurement


def _differs(measurement: Measurement, wish: MemberMeasurementPut) -> bool:
    told = (wish.kind, wish.period_starts_on, wish.period_ends_on)
    return (measurement.kind, measurement.period_starts_on, measurement.period_ends_on) != told


def _require_whole(indicators: list[Indicator], changes: list[Change], current: dict[str, MeasurementValue]) -> None:
    known: dict[str, Decimal] = monitoring.numbers(current)
    for change in changes:
        if not change.is_proposal and change.value is not None:
            known[change.indicator.code] = change.value
        elif not change.is_proposal:
            known.pop(change.indicator.code, None)
    missing = monitoring.missing(indicators, known)
    if missing:
        names = [each.name for each in indicators if each.code in missing]
        raise MeasurementIncomplete(
            nl=f"Vul nog in: {', '.join(name['nl'] for name in names)}.",
            en=f"Still to enter: {', '.join(name['en'] for name in names)}.",
            missing=missing,
        )


def _write(
    session: AsyncSession,
    principal: Principal,
    entered: Entered,
    changes: list[Change],
    *,
    waiting: dict[str, MeasurementProposal],
    source: Source,
) -> None:
    moment = clock.now()
    for change in changes:
        code = change.indicator.code
        if not change.is_proposal:
            entered.written.append(code)
            session.add(
                MeasurementValue(
                    measurement_id=entered.measurement.id,
                    indicator=code,
                    revision=change.current.revision + 1 if change.current else 1,
                    value=change.value,
                    missing_reason=change.wish.missing_reason,
                    source=source,
                    jump_confirmed=change.is_unusual,
                    correction_reason=change.wish.reason,
                    recorded_at=moment,
                    recorded_by=principal.person_id,
                )
            )
            continue
        entered.proposed.append(code)
        proposal = waiting.get(code)
        if proposal is None:
            assert principal.organisation_id is not None
            proposal = MeasurementProposal(
                measurement_id=entered.measurement.id, indicator=code, branch_id=principal.organisation_id
            )
            session.add(proposal)
        proposal.value, proposal.missing_reason = change.value, change.wish.missing_reason
        proposal.reason, proposal.proposed_at, proposal.proposed_by = change.wish.reason, moment, principal.person_id


def _record_all(session: AsyncSession, principal: Principal, entered: Entered, *, joins: bool, completes: bool) -> None:
    """One row in the trail for each thing that happened, all of them the company's to read."""
    measurement = entered.measurement
    if entered.is_new:
        _record(session, principal, "measurements.begin", measurement, kind=str(measurement.kind))
    if entered.written:
        _record(session, principal, "measurements.enter", measurement, indicators=entered.written)
    if entered.proposed:
        _record(session, principal, "measurements.propose", measurement, indicators=entered.proposed)
    if completes:
        _record(session, principal, "measurements.complete", measurement, kind=str(measurement.kind))
    if joins:
        _record(session, principal, "measurements.join-comparison", measurement)


def _record(session: AsyncSession, principal: Principal, act: str, measurement: Measurement, **details: object) -> None:
    audit.record(
        session, principal, act, "measurement", measurement.id, organisation_id=measurement.company_id, **details
    )
