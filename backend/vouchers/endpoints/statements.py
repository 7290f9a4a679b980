"""The account of a round over HTTP: in words, and as a file."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers.errors import RoundNotFound
from backend.vouchers.queries import statements as queries
from backend.vouchers.queries.rounds import get_round
from backend.vouchers.schemas.statements import RoundStatement, StatementQuery
from backend.vouchers.statements import postings_csv, statement_book

statements = make_router(prefix="/rounds", tag="ledger")

RoundId = Annotated[UUID, Path(alias="roundId", description="The round.")]
LedgerReader = Annotated[Principal, Security(current_principal, scopes=["ledger:read"])]
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


@statements.get(
    "/{roundId}/statements",
    summary="Read what became of each funder's money",
    response_model=RoundStatement,
    responses=problems(RoundNotFound),
)
async def read_round_statement(round_id: RoundId, principal: LedgerReader, session: ReadSession) -> dict[str, Any]:
    """Officers read all, a branch its own share; every euro in words."""
    await get_round(session, principal, round_id)
    return await queries.statement(session, principal, round_id)


async def read_round_statement_file(
    round_id: RoundId,
    principal: LedgerReader,
    session: ReadSession,
    wish: Annotated[StatementQuery, Query()],
    request: Request,
) -> Response:
    """As a spreadsheet: per funder, the trial balance, per voucher and every posting. As CSV: every posting."""
    round_ = await get_round(session, principal, round_id)
    speak = wish.language or language(request.headers.get("accept-language"))
    found = await queries.statement(session, principal, round_id)
    entries = await queries.entries_of(session, principal, round_id)
    if wish.format == "csv":
        content = postings_csv(entries, speak)
    else:
        content = statement_book(found, await queries.vouchers_of(session, principal, round_id), entries, speak)
    headers = {
        "Content-Disposition": f'attachment; filename="{round_.slug}-{speak}.{wish.format}"',
        "Vary": "Accept-Language",
    }
    return Response(content, media_type=MEDIA_TYPES[wish.format], headers=headers)


statements.add_api_route(
    "/{roundId}/statement-files",
    read_round_statement_file,
    methods=["GET"],
    summary="Download the account of a round",
    response_class=Response,
    responses={
        200: {"content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA_TYPES.values()}},
        **problems(RoundNotFound),
    },
    route_class_override=RawRoute,
)
