"""Reports, decisions and objections over HTTP."""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.identity.principals import SignedIn
from backend.network import errors
from backend.network.endpoints.contact import introductions
from backend.network.endpoints.parameters import IntroductionId, Moderator, Networker, ReportId
from backend.network.queries import reports as queries
from backend.network.schemas import reports as schemas
from backend.network.service import moderating, posting

router = make_router(prefix="/network-reports", tag="network")


@introductions.post(
    "/{networkIntroductionId}/reports",
    summary="Report what somebody wrote to you",
    response_model=schemas.NetworkReportReceived,
    status_code=201,
    responses=problems(errors.NetworkIntroductionNotFound, errors.NothingReported, TooManyRequests),
)
async def create_network_report(
    introduction_id: IntroductionId,
    *,
    wish: schemas.NetworkReportCreate,
    request: Request,
    principal: Networker,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """Syntens reads what you choose and nothing else. The other is not told who reported."""
    await slow_down(request, (posting.REPORTS, str(principal.account_id)))
    made = await moderating.report(session, principal, introduction_id, wish)
    return once.answer(
        schemas.NetworkReportReceived,
        {"id": made.id},
        status=201,
        headers={"Location": f"/v1/network-reports/{made.id}"},
    )


@router.get("", summary="List reports from the network", response_model=schemas.NetworkReportPage)
async def list_network_reports(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[schemas.NetworkReportFilter, Query()],
) -> dict[str, Any]:
    """For Syntens all, without names; for you the decisions by which you were excluded."""
    found = await queries.list_reports(session, principal, wanted)
    link_pages(request, response, found)
    return found


@router.get(
    "/{networkReportId}",
    summary="Read a report from the network",
    response_model=schemas.NetworkReportRead,
    responses=problems(errors.NetworkReportNotFound),
)
async def read_network_report(
    report_id: ReportId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """For Syntens, and for whoever was excluded by it."""
    found = await queries.describe_report(session, principal, report_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@router.post(
    "/{networkReportId}/decisions",
    summary="Decide on a report from the network",
    response_model=schemas.NetworkReportRead,
    status_code=201,
    responses=problems(errors.NetworkReportNotFound, errors.NetworkReportNotYours, errors.NetworkReportHandled),
)
async def create_network_decision(
    report_id: ReportId,
    *,
    wish: schemas.NetworkReportDecision,
    principal: Moderator,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Exclude or not, with a reason. Never about yourself."""
    made = await moderating.decide(session, principal, report_id, wish, if_match)
    return once.answer(
        schemas.NetworkReportRead,
        await queries.describe_report(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/network-reports/{made.id}", "ETag": etag(made)},
    )


@router.post(
    "/{networkReportId}/appeals",
    summary="Object to a decision in the network",
    response_model=schemas.NetworkReportRead,
    status_code=201,
    responses=problems(errors.NetworkReportNotFound, errors.NetworkReportNotYours, errors.NetworkAppealImpossible),
)
async def create_network_appeal(
    report_id: ReportId,
    *,
    wish: schemas.NetworkAppealCreate,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By whoever was excluded, once. Another officer looks again."""
    made = await moderating.appeal(session, principal, report_id, wish, if_match)
    return once.answer(
        schemas.NetworkReportRead,
        await queries.describe_report(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/network-reports/{made.id}", "ETag": etag(made)},
    )


@router.post(
    "/{networkReportId}/appeal-decisions",
    summary="Decide on an objection in the network",
    response_model=schemas.NetworkReportRead,
    status_code=201,
    responses=problems(errors.NetworkReportNotFound, errors.NetworkReportNotYours, errors.NetworkAppealImpossible),
)
async def create_network_appeal_decision(
    report_id: ReportId,
    *,
    wish: schemas.NetworkAppealDecision,
    principal: Moderator,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By another officer than who decided first. Reversed: whoever it is about takes part again."""
    made = await moderating.decide_appeal(session, principal, report_id, wish, if_match)
    return once.answer(
        schemas.NetworkReportRead,
        await queries.describe_report(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/network-reports/{made.id}", "ETag": etag(made)},
    )
