"""Groups, who is in them, and their agenda."""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional, OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.events.errors import EventNotFound
from backend.groups import errors, schemas
from backend.groups.endpoints.parameters import GroupId, GroupMemberId, Joiner, Keeper
from backend.groups.models import Group
from backend.groups.queries import groups as queries
from backend.groups.queries import posts
from backend.groups.service import keeping
from backend.identity.principals import Asker, Principal, SignedIn

router = make_router(prefix="/groups", tag="groups")


@router.get("", summary="List groups", response_model=schemas.GroupPage)
async def list_groups(
    request: Request,
    response: Response,
    principal: Asker,
    session: ReadSession,
    wanted: Annotated[schemas.GroupFilter, Query()],
) -> dict[str, Any]:
    """What everybody reads of each group; those that take members first, the newest first."""
    found = await queries.list_groups(session, principal, wanted)
    link_pages(request, response, found)
    return found


@router.post("", summary="Make a group", response_model=schemas.GroupRead, status_code=201)
async def create_group(
    wish: schemas.GroupWrite, principal: Keeper, session: WriteSession, once: OnceRequired
) -> Response:
    """Of your organisation, whose people moderate it."""
    return await _answer(session, once, principal, await keeping.create(session, principal, wish))


@router.get(
    "/{groupId}", summary="Read a group", response_model=schemas.GroupRead, responses=problems(errors.GroupNotFound)
)
async def read_group(group_id: GroupId, principal: Asker, session: ReadSession, response: Response) -> dict[str, Any]:
    """What it is for, who keeps it, and where you stand."""
    found = await queries.describe(session, principal, group_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@router.put(
    "/{groupId}",
    summary="Change a group",
    response_model=schemas.GroupRead,
    responses=problems(errors.GroupNotFound, errors.GroupNotYours),
)
async def replace_group(
    group_id: GroupId,
    *,
    wish: schemas.GroupWrite,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By its owner. Closed with `isArchived`."""
    group = await keeping.edit(session, principal, group_id, wish, if_match)
    response.headers["ETag"] = etag(group)
    return await queries.describe(session, principal, group.id)


@router.get(
    "/{groupId}/members",
    summary="List members of a group",
    response_model=schemas.GroupMemberPage,
    responses=problems(errors.GroupNotFound),
)
async def list_group_members(
    group_id: GroupId,
    request: Request,
    response: Response,
    principal: SignedIn,
    *,
    session: ReadSession,
    wanted: Annotated[schemas.GroupMemberFilter, Query()],
) -> dict[str, Any]:
    """For members and moderators. A member reads only the name that each chose to show here."""
    group = await queries.get_group(session, queries.visible_to(principal), group_id)
    found = await queries.list_members(session, principal, group, wanted)
    link_pages(request, response, found)
    return found


@router.post(
    "/{groupId}/members",
    summary="Join a group",
    response_model=schemas.GroupRead,
    status_code=201,
    responses=problems(errors.GroupNotFound, errors.GroupArchived, errors.GroupJoined),
)
async def create_group_member(
    group_id: GroupId, wish: schemas.GroupJoin, principal: Joiner, session: WriteSession, once: OnceOptional
) -> Response:
    """On behalf of your company: at once where it is open, else after a moderator let you in."""
    return await _answer(session, once, principal, await keeping.join(session, principal, group_id, wish))


@router.post(
    "/{groupId}/members/{groupMemberId}/status-changes",
    summary="Leave a group, or decide about a member",
    response_model=schemas.GroupRead,
    status_code=201,
    responses=problems(
        errors.GroupNotFound, errors.GroupMemberNotFound, errors.GroupNotYours, errors.GroupMemberMoveImpossible
    ),
)
async def create_group_member_status_change(
    group_id: GroupId,
    member_id: GroupMemberId,
    *,
    wish: schemas.GroupMemberMove,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """A member leaves at once. A moderator lets in, declines or removes; the last two with a reason that is told."""
    group = await keeping.move(session, principal, group_id, member_id, wish, if_match=if_match)
    return await _answer(session, once, principal, group)


@router.get(
    "/{groupId}/events",
    summary="Read the agenda of a group",
    response_model=schemas.GroupEventList,
    responses=problems(errors.GroupNotFound),
)
async def list_group_events(group_id: GroupId, principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """For members and moderators: what is coming, soonest first."""
    await queries.get_group(session, queries.visible_to(principal), group_id)
    return {"items": await posts.list_events(session, group_id)}


@router.put(
    "/{groupId}/events",
    summary="Choose the agenda of a group",
    response_model=schemas.GroupEventList,
    responses=problems(errors.GroupNotFound, EventNotFound, errors.GroupNotYours),
)
async def replace_group_events(
    group_id: GroupId, wish: schemas.GroupEventChoice, principal: Keeper, session: WriteSession
) -> dict[str, Any]:
    """From the events of its owner, which are planned and changed as events."""
    await keeping.plan(session, principal, group_id, wish)
    return {"items": await posts.list_events(session, group_id)}


async def _answer(session: WriteSession, once: Any, principal: Principal, group: Group) -> Response:
    answer: Response = once.answer(
        schemas.GroupRead,
        await queries.describe(session, principal, group.id),
        status=201,
        headers={"Location": f"/v1/groups/{group.id}", "ETag": etag(group)},
    )
    return answer
