"""Syntens enters an application for a company that called, and hands it over; the company checks and submits it.

What the company declares (other aid, being followed in the monitor) is never entered for it, and nobody but the company
submits. Who entered it takes no decision on it: kept here, by `parties_of`, and in the database.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.monitoring.queries import lock_company
from backend.organisations import queries as organisations
from backend.organisations.parting import require_participating
from backend.organisations.queries.demonstration import require_same_world
from backend.vouchers import letters
from backend.vouchers.models import ActKind, Round, Voucher, VoucherAct
from backend.vouchers.queries import entries, rounds
from backend.vouchers.queries.vouchers import has_interest
from backend.vouchers.refusals import EntryKnown, EntryOfColleague, PeopleUnchecked
from backend.vouchers.rights import not_yours
from backend.vouchers.schemas.entries import EntryCreate, EntryUpdate
from backend.vouchers.service import drafts
from backend.vouchers.service.case import Case, complete
from backend.vouchers.states import Party

ENTERED = "vouchers.entered_for_company"


async def enter(session: AsyncSession, principal: Principal, wish: EntryCreate) -> Voucher:
    """Begin an application for a company, after a call.

    Raises CompanyNotFound and RoundNotFound (404), MoveNotYours (403), CompanyLeft, CompanyEnded, DemonstrationApart,
    PeopleUnchecked, RoundNotOpen and EntryKnown (409).
    """
    company = await organisations.get_company(session, principal, wish.company_id)
    await require_same_world(session, principal.account_id, company.id)
    await lock_company(session, company.id)
    await require_participating(session, company.id)
    if await entries.has_unchecked_people(session, company):
        raise PeopleUnchecked
    round_ = await rounds.get_round(session, None, wish.round_id)
    drafts.require_ahead(round_)
    if await entries.waits_for(session, company.id, round_.id):
        raise EntryKnown
    voucher = await drafts.begin(
        session,
        company,
        round_,
        wish,
        entered_by=principal.account_id,
        entered_organisation_id=principal.organisation_id,
        entered_at=clock.now(),
        caller_name=wish.caller_name.strip(),
    )
    await _require_impartial(session, principal, voucher)
    audit.record(session, principal, ENTERED, "voucher", voucher.id, organisation_id=company.id)
    return voucher


async def change(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: EntryUpdate, if_match: str | None
) -> Voucher:
    """Change what is being entered.

    Raises VoucherNotFound (404), MoveNotYours, EntryOfColleague (403), VersionStale (412), and EntryHandedOver,
    CompanyLeft, CompanyEnded, RoundNotOpen (409).
    """
    voucher = await _open(session, principal, voucher_id, if_match)
    await drafts.fill(session, voucher, await session.get_one(Round, voucher.round_id), wish)
    await session.flush()
    await _require_impartial(session, principal, voucher)
    return voucher


async def throw_away(session: AsyncSession, principal: Principal, voucher_id: UUID, if_match: str | None) -> None:
    """Throw away what is being entered.

    Raises VoucherNotFound (404), MoveNotYours (403), VersionStale (412), EntryHandedOver (409).
    """
    voucher = await entries.get_entry(session, principal, voucher_id, for_update=True)
    await _require_impartial(session, principal, voucher)
    require_current(voucher, if_match)
    await drafts.discard(session, principal, voucher)


async def hand_over(session: AsyncSession, principal: Principal, voucher_id: UUID, if_match: str | None) -> Voucher:
    """Give it to the company: its owners and finance people are told; without any it waits until somebody gets in.

    Raises VoucherNotFound (404), MoveNotYours, EntryOfColleague (403), VersionStale (412), and EntryHandedOver,
    CompanyLeft, CompanyEnded, RoundNotOpen (409).
    """
    voucher = await _open(session, principal, voucher_id, if_match)
    case = await complete(session, principal, Party.SYNTENS, voucher, None)
    voucher.handed_over_at = case.moment
    await session.flush()
    audit.record(
        session, principal, "vouchers.hand_over_entry", "voucher", voucher.id, organisation_id=voucher.company_id
    )
    facts = case.mail_facts(
        caller=voucher.caller_name or "", entered_on=letters.days(voucher.entered_at), entered_by=principal.name
    )
    await case.tell_company("voucher_entry_ready", facts)
    return voucher


async def write_history(case: Case, *, confirmed: bool) -> None:
    """With the first move of the company: that Syntens entered it, and that the company confirmed it by submitting.

    A draft has no history yet, so that it can be thrown away whole.
    """
    voucher = case.voucher
    if voucher.entered_by is None:
        return
    officer = await case.session.get(Account, voucher.entered_by)
    case.session.add(
        VoucherAct(
            voucher_id=voucher.id,
            kind=ActKind.ENTERED_FOR_COMPANY,
            source=Party.SYNTENS,
            account_id=voucher.entered_by,
            actor_name=officer.name if officer else None,
            reason=None,
            details={},
            occurred_at=voucher.entered_at,
        )
    )
    await case.session.flush()
    if confirmed:
        case.note(ActKind.ENTRY_CONFIRMED)


async def _open(session: AsyncSession, principal: Principal, voucher_id: UUID, if_match: str | None) -> Voucher:
    """The entry, locked for who began it. One pen: whoever wrote in it is who decides nothing about it."""
    voucher = await entries.get_entry(session, principal, voucher_id, for_update=True)
    await _require_impartial(session, principal, voucher)
    if voucher.entered_by != principal.account_id:
        raise EntryOfColleague
    require_current(voucher, if_match)
    await require_participating(session, voucher.company_id)
    drafts.require_ahead(await session.get_one(Round, voucher.round_id))
    return voucher


async def _require_impartial(session: AsyncSession, principal: Principal, voucher: Voucher) -> None:
    if await has_interest(session, principal, voucher):
        raise not_yours(Party.SYNTENS)
