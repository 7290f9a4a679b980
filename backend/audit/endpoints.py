"""The audit trail over HTTP: read only."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response, Security

from backend.audit import queries
from backend.audit.schemas import AuditEntryFilter, AuditEntryPage
from backend.core.database import ReadSession
from backend.core.listing import link_pages
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal

router = make_router(prefix="/audit-entries", tag="audit")
Reader = Annotated[Principal, Security(current_principal, scopes=["audit:read"])]


@router.get("", summary="See who did what", response_model=AuditEntryPage)
async def list_audit_entries(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[AuditEntryFilter, Query()],
) -> dict[str, Any]:
    """Acts on your organisation, newest first; officers see all but that a company wrote about an adviser."""
    found = await queries.list_entries(session, principal, wanted)
    link_pages(request, response, found)
    return found


routers: tuple[APIRouter, ...] = (router,)
