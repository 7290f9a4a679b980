"""Advisers over HTTP: found by everybody, accredited by Syntens, asked by companies."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.advisers import alternatives, catalogue, queries
from backend.advisers.alternative_schemas import ReferralAlternatives
from backend.advisers.errors import (
    AccreditationMoveImpossible,
    AdviserNotAccredited,
    AdviserNotFound,
    AdviserProfileKnown,
    DeclarationMissing,
    OwnAccreditation,
    ReferralKnown,
    ReferralMoveImpossible,
    ReferralNotFound,
)
from backend.advisers.schemas import (
    AccreditationChangeWish,
    AccreditationFilter,
    AccreditationPage,
    AdviserFile,
    AdviserFilter,
    AdviserPage,
    AdviserProfileCreate,
    AdviserProfileUpdate,
    AdviserRead,
    ReferralAnswer,
    ReferralCreate,
    ReferralFilter,
    ReferralPage,
    ReferralRead,
)
from backend.advisers.service import accreditation, profiles, referrals
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, IfNoneMatch, etag, mark
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, SignedIn, current_principal
from backend.organisations.errors import CompanyNotFound

public = make_router(prefix="/advisers", tag="advisers")
own = make_router(prefix="/adviser-profiles", tag="advisers")
requests = make_router(prefix="/referrals", tag="advisers")

Adviser = Annotated[Principal, Security(current_principal, scopes=["advisers:write"])]
Officer = Annotated[Principal, Security(current_principal, scopes=["advisers:accredit"])]
Company = Annotated[Principal, Security(current_principal, scopes=["referrals:ask"])]
Answering = Annotated[Principal, Security(current_principal, scopes=["referrals:answer"])]
AdviserId = Annotated[UUID, Path(alias="adviserId", description="The adviser.")]
ReferralId = Annotated[UUID, Path(alias="referralId", description="The request for contact.")]


@public.get("", summary="Search advisers", response_model=AdviserPage)
async def list_advisers(
    request: Request,
    session: ReadSession,
    wanted: Annotated[AdviserFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Advisers who are accredited today. Words may be unfinished or hold typing errors."""
    found = await catalogue.search(session, wanted)
    listed = Response()
    link_pages(request, listed, found)
    return public_answer(request, AdviserPage, found, headers={"Link": listed.headers["Link"]})


