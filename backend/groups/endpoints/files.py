"""Files of a group."""

from typing import Any

from fastapi import Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.files.endpoints import BINARY, Adder
from backend.files.errors import FileAttached, FileNotFound
from backend.files.queries import described, files_of
from backend.files.schemas import DocumentRead
from backend.files.service import as_attachment
from backend.files.store import open_store
from backend.groups import errors, schemas
from backend.groups.endpoints.parameters import GroupFileId, GroupId
from backend.groups.queries import groups
from backend.groups.service import board
from backend.identity.principals import SignedIn

router = make_router(prefix="/groups/{groupId}/files", tag="groups")


@router.get(
    "", summary="List files of a group", response_model=schemas.GroupFileList, responses=problems(errors.GroupNotFound)
)
async def list_group_files(group_id: GroupId, principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """For members and moderators, the oldest first."""
    await groups.get_group(session, groups.visible_to(principal), group_id)
    found = await files_of(session, board.FILE_KIND, group_id)
    return {"items": [described(file, principal) for file in found]}


@router.post(
    "",
    summary="Share a file with a group",
    response_model=DocumentRead,
    status_code=201,
    responses=problems(errors.GroupNotFound, FileNotFound, errors.GroupArchived, FileAttached, errors.GroupFilesFull),
)
async def create_group_file(
    group_id: GroupId, wish: schemas.GroupFileAdd, principal: Adder, session: WriteSession, once: OnceOptional
) -> Response:
    """A file that you added. All members can save it."""
    file = await board.share(session, principal, group_id, wish.file_id)
    headers = {"Location": f"/v1/groups/{group_id}/files"}
    return once.answer(DocumentRead, described(file, principal), status=201, headers=headers)


@router.delete(
    "/{groupFileId}",
    summary="Take a file from a group",
    status_code=204,
    responses=problems(errors.GroupNotFound, FileNotFound, errors.GroupNotYours),
)
async def delete_group_file(
    group_id: GroupId, file_id: GroupFileId, principal: SignedIn, session: WriteSession
) -> None:
    """By the organisation that added it, or a moderator. It is deleted within a week."""
    await board.unshare(session, principal, group_id, file_id)


async def read_group_file_content(
    group_id: GroupId, file_id: GroupFileId, request: Request, principal: SignedIn, session: ReadSession
) -> Response:
    """Always as an attachment: a browser saves it and never runs it."""
    file = await board.get_shared(session, principal, group_id, file_id)
    content = await open_store(request.app.state.settings).read(file.id)
    return Response(content, media_type=file.media_type, headers=as_attachment(file))


router.add_api_route(
    "/{groupFileId}/content",
    read_group_file_content,
    methods=["GET"],
    summary="Save a file of a group",
    response_class=Response,
    responses={
        200: {"content": {"application/octet-stream": BINARY}},
        **problems(errors.GroupNotFound, FileNotFound),
    },
    route_class_override=RawRoute,
)
