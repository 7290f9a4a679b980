"""Versions over HTTP: written by branches, published by the programme office, looked at again every year."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.files import service as contents
from backend.files.errors import FileAttached, FileNotFound
from backend.files.schemas import FileRead
from backend.files.store import open_store
from backend.identity.errors import BranchNotLive
from backend.toolbox import queries
from backend.toolbox.drafts import (
    ToolboxAttachmentAdd,
    ToolboxConfirmation,
    ToolboxStatusChange,
    ToolboxVersionFilter,
    ToolboxVersionPage,
    ToolboxVersionRead,
    ToolboxVersionUpdate,
)
from backend.toolbox.endpoints.items import BINARY, AttachmentId, Writer
from backend.toolbox.errors import (
    ToolboxAttachmentsFull,
    ToolboxMoveImpossible,
    ToolboxReviewNotYours,
    ToolboxVersionNotFound,
    ToolboxWordsFixed,
)
from backend.toolbox.service import attaching, reviewing, writing

versions = make_router(prefix="/toolbox-versions", tag="toolbox")

VersionId = Annotated[UUID, Path(alias="versionId", description="The version.")]


@versions.get("", summary="List versions to work on", response_model=ToolboxVersionPage)
async def list_toolbox_versions(
    request: Request,
    response: Response,
    principal: Writer,
    session: ReadSession,
    wanted: Annotated[ToolboxVersionFilter, Query()],
) -> dict[str, Any]:
    """A branch sees its own, the programme office all; last changed first."""
    found = await queries.list_versions(session, principal, wanted)
    link_pages(request, response, found)
    return found


@versions.get(
    "/{versionId}",
    summary="Read a version",
    response_model=ToolboxVersionRead,
    responses=problems(ToolboxVersionNotFound),
)
async def read_toolbox_version(
    version_id: VersionId, principal: Writer, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With everything its writers and reviewers need."""
    version = await queries.get_version(session, principal, version_id)
    mark(response, version)
    return await queries.describe(session, version)


@versions.patch(
    "/{versionId}",
    summary="Change a draft",
    response_model=ToolboxVersionRead,
    responses=problems(ToolboxVersionNotFound, ToolboxWordsFixed),
)
async def update_toolbox_version(
    version_id: VersionId,
    *,
    wish: ToolboxVersionUpdate,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Until it is published; after that its words stay as they are."""
    version = await writing.change_words(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, version)


@versions.post(
    "/{versionId}/status-changes",
    summary="Offer, hand back, publish or archive a version",
    response_model=ToolboxVersionRead,
    responses=problems(ToolboxVersionNotFound, ToolboxReviewNotYours, ToolboxMoveImpossible, BranchNotLive),
)
async def create_toolbox_status_change(
    version_id: VersionId,
    *,
    wish: ToolboxStatusChange,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Writers offer; the programme office does the rest."""
    version = await reviewing.change_status(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, version)


@versions.post(
    "/{versionId}/confirmations",
    summary="Confirm that a tool is still right",
    response_model=ToolboxVersionRead,
    responses=problems(ToolboxVersionNotFound, ToolboxMoveImpossible),
)
async def confirm_toolbox_version(
    version_id: VersionId,
    *,
    wish: ToolboxConfirmation,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By its owner or the programme office. Nothing changes but the day to look again."""
    version = await reviewing.confirm(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, version)


@versions.post(
    "/{versionId}/attachments",
    summary="Add a document to a draft",
    response_model=FileRead,
    status_code=201,
    responses=problems(ToolboxVersionNotFound, FileNotFound, ToolboxWordsFixed, ToolboxAttachmentsFull, FileAttached),
)
async def create_toolbox_attachment(
    version_id: VersionId, *, wish: ToolboxAttachmentAdd, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A file your organisation added before, until the version is published. The same again changes nothing."""
    file = await attaching.add(session, principal, version_id, wish.file_id)
    location = f"/v1/toolbox-versions/{version_id}/attachments/{file.id}"
    return once.answer(FileRead, file, status=201, headers={"Location": location})


async def read_toolbox_version_attachment(
    version_id: VersionId, attachment_id: AttachmentId, principal: Writer, session: ReadSession, request: Request
) -> Response:
    """For who works on the version, before it is published too. Always as an attachment; it is not counted."""
    version = await queries.get_version(session, principal, version_id)
    file = await queries.attachment_of(session, version, attachment_id)
    content = await open_store(request.app.state.settings).read(file.id)
    return Response(content, media_type=file.media_type, headers=contents.as_attachment(file))


versions.add_api_route(
    "/{versionId}/attachments/{attachmentId}",
    read_toolbox_version_attachment,
    methods=["GET"],
    summary="Download a document of a version",
    response_class=Response,
    responses={200: {"content": BINARY}, **problems(ToolboxVersionNotFound, FileNotFound)},
    route_class_override=RawRoute,
)


@versions.delete(
    "/{versionId}/attachments/{attachmentId}",
    summary="Remove a document from a draft",
    status_code=204,
    responses=problems(ToolboxVersionNotFound, FileNotFound, ToolboxWordsFixed),
)
async def delete_toolbox_attachment(
    version_id: VersionId, attachment_id: AttachmentId, principal: Writer, session: WriteSession
) -> None:
    """Versions that were published keep theirs."""
    await attaching.remove(session, principal, version_id, attachment_id)
