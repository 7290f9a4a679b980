"""Builders of the members of a branch, and of what it and the programme signed."""

from datetime import datetime
from itertools import count
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches.models import AgreementKind, BranchAgreement
from backend.core import clock
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus
from backend.identity.scopes import OrganisationKind
from backend.organisations.models import BranchMember
from tests.makers.identity import make_organisation

_numbers = count(90_009_001)


async def make_member(
    session: AsyncSession, branch_id: UUID, *, kvk_number: str | None = None, ended_at: datetime | None = None
) -> BranchMember:
    """A firm in the register of a branch."""
    number = kvk_number or str(next(_numbers))
    member = BranchMember(branch_id=branch_id, kvk_number=number, name="Lid", sort_name="lid", ended_at=ended_at)
    session.add(member)
    await session.flush()
    return member


async def make_parted(session: AsyncSession, at: datetime) -> tuple[UUID, UUID]:
    """A branch that stopped at this moment; answers its member and its signature."""
    branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
    member, agreement = await make_member(session, branch.id), make_agreement(branch.id)
    session.add(agreement)
    found = await session.get_one(BranchParticipation, branch.id)
    found.status, found.left_from = BranchStatus.ENDED, BranchStatus.LIVE
    found.ended_at, found.last_on, found.notice_by = at, at.date(), BranchParty.BRANCH
    await session.flush()
    return member.id, agreement.id


def make_agreement(
    branch_id: UUID, *, kind: AgreementKind = AgreementKind.COOPERATION, edition: str = "2026-11"
) -> BranchAgreement:
    """A signature of a branch that waits for that of the programme."""
    return BranchAgreement(
        branch_id=branch_id,
        kind=kind,
        edition=edition,
        language="nl",
        signer_name="Els Voorbeeld",
        signer_function="Directeur",
        signed_at=clock.now(),
    )
