"""Batches of payments: made by one officer, carried out by the bank, confirmed by another."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.monitoring.queries import lock_company
from backend.vouchers.ledger import open_book
from backend.vouchers.models import BankAccount, BankAccountStatus, Payment, PaymentBatch, Voucher, batch_numbers
from backend.vouchers.payment_errors import BatchUnderway, PaymentNotFound, PaymentsBlocked
from backend.vouchers.queries.batches import get_batch
from backend.vouchers.schemas.claims import PaymentConfirm
from backend.vouchers.schemas.paying import BatchCancel, BatchConfirm, BatchCreate
from backend.vouchers.service.case import complete
from backend.vouchers.service.paying import (
    KEY_SHARE,
    close_when_done,
    fixed_the_amount,
    record_paid,
    require_another_officer,
    require_neither_side,
)
from backend.vouchers.states import BatchStatus, Party, PaymentStatus
from backend.vouchers.wording import both

LATEST_EXECUTION_DAYS = 30
BLOCKED = {
    "not_due": both("Deze betaling staat niet open.", "This payment is not due."),
    "no_account": both("De ontvanger gaf nog geen rekening op.", "The payee gave no account yet."),
    "account_changed": both("De rekening is gewijzigd en nog niet bevestigd.", "The account was changed, unconfirmed."),
    "you_settled": both("U stelde deze voucher vast.", "You settled this voucher."),
    "you_confirmed_account": both("U bevestigde deze rekening.", "You confirmed this account."),
}


async def make(session: AsyncSession, principal: Principal, wish: BatchCreate) -> PaymentBatch:
    """Put due payments in a batch, each with the account it goes to.

    Raises PaymentNotFound (404), MoveNotYours (403) to an officer with an interest, InvalidInput (400), and
    PaymentsBlocked (409) with the reason for each payment that cannot go.
    """
    days = (wish.execution_on - clock.today()).days
    if not 0 <= days <= LATEST_EXECUTION_DAYS:
        raise invalid(
            field(
                "#/executionOn",
                "out_of_range",
                nl="Kies vandaag of een dag in de komende dertig dagen.",
                en="Choose today or a day in the next thirty days.",
            )
        )
    payments = await _locked(session, wish.payment_ids)
    accounts = await _accounts(session, {payment.payee_organisation_id for payment in payments})
    blocked = []
    for payment in payments:
        voucher = await session.get_one(Voucher, payment.voucher_id)
        await require_neither_side(session, principal, voucher)
        why = _why_not(payment, accounts.get(payment.payee_organisation_id, []), principal)
        if why is None and await fixed_the_amount(session, principal, voucher):
            why = "you_settled"
        if why is not None:
            blocked.append({"paymentId": str(payment.id), "code": why, "reason": BLOCKED[why]})
    if blocked:
        raise PaymentsBlocked(payments=blocked)
    batch = PaymentBatch(
        number=await session.scalar(batch_numbers.next_value()),
        execution_on=wish.execution_on,
        payment_count=len(payments),
        total_cents=sum(payment.amount_cents for payment in payments),
        made_by=principal.account_id,
        made_at=clock.now(),
    )
    session.add(batch)
    await session.flush()
    for payment in payments:
        (account,) = accounts[payment.payee_organisation_id]
        payment.put_in(batch.id, iban=account.iban, holder=account.holder)
    audit.record(
        session,
        principal,
        "payment-batches.make",
        "payment_batch",
        batch.id,
        payments=len(payments),
        amount_cents=batch.total_cents,
    )
    await session.flush()
    return batch


async def _locked(session: AsyncSession, payment_ids: Sequence[UUID]) -> list[Payment]:
    found = list(
        await session.scalars(
            select(Payment).where(Payment.id.in_(payment_ids)).order_by(Payment.id).with_for_update(key_share=True)
        )
    )
    if len(found) < len(set(payment_ids)):
        raise PaymentNotFound
    return found


async def _accounts(session: AsyncSession, organisation_ids: set[UUID]) -> dict[UUID, list[BankAccount]]:
    live = (BankAccountStatus.IN_USE, BankAccountStatus.WAITING)
    rows = await session.scalars(
        select(BankAccount).where(BankAccount.organisation_id.in_(organisation_ids), BankAccount.status.in_(live))
    )
    found: dict[UUID, list[BankAccount]] = {}
    for row in rows:
        found.setdefault(row.organisation_id, []).append(row)
    return found


def _why_not(payment: Payment, accounts: list[BankAccount], principal: Principal) -> str | None:
    """Why a payment cannot go, by code. While a changed account waits, nothing goes to the former one either."""
    if payment.status is not PaymentStatus.DUE:
        return "not_due"
    if not accounts:
        return "no_account"
    if any(account.status is BankAccountStatus.WAITING for account in accounts):
        return "account_changed"
    if accounts[0].confirmed_by == principal.account_id:
        return "you_confirmed_account"
    return None


async def confirm(
    session: AsyncSession, principal: Principal, batch_id: UUID, wish: BatchConfirm, if_match: str | None
) -> PaymentBatch:
    """The bank carried out the whole batch: every payment that waits in it was paid.

    Raises BatchNotFound (404), SecondOfficerNeeded, MoveNotYours (403), VersionStale (412), BatchClosed (409).
    """
    batch = await get_batch(session, batch_id)
    payments = list(await session.scalars(select(Payment).where(Payment.batch_id == batch_id).order_by(Payment.id)))
    vouchers = {payment.id: await session.get_one(Voucher, payment.voucher_id) for payment in payments}
    # All locks of one kind before the next, each kind in order: so two acts never wait for each other.
    for company_id in sorted({voucher.company_id for voucher in vouchers.values()}):
        await lock_company(session, company_id)
    books = {
        round_id: await open_book(session, round_id)
        for round_id in sorted({voucher.round_id for voucher in vouchers.values()})
    }
    for voucher in sorted(vouchers.values(), key=lambda one: one.id):
        await session.refresh(voucher, with_for_update=KEY_SHARE)
    for payment in payments:
        await session.refresh(payment, with_for_update=KEY_SHARE)
    batch = await get_batch(session, batch_id, for_update=True)
    for voucher in vouchers.values():
        await require_neither_side(session, principal, voucher)
        await require_another_officer(session, principal, voucher, batch)
    require_current(batch, if_match)
    batch.require_open(BatchStatus.DONE)
    paid = PaymentConfirm(paid_on=wish.paid_on, bank_reference=wish.bank_reference)
    for payment in payments:
        if payment.status is PaymentStatus.IN_BATCH:
            voucher = vouchers[payment.id]
            case = await complete(session, principal, Party.SYNTENS, voucher, books[voucher.round_id])
            await record_paid(case, payment, paid)
    await close_when_done(session, principal, batch.id)
    audit.record(session, principal, "payment-batches.confirm", "payment_batch", batch.id)
    await session.flush()
    return batch


async def cancel(
    session: AsyncSession, principal: Principal, batch_id: UUID, _: BatchCancel, if_match: str | None
) -> PaymentBatch:
    """The bank never got it: its payments are due again.

    Raises BatchNotFound (404), VersionStale (412), BatchClosed, and BatchUnderway (409) when a payment has its outcome.
    """
    payments = list(
        await session.scalars(
            select(Payment).where(Payment.batch_id == batch_id).order_by(Payment.id).with_for_update(key_share=True)
        )
    )
    batch = await get_batch(session, batch_id, for_update=True)
    require_current(batch, if_match)
    batch.require_open(BatchStatus.CANCELLED)
    if any(payment.status is not PaymentStatus.IN_BATCH for payment in payments):
        raise BatchUnderway
    batch.close(BatchStatus.CANCELLED, principal.account_id, clock.now())
    for payment in payments:
        payment.take_out()
    audit.record(session, principal, "payment-batches.cancel", "payment_batch", batch.id)
    await session.flush()
    return batch
