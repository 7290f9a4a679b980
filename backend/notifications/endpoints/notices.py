"""Notices over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import SignedIn
from backend.notifications import queries, service
from backend.notifications.errors import NoticeNotFound
from backend.notifications.schemas import NoticeFilter, NoticePage, NoticeRead, NoticeUpdate

router = make_router(prefix="/notices", tag="notices")
NoticeId = Annotated[UUID, Path(alias="noticeId", description="The notice.")]


@router.get("", summary="List your notices", response_model=NoticePage)
async def list_notices(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[NoticeFilter, Query()],
) -> dict[str, Any]:
    """Newest first, for all your organisations."""
    found = await queries.list_notices(session, principal, wanted)
    link_pages(request, response, found)
    return found


@router.post(
    "/{noticeId}/readings",
    summary="Mark a notice",
    response_model=NoticeRead,
    responses=problems(NoticeNotFound),
)
async def mark_notice(
    notice_id: NoticeId, wish: NoticeUpdate, principal: SignedIn, session: WriteSession
) -> dict[str, Any]:
    """As read, or as unread again. The same twice changes nothing."""
    return queries.describe(await service.mark_notice(session, principal, notice_id, read=wish.read))
