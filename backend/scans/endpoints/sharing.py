"""Sharing a published result with everybody in the company, and reading it with the link."""

from typing import Annotated, Any

from fastapi import Header, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.scans import queries, shared
from backend.scans.endpoints.printing import PDF, as_pdf
from backend.scans.endpoints.scans import Keeper, Reader, ScanId
from backend.scans.errors import (
    ScanNotFound,
    ScanResultNotFound,
    ScanShareExists,
    ScanShareNotFound,
    SharedResultNotFound,
)
from backend.scans.models import ResultShare
from backend.scans.schemas.sharing import (
    ScanShareCreate,
    ScanShareCreated,
    ScanSharePosterCreate,
    ScanShareRead,
    ScanShareUpdate,
    SharedScanResultRead,
)
from backend.scans.service import sharing
from backend.scans.service.inviting import link_of

shares = make_router(prefix="/scans/{scanId}/share", tag="scans")
shared_results = make_router(prefix="/shared-scan-results", tag="scans")

ShareToken = Annotated[
    str, Header(alias="Share-Token", min_length=1, max_length=64, description="The part of the link after the #.")
]


def _told(share: ResultShare) -> dict[str, Any]:
    return {
        **{name: getattr(share, name) for name in ("created_at", "ends_on", "with_plan")},
        "works": sharing.works(share),
    }


@shares.get(
    "",
    summary="Read how the result is shared",
    response_model=ScanShareRead,
    responses=problems(ScanNotFound, ScanShareNotFound),
)
async def read_scan_share(
    scan_id: ScanId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Without the link: that was told when it was made."""
    found = await sharing.get(session, await queries.get_scan(session, principal, scan_id))
    mark(response, found)
    return _told(found)


@shares.post(
    "",
    summary="Share the result by a link",
    response_model=ScanShareCreated,
    status_code=201,
    responses=problems(ScanNotFound, ScanResultNotFound, ScanShareExists),
)
async def create_scan_share(
    *,
    scan_id: ScanId,
    wish: ScanShareCreate,
    request: Request,
    response: Response,
    principal: Keeper,
    session: WriteSession,
) -> dict[str, Any]:
    """The link is in this answer only: it is kept as a hash, and no retry can give it again."""
    scan = await queries.get_scan(session, principal, scan_id, for_update=True)
    made, token = await sharing.share(session, principal, scan, wish)
    url, qr_svg = link_of(request.app.state.settings.public_url, token, sharing.PAGE)
    response.headers.update({"Location": f"/v1/scans/{scan_id}/share", "ETag": etag(made)})
    return {**_told(made), "url": url, "qr_svg": qr_svg}


@shares.patch(
    "",
    summary="Let the link work longer or shorter",
    response_model=ScanShareRead,
    responses=problems(ScanNotFound, ScanShareNotFound),
)
async def update_scan_share(
    *,
    scan_id: ScanId,
    wish: ScanShareUpdate,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """The link stays the same, also after its last day."""
    scan = await queries.get_scan(session, principal, scan_id)
    found = await sharing.change(session, principal, scan, wish, if_match)
    mark(response, found)
    return _told(found)


@shares.delete("", summary="Stop sharing", status_code=204, responses=problems(ScanNotFound, ScanShareNotFound))
async def delete_scan_share(
    scan_id: ScanId, principal: Keeper, session: WriteSession, if_match: IfMatch = None
) -> None:
    """At once: the link leads nowhere any more. A next link is another one."""
    scan = await queries.get_scan(session, principal, scan_id)
    await sharing.stop(session, principal, scan, if_match)


async def print_scan_share(
    scan_id: ScanId, wish: ScanSharePosterCreate, principal: Keeper, session: ReadSession, request: Request
) -> Response:
    """A poster with a QR code of the link, for who has the link."""
    scan = await queries.get_scan(session, principal, scan_id)
    public_url = request.app.state.settings.public_url
    return as_pdf(await sharing.poster(session, scan, wish, public_url=public_url), "scan-uitkomst-poster")


shares.add_api_route(
    "/posters",
    print_scan_share,
    methods=["POST"],
    summary="Set the link to the result on a poster",
    response_class=Response,
    responses={**PDF, **problems(ScanNotFound, ScanShareNotFound)},
    route_class_override=RawRoute,
)


@shared_results.get(
    "/current",
    summary="Read a result that was shared with you",
    response_model=SharedScanResultRead,
    responses=problems(SharedResultNotFound),
)
async def read_result_by_link(token: ShareToken, session: ReadSession, response: Response) -> dict[str, Any]:
    """With the link from the company, without an account. That somebody reads is kept nowhere."""
    response.headers["Cache-Control"] = "private, no-store"
    return await shared.read(session, token)
