"""The documents of a voucher over HTTP: quotation, answer to a question, invoice."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.files import service as files
from backend.files.errors import FileNotFound
from backend.files.store import open_store
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors
from backend.vouchers.queries import detail
from backend.vouchers.queries import vouchers as queries
from backend.vouchers.service import drafts

attached = make_router(prefix="/vouchers", tag="vouchers")

Reader = Annotated[Principal, Security(current_principal, scopes=["vouchers:read"])]
Writer = Annotated[Principal, Security(current_principal, scopes=["vouchers:draft"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]
FileId = Annotated[UUID, Path(alias="fileId", description="The document.")]


async def read_voucher_document(
    voucher_id: VoucherId, file_id: FileId, principal: Reader, session: ReadSession, request: Request
) -> Response:
    """For everybody who sees the voucher: the company, its adviser, the officers."""
    voucher = await queries.get_voucher(session, principal, voucher_id)
    found = next((file for file in await detail.documents_of(session, voucher) if file.id == file_id), None)
    if found is None:
        raise FileNotFound
    content = await open_store(request.app.state.settings).read(found.id)
    return Response(content, media_type=found.media_type, headers=files.as_attachment(found))


attached.add_api_route(
    "/{voucherId}/documents/{fileId}",
    read_voucher_document,
    methods=["GET"],
    summary="Download a document of a voucher",
    response_class=Response,
    responses={
        200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
        **problems(errors.VoucherNotFound, FileNotFound),
    },
    route_class_override=RawRoute,
)


@attached.delete(
    "/{voucherId}/documents/{fileId}",
    summary="Remove a document from a draft",
    status_code=204,
    responses=problems(errors.VoucherNotFound, errors.VoucherNotDraft, FileNotFound),
)
async def delete_voucher_document(
    voucher_id: VoucherId, file_id: FileId, principal: Writer, session: WriteSession
) -> None:
    """Only from a draft: what was submitted stays."""
    await drafts.remove_document(session, principal, voucher_id, file_id)
