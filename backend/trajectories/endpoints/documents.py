"""Documents of a trajectory over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.files import queries as files
from backend.files import service as contents
from backend.files.errors import FileAttached, FileNotFound
from backend.files.schemas import DocumentRead
from backend.files.store import open_store
from backend.trajectories import documents as laid_beside
from backend.trajectories.endpoints.trajectories import Reader, TrajectoryId, Writer
from backend.trajectories.errors import TrajectoryDocumentsFull, TrajectoryNotFound, TrajectoryOver
from backend.trajectories.schemas import TrajectoryDocumentAdd, TrajectoryDocumentList

documents = make_router(prefix="/trajectories/{trajectoryId}/documents", tag="trajectories")

FileId = Annotated[UUID, Path(alias="fileId", description="The document.")]


@documents.get(
    "",
    summary="List the documents of a trajectory",
    response_model=TrajectoryDocumentList,
    responses=problems(TrajectoryNotFound),
)
async def list_trajectory_documents(
    trajectory_id: TrajectoryId, principal: Reader, session: ReadSession
) -> dict[str, Any]:
    """Of both sides, oldest first."""
    return {"items": await laid_beside.of_trajectory(session, principal, trajectory_id)}


@documents.post(
    "",
    summary="Add a document to a trajectory",
    response_model=DocumentRead,
    status_code=201,
    responses=problems(TrajectoryNotFound, FileNotFound, TrajectoryOver, TrajectoryDocumentsFull, FileAttached),
)
async def create_trajectory_document(
    trajectory_id: TrajectoryId,
    *,
    wish: TrajectoryDocumentAdd,
    principal: Writer,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """A file your organisation added before; by company and adviser, until the trajectory is over."""
    file = await laid_beside.add(session, principal, trajectory_id, wish.file_id)
    location = f"/v1/trajectories/{trajectory_id}/documents/{file.id}"
    return once.answer(DocumentRead, files.described(file, principal), status=201, headers={"Location": location})


async def read_trajectory_document(
    trajectory_id: TrajectoryId, file_id: FileId, principal: Reader, session: ReadSession, request: Request
) -> Response:
    """Always as an attachment, for everybody who sees the trajectory."""
    found = await laid_beside.get(session, principal, trajectory_id, file_id)
    content = await open_store(request.app.state.settings).read(found.id)
    return Response(content, media_type=found.media_type, headers=contents.as_attachment(found))


documents.add_api_route(
    "/{fileId}",
    read_trajectory_document,
    methods=["GET"],
    summary="Download a document of a trajectory",
    response_class=Response,
    responses={
        200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
        **problems(TrajectoryNotFound, FileNotFound),
    },
    route_class_override=RawRoute,
)


@documents.delete(
    "/{fileId}",
    summary="Remove a document from a trajectory",
    status_code=204,
    responses=problems(TrajectoryNotFound, FileNotFound, TrajectoryOver),
)
async def delete_trajectory_document(
    trajectory_id: TrajectoryId, file_id: FileId, principal: Writer, session: WriteSession
) -> None:
    """By the side that added it, until the trajectory is over."""
    await laid_beside.remove(session, principal, trajectory_id, file_id)
