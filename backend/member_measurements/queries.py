"""Which members a branch may enter measurements of, and what waits for a company's decision."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of
from backend.core.naming import sort_key
from backend.identity.mandates import Power
from backend.identity.models import Account, Mandate, Organisation
from backend.identity.principals import Principal
from backend.member_measurements.errors import MemberMeasurementNotFound, MemberNotOpen, ProposalNotFound
from backend.member_measurements.models import MeasurementProposal
from backend.member_measurements.schemas import OpenMemberFilter
from backend.monitoring import queries as monitoring
from backend.monitoring.models import Enrolment, Measurement, MeasurementKind
from backend.monitoring.schedule import next_due_on
from backend.organisations import queries as organisations
from backend.organisations.models import BranchMember, BranchMembership, Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure


def open_members(branch_id: UUID | None) -> Select[UUID, str, str, date]:
    """Members now, that gave this branch the permission for today and agree to be followed. Nobody else is told of."""
    today = clock.today()
    departed = select(Departure.company_id).where(Departure.returned_at.is_(None))
    return (
        select(Company.id, Company.kvk_number, BranchMember.name, Mandate.ends_on)
        .join(BranchMembership, BranchMembership.company_id == Company.id)
        .join(
            BranchMember,
            (BranchMember.branch_id == BranchMembership.branch_id) & (BranchMember.kvk_number == Company.kvk_number),
        )
        .join(
            Mandate,
            (Mandate.company_id == Company.id) & (Mandate.organisation_id == BranchMembership.branch_id),
        )
        .where(
            BranchMembership.branch_id == branch_id,
            BranchMember.ended_at.is_(None),
            Mandate.ended_at.is_(None),
            Mandate.starts_on <= today,
            Mandate.ends_on >= today,
            Mandate.powers.any_() == Power.ENTER_MEASUREMENTS.value,
            Company.status == CompanyStatus.ACTIVE,
            Company.erased.is_(False),
            Company.id.not_in(departed),
            Company.id.in_(organisations.consenting(ConsentKind.MONITORING)),
        )
    )


async def open_member(session: AsyncSession, principal: Principal, kvk_number: str) -> UUID:
    """The company with this number. Raises MemberNotOpen (404), the same whether the firm takes part or not."""
    found: UUID | None = await session.scalar(
        open_members(principal.organisation_id).where(Company.kvk_number == kvk_number)
    )
    if found is None:
        raise MemberNotOpen
    return found


async def lock_open_members(session: AsyncSession, principal: Principal, kvk_numbers: Collection[str]) -> None:
    """Lock the companies of many numbers, by id: whoever needs more than one takes them in that order."""
    rows = await session.execute(open_members(principal.organisation_id).where(Company.kvk_number.in_(kvk_numbers)))
    ids = [row.id for row in rows]
    await session.execute(
        select(Company.id).where(Company.id.in_(ids)).order_by(Company.id).with_for_update(key_share=True)
    )


async def measurement_on(
    session: AsyncSession, company_id: UUID, measured_on: date, *, for_update: bool = False
) -> Measurement | None:
    """The measurement of a company of one day, if any."""
    statement = select(Measurement).where(Measurement.company_id == company_id, Measurement.measured_on == measured_on)
    found: Measurement | None = await session.scalar(statement.with_for_update() if for_update else statement)
    return found


async def get_measurement(
    session: AsyncSession, principal: Principal, kvk_number: str, measured_on: date
) -> Measurement:
    """A measurement of a member. Raises MemberNotOpen and MemberMeasurementNotFound (404)."""
    company_id = await open_member(session, principal, kvk_number)
    found = await measurement_on(session, company_id, measured_on)
    if found is None:
        raise MemberMeasurementNotFound
    return found


async def describe(
    session: AsyncSession, principal: Principal, kvk_number: str, measurement: Measurement
) -> dict[str, Any]:
    """A measurement of a member with its figures, as the branch sees it."""
    indicators = await monitoring.list_indicators(session)
    values = (await monitoring.current_values(session, [measurement.id]))[measurement.id]
    proposed = await waiting(session, measurement.id, principal.organisation_id)
    told = ("measured_on", "kind", "period_starts_on", "period_ends_on", "completed_at", "version")
    return {
        **{key: getattr(measurement, key) for key in told},
        "kvk_number": kvk_number,
        "values": [
            {
                "indicator": each.code,
                "value": value and value.value,
                "missing_reason": value and value.missing_reason,
                "source": value and value.source,
                "proposed": each.code in proposed,
            }
            for each in indicators
            if not each.is_derived
            for value in [values.get(each.code)]
        ],
        "missing": monitoring.missing(indicators, monitoring.numbers(values)),
    }


async def waiting(
    session: AsyncSession, measurement_id: UUID, branch_id: UUID | None
) -> dict[str, MeasurementProposal]:
    """The proposals of a branch on which the company has not decided, by indicator."""
    rows = await session.scalars(
        select(MeasurementProposal).where(
            MeasurementProposal.measurement_id == measurement_id,
            MeasurementProposal.branch_id == branch_id,
            MeasurementProposal.decided_at.is_(None),
        )
    )
    return {row.indicator: row for row in rows}


async def list_open_members(session: AsyncSession, principal: Principal, wanted: OpenMemberFilter) -> dict[str, Any]:
    """One page of the members that gave the permission, by name, with what is due."""
    statement = open_members(principal.organisation_id)
    if wanted.q:
        text = wanted.q.strip()
        named = BranchMember.sort_name.contains(sort_key(text), autoescape=True)
        numbered = BranchMember.kvk_number.startswith(text, autoescape=True)
        statement = statement.where(or_(named, numbered) if text.isdecimal() else named)
    found = await page_of(session, statement.order_by(BranchMember.sort_name, BranchMember.id), wanted)
    ids = [item["id"] for item in found["items"]]
    enrolments = {
        row.company_id: row
        for row in await session.scalars(
            select(Enrolment).where(Enrolment.company_id.in_(ids), Enrolment.ended_on.is_(None))
        )
    }
    measured: dict[UUID, list[Measurement]] = defaultdict(list)
    rows = select(Measurement).where(Measurement.company_id.in_(ids)).order_by(Measurement.measured_on.desc())
    for row in await session.scalars(rows):
        measured[row.company_id].append(row)
    items = [_open_member(item, enrolments.get(item["id"]), measured[item["id"]]) for item in found["items"]]
    return {**found, "items": items}


def _open_member(item: dict[str, Any], enrolment: Enrolment | None, measured: list[Measurement]) -> dict[str, Any]:
    complete = [each for each in measured if each.completed_at is not None]
    baseline = any(each.kind is MeasurementKind.BASELINE for each in complete)
    due = next_due_on(enrolment.started_on if enrolment else None, [each.measured_on for each in complete])
    return {
        "kvk_number": item["kvk_number"],
        "name": item["name"],
        "permission_ends_on": item["ends_on"],
        "enrolment": enrolment and enrolment.kind,
        "has_baseline": baseline,
        "days": [each.measured_on for each in measured],
        "next_due_on": due,
        "is_due": due is not None and due <= clock.today(),
    }


def _proposals() -> Select[MeasurementProposal, date, str]:
    return (
        select(MeasurementProposal, Measurement.measured_on, Organisation.name)
        .join(Measurement, Measurement.id == MeasurementProposal.measurement_id)
        .join(Organisation, Organisation.id == MeasurementProposal.branch_id)
    )


async def list_proposals(session: AsyncSession, company_id: UUID) -> list[dict[str, Any]]:
    """What waits for the company, the oldest first. The caller decided who may see it."""
    rows = await session.execute(
        _proposals()
        .where(Measurement.company_id == company_id, MeasurementProposal.decided_at.is_(None))
        .order_by(MeasurementProposal.proposed_at, MeasurementProposal.id)
        .limit(500)
    )
    return await _beside_current(session, rows.all())


async def get_proposal(
    session: AsyncSession, principal: Principal, proposal_id: UUID
) -> tuple[MeasurementProposal, Measurement]:
    """A proposal to one's own company, and its measurement. Raises ProposalNotFound (404).

    Both are locked, the measurement first, as by whoever enters figures: so two acts never wait for each other.
    """
    measurement: Measurement | None = await session.scalar(
        select(Measurement)
        .join(MeasurementProposal, MeasurementProposal.measurement_id == Measurement.id)
        .where(MeasurementProposal.id == proposal_id, monitoring.visible_to(principal))
        .with_for_update(of=Measurement)
    )
    if measurement is None:
        raise ProposalNotFound
    return await session.get_one(MeasurementProposal, proposal_id, with_for_update=True), measurement


async def describe_proposal(session: AsyncSession, proposal: MeasurementProposal) -> dict[str, Any]:
    """One proposal, as the company sees it."""
    rows = await session.execute(_proposals().where(MeasurementProposal.id == proposal.id))
    return (await _beside_current(session, rows.all()))[0]


async def _beside_current(
    session: AsyncSession, rows: Sequence[Row[MeasurementProposal, date, str]]
) -> list[dict[str, Any]]:
    """Proposals, each with the figure that stands now and who entered it."""
    values = await monitoring.current_values(session, {row[0].measurement_id for row in rows})
    entered_by = {each.recorded_by for found in values.values() for each in found.values()}
    people = await session.execute(select(Account.id, Account.name).where(Account.id.in_(entered_by - {None})))
    names = {person.id: person.name for person in people}
    told = ("id", "measurement_id", "indicator", "value", "missing_reason", "reason", "proposed_at", "version")
    found = []
    for proposal, measured_on, branch in rows:
        stands = values[proposal.measurement_id][proposal.indicator]
        current = {key: getattr(stands, key) for key in ("value", "missing_reason", "source", "recorded_at")}
        current["recorded_by"] = stands.recorded_by and names.get(stands.recorded_by)
        proposed = {key: getattr(proposal, key) for key in told}
        found.append({**proposed, "measured_on": measured_on, "branch": branch, "current": current})
    return found
