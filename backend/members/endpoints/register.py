"""The members of a branch organisation over HTTP."""

from typing import Annotated, Any

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.listing import link_pages
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.schemas import KvkNumber
from backend.identity.errors import DataAgreementMissing
from backend.identity.principals import Principal, current_principal
from backend.members.errors import MemberNotFound
from backend.members.queries import register as queries
from backend.members.schemas.register import MemberFilter, MemberPage, MemberPut, MemberRead
from backend.members.service import register as service

members = make_router(prefix="/members", tag="members")

Reader = Annotated[Principal, Security(current_principal, scopes=["members:read"])]
Keeper = Annotated[Principal, Security(current_principal, scopes=["members:write"])]
Number = Annotated[KvkNumber, Path(alias="kvkNumber", description="Number of the member in the Dutch trade register.")]


@members.get("", summary="List your branch's members", response_model=MemberPage)
async def list_members(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[MemberFilter, Query()],
) -> dict[str, Any]:
    """The register of the branch you act for, by name; also firms that do not take part in the programme."""
    found = await queries.list_members(session, principal, wanted)
    link_pages(request, response, found)
    return found


async def export_members(principal: Reader, session: ReadSession, request: Request) -> Response:
    """The whole register as CSV, headings in the language of Accept-Language; also when the branch has left."""
    wanted = language(request.headers.get("accept-language"))
    # The mark at the start tells spreadsheets that it is UTF-8.
    content = "\ufeff" + await queries.as_csv(session, principal, wanted)
    name = {"nl": "ledenlijst", "en": "members"}[wanted]
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


members.add_api_route(
    "/files",
    export_members,
    methods=["GET"],
    summary="Save the register of your branch as a file",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    route_class_override=RawRoute,
)


@members.get("/{kvkNumber}", summary="Read a member", response_model=MemberRead, responses=problems(MemberNotFound))
async def read_member(
    kvk_number: Number, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """As it stands in the register of your branch, also after it ended."""
    member = await queries.get_member(session, principal, kvk_number)
    mark(response, member)
    return await queries.describe(session, principal, member)


@members.put(
    "/{kvkNumber}",
    summary="Enter or change a member",
    response_model=MemberRead,
    responses={
        201: {"model": MemberRead, "description": "It is new in the register."},
        **problems(DataAgreementMissing),
    },
)
async def put_member(
    kvk_number: Number,
    *,
    wish: MemberPut,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Without If-Match only a new one is entered; with `If-Match: *` whatever stands there gives way.

    One that ended becomes a member again. The same again changes nothing, so a system can send all its members daily.
    """
    member, is_new = await service.put(session, principal, kvk_number, wish, if_match)
    response.status_code = 201 if is_new else 200
    mark(response, member)
    return await queries.describe(session, principal, member)


@members.delete(
    "/{kvkNumber}", summary="End a member", status_code=204, responses=problems(MemberNotFound, DataAgreementMissing)
)
async def delete_member(
    kvk_number: Number,
    *,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> None:
    """It stays in the register as ended for a year; the ETag lets you undo it by putting it again."""
    mark(response, await service.end(session, principal, kvk_number, if_match))
