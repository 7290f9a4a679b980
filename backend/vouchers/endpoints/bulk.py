"""Many moves of a system at once over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, database_of
from backend.core.idempotency import Key
from backend.core.listing import link_pages
from backend.core.problems import IdempotencyKeyReused, language, problems
from backend.core.routing import Route, SubjectRouter
from backend.core.routing import router as make_router
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal, current_principal
from backend.identity.scopes import SYNC
from backend.vouchers.errors import StatusChangeJobNotFound, TooManyJobs
from backend.vouchers.queries import bulk_jobs as queries
from backend.vouchers.schemas.bulk import (
    AT_ONCE,
    BulkMoveCreate,
    BulkMoveResults,
    StatusChangeJobPage,
    StatusChangeJobRead,
    StatusChangeJobResultFilter,
    StatusChangeJobResultPage,
)
from backend.vouchers.service import bulk, bulk_jobs

Syncer = Annotated[Principal, Security(current_principal, scopes=[SYNC])]
JobId = Annotated[UUID, Path(alias="jobId", description="The job.")]
LOOK_AGAIN = "5"  # seconds


class PatientRoute(Route):
    """A route that takes many things, and does many after each other."""

    longest_seconds = 120.0
    largest_body = 10_000_000


status_changes = SubjectRouter(prefix="/voucher-status-changes", tags=["vouchers"], route_class=PatientRoute)
status_change_jobs = make_router(prefix="/voucher-status-change-jobs", tag="vouchers")


@status_changes.post(
    "",
    summary="Move many vouchers",
    response_model=BulkMoveResults,
    responses={
        202: {
            "model": StatusChangeJobRead,
            "description": "More than 500 moves: they are made as a job, whose address is in `Location`.",
            "headers": {
                "Location": {"description": "The job.", "schema": {"type": "string"}},
                "Retry-After": {"description": "Seconds before it is worth a look.", "schema": {"type": "integer"}},
            },
        },
        **problems(IdempotencyKeyReused, TooManyJobs),
    },
)
async def create_voucher_status_changes(
    wish: BulkMoveCreate, principal: Syncer, request: Request, idempotency_key: Key = None
) -> Any:
    """Up to 10,000 moves by a system, each judged and made on its own, in order, as if it had been sent to its voucher.

    Up to 500 are made at once: the answer is 200 with a result per move, also when some or all were refused. More are
    made as a job: the answer is 202 with its address. A body of another shape is 400, and nothing is done. Without an
    answer, send exactly the same again: what was made is told as `already_applied`, and a job is answered again. Under
    another `Idempotency-Key` the same moves are another job.
    """
    if len(wish.items) <= AT_ONCE:
        wanted = language(request.headers.get("accept-language"))
        return await bulk.make_all(database_of(request), principal, wish.items, wanted, request.url.path)
    job = await bulk_jobs.take_in(database_of(request), principal, wish, idempotency_key)
    told = StatusChangeJobRead.model_validate(job).model_dump_json(by_alias=True)
    headers = {"Location": job.address, "Retry-After": LOOK_AGAIN}
    return Response(told, 202, headers, media_type="application/json")


@status_change_jobs.get("", summary="List jobs of many moves", response_model=StatusChangeJobPage)
async def list_voucher_status_change_jobs(
    request: Request,
    response: Response,
    principal: Syncer,
    session: ReadSession,
    wanted: Annotated[PageQuery, Query()],
) -> dict[str, Any]:
    """Those of your organisation's systems, newest first. They are kept for 90 days after their end."""
    found = await queries.list_jobs(session, principal, wanted)
    link_pages(request, response, found)
    return found


@status_change_jobs.get(
    "/{jobId}",
    summary="Read a job of many moves",
    response_model=StatusChangeJobRead,
    responses=problems(StatusChangeJobNotFound),
)
async def read_voucher_status_change_job(
    job_id: JobId, principal: Syncer, session: ReadSession, response: Response
) -> Any:
    """How far it is. While it is not finished, `Retry-After` says when to look again."""
    job = await queries.get_job(session, principal, job_id)
    if job.finished_at is None:
        response.headers["Retry-After"] = LOOK_AGAIN
    return job


@status_change_jobs.get(
    "/{jobId}/results",
    summary="Read what became of the moves of a job",
    response_model=StatusChangeJobResultPage,
    responses=problems(StatusChangeJobNotFound),
)
async def list_voucher_status_change_job_results(
    request: Request,
    response: Response,
    *,
    job_id: JobId,
    principal: Syncer,
    session: ReadSession,
    wanted: Annotated[StatusChangeJobResultFilter, Query()],
) -> dict[str, Any]:
    """Of each move that ended, in the order in which they came; also while the job is at work."""
    job = await queries.get_job(session, principal, job_id)
    speak = language(request.headers.get("accept-language"))
    found = await queries.list_results(session, principal, job, wanted, speak)
    link_pages(request, response, found)
    return found
