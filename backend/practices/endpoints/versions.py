"""Versions of practices over HTTP: for the company, for who writes with it and for the programme office."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyEnded, CompanyLeft
from backend.practices import queries
from backend.practices.drafts import (
    PracticeConsentCreate,
    PracticeStatusChange,
    PracticeVersionFilter,
    PracticeVersionPage,
    PracticeVersionRead,
    PracticeWords,
)
from backend.practices.errors import (
    PracticeConsentGiven,
    PracticeConsentMissing,
    PracticeConsentNone,
    PracticeConsentNotYours,
    PracticeFiguresChanged,
    PracticeIncomplete,
    PracticeMoveImpossible,
    PracticeOfYourCompany,
    PracticeReviewNotYours,
    PracticeTextChanged,
    PracticeVersionInWork,
    PracticeVersionNotFound,
    PracticeWordsFixed,
    PracticeWrittenByYou,
)
from backend.practices.models import PracticeVersion
from backend.practices.service import consenting, reviewing, writing

versions = make_router(prefix="/practice-versions", tag="practices")

Writer = Annotated[Principal, Security(current_principal, scopes=["practices:write"])]
Owner = Annotated[Principal, Security(current_principal, scopes=["practices:consent"])]
PracticeVersionId = Annotated[UUID, Path(alias="practiceVersionId", description="The version.")]


def told(version: PracticeVersion) -> dict[str, str]:
    """Where a new version stands, and its ETag."""
    return {"Location": f"/v1/practice-versions/{version.id}", "ETag": etag(version)}


@versions.get("", summary="List versions of practices to work on", response_model=PracticeVersionPage)
async def list_practice_versions(
    request: Request,
    response: Response,
    principal: Writer,
    session: ReadSession,
    wanted: Annotated[PracticeVersionFilter, Query()],
) -> dict[str, Any]:
    """A company sees its own, others what they began, the programme office also all that was sent; newest first."""
    found = await queries.list_versions(session, principal, wanted)
    link_pages(request, response, found)
    return found


@versions.get(
    "/{practiceVersionId}",
    summary="Read a version of a practice",
    response_model=PracticeVersionRead,
    responses=problems(PracticeVersionNotFound),
)
async def read_practice_version(
    version_id: PracticeVersionId, principal: Writer, session: ReadSession, response: Response
) -> dict[str, Any]:
    """As it would be published, with what must still happen and the consents to it."""
    practice, version = await queries.get_version(session, principal, version_id)
    mark(response, version)
    return await queries.describe(session, principal, practice, version)


@versions.put(
    "/{practiceVersionId}",
    summary="Change a draft of a practice",
    response_model=PracticeVersionRead,
    responses=problems(PracticeVersionNotFound, PracticeWordsFixed),
)
async def update_practice_version(
    version_id: PracticeVersionId,
    *,
    wish: PracticeWords,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Until it is published. A consent holds for one text only: after a change the company is to agree anew."""
    practice, version = await writing.change_words(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, principal, practice, version)


@versions.post(
    "/{practiceVersionId}/successors",
    summary="Begin the next version of a practice",
    response_model=PracticeVersionRead,
    status_code=201,
    responses=problems(PracticeVersionNotFound, PracticeVersionInWork),
)
async def create_practice_successor(
    version_id: PracticeVersionId, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft with the words of the newest version. What is published stays until the next takes its place."""
    practice, version = await writing.start_version(session, principal, version_id)
    described = await queries.describe(session, principal, practice, version)
    return once.answer(PracticeVersionRead, described, status=201, headers=told(version))


@versions.post(
    "/{practiceVersionId}/status-changes",
    summary="Offer, hand back, publish or archive a version of a practice",
    response_model=PracticeVersionRead,
    responses=problems(
        PracticeVersionNotFound,
        PracticeReviewNotYours,
        PracticeOfYourCompany,
        CompanyLeft,
        CompanyEnded,
        PracticeMoveImpossible,
        PracticeIncomplete,
        PracticeConsentMissing,
        PracticeFiguresChanged,
        PracticeWrittenByYou,
    ),
)
async def create_practice_status_change(
    version_id: PracticeVersionId,
    *,
    wish: PracticeStatusChange,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Writers offer; the programme office does the rest, and whoever wrote or sent it does not publish it."""
    practice, version = await reviewing.change_status(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, principal, practice, version)


@versions.post(
    "/{practiceVersionId}/consents",
    summary="Agree that this text is published",
    response_model=PracticeVersionRead,
    status_code=201,
    responses=problems(
        PracticeVersionNotFound,
        PracticeConsentNotYours,
        CompanyLeft,
        CompanyEnded,
        PracticeWordsFixed,
        PracticeTextChanged,
        PracticeConsentGiven,
    ),
)
async def create_practice_consent(
    version_id: PracticeVersionId,
    wish: PracticeConsentCreate,
    principal: Owner,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """By an owner of the company, in person, to exactly the text that was read."""
    practice, version = await consenting.give(session, principal, version_id, wish)
    described = await queries.describe(session, principal, practice, version)
    return once.answer(PracticeVersionRead, described, status=201, headers=told(version))


@versions.post(
    "/{practiceVersionId}/withdrawals",
    summary="Withdraw the consent to a practice",
    response_model=PracticeVersionRead,
    responses=problems(PracticeVersionNotFound, PracticeConsentNotYours, PracticeConsentNone),
)
async def create_practice_withdrawal(
    version_id: PracticeVersionId, principal: Owner, session: WriteSession, response: Response
) -> dict[str, Any]:
    """To all its versions. What was published is gone at once; its address answers 410."""
    practice, version = await consenting.withdraw(session, principal, version_id)
    mark(response, version)
    return await queries.describe(session, principal, practice, version)
