"""The local mailbox over HTTP; only in a demonstration without a mail server."""

from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi import Path as InPath

from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.notifications import mailbox
from backend.notifications.errors import LocalMailNotFound
from backend.notifications.letterhead import STYLE_HASH
from backend.notifications.schemas import LocalMailList

router = make_router(prefix="/local-mails", tag="notices")
pages = APIRouter(prefix="/local-mails", tags=["notices"], route_class=RawRoute)
MAIL_HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src '{STYLE_HASH}'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}


def folder_of(request: Request) -> Path:
    """The folder of the local mailbox. Raises LocalMailNotFound (404) on a server for real use."""
    settings = request.app.state.settings
    if not settings.demonstration or settings.smtp_url:
        raise LocalMailNotFound
    folder: Path = settings.data_dir / "mail"
    return folder


@router.get(
    "",
    summary="List the mails of the local mailbox",
    response_model=LocalMailList,
    responses=problems(LocalMailNotFound),
)
async def list_local_mails(request: Request) -> dict[str, Any]:
    """Every mail that this demonstration wrote, for everybody who looks around; 404 on a server for real use."""
    return {"items": await mailbox.newest(folder_of(request))}


@pages.get(
    "/{localMailId}/content",
    summary="See a mail of the local mailbox",
    response_class=Response,
    responses={
        200: {"content": {"text/html": {"schema": {"type": "string"}}, "text/plain": {"schema": {"type": "string"}}}},
        **problems(LocalMailNotFound),
    },
)
async def read_local_mail(
    local_mail_id: Annotated[UUID, InPath(alias="localMailId", description="The mail.")], request: Request
) -> Response:
    """As a mail program shows it: a page without scripts."""
    mail = await mailbox.one(folder_of(request), local_mail_id)
    form, content = ("text/html", mail.html) if mail.html else ("text/plain", mail.text)
    return Response(content, media_type=form, headers=MAIL_HEADERS)
