"""Asking back what was paid on a voucher that was revoked: opened by the revocation, then received or written off."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.monitoring.queries import lock_company
from backend.notifications import service as notifications
from backend.vouchers import letters
from backend.vouchers.errors import SecondOfficerNeeded
from backend.vouchers.ledger import open_book
from backend.vouchers.models import Payment, Reclaim, Voucher
from backend.vouchers.payment_errors import PaymentUnderway, ReclaimNotFound, ReclaimOpen
from backend.vouchers.schemas.paying import ReclaimMove, ReclaimWriteOff
from backend.vouchers.service import money
from backend.vouchers.service.banking import ROOM_OF, TOLD
from backend.vouchers.service.case import Case, complete
from backend.vouchers.service.paying import KEY_SHARE, require_neither_side
from backend.vouchers.states import Party, PaymentStatus, ReclaimStatus

ENDED = (PaymentStatus.FAILED, PaymentStatus.CANCELLED)
TERM = timedelta(weeks=6)  # Awb 4:87: a sum of money is paid within six weeks


async def stop_payments(case: Case, reason: str) -> None:
    """On a revocation: a due payment ends, and all that was paid is asked back.

    Raises PaymentUnderway (409) while the bank has a payment.
    """
    found = await case.session.scalars(
        select(Payment)
        .where(Payment.voucher_id == case.voucher.id, Payment.status.not_in(ENDED))
        .order_by(Payment.due_at, Payment.id)
        .with_for_update(key_share=True)
    )
    payments = list(found)
    if any(payment.status is PaymentStatus.IN_BATCH for payment in payments):
        raise PaymentUnderway
    for payment in payments:
        if payment.status is PaymentStatus.DUE:
            payment.cancel()
    if not case.voucher.paid_cents:
        return
    newest = payments[-1]
    await money.reclaim(case)
    case.session.add(
        Reclaim(
            voucher_id=case.voucher.id,
            payee_organisation_id=newest.payee_organisation_id,
            amount_cents=case.voucher.paid_cents,
            reason=reason,
            pay_before=case.today + TERM,
            opened_by=case.officer_id,
            opened_at=case.moment,
        )
    )
    await _tell_payee(case, newest, reason)
    case.voucher.paid_cents = 0


async def _tell_payee(case: Case, payment: Payment, reason: str) -> None:
    payee = await case.session.get_one(Organisation, payment.payee_organisation_id)
    facts = case.mail_facts(
        organisation=payee.name,
        reclaimed_amount=letters.sums(case.voucher.paid_cents),
        pay_before=letters.days(case.today + TERM),
        reasons=reason,
    )
    await notifications.tell(
        case.session,
        organisation_id=payee.id,
        roles=TOLD,
        about=case.voucher.id,
        template="payment_reclaimed",
        link=ROOM_OF.get(payee.kind, "/"),
        **letters.in_dutch("payment_reclaimed", facts),
    )


async def require_none_open(case: Case) -> None:
    """Refuse to look at a voucher again while money of it is asked back. Raises ReclaimOpen (409)."""
    open_one = select(Reclaim.id).where(Reclaim.voucher_id == case.voucher.id, Reclaim.status == ReclaimStatus.OPEN)
    if await case.session.scalar(open_one) is not None:
        raise ReclaimOpen


async def close(
    session: AsyncSession, principal: Principal, reclaim_id: UUID, wish: ReclaimMove, if_match: str | None
) -> Reclaim:
    """The money is back, or will not come.

    Raises ReclaimNotFound (404), MoveNotYours, SecondOfficerNeeded (403), VersionStale (412), ReclaimClosed (409).
    """
    seen = await session.get(Reclaim, reclaim_id)
    if seen is None:
        raise ReclaimNotFound
    voucher = await session.get_one(Voucher, seen.voucher_id)
    await require_neither_side(session, principal, voucher)
    await lock_company(session, voucher.company_id)
    book = await open_book(session, voucher.round_id)
    voucher = await session.get_one(Voucher, voucher.id, with_for_update=KEY_SHARE, populate_existing=True)
    reclaim = await session.get_one(Reclaim, reclaim_id, with_for_update=KEY_SHARE, populate_existing=True)
    if reclaim.opened_by == principal.person_id:
        raise SecondOfficerNeeded(
            nl="U vorderde dit terug. Een collega legt vast hoe het afloopt.",
            en="You asked this back. A colleague records how it ends.",
        )
    require_current(reclaim, if_match)
    case = await complete(session, principal, Party.SYNTENS, voucher, book)
    if isinstance(wish, ReclaimWriteOff):
        reclaim.write_off(wish.reason, by=principal.account_id, at=case.moment)
        await money.write_off(case)
    else:
        if not reclaim.opened_at.astimezone(clock.AMSTERDAM).date() <= wish.received_on <= case.today:
            raise invalid(
                field(
                    "#/receivedOn",
                    "out_of_range",
                    nl="Kies een dag vanaf de terugvordering tot en met vandaag.",
                    en="Choose a day from the reclaim up to and including today.",
                )
            )
        reclaim.receive(wish.received_on, wish.bank_reference, by=principal.account_id, at=case.moment)
        await money.receive(case)
    audit.record(
        session,
        principal,
        "reclaims.write_off" if isinstance(wish, ReclaimWriteOff) else "reclaims.receive",
        "voucher",
        voucher.id,
        organisation_id=voucher.company_id,
        amount_cents=reclaim.amount_cents,
    )
    await session.flush()
    return reclaim
