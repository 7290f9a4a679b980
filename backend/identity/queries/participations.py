"""What a branch may, by how far it is with taking part: asked by every subject that a branch begins something in."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.errors import BranchNotLive, DataAgreementMissing
from backend.identity.models import BranchParticipation, BranchStatus, Organisation
from backend.identity.scopes import OrganisationKind


async def require_data_agreement(session: AsyncSession, organisation_id: UUID | None) -> None:
    """Refuse a branch without a data-processing agreement with both signatures. Raises DataAgreementMissing (409).

    Any other kind of organisation may go on. An exit waits for the transaction that asks.
    """
    if not await _participates(session, organisation_id, live=False):
        raise DataAgreementMissing


async def require_live(session: AsyncSession, organisation_id: UUID | None) -> None:
    """Refuse a branch that is not live, or that leaves. Raises BranchNotLive (409).

    Any other kind of organisation may go on.
    """
    if not await _participates(session, organisation_id, live=True):
        raise BranchNotLive


async def _participates(session: AsyncSession, organisation_id: UUID | None, *, live: bool) -> bool:
    found = await session.scalar(
        select(BranchParticipation)
        .where(BranchParticipation.branch_id == organisation_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    if found is not None:
        return found.status is BranchStatus.LIVE if live else found.may_keep_members
    kind = await session.scalar(select(Organisation.kind).where(Organisation.id == organisation_id))
    return kind is not OrganisationKind.BRANCH
