"""What can be read of advisers and referrals."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, bindparam, case, false, func, literal, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.catalogue import SUMMARY, findable
from backend.advisers.declarations import (
    asks_for_a_new_period,
    has_interest,
    renewable_from,
    waits_for_a_new_period,
)
from backend.advisers.errors import AdviserNotAccredited, AdviserNotFound, AdviserRelated, ReferralNotFound
from backend.advisers.firms import standing, through_a_firm
from backend.advisers.models import (
    NEXT_ACCREDITATION,
    Accreditation,
    AccreditationChange,
    Adviser,
    AdviserKind,
    AdvisoryFirm,
    Referral,
)
from backend.advisers.response import answering_of
from backend.advisers.schemas import AccreditationFilter, ReferralFilter
from backend.core import clock
from backend.core.listing import page_of
from backend.identity.principals import Principal
from backend.organisations.models import Company


@dataclass(frozen=True, slots=True)
class AccreditedAdviser:
    """Who was accredited on the day asked for: what a voucher pins at its grant.

    The period is the part in which both the person and the firm are accredited.
    """

    id: UUID
    name: str
    firm: str
    organisation_id: UUID
    account_id: UUID | None
    kind: AdviserKind
    accredited_from: date
    accredited_until: date
    is_demonstration: bool


_PINNED = (
    select(
        Adviser.id,
        Adviser.name,
        Adviser.firm,
        Adviser.organisation_id,
        Adviser.account_id,
        Adviser.kind,
        func.greatest(Adviser.accredited_from, AdvisoryFirm.accredited_from),
        func.least(Adviser.accredited_until, AdvisoryFirm.accredited_until),
        Adviser.is_demonstration,
        Adviser.accreditation,
        has_interest(bindparam("kvk_number")).label("related"),
        through_a_firm(bindparam("on", type_=Date)).label("by_firm"),
    )
    .outerjoin_from(Adviser, AdvisoryFirm, AdvisoryFirm.organisation_id == Adviser.organisation_id)
    .where(Adviser.id == bindparam("adviser_id"))
)


async def require_accredited(
    session: AsyncSession, adviser_id: UUID, *, on: date, for_company: str | None = None
) -> AccreditedAdviser:
    """The adviser, when accredited on that day, in person and through a firm.

    Never one with an interest in the company with this KVK number.
    Raises AdviserNotFound (404), AdviserNotAccredited and AdviserRelated (409).
    """
    asked = {"adviser_id": adviser_id, "kvk_number": for_company, "on": on}
    found = (await session.execute(_PINNED, asked)).one_or_none()
    if found is None:
        raise AdviserNotFound
    *pinned, accreditation, related, by_firm = found
    if related:
        raise AdviserRelated
    if not by_firm:
        raise AdviserNotAccredited(
            nl=f"{found.firm}, het bureau van {found.name}, is op {on:%d-%m-%Y} niet erkend.",
            en=f"{found.firm}, the firm of {found.name}, is not accredited on {on:%d-%m-%Y}.",
        )
    if accreditation is Accreditation.ACCREDITED:
        adviser = AccreditedAdviser(*pinned)
        if adviser.accredited_from <= on <= adviser.accredited_until:
            return adviser
    raise AdviserNotAccredited(
        nl=f"{found.name} is op {on:%d-%m-%Y} niet erkend.", en=f"{found.name} is not accredited on {on:%d-%m-%Y}."
    )


async def hold(session: AsyncSession, adviser_id: UUID) -> None:
    """Keep the adviser as declared, and the firm as decided on, until the end of the act.

    A declaration or a decision at this moment comes before or after. The firm first, as who decides on it: that makes
    the documents of its advisers anew.
    """
    employer = select(Adviser.organisation_id).where(Adviser.id == adviser_id).scalar_subquery()
    firm = select(AdvisoryFirm.organisation_id).where(AdvisoryFirm.organisation_id == employer)
    await session.execute(firm.with_for_update(read=True))
    await session.execute(select(Adviser.id).where(Adviser.id == adviser_id).with_for_update(read=True))


async def require_unrelated(session: AsyncSession, adviser_id: UUID, company: Company) -> None:
    """Refuse an adviser with an interest in the company. The caller holds the adviser. Raises AdviserRelated (409)."""
    related = select(has_interest(literal(company.kvk_number))).where(Adviser.id == adviser_id)
    if await session.scalar(related):
        raise AdviserRelated


async def read_adviser(session: AsyncSession, adviser_id: UUID) -> dict[str, Any]:
    """An accredited adviser as everybody reads them. Raises AdviserNotFound (404)."""
    statement = select(
        *SUMMARY,
        Adviser.organisation_id,
        Adviser.bio,
        Adviser.methods,
        Adviser.accredited_from,
        Adviser.accredited_until,
    ).where(Adviser.id == adviser_id, *findable(clock.today()))
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise AdviserNotFound
    speeds = await answering_of(session, [adviser_id])
    firm = await standing(session, row["organisation_id"])
    return {**row, **speeds[adviser_id], "firm_accredited_until": firm and firm["accredited_until"]}


async def require_shown(session: AsyncSession, adviser_id: UUID) -> None:
    """Refuse an adviser whom nobody is shown today. Raises AdviserNotFound (404)."""
    if not await session.scalar(select(Adviser.id).where(Adviser.id == adviser_id, *findable(clock.today()))):
        raise AdviserNotFound


def profiles_visible_to(principal: Principal) -> ColumnElement[bool]:
    """Whose file somebody may see: the accrediting officers all, an adviser their own."""
    if principal.may("advisers:accredit"):
        return true()
    return Adviser.account_id == principal.account_id if principal.may("advisers:write") else false()


async def get_profile(
    session: AsyncSession, principal: Principal, adviser_id: UUID, *, for_update: bool = False
) -> Adviser:
    """The adviser's file, when this principal may see it. Raises AdviserNotFound (404)."""
    statement = select(Adviser).where(Adviser.id == adviser_id, profiles_visible_to(principal))
    found: Adviser | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise AdviserNotFound
    return found


