"""Letters with a code, over HTTP: asked by a company, printed by Syntens, entered by the company."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations import errors
from backend.organisations.endpoints.companies import CompanyId, Reader, Verifier
from backend.organisations.queries import verification as queries
from backend.organisations.schemas.verification import (
    CodeEntryCreate,
    CodeEntryRead,
    CompanyVerificationRead,
    LetterPrint,
    LetterPrintCreate,
    LetterQueue,
    VerificationLetterRead,
)
from backend.organisations.service import verification as service
from backend.organisations.service.letters import compose

letters = make_router(prefix="/verification-letters", tag="verification")
of_companies = make_router(prefix="/companies", tag="verification")

Keeper = Annotated[Principal, Security(current_principal, scopes=["people:manage"])]
LetterId = Annotated[UUID, Path(alias="letterId", description="The letter.")]


@of_companies.get(
    "/{companyId}/verification",
    summary="See whether a company stands verified",
    response_model=CompanyVerificationRead,
    responses=problems(errors.CompanyNotFound, errors.NotYourCompany),
)
async def read_company_verification(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """And where the letter with a code is: asked, printed, until when it is good, and how many tries are left."""
    return await queries.verification_of(session, principal, company_id)


@of_companies.post(
    "/{companyId}/verification-letters",
    summary="Ask for a letter with a code",
    response_model=VerificationLetterRead,
    status_code=201,
    responses=problems(errors.CompanyNotFound, errors.CompanyVerified, errors.LetterKnown, errors.TooManyLetters),
)
async def create_verification_letter(
    company_id: CompanyId, principal: Keeper, session: WriteSession, once: OnceOptional
) -> Response:
    """By an owner. Syntens posts it to the address in the trade register; three a month at most."""
    letter = await service.ask_for_letter(session, principal, company_id)
    return once.answer(
        VerificationLetterRead,
        queries.describe_letter(letter),
        status=201,
        headers={"Location": f"/v1/companies/{company_id}/verification"},
    )


@of_companies.post(
    "/{companyId}/code-entries",
    summary="Enter the code of the letter",
    response_model=CodeEntryRead,
    responses=problems(errors.CompanyNotFound, errors.LetterNotFound, errors.CompanyVerified),
)
async def create_code_entry(
    company_id: CompanyId, wish: CodeEntryCreate, principal: Keeper, session: WriteSession
) -> dict[str, Any]:
    """By an owner. The right code verifies the company; after five wrong ones a new letter is needed."""
    verified, left = await service.enter_code(session, principal, company_id, wish.code)
    return {"verified": verified, "attempts_left": left}


@letters.get("", summary="List letters to print", response_model=LetterQueue)
async def list_verification_letters(_: Verifier, session: ReadSession) -> dict[str, Any]:
    """The print queue of Syntens, oldest first."""
    return {"items": await queries.print_queue(session)}


@letters.post(
    "/{letterId}/prints",
    summary="Print a letter",
    response_model=LetterPrint,
    responses=problems(errors.LetterNotFound, errors.OwnCompany, errors.LetterNotPrintable),
)
async def create_letter_print(
    letter_id: LetterId, wish: LetterPrintCreate, principal: Verifier, session: WriteSession
) -> dict[str, Any]:
    """The letter with its code, once. Takes no Idempotency-Key: a kept answer would keep the code."""
    letter, code = await service.print_letter(session, principal, letter_id)
    return await compose(session, letter, code, wish.address)
