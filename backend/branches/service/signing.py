"""Signing agreements: the branch first, then the programme office, who may send a signature back."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.branches import texts
from backend.branches.documents import agreement_pdf
from backend.branches.errors import (
    AgreementOutdated,
    AgreementOutOfTurn,
    AgreementSigned,
    AgreementSignerGone,
    BranchMoveImpossible,
    OwnSignature,
)
from backend.branches.models import AgreementKind, AgreementStatus, BranchAgreement
from backend.branches.queries import agreements, participations
from backend.branches.schemas.agreements import AgreementCountersign, AgreementReturn, BranchAgreementCreate
from backend.branches.service.telling import step, tell_branch, tell_programme
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus, Organisation
from backend.identity.principals import Principal

# The step that both signatures make, by what the branch stood at.
MAKES = {
    (AgreementKind.COOPERATION, BranchStatus.INVITED): BranchStatus.AGREEMENT_SIGNED,
    (AgreementKind.DATA_PROCESSING, BranchStatus.AGREEMENT_SIGNED): BranchStatus.PROCESSING_AGREED,
}
GONE = (BranchStatus.LEAVING, BranchStatus.ENDED)


async def sign(
    session: AsyncSession, principal: Principal, branch_id: UUID, wish: BranchAgreementCreate, if_match: str | None
) -> tuple[BranchParticipation, BranchAgreement]:
    """Sign an agreement for one's own branch; the programme office is told.

    Raises BranchParticipationNotFound (404), VersionStale (412), AgreementSigned, AgreementOutdated,
    AgreementOutOfTurn and, for a branch that leaves, BranchMoveImpossible (409).
    """
    found = await participations.get_participation(session, principal, branch_id, for_update=True)
    require_current(found, if_match)
    if found.status in GONE:
        raise BranchMoveImpossible(currentStatus=found.status.value, allowedStatuses=[])
    if wish.edition != texts.current(wish.kind, clock.today()).edition:
        raise AgreementOutdated
    if wish.kind is AgreementKind.DATA_PROCESSING and found.status is BranchStatus.INVITED:
        raise AgreementOutOfTurn
    made: UUID | None = await session.scalar(
        insert(BranchAgreement)
        .values(
            branch_id=branch_id,
            kind=wish.kind,
            edition=wish.edition,
            language=wish.language,
            signer_name=wish.signer_name.strip(),
            signer_function=wish.signer_function.strip(),
            signed_at=clock.now(),
            signed_by=principal.account_id,
        )
        .on_conflict_do_nothing()
        .returning(BranchAgreement.id)
    )
    if made is None:
        raise AgreementSigned
    agreement = await session.get_one(BranchAgreement, made)
    await _touch(session, found)
    _record(session, principal, "branches.sign", agreement)
    await tell_programme(session, branch_id, "branch_waits")
    return found, agreement


async def answer(
    session: AsyncSession,
    principal: Principal,
    ids: tuple[UUID, UUID],
    wish: AgreementCountersign | AgreementReturn,
    if_match: str | None,
) -> tuple[BranchParticipation, BranchAgreement]:
    """Sign for the programme, or send the signature back; `ids` are of the branch and of the agreement.

    Raises BranchParticipationNotFound and BranchAgreementNotFound (404), OwnSignature (403), VersionStale (412),
    AgreementAnswered, AgreementSignerGone and, for a branch that leaves, BranchMoveImpossible (409).
    """
    branch_id, agreement_id = ids
    found = await participations.get_participation(session, principal, branch_id, for_update=True)
    agreement = await agreements.get_agreement(session, branch_id, agreement_id)
    if agreement.signed_by == principal.account_id:
        raise OwnSignature
    require_current(found, if_match)
    agreement.require_unanswered()
    if isinstance(wish, AgreementReturn):
        agreement.returned_at, agreement.return_reason = clock.now(), wish.reason
        await _touch(session, found)
        _record(session, principal, "branches.return_signature", agreement)
        await tell_branch(session, branch_id, "branch_returned", reason=wish.reason)
        return found, agreement
    if found.status in GONE:
        raise BranchMoveImpossible(currentStatus=found.status.value, allowedStatuses=[])
    if agreement.signed_by is None:  # then nobody can say that two people signed
        raise AgreementSignerGone
    await _countersign(session, principal, agreement, wish.signer_function.strip())
    if agreement.kind is AgreementKind.DATA_PROCESSING and found.data_agreed_at is None:
        found.data_agreed_at = agreement.countersigned_at
    to = MAKES.get((agreement.kind, found.status))
    if to is not None:
        step(session, found, to, BranchParty.PLATFORM)
    await _touch(session, found)
    _record(session, principal, "branches.countersign", agreement)
    await tell_branch(session, branch_id, "branch_turn" if to is not None else "branch_agreed")
    return found, agreement


async def _countersign(session: AsyncSession, principal: Principal, agreement: BranchAgreement, function: str) -> None:
    """All at once, as the database wants it: a signature without its document would be no more than a claim."""
    assert agreement.status is AgreementStatus.SIGNED
    rows = await session.execute(
        select(Organisation.id, Organisation.name).where(
            Organisation.id.in_((agreement.branch_id, principal.organisation_id))
        )
    )
    names = {row.id: row.name for row in rows}
    assert principal.organisation_id is not None
    with session.no_autoflush:
        agreement.countersigned_at, agreement.countersigned_by = clock.now(), principal.account_id
        agreement.countersigner_name, agreement.countersigner_function = principal.name, function
        agreement.document = await agreement_pdf(
            agreement, names[agreement.branch_id], names[principal.organisation_id]
        )
    await session.flush()


async def _touch(session: AsyncSession, found: BranchParticipation) -> None:
    """A signature makes what the other side saw of the branch stale."""
    found.reminded_at = None
    found.updated_at = clock.now()
    await session.flush()


def _record(session: AsyncSession, principal: Principal, act: str, agreement: BranchAgreement) -> None:
    audit.record(
        session,
        principal,
        act,
        "branch_agreement",
        agreement.id,
        organisation_id=agreement.branch_id,
        kind=agreement.kind.value,
        edition=agreement.edition,
    )
