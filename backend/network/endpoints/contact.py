"""Introductions, messages and blocks over HTTP."""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import InvalidInput, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.identity.posting import is_new
from backend.network import errors
from backend.network.endpoints.parameters import BlockId, IntroductionId, Networker
from backend.network.queries import contact as queries
from backend.network.schemas import contact as schemas
from backend.network.service import introducing, posting, talking

introductions = make_router(prefix="/network-introductions", tag="network")
unread = make_router(prefix="/network-unread", tag="network")
blocks = make_router(prefix="/network-blocks", tag="network")


@introductions.get("", summary="List your introductions", response_model=schemas.NetworkIntroductionPage)
async def list_network_introductions(
    request: Request,
    response: Response,
    principal: Networker,
    session: ReadSession,
    wanted: Annotated[schemas.NetworkIntroductionFilter, Query()],
) -> dict[str, Any]:
    """That you asked for or were asked for; accepted ones are your conversations. The latest activity first."""
    found = await queries.list_introductions(session, principal, wanted)
    link_pages(request, response, found)
    return found


@introductions.post(
    "",
    summary="Ask somebody for contact",
    response_model=schemas.NetworkIntroductionRead,
    status_code=201,
    responses=problems(
        InvalidInput,
        errors.NetworkProfileNotFound,
        errors.OwnNetworkProfile,
        errors.NetworkProfileNeeded,
        errors.NetworkContactImpossible,
        errors.NetworkIntroductionKnown,
        TooManyRequests,
    ),
)
async def create_network_introduction(
    wish: schemas.NetworkIntroductionCreate,
    request: Request,
    principal: Networker,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """With a short reason. When the other asked you already, this is your yes."""
    limit = posting.INTRODUCTIONS_OF_NEW if await is_new(session, principal) else posting.INTRODUCTIONS
    await slow_down(request, (limit, str(principal.account_id)))
    made = await introducing.ask(session, principal, wish)
    return once.answer(
        schemas.NetworkIntroductionRead,
        await queries.describe_introduction(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/network-introductions/{made.id}", "ETag": etag(made)},
    )


@introductions.get(
    "/{networkIntroductionId}",
    summary="Read an introduction",
    response_model=schemas.NetworkIntroductionRead,
    responses=problems(errors.NetworkIntroductionNotFound),
)
async def read_network_introduction(
    introduction_id: IntroductionId, principal: Networker, session: ReadSession, response: Response
) -> dict[str, Any]:
    """For the two it is between, and nobody else."""
    found = await queries.describe_introduction(session, principal, introduction_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@introductions.post(
    "/{networkIntroductionId}/status-changes",
    summary="Accept, decline or withdraw an introduction",
    response_model=schemas.NetworkIntroductionRead,
    status_code=201,
    responses=problems(
        errors.NetworkIntroductionNotFound,
        errors.NetworkIntroductionNotYours,
        errors.NetworkProfileNeeded,
        errors.NetworkContactImpossible,
        errors.NetworkIntroductionMoveImpossible,
    ),
)
async def create_network_introduction_status_change(
    introduction_id: IntroductionId,
    *,
    wish: schemas.NetworkIntroductionMove,
    principal: Networker,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """The other says yes or no, without a reason; whoever asked takes it back. A no can become a yes later."""
    made = await introducing.move(session, principal, introduction_id, wish, if_match)
    return once.answer(
        schemas.NetworkIntroductionRead,
        await queries.describe_introduction(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/network-introductions/{made.id}", "ETag": etag(made)},
    )


@introductions.get(
    "/{networkIntroductionId}/messages",
    summary="List messages of a conversation",
    response_model=schemas.NetworkMessageList,
    responses=problems(errors.NetworkIntroductionNotFound),
)
async def list_network_messages(
    introduction_id: IntroductionId,
    principal: Networker,
    session: ReadSession,
    wanted: Annotated[schemas.NetworkMessageFilter, Query()],
) -> dict[str, Any]:
    """Between you and the other, the newest first, page after page by `nextCursor`."""
    return await queries.list_messages(session, principal, introduction_id, wanted)


@introductions.post(
    "/{networkIntroductionId}/messages",
    summary="Write a message",
    response_model=schemas.NetworkMessageRead,
    status_code=201,
    responses=problems(
        InvalidInput,
        errors.NetworkIntroductionNotFound,
        errors.NetworkProfileNeeded,
        errors.NetworkContactImpossible,
        TooManyRequests,
    ),
)
async def create_network_message(
    introduction_id: IntroductionId,
    *,
    wish: schemas.NetworkMessageCreate,
    request: Request,
    principal: Networker,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """To whom you were introduced. Plain text."""
    limit = posting.MESSAGES_OF_NEW if await is_new(session, principal) else posting.MESSAGES
    await slow_down(request, (limit, str(principal.account_id)), (posting.A_DAY, str(principal.account_id)))
    made = await talking.write(session, principal, introduction_id, wish)
    return once.answer(
        schemas.NetworkMessageRead,
        {
            "id": made.id,
            "is_mine": True,
            "words": made.words,
            "written_at": made.written_at,
            "read_at": None,
        },
        status=201,
        headers={"Location": f"/v1/network-introductions/{introduction_id}/messages"},
    )


@introductions.post(
    "/{networkIntroductionId}/readings",
    summary="Say until when you read",
    status_code=204,
    responses=problems(errors.NetworkIntroductionNotFound),
)
async def create_network_reading(
    introduction_id: IntroductionId,
    wish: schemas.NetworkReading,
    principal: Networker,
    session: WriteSession,
) -> Response:
    """The other sees that it was read. Doing it twice changes nothing."""
    await talking.mark_read(session, principal, introduction_id, wish.read_until)
    return Response(status_code=204)


@unread.get("", summary="Count what waits for you in the network", response_model=schemas.NetworkUnread)
async def read_network_unread(principal: Networker, session: ReadSession) -> dict[str, int]:
    """Messages that you did not read, and introductions that you can answer."""
    return await queries.count_unread(session, principal)


@blocks.get("", summary="List whom you block", response_model=schemas.NetworkBlockList)
async def list_network_blocks(principal: Networker, session: ReadSession) -> dict[str, Any]:
    """The newest first. Whom you block does not see it."""
    return {"items": await queries.list_blocks(session, principal)}


@blocks.post(
    "",
    summary="Block somebody",
    response_model=schemas.NetworkBlockRead,
    status_code=201,
    responses=problems(
        InvalidInput,
        errors.NetworkProfileNotFound,
        errors.NetworkIntroductionNotFound,
        errors.OwnNetworkProfile,
        errors.NetworkBlockKnown,
    ),
)
async def create_network_block(
    wish: schemas.NetworkBlockCreate, principal: Networker, session: WriteSession, once: OnceOptional
) -> Response:
    """Neither of you finds or reaches the other any more. The other is told nothing."""
    made = await talking.block(session, principal, wish)
    found = next(one for one in await queries.list_blocks(session, principal) if one["id"] == made.id)
    return once.answer(
        schemas.NetworkBlockRead, found, status=201, headers={"Location": f"/v1/network-blocks/{made.id}"}
    )


@blocks.delete(
    "/{networkBlockId}",
    summary="Block somebody no more",
    status_code=204,
    responses=problems(errors.NetworkBlockNotFound),
)
async def delete_network_block(block_id: BlockId, principal: Networker, session: WriteSession) -> Response:
    """Your own only."""
    await talking.unblock(session, principal, block_id)
    return Response(status_code=204)
