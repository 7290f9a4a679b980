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
from backend.notifications.errors import NoticeCursorInvalid, NoticeNotFound
from backend.notifications.schemas import (
    NoticeFilter,
    NoticePage,
    NoticeRead,
    NoticesMarked,
    NoticesUpdate,
    NoticeUpdate,
)

router = make_router(prefix="/notices", tag="notices")
NoticeId = Annotated[UUID, Path(alias="noticeId", description="The notice.")]


@router.get("", summary="List your notices", response_model=NoticePage, responses=problems(NoticeCursorInvalid))
async def list_notices(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[NoticeFilter, Query()],
) -> dict[str, Any]:
    """Newest first, for all your organisations, by `page` or from `after` on."""
    found = await queries.list_notices(session, principal, wanted)
    link_pages(request, response, found)
    return found


@router.post("/readings", summary="Mark all your notices", response_model=NoticesMarked)
async def mark_notices(wish: NoticesUpdate, principal: SignedIn, session: WriteSession) -> dict[str, Any]:
    """All that are unread, or of one kind, as read. With `read` false and the `readAt` of the answer it is undone."""
    count, moment = await service.mark_notices(session, principal, wish)
    return {"count": count, "read_at": moment}


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
