"""Which payments there are."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.vouchers.models import BankAccount, BankAccountStatus, ObjectedDecision, Objection, Payment, Voucher
from backend.vouchers.payment_errors import PaymentNotFound
from backend.vouchers.schemas.claims import PaymentFilter
from backend.vouchers.states import ObjectionStatus, PaymentStatus


def fixed_by(principal: Principal) -> ColumnElement[bool]:
    """Whether this officer settled the voucher, or raised what was settled after an objection."""
    raised = exists().where(
        Objection.voucher_id == Voucher.id,
        Objection.against == ObjectedDecision.SETTLED,
        Objection.status == ObjectionStatus.UPHELD,
        Objection.decided_by == principal.account_id,
    )
    return or_(Voucher.settled_by.is_not_distinct_from(principal.account_id), raised.correlate(Voucher))


def _with(status: BankAccountStatus) -> ColumnElement[bool]:
    return exists().where(BankAccount.organisation_id == Payment.payee_organisation_id, BankAccount.status == status)


_SUMMARY: Select[*tuple[Any, ...]] = (
    select(
        Payment.id,
        Payment.version,
        Payment.voucher_id,
        Voucher.code.label("voucher_code"),
        Company.name.label("company_name"),
        Payment.status,
        Payment.payee,
        Organisation.name.label("payee_name"),
        Payment.amount_cents,
        Payment.due_at,
        Payment.paid_on,
        Payment.bank_reference,
        Payment.batch_id,
        Payment.failure_code,
        case(
            (_with(BankAccountStatus.WAITING), "changed"), (_with(BankAccountStatus.IN_USE), "known"), else_="missing"
        ).label("account_state"),
    )
    .join(Voucher, Voucher.id == Payment.voucher_id)
    .join(Company, Company.id == Voucher.company_id)
    .join(Organisation, Organisation.id == Payment.payee_organisation_id)
)


async def list_payments(session: AsyncSession, wanted: PaymentFilter) -> dict[str, Any]:
    """One page of payments: oldest first, those of the past newest first. For officers, who see all."""
    statement = _SUMMARY.where(Payment.status == wanted.status) if wanted.status else _SUMMARY
    if wanted.past:
        statement = statement.where(Payment.status.not_in((PaymentStatus.DUE, PaymentStatus.IN_BATCH)))
        return await page_of(session, statement.order_by(Payment.due_at.desc(), Payment.id), wanted)
    return await page_of(session, statement.order_by(Payment.due_at, Payment.id), wanted)


async def describe_payment(session: AsyncSession, payment_id: UUID) -> dict[str, Any]:
    """One payment. Raises PaymentNotFound (404)."""
    row = (await session.execute(_SUMMARY.where(Payment.id == payment_id))).mappings().one_or_none()
    if row is None:
        raise PaymentNotFound
    return dict(row)


async def payments_of(session: AsyncSession, voucher_id: UUID) -> list[dict[str, Any]]:
    """The payments of one voucher, oldest first."""
    rows = await session.execute(_SUMMARY.where(Payment.voucher_id == voucher_id).order_by(Payment.due_at, Payment.id))
    return [dict(row) for row in rows.mappings()]
