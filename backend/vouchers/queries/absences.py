"""Who is away, who takes over, and whom a matter of an officer goes to meanwhile."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.vouchers.models import Voucher
from backend.vouchers.models.absences import OfficerAbsence
from backend.vouchers.queries.interests import may_act
from backend.vouchers.refusals import AbsenceNotFound


def running(today: Any) -> ColumnElement[bool]:
    """Whether the officer is away on this day."""
    return and_(OfficerAbsence.from_on <= today, OfficerAbsence.until_on >= today)


def taken_over(account_id: Any, today: Any) -> Select[UUID]:
    """The officers whose files stand in the queue of this one today."""
    return select(OfficerAbsence.account_id).where(OfficerAbsence.taken_over_by == account_id, running(today))


def away(today: Any) -> Select[UUID]:
    """The officers who are away today."""
    return select(OfficerAbsence.account_id).where(running(today))


async def on_duty(session: AsyncSession, voucher: Voucher) -> UUID | None:
    """Who hears today of what concerns this file: the officer who has it, or who takes over; None for the whole team.

    When who takes over is away too, is no officer any more or may not act on this file, nobody alone can be counted on.
    """
    if voucher.reviewer_id is None:
        return None
    today = clock.today()
    absence = await session.scalar(
        select(OfficerAbsence).where(OfficerAbsence.account_id == voucher.reviewer_id, running(today)).limit(1)
    )
    if absence is None:
        return voucher.reviewer_id
    able = (
        select(Membership.account_id)
        .join(Voucher, Voucher.id == voucher.id)
        .where(
            Membership.account_id == absence.taken_over_by,
            Membership.organisation_id == absence.organisation_id,
            Membership.role == Role.SYNTENS_OFFICER,
            Membership.account_id.not_in(away(today)),
            may_act(Membership.account_id),
        )
    )
    found: UUID | None = await session.scalar(able)
    return found


async def get_absence(session: AsyncSession, principal: Principal, absence_id: UUID) -> OfficerAbsence:
    """An absence in one's own organisation, to change it. Raises AbsenceNotFound (404)."""
    found = await session.scalar(
        select(OfficerAbsence)
        .where(OfficerAbsence.id == absence_id, OfficerAbsence.organisation_id == principal.organisation_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise AbsenceNotFound
    return found


async def overlapping(session: AsyncSession, account_ids: Sequence[UUID], days: Any) -> set[UUID]:
    """Which of these officers are away on one of these days already."""
    found = await session.scalars(
        select(OfficerAbsence.account_id).where(
            OfficerAbsence.account_id.in_(account_ids),
            OfficerAbsence.from_on <= days.until_on,
            OfficerAbsence.until_on >= days.from_on,
        )
    )
    return set(found)


async def counted_on(session: AsyncSession, officer_id: UUID, days: Any) -> tuple[str, date] | None:
    """For whom this officer takes over on one of these days, and until when; the longest one first."""
    found = await session.execute(
        select(Account.name, OfficerAbsence.until_on)
        .join(OfficerAbsence, OfficerAbsence.account_id == Account.id)
        .where(
            OfficerAbsence.taken_over_by == officer_id,
            OfficerAbsence.from_on <= days.until_on,
            OfficerAbsence.until_on >= days.from_on,
        )
        .order_by(OfficerAbsence.until_on.desc(), Account.name)
        .limit(1)
    )
    row = found.one_or_none()
    return (row.name, row.until_on) if row else None


async def officers_of(session: AsyncSession, principal: Principal) -> list[dict[str, Any]]:
    """The officers of one's own organisation, by name."""
    rows = await session.execute(
        select(Account.id, Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.organisation_id == principal.organisation_id, Membership.role == Role.SYNTENS_OFFICER)
        .order_by(Account.name, Account.id)
    )
    return [dict(row) for row in rows.mappings()]


async def list_absences(session: AsyncSession, principal: Principal) -> dict[str, Any]:
    """What runs and what is to come in one's own organisation, by first day, with who can take over."""
    rows = await session.execute(_described(principal).where(OfficerAbsence.until_on >= clock.today()))
    return {"items": [dict(row) for row in rows.mappings()], "officers": await officers_of(session, principal)}


async def describe(session: AsyncSession, principal: Principal, absence_id: UUID) -> dict[str, Any]:
    """One absence. The caller decided who may see it."""
    row = (await session.execute(_described(principal).where(OfficerAbsence.id == absence_id))).mappings().one()
    return dict(row)


def _described(principal: Principal) -> Select[*tuple[Any, ...]]:
    officer, colleague = aliased(Account), aliased(Account)
    return (
        select(
            OfficerAbsence.id,
            OfficerAbsence.version,
            OfficerAbsence.account_id.label("officer_id"),
            officer.name.label("officer_name"),
            OfficerAbsence.from_on,
            OfficerAbsence.until_on,
            OfficerAbsence.taken_over_by,
            colleague.name.label("taken_over_by_name"),
            running(clock.today()).label("is_now"),
            (OfficerAbsence.account_id == principal.account_id).label("is_yours"),
            OfficerAbsence.taken_over_by.is_not_distinct_from(principal.account_id).label("is_taken_over_by_you"),
        )
        .join(officer, officer.id == OfficerAbsence.account_id)
        .outerjoin(colleague, colleague.id == OfficerAbsence.taken_over_by)
        .where(OfficerAbsence.organisation_id == principal.organisation_id)
        .order_by(OfficerAbsence.from_on, officer.name, OfficerAbsence.id)
    )


def on_my_desk(account_id: Any, today: Any) -> ColumnElement[bool]:
    """Whether a voucher is one's own file, or one of a colleague that one takes over today and may act on."""
    stands_in = and_(Voucher.reviewer_id.in_(taken_over(account_id, today)), may_act(account_id))
    return or_(Voucher.reviewer_id == account_id, stands_in)
