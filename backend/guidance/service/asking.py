"""Putting a question to us, and answering it: one mail back, and nothing kept longer than needed."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.guidance import queries
from backend.guidance.asking import GuidanceRequestAnswer, GuidanceRequestCreate
from backend.guidance.errors import GuidanceRequestAnswered
from backend.guidance.models import GuidanceRequest, RequestStatus
from backend.identity.principals import Principal
from backend.mails.service import queue


async def ask(session: AsyncSession, asker: Principal | None, wish: GuidanceRequestCreate) -> GuidanceRequest:
    """Put a question in the queue of Syntens. No mail goes out: the address may be anybody's."""
    request = GuidanceRequest(
        **wish.model_dump(exclude={"facts"}),
        facts=wish.facts.model_dump(mode="json", exclude_none=True),
        account_id=asker.person_id if asker else None,
    )
    session.add(request)
    await session.flush()
    return request


async def answer(
    session: AsyncSession, principal: Principal, request_id: UUID, wish: GuidanceRequestAnswer, if_match: str | None
) -> GuidanceRequest:
    """Answer a question by mail, once. Raises GuidanceRequestNotFound (404), GuidanceRequestAnswered (409)."""
    request = await queries.get_request(session, request_id, for_update=True)
    require_current(request, if_match)
    if request.status is RequestStatus.ANSWERED:
        raise GuidanceRequestAnswered
    request.reply(wish.answer, clock.now(), principal.person_id)
    queue(
        session,
        to=request.email,
        template="guidance_answered",
        language=request.language,
        name=request.name,
        question=request.question,
        answer=wish.answer,
        link="/wegwijzer",
    )
    await session.flush()
    record(session, principal, "guidance.answer", "guidance_request", request.id)
    return request
