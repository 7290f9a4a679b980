"""Who reads and writes the messages about a voucher.

Company, adviser and Syntens share one thread. The adviser reads from the day the voucher was granted with them: what
was said before is between the company and Syntens. The programme office does not read along.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.organisations.models import Company
from backend.vouchers.models import Voucher, VoucherMessage, VoucherMessageReading
from backend.vouchers.queries.absences import on_my_desk
from backend.vouchers.queries.vouchers import COMPANY_ROLES, Sight, has_interest, sight_of, visible_to
from backend.vouchers.refusals import ThreadNotYours
from backend.vouchers.states import Party

SHOWN = 100


async def speaks_for(session: AsyncSession, principal: Principal, voucher: Voucher) -> Party:
    """For whom this principal reads and writes. Raises ThreadNotYours (403) for everybody else.

    An officer who belongs to the company or the adviser leaves it to a colleague.
    """
    if principal.roles & COMPANY_ROLES and principal.organisation_id == voucher.company_id:
        return Party.COMPANY
    if principal.may("vouchers:decide") and not await has_interest(session, principal, voucher):
        return Party.SYNTENS
    if Role.ADVISER in principal.roles and sight_of(principal) is Sight.GRANTED_WITH_ADVISER:
        return Party.ADVISER
    raise ThreadNotYours


def _readable(party: Party) -> ColumnElement[bool]:
    return VoucherMessage.sent_at >= Voucher.pinned_at if party is Party.ADVISER else true()


def _of(voucher_id: UUID, party: Party) -> ColumnElement[bool]:
    return and_(VoucherMessage.voucher_id == voucher_id, _readable(party))


async def thread(
    session: AsyncSession, principal: Principal, voucher: Voucher, *, before: int | None = None
) -> dict[str, Any]:
    """The newest messages before a number, with how many are unread and who reads along."""
    party = await speaks_for(session, principal, voucher)
    wanted = select(VoucherMessage).join(Voucher, Voucher.id == VoucherMessage.voucher_id).where(_of(voucher.id, party))
    if before is not None:
        wanted = wanted.where(VoucherMessage.number < before)
    found = list(await session.scalars(wanted.order_by(VoucherMessage.number.desc()).limit(SHOWN + 1)))
    return {
        "items": [describe(principal, message) for message in reversed(found[:SHOWN])],
        "has_earlier": len(found) > SHOWN,
        "unread": await unread_of(session, principal, voucher, party),
        "read_by": readers_of(voucher),
        "may_write": voucher.submitted_at is not None and may_write(principal, party),
    }


def may_write(principal: Principal, party: Party) -> bool:
    """Who of a company writes applications writes messages too; the other parties always."""
    return party is not Party.COMPANY or principal.may("vouchers:draft")


def readers_of(voucher: Voucher) -> list[Party]:
    """Who reads what is written now."""
    return [Party.COMPANY, Party.SYNTENS, *([Party.ADVISER] if voucher.pinned_at is not None else [])]


def describe(principal: Principal, message: VoucherMessage) -> dict[str, Any]:
    """One message, as this principal sees it."""
    return {
        "id": message.id,
        "number": message.number,
        "source": message.source,
        "author_name": message.author_name,
        "is_yours": message.author_account_id == principal.person_id,
        "body": message.body,
        "sent_at": message.sent_at,
    }


async def unread_of(session: AsyncSession, principal: Principal, voucher: Voucher, party: Party) -> int:
    """How many messages of others this person has not read."""
    read_to = (
        select(VoucherMessageReading.read_to)
        .where(VoucherMessageReading.voucher_id == voucher.id, VoucherMessageReading.account_id == principal.person_id)
        .scalar_subquery()
    )
    count = await session.scalar(
        select(func.count())
        .select_from(VoucherMessage)
        .join(Voucher, Voucher.id == VoucherMessage.voucher_id)
        .where(
            _of(voucher.id, party),
            VoucherMessage.author_account_id != principal.account_id,
            VoucherMessage.number > func.coalesce(read_to, 0),
        )
    )
    return int(count or 0)


async def list_unread(session: AsyncSession, principal: Principal) -> dict[str, Any]:
    """The vouchers with unread messages; of officers those that they handle."""
    sight = sight_of(principal)
    party = {Sight.OF_COMPANY: Party.COMPANY, Sight.SUBMITTED: Party.SYNTENS}.get(sight, Party.ADVISER)
    mine = on_my_desk(principal.account_id, clock.today()) if sight is Sight.SUBMITTED else true()
    newest = func.max(VoucherMessage.number)
    rows = await session.execute(
        select(
            Voucher.id.label("voucher_id"),
            Voucher.code.label("voucher_code"),
            Company.name.label("company_name"),
            func.count().label("unread"),
        )
        .join(VoucherMessage, VoucherMessage.voucher_id == Voucher.id)
        .join(Company, Company.id == Voucher.company_id)
        .outerjoin(
            VoucherMessageReading,
            and_(
                VoucherMessageReading.voucher_id == Voucher.id,
                VoucherMessageReading.account_id == principal.account_id,
            ),
        )
        .where(
            visible_to(principal),
            mine,
            _readable(party),
            VoucherMessage.author_account_id != principal.account_id,
            or_(VoucherMessageReading.read_to.is_(None), VoucherMessage.number > VoucherMessageReading.read_to),
        )
        .group_by(Voucher.id, Voucher.code, Company.name)
        .order_by(newest.desc())
        .limit(SHOWN)
    )
    return {"items": [dict(row) for row in rows.mappings()]}


async def adviser_account(session: AsyncSession, voucher: Voucher) -> UUID | None:
    """The account of the adviser who reads along, if any."""
    if voucher.pinned_at is None or voucher.adviser_id is None:
        return None
    found: UUID | None = await session.scalar(select(Adviser.account_id).where(Adviser.id == voucher.adviser_id))
    return found
