"""Reminding the side whose turn it is: at once for a new text, else after a week, and every two weeks after that."""

from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches import texts
from backend.branches.models import AgreementKind, BranchAgreement
from backend.branches.queries.participations import waits_for
from backend.branches.service.telling import tell_branch, tell_programme
from backend.core import clock
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus

FIRST, AGAIN = timedelta(days=7), timedelta(days=14)


async def remind(session: AsyncSession) -> int:
    """Remind who keeps a branch waiting; answers how many branches that is about. The worker calls it daily."""
    moment, turn = clock.now(), waits_for(clock.today())
    signed_at = (
        select(func.max(func.coalesce(BranchAgreement.returned_at, BranchAgreement.signed_at)))
        .where(BranchAgreement.branch_id == BranchParticipation.branch_id)
        .scalar_subquery()
    )
    waiting_since = func.greatest(BranchParticipation.status_since, signed_at)
    live = BranchParticipation.status == BranchStatus.LIVE
    due = select(BranchParticipation, turn.label("turn")).where(
        turn.is_not(None),
        or_(
            BranchParticipation.reminded_at < moment - AGAIN,
            BranchParticipation.reminded_at.is_(None)
            & or_(waiting_since < moment - FIRST, live & (turn == BranchParty.BRANCH.value)),
        ),
    )
    rows = (await session.execute(due.with_for_update(of=BranchParticipation, skip_locked=True))).all()
    for found, whose in rows:
        await _remind(session, found, BranchParty(str(whose)))
        found.reminded_at = moment
    await session.flush()
    return len(rows)


async def _remind(session: AsyncSession, found: BranchParticipation, whose: BranchParty) -> None:
    if whose is BranchParty.PROGRAMME:
        await tell_programme(session, found.branch_id, "branch_waits")
    elif found.status is BranchStatus.LIVE:
        before = max(texts.sign_before(texts.current(kind, clock.today())) for kind in AgreementKind)
        await tell_branch(session, found.branch_id, "branch_new_edition", answer_before=before.strftime("%d-%m-%Y"))
    else:
        await tell_branch(session, found.branch_id, "branch_turn")
