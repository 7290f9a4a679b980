"""Which corrections of the books there are."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.vouchers.models import CorrectionStatus, FundingShare, LedgerCorrection
from backend.vouchers.payment_errors import CorrectionNotFound
from backend.vouchers.schemas.corrections import CorrectionFilter


def _summary(principal: Principal) -> Select[*tuple[Any, ...]]:
    return (
        select(
            LedgerCorrection.id,
            LedgerCorrection.version,
            LedgerCorrection.round_id,
            LedgerCorrection.funding_share_id,
            Organisation.name.label("organisation_name"),
            LedgerCorrection.kind,
            LedgerCorrection.status,
            LedgerCorrection.amount_cents,
            LedgerCorrection.reason,
            Account.name.label("proposed_by_name"),
            LedgerCorrection.proposed_at,
            LedgerCorrection.decided_at,
            (LedgerCorrection.proposed_by == principal.person_id).label("is_yours"),
        )
        .join(FundingShare, FundingShare.id == LedgerCorrection.funding_share_id)
        .join(Organisation, Organisation.id == FundingShare.organisation_id)
        .outerjoin(Account, Account.id == LedgerCorrection.proposed_by)
        .order_by(
            LedgerCorrection.status != CorrectionStatus.PROPOSED,
            LedgerCorrection.proposed_at.desc(),
            LedgerCorrection.id,
        )
    )


async def list_corrections(
    session: AsyncSession, principal: Principal, round_id: UUID, wanted: CorrectionFilter
) -> dict[str, Any]:
    """One page of the corrections of a round: those that wait for a colleague first, then the newest."""
    return await page_of(session, _summary(principal).where(LedgerCorrection.round_id == round_id), wanted)


async def describe(session: AsyncSession, principal: Principal, correction_id: UUID) -> dict[str, Any]:
    """One correction. Raises CorrectionNotFound (404)."""
    found = (await session.execute(_summary(principal).where(LedgerCorrection.id == correction_id))).mappings()
    row = found.one_or_none()
    if row is None:
        raise CorrectionNotFound
    return dict(row)
