"""Quick scans that are kept: under a visitor's own key, without an account, and those of a company."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Header, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyLeft, CompanyNotFound
from backend.scans.errors import QuestionnaireNotFound, QuickScanNotFound
from backend.scans.schemas.quick_scan import (
    QuickScanClaim,
    QuickScanCreate,
    QuickScanKept,
    QuickScanOfCompany,
    QuickScanPage,
)
from backend.scans.service import keeping

kept = make_router(prefix="/quick-scans", tag="scans")

Reader = Annotated[Principal, Security(current_principal, scopes=["scans:read"])]
Keeper = Annotated[Principal, Security(current_principal, scopes=["scans:manage"])]
QuickScanId = Annotated[UUID, Path(alias="quickScanId", description="The quick scan.")]
OwnKey = Annotated[
    str,
    Header(alias="Scan-Key", min_length=1, max_length=64, description="A key that you drew yourself, for this scan."),
]


@kept.put(
    "/current",
    summary="Save a quick scan to go on later",
    response_model=QuickScanKept,
    responses=problems(QuestionnaireNotFound),
)
async def save_quick_scan(wish: QuickScanCreate, key: OwnKey, session: WriteSession) -> dict[str, Any]:
    """Kept for thirty days under a key that only you have. Saving again replaces it."""
    return await keeping.keep(session, key, wish)


@kept.get(
    "/current",
    summary="Go on with a saved quick scan",
    response_model=QuickScanKept,
    responses=problems(QuickScanNotFound),
)
async def read_saved_quick_scan(key: OwnKey, session: ReadSession) -> dict[str, Any]:
    """Works again and again, until it is deleted or a company took it over."""
    return await keeping.read_kept(session, key)


@kept.delete("/current", summary="Delete a saved quick scan", status_code=204, responses=problems(QuickScanNotFound))
async def delete_saved_quick_scan(key: OwnKey, session: WriteSession) -> None:
    """At once and for good."""
    await keeping.forget(session, key)


@kept.get("", summary="List the quick scans of your company", response_model=QuickScanPage)
async def list_quick_scans(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[PageQuery, Query()],
) -> dict[str, Any]:
    """The newest first."""
    found = await keeping.list_of_company(session, principal, wanted)
    link_pages(request, response, found)
    return found


@kept.post(
    "",
    summary="Take a saved quick scan over for your company",
    response_model=QuickScanOfCompany,
    status_code=201,
    responses=problems(QuickScanNotFound, CompanyNotFound, CompanyLeft),
)
async def claim_quick_scan(
    wish: QuickScanClaim, principal: Keeper, session: WriteSession, once: OnceRequired
) -> Response:
    """It stays with the company; the key opens nothing any more."""
    value = await keeping.claim(session, principal, wish.key)
    return once.answer(QuickScanOfCompany, value, status=201, headers={"Location": f"/v1/quick-scans/{value['id']}"})


@kept.get(
    "/{quickScanId}",
    summary="Read a quick scan of your company",
    response_model=QuickScanOfCompany,
    responses=problems(QuickScanNotFound),
)
async def read_quick_scan(quick_scan_id: QuickScanId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """With its indication, computed from the answers as they were."""
    return await keeping.read_of_company(session, principal, quick_scan_id)


@kept.delete(
    "/{quickScanId}",
    summary="Delete a quick scan of your company",
    status_code=204,
    responses=problems(QuickScanNotFound),
)
async def delete_quick_scan(quick_scan_id: QuickScanId, principal: Keeper, session: WriteSession) -> None:
    """At once and for good."""
    await keeping.remove_of_company(session, principal, quick_scan_id)
