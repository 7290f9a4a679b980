"""Trajectories and the company's journey over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.advisers.errors import AdviserNotAccredited, AdviserNotFound
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations import queries as organisations
from backend.organisations.errors import CompanyEnded, CompanyNotFound, NotYourCompany
from backend.scans.errors import PlanNotFound
from backend.scans.schemas.plans import TrajectoryPlanRead
from backend.trajectories import carrying_out, queries, service
from backend.trajectories.errors import (
    EvaluationExists,
    StepsUnfinished,
    TrajectoryExists,
    TrajectoryMoveImpossible,
    TrajectoryMoveNotYours,
    TrajectoryNotCompleted,
    TrajectoryNotFound,
    TrajectoryNotRunning,
    VoucherUnfit,
)
from backend.trajectories.journey import read_journey as read_journey_of
from backend.trajectories.journey_schemas import JourneyRead
from backend.trajectories.models import StepKind
from backend.trajectories.schemas import (
    EvaluationCreate,
    EvaluationRead,
    StepRead,
    StepUpdate,
    TrajectoryCreate,
    TrajectoryFilter,
    TrajectoryMove,
    TrajectoryPage,
    TrajectoryPlanLink,
    TrajectoryRead,
)
from backend.vouchers.errors import BaselineMissing, VoucherNoLongerValid, VoucherNotFound

trajectories = make_router(prefix="/trajectories", tag="trajectories")
of_company = make_router(prefix="/companies/{companyId}", tag="trajectories")

Reader = Annotated[Principal, Security(current_principal, scopes=["trajectories:read"])]
Writer = Annotated[Principal, Security(current_principal, scopes=["trajectories:write"])]
CompanyReader = Annotated[Principal, Security(current_principal, scopes=["companies:read"])]
TrajectoryId = Annotated[UUID, Path(alias="trajectoryId", description="The trajectory.")]
Step = Annotated[StepKind, Path(alias="stepKind", description="One of the four steps.")]


@of_company.get(
    "/journey",
    summary="Read a company's journey",
    response_model=JourneyRead,
    responses=problems(CompanyNotFound, NotYourCompany),
)
async def read_journey(
    company_id: Annotated[UUID, Path(alias="companyId", description="The company.")],
    principal: CompanyReader,
    session: ReadSession,
) -> dict[str, Any]:
    """Where your company stands, the one next step, deadlines and what changed."""
    company = await organisations.get_company(session, principal, company_id)
    return await read_journey_of(session, principal, company)


@trajectories.get("", summary="List trajectories", response_model=TrajectoryPage)
async def list_trajectories(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[TrajectoryFilter, Query()],
) -> dict[str, Any]:
    """A company its own, an adviser the own ones, officers all. Newest first."""
    found = await queries.list_trajectories(session, principal, wanted)
    link_pages(request, response, found)
    return found


@trajectories.post(
    "",
    summary="Begin a trajectory",
    response_model=TrajectoryRead,
    status_code=201,
    responses=problems(
        VoucherNotFound,
        AdviserNotFound,
        TrajectoryMoveNotYours,
        CompanyEnded,
        VoucherUnfit,
        TrajectoryExists,
        BaselineMissing,
        VoucherNoLongerValid,
        AdviserNotAccredited,
    ),
)
async def create_trajectory(
    wish: TrajectoryCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """On a granted voucher the adviser accepts the work with it, and the company is followed from that day on."""
    made = await service.begin(session, principal, wish)
    return once.answer(
        TrajectoryRead,
        await queries.describe(session, principal, made),
        status=201,
        headers={"Location": f"/v1/trajectories/{made.id}", "ETag": etag(made)},
    )


@trajectories.get(
    "/{trajectoryId}",
    summary="Read a trajectory",
    response_model=TrajectoryRead,
    responses=problems(TrajectoryNotFound),
)
async def read_trajectory(
    trajectory_id: TrajectoryId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """The four steps, hours, participation, and what you may do."""
    trajectory = await queries.get_trajectory(session, principal, trajectory_id)
    mark(response, trajectory)
    return await queries.describe(session, principal, trajectory)


@trajectories.post(
    "/{trajectoryId}/status-changes",
    summary="Begin, complete or stop a trajectory",
    response_model=TrajectoryRead,
    status_code=201,
    responses=problems(
        TrajectoryNotFound, TrajectoryMoveNotYours, TrajectoryMoveImpossible, StepsUnfinished, CompanyEnded
    ),
)
async def change_trajectory_status(
    trajectory_id: TrajectoryId,
    *,
    wish: TrajectoryMove,
    principal: Writer,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """The adviser begins; both sides may complete, when all four steps are done, or stop with a reason."""
    trajectory = await service.change_status(session, principal, trajectory_id, wish, if_match)
    return once.answer(
        TrajectoryRead,
        await queries.describe(session, principal, trajectory),
        status=201,
        headers={"Location": f"/v1/trajectories/{trajectory.id}", "ETag": etag(trajectory)},
    )


@trajectories.get(
    "/{trajectoryId}/steps/{stepKind}",
    summary="Read a step",
    response_model=StepRead,
    responses=problems(TrajectoryNotFound),
)
async def read_trajectory_step(
    trajectory_id: TrajectoryId, kind: Step, principal: Reader, session: ReadSession, response: Response
) -> Any:
    """One of the four steps, with its ETag."""
    trajectory = await queries.get_trajectory(session, principal, trajectory_id)
    step = await queries.get_step(session, trajectory, kind)
    mark(response, step)
    return step


@trajectories.patch(
    "/{trajectoryId}/steps/{stepKind}",
    summary="Keep a step",
    response_model=StepRead,
    responses=problems(TrajectoryNotFound, TrajectoryNotRunning),
)
async def update_trajectory_step(
    trajectory_id: TrajectoryId,
    kind: Step,
    *,
    wish: StepUpdate,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> Any:
    """Goal, hours, who took part, report, and the day it was done. By company and adviser."""
    step = await service.keep_step(session, principal, trajectory_id, kind, wish=wish, if_match=if_match)
    mark(response, step)
    return step


@trajectories.get(
    "/{trajectoryId}/plan",
    summary="Read the plan of a trajectory",
    response_model=TrajectoryPlanRead,
    responses=problems(TrajectoryNotFound, PlanNotFound),
)
async def read_trajectory_plan(trajectory_id: TrajectoryId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """The plan that followed the scan, and whether the employees agree. For the company and its adviser."""
    return await queries.read_plan(session, principal, trajectory_id)


@trajectories.put(
    "/{trajectoryId}/plan",
    summary="Take a plan into a trajectory",
    response_model=TrajectoryRead,
    responses=problems(TrajectoryNotFound, PlanNotFound, TrajectoryMoveNotYours, TrajectoryMoveImpossible),
)
async def link_trajectory_plan(
    trajectory_id: TrajectoryId,
    *,
    wish: TrajectoryPlanLink,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By the company, when the plan was made after the trajectory began."""
    trajectory = await carrying_out.link_plan(session, principal, trajectory_id, wish.scan_id, if_match)
    mark(response, trajectory)
    return await queries.describe(session, principal, trajectory)


@trajectories.post(
    "/{trajectoryId}/evaluations",
    summary="Look back on a trajectory",
    response_model=EvaluationRead,
    status_code=201,
    responses=problems(TrajectoryNotFound, TrajectoryNotCompleted, EvaluationExists),
)
async def create_trajectory_evaluation(
    trajectory_id: TrajectoryId, wish: EvaluationCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """Once for each side, when the trajectory is completed."""
    made = await service.evaluate(session, principal, trajectory_id, wish)
    return once.answer(EvaluationRead, made, status=201, headers={"Location": f"/v1/trajectories/{trajectory_id}"})
