"""Imports of members over HTTP: the file as raw bytes in, then what would change by it, then the act itself."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.files.errors import FileEmpty
from backend.identity.errors import DataAgreementMissing
from backend.identity.principals import Principal, current_principal
from backend.members.contents import open_contents
from backend.members.errors import (
    ImportEndsMany,
    ImportFileRefused,
    ImportMoveNotPossible,
    ImportNotFound,
    ImportNotReady,
    TooManyImports,
)
from backend.members.queries import imports as queries
from backend.members.schemas.imports import (
    ImportListQuery,
    ImportQuery,
    MemberImportChange,
    MemberImportPage,
    MemberImportRead,
    MemberImportStatusChange,
    MismatchFilter,
    MismatchPage,
)
from backend.members.service import importing

imports = make_router(prefix="/member-imports", tag="members")

Keeper = Annotated[Principal, Security(current_principal, scopes=["members:write"])]
ImportId = Annotated[UUID, Path(alias="importId", description="The import.")]
BINARY = {"schema": {"type": "string", "format": "binary"}}


class UploadRoute(RawRoute):
    """Takes a file with all members of a branch."""

    largest_body = 20_000_000


@imports.get("", summary="List your branch's imports of members", response_model=MemberImportPage)
async def list_member_imports(
    request: Request,
    response: Response,
    principal: Keeper,
    session: ReadSession,
    wanted: Annotated[ImportListQuery, Query()],
) -> dict[str, Any]:
    """Newest first; each is thrown away after seven days."""
    found = await queries.list_imports(session, principal, wanted)
    link_pages(request, response, found)
    return found


async def create_member_import(
    request: Request,
    principal: Keeper,
    session: WriteSession,
    once: OnceOptional,
    wanted: Annotated[ImportQuery, Query()],
) -> Response:
    """The body is the file itself: CSV, XLSX or a JSON list of members as `PUT /members` takes them, with `kvkNumber`.

    20 MB and 250,000 rows at most; the first row of CSV and XLSX holds the headings. Nothing changes in the register
    before you say so: the answer leads to the import, which tells what would change when its status is `ready`.
    """
    contents = open_contents(request.app.state.settings, in_sandbox=principal.in_sandbox)
    made = await importing.send(session, contents, principal, wanted.name, await request.body())
    headers = {"Location": f"/v1/member-imports/{made.id}", "ETag": etag(made)}
    return once.answer(MemberImportRead, queries.describe(made), status=202, headers=headers)


imports.add_api_route(
    "",
    create_member_import,
    methods=["POST"],
    summary="Send a file with members",
    status_code=202,
    response_model=MemberImportRead,
    responses=problems(FileEmpty, TooManyImports, ImportFileRefused, DataAgreementMissing),
    openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": BINARY}}},
    route_class_override=UploadRoute,
)


@imports.get(
    "/{importId}",
    summary="Read how far an import of members is",
    response_model=MemberImportRead,
    responses=problems(ImportNotFound),
)
async def read_member_import(
    import_id: ImportId, principal: Keeper, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Its columns, and what would change by it or did."""
    found = await queries.get_import(session, principal, import_id)
    mark(response, found)
    return queries.describe(found)


@imports.patch(
    "/{importId}",
    summary="Say what an import of members means",
    response_model=MemberImportRead,
    responses=problems(ImportNotFound, ImportMoveNotPossible),
)
async def update_member_import(
    import_id: ImportId,
    *,
    wish: MemberImportChange,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """In which columns the fields stand, and whether who is not in it ends. With other columns it is read anew."""
    found = await importing.change(session, principal, import_id, wish, if_match)
    mark(response, found)
    return queries.describe(found)


@imports.post(
    "/{importId}/status-changes",
    summary="Carry out or cancel an import of members",
    response_model=MemberImportRead,
    responses=problems(ImportNotFound, ImportMoveNotPossible, ImportNotReady, ImportEndsMany),
)
async def change_member_import_status(
    *,
    import_id: ImportId,
    wish: MemberImportStatusChange,
    principal: Keeper,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """To `importing`: it is carried out soon, whole or not at all, and then `done`. To `cancelled`: nothing changes."""
    found = await importing.change_status(session, principal, import_id, wish, if_match)
    return once.answer(MemberImportRead, queries.describe(found), headers={"ETag": etag(found)})


@imports.get(
    "/{importId}/mismatches",
    summary="List what does not fit in a file of members",
    response_model=MismatchPage,
    responses=problems(ImportNotFound),
)
async def list_member_import_mismatches(
    import_id: ImportId,
    *,
    request: Request,
    response: Response,
    principal: Keeper,
    session: ReadSession,
    wanted: Annotated[MismatchFilter, Query()],
) -> dict[str, Any]:
    """Each cell that is wrong, doubled or was mended, by row: the first 10,000. The counts of the import are of all."""
    found = await queries.list_mismatches(session, principal, import_id, wanted)
    link_pages(request, response, found)
    return found


async def export_member_import_mismatches(
    import_id: ImportId, principal: Keeper, session: ReadSession, request: Request
) -> Response:
    """Those that are told, 10,000 at most, as CSV in the language of Accept-Language."""
    wanted = language(request.headers.get("accept-language"))
    # The mark at the start tells spreadsheets that it is UTF-8.
    content = "\ufeff" + await queries.mismatches_as_csv(session, principal, import_id, wanted)
    name = {"nl": "klopt-niet", "en": "mismatches"}[wanted]
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


imports.add_api_route(
    "/{importId}/mismatches/files",
    export_member_import_mismatches,
    methods=["GET"],
    summary="Save what does not fit as a file",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}, **problems(ImportNotFound)},
    route_class_override=RawRoute,
)
