"""Inviting a branch, and the steps that it and the programme office take, up to giving notice and taking it back."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.branches import moves
from backend.branches.errors import (
    BranchHasPeople,
    BranchKnown,
    BranchMembersMissing,
    BranchMoveImpossible,
    BranchMoveNotYours,
)
from backend.branches.queries import participations as queries
from backend.branches.schemas.participations import (
    BranchInvitationCreate,
    BranchLeave,
    BranchParticipationCreate,
    BranchStep,
)
from backend.branches.service.telling import step, tell_branch, tell_programme
from backend.core import clock
from backend.core.etag import require_current
from backend.core.naming import sort_key
from backend.core.validation import field, invalid
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus, Membership, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import BranchMember, Invitation
from backend.organisations.schemas.people import InvitationCreate
from backend.organisations.service.inviting import invite_into

YEAR = timedelta(days=366)


async def invite(session: AsyncSession, principal: Principal, wish: BranchParticipationCreate) -> BranchParticipation:
    """Make the organisation of a branch, and mail its first officer. Raises BranchKnown (409)."""
    name = wish.name.strip()
    own = await session.get_one(Organisation, principal.organisation_id)
    # Two officers who invite the same branch at once wait for each other here.
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"branch {sort_key(name)}", 0))))
    known = select(Organisation.id).where(
        Organisation.kind == OrganisationKind.BRANCH, Organisation.sort_name == sort_key(name)
    )
    if await session.scalar(known.limit(1)) is not None:
        raise BranchKnown
    branch = Organisation(
        kind=OrganisationKind.BRANCH, name=name, sort_name=sort_key(name), is_demonstration=own.is_demonstration
    )
    session.add(branch)
    await session.flush()
    found = BranchParticipation(branch_id=branch.id, status_since=clock.now())
    session.add(found)
    await session.flush()
    step(session, found, BranchStatus.INVITED, BranchParty.PROGRAMME, account_id=principal.account_id)
    await session.flush()
    _record(session, principal, "branches.invite", found)
    await _mail(session, principal, branch, wish.email)
    return found


async def invite_again(
    session: AsyncSession, principal: Principal, branch_id: UUID, wish: BranchInvitationCreate
) -> BranchParticipation:
    """Mail the first officer once more; an invitation that is open stops working.

    Raises BranchParticipationNotFound (404), BranchHasPeople (409) once somebody is in, BranchMoveImpossible (409)
    for a branch that ended.
    """
    found = await queries.get_participation(session, principal, branch_id, for_update=True)
    if found.status is BranchStatus.ENDED:
        raise _impossible(found, BranchParty.PROGRAMME)
    if await session.scalar(select(Membership.id).where(Membership.organisation_id == branch_id).limit(1)):
        raise BranchHasPeople
    await session.execute(
        update(Invitation)
        .where(
            Invitation.organisation_id == branch_id,
            Invitation.accepted_at.is_(None),
            Invitation.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=clock.now())
    )
    await _mail(session, principal, await session.get_one(Organisation, branch_id), wish.email)
    _record(session, principal, "branches.invite_again", found)
    return found


async def change_status(
    session: AsyncSession,
    principal: Principal,
    branch_id: UUID,
    wish: BranchLeave | BranchStep,
    if_match: str | None,
) -> BranchParticipation:
    """Take a step for one's own side; the other side hears of it.

    Raises BranchParticipationNotFound (404), BranchMoveNotYours (403), VersionStale (412), BranchMoveImpossible and
    BranchMembersMissing (409), InvalidInput (400) for a day or a reason that does not fit.
    """
    found = await queries.get_participation(session, principal, branch_id, for_update=True)
    party, to = queries.party_of(principal), BranchStatus(wish.to_status)
    allowed = moves.parties_of(found, to, clock.today())
    if allowed and party not in allowed:
        raise BranchMoveNotYours
    require_current(found, if_match)
    if not allowed:
        raise _impossible(found, party)
    was = found.status
    if isinstance(wish, BranchLeave):
        _give_notice(found, party, wish)
    elif was is BranchStatus.LEAVING:
        found.last_on = found.left_from = found.notice_by = None
    elif to is BranchStatus.MEMBERS_ENTERED and was is BranchStatus.PROCESSING_AGREED:
        await _require_members(session, branch_id)
    elif to is BranchStatus.MEMBERS_ENTERED and party is BranchParty.PROGRAMME and wish.reason is None:
        words = {"nl": "Zeg waarom u het verzoek terugstuurt.", "en": "Say why you send the request back."}
        raise invalid(field("#/reason", "missing", **words))
    step(session, found, to, party, account_id=principal.account_id, reason=wish.reason)
    await session.flush()
    _record(session, principal, "branches.step", found, to_status=to.value)
    await _tell(session, found, was, party, wish.reason)
    return found


def _give_notice(found: BranchParticipation, party: BranchParty, wish: BranchLeave) -> None:
    today = clock.today()
    if not today <= wish.last_on <= today + YEAR:
        words = {
            "nl": "Kies een dag vanaf vandaag, hooguit een jaar vooruit.",
            "en": "Choose a day from today on, a year ahead at most.",
        }
        raise invalid(field("#/lastOn", "out_of_range", **words))
    found.left_from, found.last_on, found.notice_by = found.status, wish.last_on, party


async def _require_members(session: AsyncSession, branch_id: UUID) -> None:
    there = select(BranchMember.id).where(BranchMember.branch_id == branch_id, BranchMember.ended_at.is_(None))
    if await session.scalar(there.limit(1)) is None:
        raise BranchMembersMissing


async def _tell(
    session: AsyncSession, found: BranchParticipation, was: BranchStatus, party: BranchParty, reason: str | None
) -> None:
    """Who hears of a step: the other side, and of notice both."""
    branch_id = found.branch_id
    if found.status is BranchStatus.LEAVING:
        assert found.last_on is not None
        last_day = found.last_on.strftime("%d-%m-%Y")
        await tell_branch(session, branch_id, "branch_leaving", last_day=last_day)
        await tell_programme(session, branch_id, "branch_leaving", last_day=last_day)
    elif was is BranchStatus.LEAVING:
        await tell_branch(session, branch_id, "branch_stays")
        await tell_programme(session, branch_id, "branch_stays")
    elif found.status is BranchStatus.GO_LIVE_ASKED:
        await tell_programme(session, branch_id, "branch_waits")
    elif found.status is BranchStatus.LIVE:
        await tell_branch(session, branch_id, "branch_live")
    elif was is BranchStatus.GO_LIVE_ASKED and party is BranchParty.PROGRAMME:
        await tell_branch(session, branch_id, "branch_returned", reason=reason or "")


def _impossible(found: BranchParticipation, party: BranchParty) -> BranchMoveImpossible:
    allowed = [to.value for to in moves.steps_of(found, party, clock.today())]
    return BranchMoveImpossible(currentStatus=found.status.value, allowedStatuses=allowed)


async def _mail(session: AsyncSession, principal: Principal, branch: Organisation, email: str) -> None:
    await invite_into(session, principal, branch, InvitationCreate(email=email, role=Role.BRANCH_OFFICER))


def _record(
    session: AsyncSession, principal: Principal, act: str, found: BranchParticipation, **details: object
) -> None:
    audit.record(session, principal, act, "branch", found.branch_id, organisation_id=found.branch_id, **details)
