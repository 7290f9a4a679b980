"""Open a voucher for an act that is no move: rights in one capacity, locks in the order of all acts."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.principals import Principal
from backend.monitoring.queries import lock_company
from backend.vouchers.ledger import open_book
from backend.vouchers.queries import vouchers
from backend.vouchers.rights import not_yours
from backend.vouchers.service.case import Case, complete
from backend.vouchers.states import Party


async def open_for(
    session: AsyncSession, principal: Principal, voucher_id: UUID, party: Party, *, with_book: bool = False
) -> Case:
    """The case of a voucher, locked, for somebody in this capacity. `with_book` for acts that move money.

    Raises VoucherNotFound (404) and MoveNotYours (403).
    """
    seen = await vouchers.get_voucher(session, principal, voucher_id)
    await lock_company(session, seen.company_id)
    book = await open_book(session, seen.round_id) if with_book else None
    voucher = await vouchers.get_voucher(session, principal, voucher_id, for_update=True)
    if party not in await vouchers.parties_of(session, principal, voucher):
        raise not_yours(party)
    return await complete(session, principal, party, voucher, book)
