"""What can be read of batches, their file, and of what is asked back. For officers, who see all."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.vouchers.iban import masked
from backend.vouchers.models import Payment, PaymentBatch, Reclaim, Voucher
from backend.vouchers.payment_errors import BatchNotFound, ReclaimNotFound
from backend.vouchers.queries.payments import fixed_by
from backend.vouchers.schemas.paying import BatchFilter, ReclaimFilter
from backend.vouchers.sepa import Payer, Transfer, transfer_file
from backend.vouchers.states import PaymentStatus

_FAILED = (
    select(func.count())
    .where(Payment.batch_id == PaymentBatch.id, Payment.status == PaymentStatus.FAILED)
    .correlate(PaymentBatch)
    .scalar_subquery()
)


def _batches(principal: Principal) -> Select[*tuple[Any, ...]]:
    return (
        select(
            PaymentBatch,
            Account.name.label("made_by_name"),
            (PaymentBatch.made_by == principal.person_id).label("is_yours"),
            _FAILED.label("failed_count"),
        )
        .outerjoin(Account, Account.id == PaymentBatch.made_by)
        .order_by(PaymentBatch.made_at.desc(), PaymentBatch.id)
    )


def _summary(row: Any) -> dict[str, Any]:
    batch = row["PaymentBatch"]
    plain = ("id", "version", "reference", "status", "execution_on", "payment_count", "total_cents", "made_at")
    return {
        **{name: getattr(batch, name) for name in (*plain, "closed_at")},
        "made_by_name": row["made_by_name"],
        "is_yours": row["is_yours"],
        "failed_count": row["failed_count"],
    }


async def list_batches(session: AsyncSession, principal: Principal, wanted: BatchFilter) -> dict[str, Any]:
    """One page of batches, newest first."""
    statement = _batches(principal)
    if wanted.status:
        statement = statement.where(PaymentBatch.status == wanted.status)
    found = await page_of(session, statement, wanted)
    return {**found, "items": [_summary(row) for row in found["items"]]}


async def get_batch(session: AsyncSession, batch_id: UUID, *, for_update: bool = False) -> PaymentBatch:
    """A batch. Raises BatchNotFound (404)."""
    found = await session.get(
        PaymentBatch,
        batch_id,
        with_for_update={"key_share": True} if for_update else None,
        populate_existing=for_update,
    )
    if found is None:
        raise BatchNotFound
    return found


async def describe_batch(session: AsyncSession, principal: Principal, batch_id: UUID) -> dict[str, Any]:
    """A batch with its payments. Raises BatchNotFound (404)."""
    row = (await session.execute(_batches(principal).where(PaymentBatch.id == batch_id))).mappings().one_or_none()
    if row is None:
        raise BatchNotFound
    payments = await session.execute(
        select(
            Payment.id,
            Payment.version,
            Payment.status,
            Organisation.name.label("payee_name"),
            Voucher.code.label("voucher_code"),
            Payment.iban,
            Payment.amount_cents,
            Payment.failure_code,
            fixed_by(principal).label("is_fixed_by_you"),
        )
        .join(Voucher, Voucher.id == Payment.voucher_id)
        .join(Organisation, Organisation.id == Payment.payee_organisation_id)
        .where(Payment.batch_id == batch_id)
        .order_by(Voucher.code, Payment.id)
    )
    items = [
        {**{name: value for name, value in one.items() if name != "iban"}, "masked_iban": masked(one["iban"])}
        for one in payments.mappings()
    ]
    return {**_summary(row), "payments": items}


async def file_of(session: AsyncSession, batch: PaymentBatch, payer: Payer) -> bytes:
    """The file by which the bank pays a batch, in the order of the vouchers."""
    rows = await session.execute(
        select(Payment, Voucher.code, Company.name)
        .join(Voucher, Voucher.id == Payment.voucher_id)
        .join(Company, Company.id == Voucher.company_id)
        .where(Payment.batch_id == batch.id)
        .order_by(Voucher.code, Payment.id)
    )
    transfers = [
        Transfer(
            reference=payment.id.hex,
            holder=payment.holder or "",
            iban=payment.iban or "",
            amount_cents=payment.amount_cents,
            words=f"Voucher {code} {company}",
        )
        for payment, code, company in rows
    ]
    return transfer_file(batch.reference, batch.made_at, batch.execution_on, payer, transfers)


def _reclaims(principal: Principal) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Reclaim.id,
            Reclaim.version,
            Reclaim.voucher_id,
            Voucher.code.label("voucher_code"),
            Company.name.label("company_name"),
            Organisation.name.label("payee_name"),
            Reclaim.status,
            Reclaim.amount_cents,
            Reclaim.reason,
            Reclaim.pay_before,
            Reclaim.opened_at,
            Reclaim.received_on,
            Reclaim.closing_reason,
            (Reclaim.opened_by == principal.person_id).label("is_yours"),
        )
        .join(Voucher, Voucher.id == Reclaim.voucher_id)
        .join(Company, Company.id == Voucher.company_id)
        .join(Organisation, Organisation.id == Reclaim.payee_organisation_id)
        .order_by(Reclaim.opened_at, Reclaim.id)
    )


async def list_reclaims(session: AsyncSession, principal: Principal, wanted: ReclaimFilter) -> dict[str, Any]:
    """One page of reclaims, longest open first."""
    statement = _reclaims(principal)
    return await page_of(
        session, statement.where(Reclaim.status == wanted.status) if wanted.status else statement, wanted
    )


async def describe_reclaim(session: AsyncSession, principal: Principal, reclaim_id: UUID) -> dict[str, Any]:
    """One reclaim. Raises ReclaimNotFound (404)."""
    row = (await session.execute(_reclaims(principal).where(Reclaim.id == reclaim_id))).mappings().one_or_none()
    if row is None:
        raise ReclaimNotFound
    return dict(row)
