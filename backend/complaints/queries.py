"""What can be read of complaints, and by whom."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, func, or_, select, true
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser, Referral, ReferralStatus
from backend.complaints.errors import ComplaintNotFound
from backend.complaints.models import Complaint, ComplaintStatus
from backend.complaints.schemas import ComplaintFilter
from backend.core import clock
from backend.core.listing import page_of
from backend.identity.models import Membership
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.trajectories.models import Trajectory
from backend.vouchers.models import Voucher

_shown = [
    column for column in Complaint.__table__.columns if column.key not in {"filed_by", "decided_by", "updated_at"}
]
_TOLD = (
    select(
        *_shown,
        Company.name.label("company"),
        Adviser.name.label("adviser"),
        Adviser.firm,
        Adviser.account_id,
        Adviser.is_demonstration,
    )
    .join_from(Complaint, Company, Company.id == Complaint.company_id)
    .join(Adviser, Adviser.id == Complaint.adviser_id)
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """A company sees its own, an adviser those about them in person, an officer who accredits all."""
    if principal.may("complaints:decide"):
        return true()
    mine: list[ColumnElement[bool]] = []
    if principal.may("complaints:file"):
        mine.append(Complaint.company_id == principal.organisation_id)
    if principal.may("complaints:answer"):
        mine.append(Complaint.adviser_id.in_(select(Adviser.id).where(Adviser.account_id == principal.account_id)))
    return or_(*mine) if mine else false()


async def get_complaint(session: AsyncSession, principal: Principal, complaint_id: UUID) -> Complaint:
    """The complaint, held until the end of the act, when this principal may see it. Raises ComplaintNotFound (404)."""
    statement = select(Complaint).where(Complaint.id == complaint_id, visible_to(principal)).with_for_update()
    found: Complaint | None = await session.scalar(statement)
    if found is None:
        raise ComplaintNotFound
    return found


async def list_complaints(session: AsyncSession, principal: Principal, wanted: ComplaintFilter) -> dict[str, Any]:
    """One page of the complaints somebody may see, the newest first."""
    statement = _TOLD.where(visible_to(principal)).order_by(Complaint.filed_at.desc(), Complaint.id)
    if wanted.status is not None:
        statement = statement.where(Complaint.status == wanted.status)
    if wanted.adviser_id is not None:
        statement = statement.where(Complaint.adviser_id == wanted.adviser_id)
    if wanted.firm_id is not None:
        statement = statement.where(Adviser.organisation_id == wanted.firm_id)
    found = await page_of(session, statement.add_columns(_interest(principal)), wanted)
    return {**found, "items": [_described(principal, row) for row in found["items"]]}


async def describe(session: AsyncSession, principal: Principal, complaint_id: UUID) -> dict[str, Any]:
    """One complaint, when this principal may see it. Raises ComplaintNotFound (404)."""
    statement = _TOLD.add_columns(_interest(principal)).where(Complaint.id == complaint_id, visible_to(principal))
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise ComplaintNotFound
    return _described(principal, row)


async def has_dealings(session: AsyncSession, company_id: UUID, adviser_id: UUID) -> bool:
    """Whether the adviser took up the company's question, stands on a voucher it submitted, or worked with it."""
    return bool(await session.scalar(select(_met(company_id)).where(Adviser.id == adviser_id)))


async def list_advisers(session: AsyncSession, company_id: UUID) -> list[dict[str, Any]]:
    """With whom the company has dealings, so that it can complain about them, by name."""
    rows = await session.execute(
        select(Adviser.id, Adviser.name, Adviser.firm).where(_met(company_id)).order_by(Adviser.sort_name, Adviser.id)
    )
    return [dict(row) for row in rows.mappings()]


def _met(company_id: UUID) -> ColumnElement[bool]:
    dealings = (
        select(Referral.adviser_id).where(
            Referral.company_id == company_id, Referral.status == ReferralStatus.ACCEPTED
        ),
        select(Voucher.adviser_id).where(Voucher.company_id == company_id, Voucher.submitted_at.is_not(None)),
        select(Trajectory.adviser_id).where(Trajectory.company_id == company_id, Trajectory.started_on.is_not(None)),
    )
    return or_(*(Adviser.id.in_(each) for each in dealings))


async def has_interest(session: AsyncSession, principal: Principal, complaint: Complaint) -> bool:
    """Whether this officer is the adviser, or belongs to the company or to the adviser's firm: a colleague decides.

    Not for belonging to Syntens itself: else nobody could decide about an adviser of Syntens.
    """
    statement = (
        select(_interest(principal))
        .join_from(Complaint, Adviser, Adviser.id == Complaint.adviser_id)
        .where(Complaint.id == complaint.id)
    )
    return bool(await session.scalar(statement))


def _interest(principal: Principal) -> ColumnElement[bool]:
    belongs = exists().where(
        Membership.account_id == principal.person_id,
        Membership.organisation_id.in_([Complaint.company_id, Adviser.organisation_id]),
        Membership.organisation_id.is_distinct_from(principal.organisation_id),
    )
    return or_(func.coalesce(Adviser.account_id == principal.person_id, False), belongs).label("has_interest")


def _described(principal: Principal, row: RowMapping | dict[str, Any]) -> dict[str, Any]:
    told = {key: value for key, value in row.items() if key not in {"account_id", "has_interest"}}
    return {**told, "allowed_acts": _allowed(principal, row)}


def _allowed(principal: Principal, row: RowMapping | dict[str, Any]) -> list[str]:
    if row["status"] is not ComplaintStatus.FILED:
        return []
    heard = row["response"] is not None or clock.today() > row["respond_before"]
    acts = {
        "respond": principal.may("complaints:answer")
        and row["account_id"] == principal.person_id
        and row["response"] is None,
        "withdraw": principal.may("complaints:file") and row["company_id"] == principal.organisation_id,
        "decide": principal.may("complaints:decide") and heard and not row["has_interest"],
    }
    return [act for act, allowed in acts.items() if allowed]
