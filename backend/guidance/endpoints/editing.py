"""Versions of instruments over HTTP: for their owners and the programme office."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.guidance import queries
from backend.guidance.drafts import (
    InstrumentVersionFilter,
    InstrumentVersionPage,
    InstrumentVersionRead,
    InstrumentWords,
)
from backend.guidance.errors import (
    InstrumentMoveImpossible,
    InstrumentReviewNotYours,
    InstrumentVersionNotFound,
    InstrumentWordsFixed,
)
from backend.guidance.models import InstrumentVersion
from backend.guidance.service import keeping
from backend.identity.principals import Principal, current_principal
from backend.toolbox.drafts import ToolboxStatusChange

versions = make_router(prefix="/instrument-versions", tag="guidance")

Writer = Annotated[Principal, Security(current_principal, scopes=["instruments:write"])]
VersionId = Annotated[UUID, Path(alias="versionId", description="The version.")]


@versions.get("", summary="List versions of instruments to work on", response_model=InstrumentVersionPage)
async def list_instrument_versions(
    request: Request,
    response: Response,
    principal: Writer,
    session: ReadSession,
    wanted: Annotated[InstrumentVersionFilter, Query()],
) -> dict[str, Any]:
    """Owners see their own, the programme office all; last changed first."""
    found = await queries.list_versions(session, principal, wanted)
    link_pages(request, response, found)
    return found


@versions.get(
    "/{versionId}",
    summary="Read a version of an instrument",
    response_model=InstrumentVersionRead,
    responses=problems(InstrumentVersionNotFound),
)
async def read_instrument_version(
    version_id: VersionId, principal: Writer, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With everything its owner and reviewers need."""
    version = await queries.get_version(session, principal, version_id)
    mark(response, version)
    return await queries.describe(session, version)


@versions.put(
    "/{versionId}",
    summary="Change a draft of an instrument",
    response_model=InstrumentVersionRead,
    responses=problems(InstrumentVersionNotFound, InstrumentWordsFixed),
)
async def update_instrument_version(
    version_id: VersionId,
    *,
    wish: InstrumentWords,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Until it is published; after that its words stay as they are."""
    version = await keeping.change_words(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, version)


@versions.post(
    "/{versionId}/status-changes",
    summary="Offer, hand back, publish or archive a version of an instrument",
    response_model=InstrumentVersionRead,
    responses=problems(InstrumentVersionNotFound, InstrumentReviewNotYours, InstrumentMoveImpossible),
)
async def create_instrument_status_change(
    version_id: VersionId,
    *,
    wish: ToolboxStatusChange,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Owners offer; the programme office does the rest."""
    version = await keeping.change_status(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, version)


def told(version: InstrumentVersion) -> dict[str, str]:
    """Where a new version stands, and its ETag."""
    return {"Location": f"/v1/instrument-versions/{version.id}", "ETag": etag(version)}