@public.get("/{adviserId}", summary="Read an adviser", response_model=AdviserRead, responses=problems(AdviserNotFound))
async def read_adviser(
    request: Request,
    adviser_id: AdviserId,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Profile, accreditation and how fast requests are answered."""
    return public_answer(request, AdviserRead, await queries.read_adviser(session, adviser_id))


@public.post(
    "/{adviserId}/accreditation-changes",
    summary="Accredit, reject, suspend or withdraw an adviser",
    response_model=AdviserFile,
    responses=problems(AdviserNotFound, OwnAccreditation, AccreditationMoveImpossible, DeclarationMissing),
)
async def create_accreditation_change(
    adviser_id: AdviserId,
    *,
    wish: AccreditationChangeWish,
    principal: Officer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By Syntens. Vouchers that were granted keep the recognition pinned at their grant."""
    adviser = await accreditation.change_accreditation(session, principal, adviser_id, wish, if_match)
    mark(response, adviser)
    return await queries.describe(session, adviser)


@own.get("", summary="List adviser profiles", response_model=AccreditationPage)
async def list_adviser_profiles(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[AccreditationFilter, Query()],
) -> dict[str, Any]:
    """Syntens sees all, applications first; an adviser their own; others none."""
    found = await queries.list_profiles(session, principal, wanted)
    link_pages(request, response, found)
    return found


@own.post(
    "",
    summary="Make your adviser profile",
    response_model=AdviserFile,
    status_code=201,
    responses=problems(AdviserProfileKnown),
)
async def create_adviser_profile(
    wish: AdviserProfileCreate, principal: Adviser, session: WriteSession, once: OnceOptional
) -> Response:
    """Is your application to be accredited. Companies find you from the day that Syntens accredits you."""
    adviser = await profiles.create_profile(session, principal, wish)
    return once.answer(
        AdviserFile,
        await queries.describe(session, adviser),
        status=201,
        headers={"Location": f"/v1/adviser-profiles/{adviser.id}", "ETag": etag(adviser)},
    )


@own.get(
    "/{adviserId}",
    summary="Read an adviser profile",
    response_model=AdviserFile,
    responses=problems(AdviserNotFound),
)
async def read_adviser_profile(
    adviser_id: AdviserId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With accreditation and its history, for the adviser and for Syntens."""
    adviser = await queries.get_profile(session, principal, adviser_id)
    mark(response, adviser)
    return await queries.describe(session, adviser)


@own.patch(
    "/{adviserId}",
    summary="Change your adviser profile",
    response_model=AdviserFile,
    responses=problems(AdviserNotFound),
)
async def update_adviser_profile(
    adviser_id: AdviserId,
    *,
    wish: AdviserProfileUpdate,
    principal: Adviser,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """What is left out stays; shown to everybody at once."""
    adviser = await profiles.change_profile(session, principal, adviser_id, wish, if_match)
    mark(response, adviser)
    return await queries.describe(session, adviser)


@own.post(
    "/{adviserId}/applications",
    summary="Apply again for accreditation",
    response_model=AdviserFile,
    responses=problems(AdviserNotFound, AccreditationMoveImpossible),
)
async def create_accreditation_application(
    adviser_id: AdviserId,
    *,
    principal: Adviser,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """When the period of your accreditation has passed."""
    adviser = await accreditation.apply_again(session, principal, adviser_id, if_match)
    mark(response, adviser)
    return await queries.describe(session, adviser)


@requests.get("", summary="List requests for contact", response_model=ReferralPage)
async def list_referrals(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[ReferralFilter, Query()],
) -> dict[str, Any]:
    """A company sees what it asked, an adviser what was asked of them; newest first."""
    found = await queries.list_referrals(session, principal, wanted)
    link_pages(request, response, found)
    return found


@requests.post(
    "",
    summary="Ask an adviser for contact",
    response_model=ReferralRead,
    status_code=201,
    responses=problems(CompanyNotFound, AdviserNotFound, AdviserNotAccredited, ReferralKnown),
)
async def create_referral(
    wish: ReferralCreate, principal: Company, session: WriteSession, once: OnceOptional
) -> Response:
    """The adviser sees your company's name, place, sector and size, and answers within five working days."""
    referral = await referrals.ask(session, principal, wish)
    return once.answer(
        ReferralRead,
        await queries.describe_referral(session, referral),
        status=201,
        headers={"Location": f"/v1/referrals/{referral.id}", "ETag": etag(referral)},
    )


@requests.get(
    "/{referralId}",
    summary="Read a request for contact",
    response_model=ReferralRead,
    responses=problems(ReferralNotFound),
)
async def read_referral(
    referral_id: ReferralId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """For the company that asked and the adviser who was asked."""
    referral = await queries.get_referral(session, principal, referral_id)
    mark(response, referral)
    return await queries.describe_referral(session, referral)


@requests.get(
    "/{referralId}/alternatives",
    summary="List whom you can ask instead",
    response_model=ReferralAlternatives,
    responses=problems(ReferralNotFound),
)
async def list_referral_alternatives(
    referral_id: ReferralId, principal: Company, session: ReadSession
) -> dict[str, Any]:
    """For the company that asked: advisers who fit the same question, whom it has not asked yet."""
    return {"items": await alternatives.instead_of(session, principal, referral_id)}


@requests.post(
    "/{referralId}/answers",
    summary="Answer a request for contact",
    response_model=ReferralRead,
    responses=problems(ReferralNotFound, ReferralMoveImpossible),
)
async def create_referral_answer(
    referral_id: ReferralId,
    *,
    wish: ReferralAnswer,
    principal: Answering,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By the adviser, within the term; the company is told."""
    referral = await referrals.answer(session, principal, referral_id, wish, if_match)
    mark(response, referral)
    return await queries.describe_referral(session, referral)
