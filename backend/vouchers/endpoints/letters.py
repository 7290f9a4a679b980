"""Letters as PDF, and the check whether an award letter is genuine."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Header, Path, Query, Request, Response
from pydantic import Field

from backend.core.database import ReadSession
from backend.core.problems import Language, language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.schemas import Schema
from backend.organisations.queries import company_of
from backend.vouchers import errors, verification
from backend.vouchers.endpoints.vouchers import Reader, VoucherId
from backend.vouchers.letter_pdf import letter_pdf
from backend.vouchers.queries import detail
from backend.vouchers.queries import vouchers as queries
from backend.vouchers.schemas.letters import AwardLetterRead

documents = make_router(prefix="/vouchers/{voucherId}/letters", tag="vouchers")
award_letters = make_router(prefix="/award-letters", tag="vouchers")

VoucherCode = Annotated[
    str, Header(alias="Voucher-Code", min_length=1, max_length=40, description="The reference: SW-26-K7QM-04.")
]
LetterCode = Annotated[
    str, Header(alias="Letter-Code", min_length=1, max_length=40, description="The code on the letter.")
]


class LetterQuery(Schema):
    """How to have the letter."""

    language: Language | None = Field(
        default=None, description="The language of the letter; else that of Accept-Language."
    )


async def read_letter_document(
    *,
    voucher_id: VoucherId,
    letter_id: Annotated[UUID, Path(alias="voucherLetterId", description="The letter.")],
    wish: Annotated[LetterQuery, Query()],
    principal: Reader,
    session: ReadSession,
    request: Request,
) -> Response:
    """The letter as it was sent, as an accessible PDF (PDF/UA-1); an award carries the code to check it."""
    voucher = await queries.get_voucher(session, principal, voucher_id)
    letter = await detail.letter_of(session, voucher.id, letter_id)
    company = await company_of(session, voucher.company_id)
    speak = wish.language or language(request.headers.get("accept-language"))
    content = await letter_pdf(request.app.state.settings, voucher, letter, company.name, speak)
    headers = {
        "Content-Disposition": f'attachment; filename="{voucher.code}-{letter.kind}-{speak}.pdf"',
        "Cache-Control": "no-store",
        "Vary": "Accept-Language",
    }
    return Response(content, media_type="application/pdf", headers=headers)


documents.add_api_route(
    "/{voucherLetterId}/document",
    read_letter_document,
    methods=["GET"],
    summary="Download a letter as PDF",
    response_class=Response,
    responses={
        200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
        **problems(errors.VoucherNotFound, errors.LetterNotFound),
    },
    route_class_override=RawRoute,
)


@award_letters.get(
    "/current",
    summary="Check an award letter",
    response_model=AwardLetterRead,
    responses=problems(errors.AwardLetterUnknown),
)
async def check_award_letter(
    voucher_code: VoucherCode, letter_code: LetterCode, session: ReadSession, request: Request, response: Response
) -> dict[str, Any]:
    """For whoever holds the letter, without an account: is it genuine, and can work begin on it today?"""
    response.headers["Cache-Control"] = "private, no-store"
    return await verification.verify(session, request.app.state.settings, voucher_code, letter_code)
