"""Asking for contact, saying yes or no, and taking it back."""

from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.etag import require_current
from backend.identity.posting import require_few_links
from backend.identity.principals import Principal
from backend.network.errors import (
    NetworkContactImpossible,
    NetworkIntroductionKnown,
    NetworkIntroductionNotYours,
    NetworkProfileNeeded,
    OwnNetworkProfile,
)
from backend.network.models import IntroductionStatus, NetworkIntroduction, NetworkProfile
from backend.network.queries.contact import get_introduction
from backend.network.queries.profiles import get_other, visible_to
from backend.network.schemas.contact import NetworkIntroductionCreate, NetworkIntroductionMove
from backend.notifications.service import tell_person

INTRODUCTIONS = "/netwerk/introducties"


async def require_contact(session: AsyncSession, principal: Principal, other: UUID) -> None:
    """Both show themselves and nothing stands between them.

    Raises NetworkProfileNeeded and NetworkContactImpossible (409): the same for a block, a profile that is off and
    somebody who left.
    """
    mine = select(NetworkProfile.id).where(
        NetworkProfile.account_id == principal.account_id, NetworkProfile.is_on.is_(True)
    )
    if await session.scalar(mine) is None:
        raise NetworkProfileNeeded
    theirs = select(NetworkProfile.id).where(NetworkProfile.account_id == other, visible_to(principal))
    if await session.scalar(theirs) is None:
        raise NetworkContactImpossible


async def ask(session: AsyncSession, principal: Principal, wish: NetworkIntroductionCreate) -> NetworkIntroduction:
    """Ask for contact. Whoever asks somebody that asked them already says yes with it.

    Raises NetworkProfileNotFound (404), OwnNetworkProfile, NetworkProfileNeeded and NetworkIntroductionKnown (409).
    """
    target = await get_other(session, principal, wish.profile_id)
    if target.account_id == principal.account_id:
        raise OwnNetworkProfile
    await require_contact(session, principal, target.account_id)
    await require_few_links(session, principal, wish.reason)
    moment = clock.now()
    made = NetworkIntroduction(
        asked_by=principal.account_id,
        asked=target.account_id,
        reason=wish.reason,
        asked_at=moment,
        active_at=moment,
        is_demonstration=target.is_demonstration,
    )
    try:
        async with session.begin_nested():
            session.add(made)
    except IntegrityError as clash:
        if "network_introductions_one_of_two_idx" not in str(clash.orig):
            raise
        return await _meet(session, principal, target.account_id, clash)
    await tell_person(session, made.asked, "network_introduction_asked", INTRODUCTIONS)
    return made


async def _meet(session: AsyncSession, principal: Principal, other: UUID, clash: IntegrityError) -> NetworkIntroduction:
    """There was one between the two: of the other it is a yes, of one's own it is known."""
    me = principal.account_id
    found = await session.scalar(
        select(NetworkIntroduction)
        .where(
            or_(
                and_(NetworkIntroduction.asked_by == me, NetworkIntroduction.asked == other),
                and_(NetworkIntroduction.asked_by == other, NetworkIntroduction.asked == me),
            ),
            NetworkIntroduction.status != IntroductionStatus.WITHDRAWN,
        )
        .with_for_update()
    )
    if found is None or found.asked_by == me or found.status is IntroductionStatus.ACCEPTED:
        raise NetworkIntroductionKnown from clash
    found.accept(clock.now())
    await session.flush()
    await tell_person(session, found.asked_by, "network_introduced", f"/netwerk/berichten/{found.id}")
    return found


async def move(
    session: AsyncSession,
    principal: Principal,
    introduction_id: UUID,
    wish: NetworkIntroductionMove,
    if_match: str | None,
) -> NetworkIntroduction:
    """Say yes or no, or take the question back. A no is told without a reason.

    Raises NetworkIntroductionNotFound (404), NetworkIntroductionNotYours (403), NetworkProfileNeeded,
    NetworkContactImpossible and NetworkIntroductionMoveImpossible (409).
    """
    found = await get_introduction(session, principal, introduction_id)
    me = principal.account_id
    if me != (found.asked_by if wish.to_status == "withdrawn" else found.asked):
        raise NetworkIntroductionNotYours
    require_current(found, if_match)
    match wish.to_status:
        case "accepted":
            await require_contact(session, principal, found.asked_by)
            found.accept(clock.now())
            await tell_person(session, found.asked_by, "network_introduced", f"/netwerk/berichten/{found.id}")
        case "declined":
            found.decline(clock.now())
            await tell_person(session, found.asked_by, "network_introduction_declined", INTRODUCTIONS)
        case "withdrawn":
            found.withdraw(clock.now())
    await session.flush()
    return found
