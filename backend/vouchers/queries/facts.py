"""What is known of an application, for the rules to judge."""

from datetime import date
from uuid import UUID

from sqlalchemy import String, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.declarations import has_interest
from backend.advisers.firms import through_a_firm
from backend.advisers.models import Adviser, AdvisoryFirm
from backend.core import clock
from backend.organisations import queries as organisations
from backend.organisations.models import Company, Verification
from backend.vouchers.aid import aid_of, the_same_before
from backend.vouchers.eligibility import ChosenAdviser, Facts
from backend.vouchers.models import Round, Scheme, Voucher
from backend.vouchers.states import COUNTED_IN, VoucherStatus


async def adviser_known(
    session: AsyncSession, adviser_id: UUID | None, on: date, *, for_company: str | None = None
) -> ChosenAdviser | None:
    """The chosen adviser as the rules see one, for the company with this KVK number; None when there is none."""
    if adviser_id is None:
        return None
    statement = (
        select(
            Adviser,
            has_interest(literal(for_company, String)),
            through_a_firm(on),
            func.least(Adviser.accredited_until, AdvisoryFirm.accredited_until),
        )
        .outerjoin_from(Adviser, AdvisoryFirm, AdvisoryFirm.organisation_id == Adviser.organisation_id)
        .where(Adviser.id == adviser_id)
    )
    found = (await session.execute(statement)).one_or_none()
    if found is None:
        return None
    adviser, related, by_firm, until = found
    return ChosenAdviser(
        adviser.name,
        adviser.kind,
        adviser.accredited_on(on) and by_firm,
        until,
        related=related,
    )


async def other_vouchers(session: AsyncSession, voucher: Voucher, scheme: Scheme) -> int:
    """How many other vouchers of this scheme count for the company of this one, as `vouchers_counted`."""
    return await vouchers_counted(session, voucher.company_id, scheme, besides=voucher.id)


async def vouchers_counted(
    session: AsyncSession, company_id: UUID, scheme: Scheme, *, besides: UUID | None = None
) -> int:
    """How many vouchers of this scheme (all editions) count for a company.

    Also those of the same company before it was erased: being erased and entered anew gives no second voucher.
    """
    counted = await session.scalar(
        select(func.count())
        .select_from(Voucher)
        .join(Round, Round.id == Voucher.round_id)
        .join(Scheme, Scheme.id == Round.scheme_id)
        .where(
            or_(Voucher.company_id == company_id, Voucher.company_id.in_(the_same_before(company_id))),
            Voucher.id.is_distinct_from(besides),
            Voucher.status.in_(COUNTED_IN),
            Scheme.slug == scheme.slug,
        )
    )
    return int(counted or 0)


async def facts_of(session: AsyncSession, voucher: Voucher, company: Company, scheme: Scheme) -> Facts:
    """Everything the rules ask about one application, at this moment."""
    today = clock.today()
    aid = None
    if voucher.other_aid_cents is not None:
        aid = await aid_of(
            session,
            company.id,
            scheme.aid_regulation,
            declared_cents=voucher.other_aid_cents,
            on=today,
            except_voucher=voucher.id,
        )
    return Facts(
        moment=clock.now(),
        size_class=company.size_class,
        employees=company.employees,
        section=company.section,
        branch_ids=await organisations.branch_ids_of(session, company.id),
        verified=company.verification is Verification.VERIFIED,
        adviser=await adviser_known(session, voucher.adviser_id, today, for_company=company.kvk_number),
        advice_cents=voucher.advice_cents,
        aid=aid,
        other_vouchers=await other_vouchers(session, voucher, scheme),
        was_open=voucher.status is not VoucherStatus.DRAFT,
    )
