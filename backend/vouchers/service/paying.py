"""Recording what the bank did with a payment: paid, failed or come back.

Four eyes: who settled a voucher does not record that it was paid, and who made a batch does not record its outcome.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import exists, select
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
from backend.vouchers.models import Payment, PaymentBatch, Reclaim, Voucher
from backend.vouchers.payment_errors import PaymentNotFound, ReclaimOpen
from backend.vouchers.queries.payments import fixed_by
from backend.vouchers.queries.vouchers import has_interest
from backend.vouchers.rights import not_yours
from backend.vouchers.schemas.claims import PaymentConfirm
from backend.vouchers.schemas.paying import FailureCreate
from backend.vouchers.service import money
from backend.vouchers.service.banking import ROOM_OF, TOLD
from backend.vouchers.service.case import Case, complete
from backend.vouchers.states import BatchStatus, Party, PaymentStatus

KEY_SHARE = {"key_share": True}


async def confirm_payment(
    session: AsyncSession, principal: Principal, payment_id: UUID, wish: PaymentConfirm, if_match: str | None
) -> Payment:
    """Record that the bank paid.

    Raises PaymentNotFound (404), MoveNotYours, SecondOfficerNeeded (403), VersionStale (412), AlreadyPaid (409).
    """
    case, payment = await _open(session, principal, payment_id)
    require_current(payment, if_match)
    await record_paid(case, payment, wish)
    await close_when_done(session, principal, payment.batch_id)
    await session.flush()
    return payment


async def record_paid(case: Case, payment: Payment, wish: PaymentConfirm) -> None:
    """Write down what the bank paid, in the books and the trail."""
    _require_possible_day(payment, wish.paid_on)
    payment.confirm(paid_on=wish.paid_on, bank_reference=wish.bank_reference, by=case.actor_id)
    await money.pay(case, payment.amount_cents)
    case.voucher.paid_cents += payment.amount_cents
    _write(case, "payments.confirm", payment)


async def record_failure(
    session: AsyncSession, principal: Principal, payment_id: UUID, wish: FailureCreate, if_match: str | None
) -> Payment:
    """The bank did not pay, or the money came back: the payment stays, and another one takes its place.

    Raises PaymentNotFound (404), MoveNotYours, SecondOfficerNeeded (403), VersionStale (412), PaymentNotDue,
    PaymentFailed, and ReclaimOpen (409) when the voucher was revoked meanwhile.
    """
    case, payment = await _open(session, principal, payment_id)
    require_current(payment, if_match)
    was_paid = payment.status is PaymentStatus.PAID
    if was_paid and await _asked_back(case, payment):
        raise ReclaimOpen(
            nl="Dit bedrag is teruggevorderd: de voucher werd ingetrokken na deze betaling.",
            en="This amount was asked back: the voucher was revoked after this payment.",
        )
    payment.fail(wish.code, case.today, case.actor_id)
    if was_paid:
        await money.come_back(case, payment.amount_cents)
        case.voucher.paid_cents -= payment.amount_cents
    await session.flush()
    await _pay_again(case, payment)
    _write(case, "payments.fail", payment)
    await _tell_payee(case, payment)
    await close_when_done(session, principal, payment.batch_id)
    await session.flush()
    return payment


async def _pay_again(case: Case, failed: Payment) -> None:
    """Another payment takes the place of one that failed, and of one that was due already after an objection."""
    due = await case.session.scalar(
        select(Payment)
        .where(Payment.voucher_id == failed.voucher_id, Payment.status == PaymentStatus.DUE)
        .with_for_update(key_share=True)
    )
    if due is not None:
        due.cancel()
        await case.session.flush()
    case.session.add(
        Payment(
            voucher_id=failed.voucher_id,
            payee=failed.payee,
            payee_organisation_id=failed.payee_organisation_id,
            amount_cents=failed.amount_cents + (due.amount_cents if due is not None else 0),
            due_at=case.moment,
        )
    )


async def _asked_back(case: Case, payment: Payment) -> bool:
    """Whether the voucher was revoked after this payment; it may have been granted and paid anew since."""
    later = exists().where(Reclaim.voucher_id == payment.voucher_id, Reclaim.opened_at >= payment.due_at)
    return bool(await case.session.scalar(select(later)))


async def _open(session: AsyncSession, principal: Principal, payment_id: UUID) -> tuple[Case, Payment]:
    """The case of a payment, locked in order: company, book, voucher, payment."""
    seen = await session.get(Payment, payment_id)
    if seen is None:
        raise PaymentNotFound
    voucher = await session.get_one(Voucher, seen.voucher_id)
    await require_neither_side(session, principal, voucher)
    await lock_company(session, voucher.company_id)
    book = await open_book(session, voucher.round_id)
    voucher = await session.get_one(Voucher, voucher.id, with_for_update=KEY_SHARE, populate_existing=True)
    payment = await session.get_one(Payment, payment_id, with_for_update=KEY_SHARE, populate_existing=True)
    batch = await session.get(PaymentBatch, payment.batch_id) if payment.batch_id else None
    await require_another_officer(session, principal, voucher, batch)
    return await complete(session, principal, Party.SYNTENS, voucher, book), payment


async def require_neither_side(session: AsyncSession, principal: Principal, voucher: Voucher) -> None:
    """Refuse an officer with an interest, or who entered the application. Raises MoveNotYours (403)."""
    if voucher.entered_by == principal.account_id or await has_interest(session, principal, voucher):
        raise not_yours(Party.SYNTENS)


async def fixed_the_amount(session: AsyncSession, principal: Principal, voucher: Voucher) -> bool:
    """Whether this officer settled the voucher, or raised it after an objection."""
    return await session.scalar(select(Voucher.id).where(Voucher.id == voucher.id, fixed_by(principal))) is not None


async def require_another_officer(
    session: AsyncSession, principal: Principal, voucher: Voucher, batch: PaymentBatch | None
) -> None:
    """Refuse who fixed the amount, and who made the batch. Raises SecondOfficerNeeded (403)."""
    if await fixed_the_amount(session, principal, voucher):
        raise SecondOfficerNeeded(
            nl="U stelde deze voucher vast. Een collega legt de betaling vast.",
            en="You settled this voucher. A colleague records the payment.",
        )
    if batch is not None and batch.made_by == principal.account_id:
        raise SecondOfficerNeeded(
            nl="U maakte deze batch. Een collega legt vast wat de bank deed.",
            en="You made this batch. A colleague records what the bank did.",
        )


async def close_when_done(session: AsyncSession, principal: Principal, batch_id: UUID | None) -> None:
    """A batch is done once each of its payments has its outcome."""
    if batch_id is None:
        return
    await session.flush()
    batch = await session.get_one(PaymentBatch, batch_id, with_for_update=KEY_SHARE, populate_existing=True)
    waiting = select(Payment.id).where(Payment.batch_id == batch_id, Payment.status == PaymentStatus.IN_BATCH)
    if batch.status is BatchStatus.MADE and await session.scalar(waiting.limit(1)) is None:
        batch.close(BatchStatus.DONE, principal.account_id, clock.now())


def _write(case: Case, act: str, payment: Payment) -> None:
    audit.record(
        case.session,
        case.principal,
        act,
        "voucher",
        case.voucher.id,
        organisation_id=case.voucher.company_id,
        amount_cents=payment.amount_cents,
    )


async def _tell_payee(case: Case, payment: Payment) -> None:
    payee = await case.session.get_one(Organisation, payment.payee_organisation_id)
    facts = case.mail_facts(paid_amount=letters.sums(payment.amount_cents), organisation=payee.name)
    await notifications.tell(
        case.session,
        organisation_id=payee.id,
        roles=TOLD,
        about=case.voucher.id,
        template="payment_failed",
        link=ROOM_OF.get(payee.kind, "/"),
        **letters.in_dutch("payment_failed", facts),
    )


def _require_possible_day(payment: Payment, paid_on: date) -> None:
    """Refuse a day that is still to come, or that lies before the settlement."""
    if paid_on > clock.today():
        raise invalid(
            field("#/paidOn", "in_future", nl="Deze dag is nog niet geweest.", en="This day is still to come.")
        )
    if paid_on < payment.due_at.astimezone(clock.AMSTERDAM).date():
        raise invalid(
            field(
                "#/paidOn",
                "before_settlement",
                nl="Op deze dag was de voucher nog niet vastgesteld.",
                en="On this day the voucher had not been settled yet.",
            )
        )
