"""The board of a group, and reports of what stands on it."""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch
from backend.core.idempotency import OnceOptional
from backend.core.problems import InvalidInput, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.groups import errors, schemas
from backend.groups.endpoints.parameters import GroupId, GroupPostId, GroupReportId, Keeper
from backend.groups.queries import groups, posts
from backend.groups.service import board
from backend.identity.posting import is_new
from backend.identity.principals import SignedIn

router = make_router(prefix="/groups/{groupId}", tag="groups")


@router.get(
    "/posts",
    summary="List posts of a group",
    response_model=schemas.GroupPostPage,
    responses=problems(errors.GroupNotFound, errors.GroupCursorInvalid),
)
async def list_group_posts(
    group_id: GroupId,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[schemas.GroupPostFilter, Query()],
) -> dict[str, Any]:
    """The newest first, or with `parentId` the replies to one; page after page by `nextCursor`."""
    await groups.get_group(session, groups.visible_to(principal), group_id)
    return await posts.list_posts(session, principal, group_id, wanted)


@router.post(
    "/posts",
    summary="Write to a group",
    response_model=schemas.GroupPostRead,
    status_code=201,
    responses=problems(
        errors.GroupNotFound,
        errors.GroupPostNotFound,
        errors.GroupArchived,
        errors.GroupPostGone,
        InvalidInput,
        TooManyRequests,
    ),
)
async def create_group_post(
    group_id: GroupId,
    wish: schemas.GroupPostCreate,
    request: Request,
    principal: SignedIn,
    *,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """A post, or a reply that its writer is told of. A new account writes less often."""
    await groups.get_group(session, groups.visible_to(principal), group_id)
    limit = board.POSTS_OF_NEW if await is_new(session, principal) else board.POSTS
    await slow_down(request, (limit, str(principal.account_id)))
    post = await board.write(session, principal, group_id, wish)
    return once.answer(
        schemas.GroupPostRead,
        await posts.describe_post(session, principal, post.id),
        status=201,
        headers={"Location": f"/v1/groups/{group_id}/posts"},
    )


@router.post(
    "/posts/{groupPostId}/status-changes",
    summary="Withdraw a post",
    response_model=schemas.GroupPostRead,
    status_code=201,
    responses=problems(errors.GroupNotFound, errors.GroupPostNotFound, errors.GroupNotYours, errors.GroupPostGone),
)
async def create_group_post_status_change(
    group_id: GroupId,
    post_id: GroupPostId,
    *,
    wish: schemas.GroupPostWithdrawn,  # noqa: ARG001 - withdrawing is the one thing it can ask
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By whoever wrote it; replies stay."""
    post = await board.withdraw(session, principal, group_id, post_id, if_match)
    return once.answer(
        schemas.GroupPostRead,
        await posts.describe_post(session, principal, post.id),
        status=201,
        headers={"Location": f"/v1/groups/{group_id}/posts"},
    )


@router.get(
    "/reports",
    summary="List reports of posts",
    response_model=schemas.GroupReportList,
    responses=problems(errors.GroupNotFound),
)
async def list_group_reports(group_id: GroupId, principal: Keeper, session: ReadSession) -> dict[str, Any]:
    """For its moderators: what waits. Who reported is not told."""
    await groups.get_group(session, groups.moderates(principal), group_id)
    return {"items": await posts.list_reports(session, principal, group_id)}


@router.post(
    "/reports",
    summary="Report a post",
    response_model=schemas.GroupReportReceipt,
    status_code=201,
    responses=problems(
        errors.GroupNotFound, errors.GroupPostNotFound, errors.GroupPostGone, errors.GroupReported, TooManyRequests
    ),
)
async def create_group_report(
    group_id: GroupId,
    wish: schemas.GroupReportCreate,
    request: Request,
    principal: SignedIn,
    *,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """To the moderators; you are told what they decide."""
    await groups.get_group(session, groups.visible_to(principal), group_id)
    await slow_down(request, (board.REPORTS, str(principal.account_id)))
    made = await board.report(session, principal, group_id, wish)
    return once.answer(
        schemas.GroupReportReceipt, made, status=201, headers={"Location": f"/v1/groups/{group_id}/reports"}
    )


@router.post(
    "/reports/{groupReportId}/decisions",
    summary="Decide on a report",
    response_model=schemas.GroupReportReceipt,
    status_code=201,
    responses=problems(
        errors.GroupNotFound, errors.GroupReportNotFound, errors.GroupNotYours, errors.GroupReportHandled
    ),
)
async def create_group_report_decision(
    group_id: GroupId,
    report_id: GroupReportId,
    *,
    wish: schemas.GroupReportDecision,
    principal: Keeper,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Hide the post or leave it, with a reason that is told. Nobody decides on their own post."""
    made = await board.decide(session, principal, group_id, report_id, wish, if_match=if_match)
    return once.answer(
        schemas.GroupReportReceipt, made, status=201, headers={"Location": f"/v1/groups/{group_id}/reports"}
    )
