"""The agreements between a branch and the programme, over HTTP: the texts, the signatures, the documents."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.branches import errors
from backend.branches.endpoints.participations import Admitter, BranchId, Reader
from backend.branches.queries import agreements as queries
from backend.branches.queries import participations
from backend.branches.schemas.agreements import (
    AgreementMove,
    AgreementTextList,
    BranchAgreementCreate,
    BranchAgreementList,
    BranchAgreementRead,
)
from backend.branches.service import signing
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal

agreements = make_router(prefix="/branch-participations/{branchId}/agreements", tag="branches")
texts = make_router(prefix="/agreement-texts", tag="branches")

Signer = Annotated[Principal, Security(current_principal, scopes=["branches:sign"])]
AgreementId = Annotated[UUID, Path(alias="branchAgreementId", description="The signature.")]


@texts.get("", summary="Read the agreements that branches sign", response_model=AgreementTextList)
async def list_agreement_texts(_: Reader) -> dict[str, Any]:
    """The texts of today, whole, in Dutch and English, in the order in which they are signed."""
    return {"items": queries.current_texts()}


@agreements.get(
    "",
    summary="List what was signed for a branch",
    response_model=BranchAgreementList,
    responses=problems(errors.BranchParticipationNotFound),
)
async def list_branch_agreements(branch_id: BranchId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Newest first, also what was sent back and what a newer text took the place of."""
    await participations.get_participation(session, principal, branch_id)
    return {"items": [queries.describe(each) for each in await queries.list_agreements(session, branch_id)]}


@agreements.post(
    "",
    summary="Sign an agreement for your branch",
    response_model=BranchAgreementRead,
    status_code=201,
    responses=problems(
        errors.BranchParticipationNotFound,
        errors.AgreementSigned,
        errors.AgreementOutdated,
        errors.AgreementOutOfTurn,
        errors.BranchMoveImpossible,
    ),
)
async def create_branch_agreement(
    branch_id: BranchId,
    *,
    wish: BranchAgreementCreate,
    principal: Signer,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Only a person signs. If-Match is that of the participation; so is the ETag of the answer.

    It holds once the programme office has signed too.
    """
    found, made = await signing.sign(session, principal, branch_id, wish, if_match)
    return once.answer(
        BranchAgreementRead,
        queries.describe(made),
        status=201,
        headers={"Location": f"/v1/branch-participations/{branch_id}/agreements", "ETag": etag(found)},
    )


@agreements.post(
    "/{branchAgreementId}/status-changes",
    summary="Sign an agreement for the programme, or send it back",
    response_model=BranchAgreementRead,
    status_code=201,
    responses=problems(
        errors.BranchParticipationNotFound,
        errors.BranchAgreementNotFound,
        errors.OwnSignature,
        errors.AgreementAnswered,
        errors.AgreementSignerGone,
        errors.BranchMoveImpossible,
    ),
)
async def change_branch_agreement_status(
    branch_id: BranchId,
    agreement_id: AgreementId,
    *,
    wish: AgreementMove,
    principal: Admitter,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """If-Match is that of the participation; so is the ETag of the answer."""
    found, answered = await signing.answer(session, principal, (branch_id, agreement_id), wish, if_match)
    return once.answer(
        BranchAgreementRead,
        queries.describe(answered),
        status=201,
        headers={"Location": f"/v1/branch-participations/{branch_id}/agreements", "ETag": etag(found)},
    )


async def read_branch_agreement_document(
    branch_id: BranchId, agreement_id: AgreementId, principal: Reader, session: ReadSession
) -> Response:
    """The text with both signatures, as an accessible PDF (PDF/UA-1), as it was when the second was put."""
    await participations.get_participation(session, principal, branch_id)
    found = await queries.get_agreement(session, branch_id, agreement_id)
    headers = {
        "Content-Disposition": f'attachment; filename="{found.kind.replace("_", "-")}-{found.edition}.pdf"',
        "Cache-Control": "no-store",
    }
    return Response(await queries.document_of(session, found), media_type="application/pdf", headers=headers)


agreements.add_api_route(
    "/{branchAgreementId}/document",
    read_branch_agreement_document,
    methods=["GET"],
    summary="Download a signed agreement as PDF",
    response_class=Response,
    responses={
        200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
        **problems(errors.BranchParticipationNotFound, errors.BranchAgreementNotFound, errors.AgreementNotComplete),
    },
    route_class_override=RawRoute,
)
