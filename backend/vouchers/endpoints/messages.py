"""Messages about vouchers over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.files.errors import FileAttached, FileNotFound
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors, refusals
from backend.vouchers.queries import messages as queries
from backend.vouchers.queries.vouchers import get_voucher
from backend.vouchers.schemas.messages import (
    MessageCreate,
    MessageFilter,
    MessageList,
    MessageRead,
    MessageReadingCreate,
    MessageReadingRead,
    UnreadList,
)
from backend.vouchers.service import messaging

of_vouchers = make_router(prefix="/vouchers", tag="vouchers")
unread = make_router(prefix="/unread-messages", tag="vouchers")

Reader = Annotated[Principal, Security(current_principal, scopes=["vouchers:read"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]


@of_vouchers.get(
    "/{voucherId}/messages",
    summary="List the messages about a voucher",
    response_model=MessageList,
    responses=problems(errors.VoucherNotFound, refusals.ThreadNotYours),
)
async def list_messages(
    voucher_id: VoucherId, principal: Reader, session: ReadSession, wanted: Annotated[MessageFilter, Query()]
) -> dict[str, Any]:
    """The newest hundred, oldest first. The adviser sees those since the voucher was granted with them."""
    voucher = await get_voucher(session, principal, voucher_id)
    return await queries.thread(session, principal, voucher, before=wanted.before)


@of_vouchers.post(
    "/{voucherId}/messages",
    summary="Write a message about a voucher",
    response_model=MessageRead,
    status_code=201,
    responses=problems(
        errors.VoucherNotFound, refusals.ThreadNotYours, refusals.ThreadNotOpen, FileNotFound, FileAttached
    ),
)
async def create_message(
    voucher_id: VoucherId, wish: MessageCreate, principal: Reader, session: WriteSession, once: OnceOptional
) -> Response:
    """Read by the company, Syntens, and the adviser once there is a grant. A message is never changed."""
    message = await messaging.write(session, principal, voucher_id, wish)
    return once.answer(MessageRead, queries.describe(principal, message), status=201)


@of_vouchers.post(
    "/{voucherId}/message-readings",
    summary="Mark messages as read",
    response_model=MessageReadingRead,
    status_code=201,
    responses=problems(errors.VoucherNotFound, refusals.ThreadNotYours),
)
async def create_message_reading(
    voucher_id: VoucherId, wish: MessageReadingCreate, principal: Reader, session: WriteSession
) -> dict[str, Any]:
    """Up to and including a message; the same again, or an earlier one, changes nothing."""
    voucher = await get_voucher(session, principal, voucher_id)
    left = await messaging.mark(session, principal, voucher, wish.read_to)
    return {"read_to": wish.read_to, "unread": left}


@unread.get("", summary="List vouchers with unread messages", response_model=UnreadList)
async def list_unread_messages(principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Of those that concern you; an officer sees the files they handle."""
    return await queries.list_unread(session, principal)
