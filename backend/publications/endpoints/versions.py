"""Versions of publications over HTTP: written by branches, Syntens and the programme, published by the programme."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.errors import BranchNotLive
from backend.identity.principals import Principal, current_principal
from backend.publications import queries
from backend.publications.drafts import (
    PublicationStatusChange,
    PublicationVersionFilter,
    PublicationVersionPage,
    PublicationVersionRead,
    PublicationWords,
)
from backend.publications.errors import (
    PublicationCorrectionMissing,
    PublicationMoveImpossible,
    PublicationReviewNotYours,
    PublicationVersionNotFound,
    PublicationWordsFixed,
    PublicationWrittenByYou,
)
from backend.publications.models import PublicationVersion
from backend.publications.service import reviewing, writing

versions = make_router(prefix="/publication-versions", tag="publications")

Writer = Annotated[Principal, Security(current_principal, scopes=["publications:write"])]
PublicationVersionId = Annotated[UUID, Path(alias="publicationVersionId", description="The version.")]


def told(version: PublicationVersion) -> dict[str, str]:
    """Where a new version stands, and its ETag."""
    return {"Location": f"/v1/publication-versions/{version.id}", "ETag": etag(version)}


@versions.get("", summary="List versions of publications to work on", response_model=PublicationVersionPage)
async def list_publication_versions(
    request: Request,
    response: Response,
    principal: Writer,
    session: ReadSession,
    wanted: Annotated[PublicationVersionFilter, Query()],
) -> dict[str, Any]:
    """Organisations see their own, the programme office all; last changed first."""
    found = await queries.list_versions(session, principal, wanted)
    link_pages(request, response, found)
    return found


@versions.get(
    "/{publicationVersionId}",
    summary="Read a version of a publication",
    response_model=PublicationVersionRead,
    responses=problems(PublicationVersionNotFound),
)
async def read_publication_version(
    version_id: PublicationVersionId, principal: Writer, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With everything its writers and reviewers need."""
    publication, version = await queries.get_version(session, principal, version_id)
    mark(response, version)
    return await queries.describe(session, principal, publication, version)


@versions.put(
    "/{publicationVersionId}",
    summary="Change a draft of a publication",
    response_model=PublicationVersionRead,
    responses=problems(PublicationVersionNotFound, PublicationWordsFixed),
)
async def update_publication_version(
    version_id: PublicationVersionId,
    *,
    wish: PublicationWords,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Until it is published; after that its words stay as they are."""
    publication, version = await writing.change_words(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, principal, publication, version)


@versions.post(
    "/{publicationVersionId}/status-changes",
    summary="Offer, hand back, publish or archive a version of a publication",
    response_model=PublicationVersionRead,
    responses=problems(
        PublicationVersionNotFound,
        PublicationReviewNotYours,
        PublicationMoveImpossible,
        PublicationCorrectionMissing,
        PublicationWrittenByYou,
        BranchNotLive,
    ),
)
async def create_publication_status_change(
    version_id: PublicationVersionId,
    *,
    wish: PublicationStatusChange,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Writers offer; the programme office does the rest, and whoever wrote or sent it does not publish it."""
    publication, version = await reviewing.change_status(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, principal, publication, version)
