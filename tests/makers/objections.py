"""Builders of objections, as plain rows."""

from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.vouchers.models import ObjectedDecision, Objection, VoucherStatusChange
from backend.vouchers.states import Party, VoucherStatus
from backend.vouchers.terms import objection_decision_due, objection_due


async def make_objection(session: AsyncSession, *, voucher_id: UUID, filed_by: UUID) -> Objection:
    """An objection made today against a rejection of today."""
    now, today = clock.now(), clock.today()
    rejection = VoucherStatusChange(
        voucher_id=voucher_id,
        voucher_version=1,
        from_status=VoucherStatus.IN_REVIEW,
        to_status=VoucherStatus.REJECTED,
        source=Party.SYNTENS,
        account_id=uuid4(),
        details={},
        occurred_at=now,
        recorded_at=now,
    )
    session.add(rejection)
    await session.flush()
    objection = Objection(
        voucher_id=voucher_id,
        status_change_id=rejection.id,
        against=ObjectedDecision.REJECTED,
        first_decided_by=rejection.account_id,
        announced_on=today,
        objection_due_on=objection_due(today),
        filed_at=now,
        filed_on=today,
        filed_by=filed_by,
        grounds="De offerte zat er wel bij.",
        decision_due_on=objection_decision_due(objection_due(today), today),
    )
    session.add(objection)
    await session.flush()
    return objection
