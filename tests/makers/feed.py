"""Vouchers whose moves are really committed, for the feed that only a commit fills."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.vouchers.models import VoucherStatusChange
from backend.vouchers.states import Party, VoucherStatus
from tests.makers.organisations import make_company
from tests.makers.vouchers import make_draft, make_round


async def make_submitted(session: AsyncSession, count: int = 1) -> list[UUID]:
    """Vouchers that were submitted, each of its own company; their moves are made by `step`."""
    round_ = await make_round(session)
    found = []
    for _ in range(count):
        company = await make_company(session)
        voucher = await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=None)
        found.append(voucher.id)
    await session.execute(text("UPDATE vouchers SET submitted_at = now() WHERE id = ANY(:ids)"), {"ids": found})
    return found


async def step(session: AsyncSession, voucher_id: UUID) -> int:
    """One more version of a voucher, with its row in the history as every move writes it; answers the version."""
    raised = text("UPDATE vouchers SET version = version + 1 WHERE id = :id RETURNING version")
    version = int(await session.scalar(raised, {"id": voucher_id}) or 0)
    moment = clock.now()
    session.add(
        VoucherStatusChange(
            voucher_id=voucher_id,
            voucher_version=version,
            from_status=VoucherStatus.SUBMITTED,
            to_status=VoucherStatus.IN_REVIEW,
            source=Party.SYNTENS,
            details={},
            occurred_at=moment,
            recorded_at=moment,
        )
    )
    await session.flush()
    return version
