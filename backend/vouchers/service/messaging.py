"""Writing and reading messages about a voucher. A mail tells that there is one, never what it says."""

from uuid import UUID

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.files import service as files
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications import service as notifications
from backend.vouchers import letters
from backend.vouchers.models import Voucher, VoucherMessage, VoucherMessageReading
from backend.vouchers.queries import absences
from backend.vouchers.queries import messages as queries
from backend.vouchers.queries.vouchers import get_voucher
from backend.vouchers.refusals import ThreadNotOpen, ThreadNotYours
from backend.vouchers.schemas.messages import MessageCreate
from backend.vouchers.service import officers
from backend.vouchers.service.case import complete
from backend.vouchers.states import Party

WRITERS = (Role.OWNER, Role.MANAGER, Role.FINANCE)
ROOM_OF_ADVISER = "/adviseur/opdrachten"


async def write(session: AsyncSession, principal: Principal, voucher_id: UUID, wish: MessageCreate) -> VoucherMessage:
    """Write to whoever reads along; the others are told that there is a message.

    Raises VoucherNotFound (404), ThreadNotYours (403), ThreadNotOpen (409) before the application is submitted.
    """
    voucher = await get_voucher(session, principal, voucher_id)
    party = await queries.speaks_for(session, principal, voucher)
    if not queries.may_write(principal, party):
        raise ThreadNotYours
    if voucher.submitted_at is None:
        raise ThreadNotOpen
    message = VoucherMessage(
        voucher_id=voucher.id,
        source=party,
        author_account_id=principal.account_id,
        author_name=principal.name,
        body=wish.body,
        sent_at=clock.now(),
    )
    session.add(message)
    await session.flush()
    for file_id in wish.file_ids:
        await files.attach(session, principal, file_id, "voucher", voucher.id)
    audit.record(session, principal, "vouchers.write", "voucher", voucher.id, organisation_id=voucher.company_id)
    await mark(session, principal, voucher, message.number)
    await _tell_others(session, principal, voucher, party)
    return message


async def mark(session: AsyncSession, principal: Principal, voucher: Voucher, read_to: int) -> int:
    """Remember how far somebody has read, never back; answers how many are still unread."""
    party = await queries.speaks_for(session, principal, voucher)
    added = insert(VoucherMessageReading).values(
        voucher_id=voucher.id, account_id=principal.account_id, read_to=read_to
    )
    furthest = func.greatest(VoucherMessageReading.read_to, added.excluded.read_to)
    await session.execute(
        added.on_conflict_do_update(index_elements=["voucher_id", "account_id"], set_={"read_to": furthest})
    )
    return await queries.unread_of(session, principal, voucher, party)


async def _tell_others(session: AsyncSession, principal: Principal, voucher: Voucher, party: Party) -> None:
    case = await complete(session, principal, party, voucher, None)
    if party is not Party.COMPANY:
        await notifications.tell(
            session,
            organisation_id=voucher.company_id,
            roles=WRITERS,
            about=voucher.id,
            template="voucher_message",
            link=letters.link_of(voucher),
            voucher_code=voucher.code,
        )
    adviser = await queries.adviser_account(session, voucher)
    if party is not Party.ADVISER and adviser is not None and voucher.adviser_organisation_id is not None:
        await notifications.tell(
            session,
            organisation_id=voucher.adviser_organisation_id,
            roles=(Role.ADVISER,),
            only=adviser,
            about=voucher.id,
            template="voucher_message",
            link=f"{ROOM_OF_ADVISER}/{voucher.id}",
            voucher_code=voucher.code,
        )
    if party is not Party.SYNTENS:
        only = await absences.on_duty(session, voucher)
        await officers.tell(case, "voucher_message", link=officers.file_of(voucher), only=only)
