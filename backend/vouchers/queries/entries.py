"""Applications that Syntens entered after a call: which wait, who may see them, and what is told about one.

An officer of neither side sees one while she or a colleague fills it in. From the hand-over on it is the company's own
draft: the list of what waits then tells that it waits, and nothing of what stands in it.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.organisations.models import Company
from backend.vouchers.errors import VoucherNotFound
from backend.vouchers.models import Round, Scheme, Voucher
from backend.vouchers.queries.interests import with_interest
from backend.vouchers.queries.vouchers import is_related
from backend.vouchers.refusals import EntryHandedOver
from backend.vouchers.schemas.entries import EntryFilter
from backend.vouchers.states import VoucherStatus

# Who submits for a company.
APPLICANTS = (Role.OWNER, Role.FINANCE)


def _of_colleagues(principal: Principal) -> ColumnElement[bool]:
    return and_(
        Voucher.entered_by.is_not(None),
        Voucher.entered_organisation_id == principal.organisation_id,
        Voucher.status == VoucherStatus.DRAFT,
    )


async def get_entry(
    session: AsyncSession, principal: Principal, voucher_id: UUID, *, for_update: bool = False
) -> Voucher:
    """An application that one's own organisation is entering. Raises VoucherNotFound (404), EntryHandedOver (409).

    An officer of a side does not read it; who would change it hears why not.
    """
    statement = select(Voucher).where(Voucher.id == voucher_id, _of_colleagues(principal))
    if for_update:
        statement = statement.with_for_update(key_share=True).execution_options(populate_existing=True)
    else:
        statement = statement.where(~with_interest(principal.person_id))
    found = await session.scalar(statement)
    if found is None:
        raise VoucherNotFound
    if not found.still_entered:
        raise EntryHandedOver
    return found


_can_submit = exists().where(Membership.organisation_id == Company.id, Membership.role.in_(APPLICANTS))


def _summaries(principal: Principal) -> Any:
    return (
        select(
            Voucher.id,
            Voucher.code,
            Voucher.version,
            Voucher.company_id,
            Company.name.label("company_name"),
            Round.name.label("round_name"),
            Scheme.name.label("scheme_name"),
            Voucher.caller_name,
            Account.name.label("entered_by"),
            Voucher.entered_at,
            Voucher.handed_over_at,
            _can_submit.label("company_can_submit"),
        )
        .join(Company, Company.id == Voucher.company_id)
        .join(Round, Round.id == Voucher.round_id)
        .join(Scheme, Scheme.id == Round.scheme_id)
        .outerjoin(Account, Account.id == Voucher.entered_by)
        .where(_of_colleagues(principal), ~with_interest(principal.person_id))
    )


async def list_entries(session: AsyncSession, principal: Principal, wanted: EntryFilter) -> dict[str, Any]:
    """One page of what one's own organisation entered and is no application yet, the newest first."""
    statement = _summaries(principal)
    if wanted.handed_over is not None:
        waits = Voucher.handed_over_at.is_not(None)
        statement = statement.where(waits if wanted.handed_over else ~waits)
    return await page_of(session, statement.order_by(Voucher.entered_at.desc(), Voucher.id), wanted)


async def summary_of(session: AsyncSession, principal: Principal, voucher_id: UUID) -> dict[str, Any]:
    """One line of that list."""
    found = await session.execute(_summaries(principal).where(Voucher.id == voucher_id))
    return dict(found.mappings().one())


async def entry_of(session: AsyncSession, principal: Principal, voucher: Voucher) -> dict[str, Any] | None:
    """That and how a voucher was entered, for the people of the company and the officers.

    Its adviser has nothing to do with it, also not with a mandate, and neither has a system.
    """
    if voucher.entered_by is None:
        return None
    if not (principal.acts_for_programme or principal.organisation_id == voucher.company_id):
        return None
    if principal.client_id is not None or await is_related(session, principal, voucher):
        return None
    officer = await session.get(Account, voucher.entered_by)
    can_submit = select(func.count()).where(
        Membership.organisation_id == voucher.company_id, Membership.role.in_(APPLICANTS)
    )
    return {
        "entered_by": officer.name if officer else None,
        "entered_by_you": voucher.entered_by == principal.person_id,
        "entered_at": voucher.entered_at,
        "caller_name": voucher.caller_name,
        "handed_over_at": voucher.handed_over_at,
        "company_can_submit": bool(await session.scalar(can_submit)),
    }


async def has_unchecked_people(session: AsyncSession, company: Company) -> bool:
    """Whether somebody acts for this company of whom nobody checked that they may: KVK numbers are public."""
    people = select(exists().where(Membership.organisation_id == company.id))
    return company.verified_at is None and bool(await session.scalar(people))


async def waits_for(session: AsyncSession, company_id: UUID, round_id: UUID) -> bool:
    """Whether an entered application of this company waits in this round."""
    waiting = exists().where(
        Voucher.company_id == company_id,
        Voucher.round_id == round_id,
        Voucher.status == VoucherStatus.DRAFT,
        Voucher.entered_by.is_not(None),
    )
    return bool(await session.scalar(select(waiting)))
