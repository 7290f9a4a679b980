"""Messages between two people who were introduced, and the block that ends all contact."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.posting import require_few_links
from backend.identity.principals import Principal
from backend.network.errors import (
    NetworkBlockKnown,
    NetworkBlockNotFound,
    NetworkContactImpossible,
    OwnNetworkProfile,
)
from backend.network.models import IntroductionStatus, NetworkBlock, NetworkMessage
from backend.network.queries.contact import get_introduction
from backend.network.queries.profiles import get_other
from backend.network.schemas.contact import NetworkBlockCreate, NetworkMessageCreate
from backend.network.service.introducing import require_contact
from backend.notifications.service import tell_person, told_lately

TOLD_EVERY = timedelta(hours=12)  # a conversation is no reason for a mail per line


async def write(
    session: AsyncSession, principal: Principal, introduction_id: UUID, wish: NetworkMessageCreate
) -> NetworkMessage:
    """Write to whom one was introduced; a mail tells that there is something, at most twice a day.

    Raises NetworkIntroductionNotFound (404), NetworkProfileNeeded and NetworkContactImpossible (409).
    """
    introduction = await get_introduction(session, principal, introduction_id)
    if introduction.status is not IntroductionStatus.ACCEPTED:
        raise NetworkContactImpossible
    other = introduction.other_than(principal.account_id)
    await require_contact(session, principal, other)
    await require_few_links(session, principal, wish.words)
    made = NetworkMessage(
        introduction_id=introduction.id, written_by=principal.account_id, words=wish.words, written_at=clock.now()
    )
    session.add(made)
    introduction.active_at = made.written_at
    await session.flush()
    if not await told_lately(session, other, "network_message", TOLD_EVERY):
        await tell_person(session, other, "network_message", "/netwerk/berichten")
    return made


async def mark_read(session: AsyncSession, principal: Principal, introduction_id: UUID, until: datetime) -> None:
    """What the other wrote until then is read. Raises NetworkIntroductionNotFound (404)."""
    introduction = await get_introduction(session, principal, introduction_id)
    await session.execute(
        update(NetworkMessage)
        .where(
            NetworkMessage.introduction_id == introduction.id,
            NetworkMessage.written_by != principal.account_id,
            NetworkMessage.read_at.is_(None),
            NetworkMessage.written_at <= until,
        )
        .values(read_at=clock.now())
    )


async def block(session: AsyncSession, principal: Principal, wish: NetworkBlockCreate) -> NetworkBlock:
    """End all contact with somebody, both ways. They are told nothing.

    Raises NetworkProfileNotFound and NetworkIntroductionNotFound (404), OwnNetworkProfile and NetworkBlockKnown (409),
    InvalidInput (400) when not exactly one of the two is named.
    """
    if (wish.profile_id is None) == (wish.introduction_id is None):
        raise invalid(
            field("#/body", "one", nl="Noem een profiel of een kennismaking.", en="Name a profile or an introduction.")
        )
    if wish.introduction_id is not None:
        other = (await get_introduction(session, principal, wish.introduction_id)).other_than(principal.account_id)
    else:
        assert wish.profile_id is not None
        other = (await get_other(session, principal, wish.profile_id)).account_id
    if other == principal.account_id:
        raise OwnNetworkProfile
    made = NetworkBlock(blocked_by=principal.account_id, blocked=other, blocked_at=clock.now())
    try:
        async with session.begin_nested():
            session.add(made)
    except IntegrityError as clash:
        if "network_blocks_blocked_by_blocked_idx" in str(clash.orig):
            raise NetworkBlockKnown from clash
        raise
    return made


async def unblock(session: AsyncSession, principal: Principal, block_id: UUID) -> None:
    """Let somebody find and reach one again. Raises NetworkBlockNotFound (404)."""
    found = await session.scalar(
        select(NetworkBlock).where(NetworkBlock.id == block_id, NetworkBlock.blocked_by == principal.account_id)
    )
    if found is None:
        raise NetworkBlockNotFound
    await session.delete(found)
    await session.flush()