async def list_profiles(session: AsyncSession, principal: Principal, wanted: AccreditationFilter) -> dict[str, Any]:
    """The files somebody may see: applications first, oldest on top."""
    statement = (
        select(
            Adviser.id,
            Adviser.name,
            Adviser.firm,
            Adviser.kind,
            Adviser.accreditation,
            Adviser.accredited_from,
            Adviser.accredited_until,
            Adviser.created_at,
            Adviser.is_demonstration,
            asks_for_a_new_period().label("asks_for_a_new_period"),
        )
        .where(profiles_visible_to(principal))
        .order_by(
            case((or_(Adviser.accreditation == Accreditation.APPLIED, asks_for_a_new_period()), 0), else_=1),
            Adviser.created_at,
            Adviser.id,
        )
    )
    if wanted.status is not None:
        statement = statement.where(Adviser.accreditation == wanted.status)
    return await page_of(session, statement, wanted)


async def describe(session: AsyncSession, adviser: Adviser) -> dict[str, Any]:
    """An adviser's file with the history of the accreditation."""
    changes = await session.scalars(
        select(AccreditationChange)
        .where(AccreditationChange.adviser_id == adviser.id)
        .order_by(AccreditationChange.id.desc())
    )
    again = {Accreditation.ACCREDITED} if await waits_for_a_new_period(session, adviser.id) else set()
    hidden = {"search", "plain", "sort_name", "account_id", "updated_at", "reminded_for", "reminded_days"}
    return {
        **{
            column.key: getattr(adviser, column.key) for column in Adviser.__table__.columns if column.key not in hidden
        },
        "allowed_statuses": sorted(NEXT_ACCREDITATION[adviser.accreditation] | again),
        "asks_for_a_new_period": bool(again),
        "firm_accreditation": await standing(session, adviser.organisation_id),
        "renewable_from": renewable_from(adviser),
        "changes": changes.all(),
    }


REFERRAL = (
    Referral.id,
    Referral.company_id,
    Company.name.label("company"),
    Company.section,
    Company.size_class,
    Company.place,
    Company.province,
    Referral.adviser_id,
    Adviser.name.label("adviser"),
    Adviser.firm,
    Referral.theme,
    Referral.message,
    Referral.status,
    Referral.asked_at,
    Referral.answer_before,
    Referral.answered_at,
    Referral.answer,
    Referral.version,
)
_REFERRALS = (
    select(*REFERRAL)
    .join_from(Referral, Company, Company.id == Referral.company_id)
    .join(Adviser, Adviser.id == Referral.adviser_id)
)


def referrals_visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which requests somebody may see: a company its own, an adviser those that were asked of them."""
    mine: list[ColumnElement[bool]] = []
    if principal.may("referrals:ask"):
        mine.append(Referral.company_id == principal.organisation_id)
    if principal.may("referrals:answer"):
        mine.append(Referral.adviser_id.in_(select(Adviser.id).where(Adviser.account_id == principal.account_id)))
    return or_(*mine) if mine else false()


async def list_referrals(session: AsyncSession, principal: Principal, wanted: ReferralFilter) -> dict[str, Any]:
    """The requests somebody may see, newest first."""
    statement = _REFERRALS.where(referrals_visible_to(principal)).order_by(Referral.asked_at.desc(), Referral.id)
    if wanted.status is not None:
        statement = statement.where(Referral.status == wanted.status)
    return await page_of(session, statement, wanted)


async def get_referral(
    session: AsyncSession, principal: Principal, referral_id: UUID, *, for_update: bool = False
) -> Referral:
    """The request, when this principal may see it. Raises ReferralNotFound (404)."""
    statement = select(Referral).where(Referral.id == referral_id, referrals_visible_to(principal))
    found: Referral | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise ReferralNotFound
    return found


async def describe_referral(session: AsyncSession, referral: Referral) -> dict[str, Any]:
    """A request with the names of both sides."""
    row = (await session.execute(_REFERRALS.where(Referral.id == referral.id))).mappings().one()
    return dict(row)
