"""Files over HTTP: raw bytes in, an attachment out."""

from email.message import Message
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.validation import fault, invalid
from backend.files import queries, service
from backend.files.errors import FileEmpty, FileKindRefused, FileNotFound
from backend.files.schemas import FileQuery, FileRead
from backend.files.store import open_store
from backend.identity.principals import Principal, SignedIn, current_principal

router = make_router(prefix="/files", tag="files")
Adder = Annotated[Principal, Security(current_principal, scopes=["files:write"])]
FileId = Annotated[UUID, Path(alias="fileId", description="The file.")]
BINARY = {"schema": {"type": "string", "format": "binary"}}


def _name_of(request: Request, wanted: FileQuery) -> str:
    if wanted.name:
        return wanted.name
    header = Message()
    header["Content-Disposition"] = request.headers.get("content-disposition", "")
    name = header.get_filename()
    if not name:
        words = {"nl": "Geef de naam van het bestand.", "en": "Name the file."}
        raise invalid(fault("query", "name", "missing", words))  # type: ignore[arg-type]
    return name


async def create_file(
    request: Request, principal: Adder, session: WriteSession, once: OnceOptional, wanted: Annotated[FileQuery, Query()]
) -> Response:
    """The body is the file itself, 10 MB at most. What it is follows from its content.

    A file that is not used in anything is deleted after a week.
    """
    name = _name_of(request, wanted)
    file = await service.add(session, open_store(request.app.state.settings), principal, name, await request.body())
    return once.answer(FileRead, file, status=201, headers={"Location": f"/v1/files/{file.id}"})


router.add_api_route(
    "",
    create_file,
    methods=["POST"],
    summary="Add a file",
    status_code=201,
    response_model=FileRead,
    responses=problems(FileEmpty, FileKindRefused),
    openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": BINARY}}},
    route_class_override=RawRoute,
)


@router.get("/{fileId}", summary="Read about a file", response_model=FileRead, responses=problems(FileNotFound))
async def read_file(file_id: FileId, principal: SignedIn, session: ReadSession) -> Any:
    """Name, kind and size."""
    return await queries.get_file(session, principal, file_id)


async def read_file_content(file_id: FileId, request: Request, principal: SignedIn, session: ReadSession) -> Response:
    """Always as an attachment: a browser saves it and never runs it."""
    store = open_store(request.app.state.settings)
    file, content = await service.content_of(session, store, principal, file_id)
    return Response(content, media_type=file.media_type, headers=service.as_attachment(file))


router.add_api_route(
    "/{fileId}/content",
    read_file_content,
    methods=["GET"],
    summary="Download a file",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": BINARY}}, **problems(FileNotFound)},
    route_class_override=RawRoute,
)

routers: tuple[APIRouter, ...] = (router,)
