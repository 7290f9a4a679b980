"""A mail of the host to all who are registered, wait or came: each their own, the same words once."""

import hashlib
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.events.errors import EventMailingSent, EventMailingToNobody
from backend.events.links import RegistrationLinks
from backend.events.models import EventMailing
from backend.events.queries.events import get_file
from backend.events.queries.registrations import audience_of
from backend.events.schemas.registrations import EventMailingCreate
from backend.events.service.telling import tell
from backend.identity.principals import Principal


async def mail(
    session: AsyncSession, principal: Principal, links: RegistrationLinks, event_id: UUID, wish: EventMailingCreate
) -> EventMailing:
    """Queue one mail for each. Raises EventNotFound (404), EventMailingSent and EventMailingToNobody (409)."""
    event = await get_file(session, principal, event_id)
    people = (await session.scalars(audience_of(event.id, wish.audience))).all()
    if not people:
        raise EventMailingToNobody
    mailing: EventMailing | None = await session.scalar(
        insert(EventMailing)
        .values(
            event_id=event.id,
            audience=wish.audience,
            message=wish.message,
            digest=hashlib.sha256(wish.message.strip().encode()).digest(),
            recipients=len(people),
            sent_by=principal.account_id,
        )
        .on_conflict_do_nothing(index_elements=["event_id", "audience", "digest"])
        .returning(EventMailing)
    )
    if mailing is None:
        raise EventMailingSent
    for registration in people:
        tell(session, links, event, registration, "event_message", message=wish.message.strip())
    record(session, principal, "events.mail", "event", event.id, recipients=len(people))
    await session.flush()
    return mailing
