"""Answering a scan with a key of one's own: no account, no cookie, nothing kept of the request."""

from typing import Annotated, Any

from fastapi import Header, Path, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.scans import queries
from backend.scans.errors import (
    InvitationNotValid,
    ItemNotFound,
    NothingAnswered,
    ScanNotOpen,
    ScanResponseNotFound,
    ScanResultNotFound,
)
from backend.scans.schemas.responses import (
    ScanAnswerRead,
    ScanAnswerWrite,
    ScanRemarkWrite,
    ScanResponseCreate,
    ScanResponseCreated,
    ScanResponseRead,
    ScanResponseUpdate,
)
from backend.scans.schemas.results import ScanResultRead
from backend.scans.service import answering

responses = make_router(prefix="/scan-responses", tag="scan-responses")

ScanKey = Annotated[
    str, Header(alias="Scan-Key", min_length=1, max_length=64, description="The response key, or receipt code.")
]
ItemCode = Annotated[
    str, Path(alias="itemCode", pattern=r"^[A-Z0-9]{2,12}$", description="The item, as in the questionnaire.")
]


@responses.post(
    "",
    summary="Exchange an invitation for a key",
    response_model=ScanResponseCreated,
    status_code=201,
    responses=problems(InvitationNotValid, ScanNotOpen),
)
async def create_scan_response(wish: ScanResponseCreate, response: Response, session: WriteSession) -> dict[str, Any]:
    """A single-use link works this once. The key is in this answer only: whoever holds it, holds the answers."""
    key, made, scan = await answering.exchange(session, wish.invitation_token, wish.key)
    response.headers["Location"] = "/v1/scan-responses/current"
    return {"key": key, **await answering.describe(session, made, scan)}


@responses.get(
    "/current",
    summary="Read your own answers",
    response_model=ScanResponseRead,
    responses=problems(ScanResponseNotFound),
)
async def read_scan_response(key: ScanKey, session: ReadSession) -> dict[str, Any]:
    """With the questionnaire in the wording for you."""
    return await answering.describe(session, *await queries.get_response(session, key))


@responses.patch(
    "/current",
    summary="Name your group",
    response_model=ScanResponseRead,
    responses=problems(ScanResponseNotFound, ScanNotOpen),
)
async def update_scan_response(wish: ScanResponseUpdate, key: ScanKey, session: WriteSession) -> dict[str, Any]:
    """Only a group of this scan; null takes it back."""
    return await answering.describe(session, *await answering.name_group(session, key, wish))


@responses.put(
    "/current/answers/{itemCode}",
    summary="Answer one item",
    response_model=ScanAnswerRead,
    responses=problems(ScanResponseNotFound, ItemNotFound, ScanNotOpen),
)
async def write_scan_answer(
    item_code: ItemCode, wish: ScanAnswerWrite, key: ScanKey, session: WriteSession
) -> dict[str, Any]:
    """The last answer counts; sending the same again changes nothing."""
    return await answering.answer(session, key, item_code, wish.value)


@responses.put(
    "/current/remarks/{itemCode}",
    summary="Answer an open question",
    status_code=204,
    responses=problems(ScanResponseNotFound, ItemNotFound, ScanNotOpen),
)
async def write_scan_remark(item_code: ItemCode, wish: ScanRemarkWrite, key: ScanKey, session: WriteSession) -> None:
    """At most 500 characters; null takes it back."""
    await answering.remark(session, key, item_code, wish.remark)


@responses.post(
    "/current/submissions",
    summary="Submit your answers",
    response_model=ScanResponseRead,
    responses=problems(ScanResponseNotFound, ScanNotOpen, NothingAnswered),
)
async def submit_scan_response(key: ScanKey, session: WriteSession) -> dict[str, Any]:
    """You can change them until the scan closes."""
    return await answering.describe(session, *await answering.submit(session, key))


@responses.delete(
    "/current",
    summary="Withdraw your answers",
    status_code=204,
    responses=problems(ScanResponseNotFound),
)
async def delete_scan_response(key: ScanKey, session: WriteSession) -> None:
    """Deletes them for good. A result that was published before stays as it is."""
    await answering.withdraw(session, key)


@responses.get(
    "/current/result",
    summary="Read the result that your firm shares",
    response_model=ScanResultRead,
    responses=problems(ScanResponseNotFound, ScanResultNotFound),
)
async def read_shared_scan_result(key: ScanKey, session: ReadSession) -> dict[str, Any]:
    """After publication, when the firm shares it."""
    return await answering.read_shared_result(session, key)
