"""What can be read of trajectories, and by whom."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, false, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core.listing import page_of
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.organisations.models import Company
from backend.organisations.queries import COMPANY_ROLES
from backend.scans import plans
from backend.scans.errors import PlanNotFound
from backend.trajectories.errors import TrajectoryNotFound
from backend.trajectories.models import (
    NEXT,
    EvaluationSide,
    StepKind,
    Trajectory,
    TrajectoryEvaluation,
    TrajectoryStatus,
    TrajectoryStep,
)
from backend.trajectories.participation import hours_of, participation_of
from backend.trajectories.schemas import TrajectoryFilter
from backend.vouchers.models import Voucher

_done = (
    select(func.count())
    .where(TrajectoryStep.trajectory_id == Trajectory.id, TrajectoryStep.done_on.is_not(None))
    .scalar_subquery()
)
# The company may have gone on with another adviser: what was pinned on the voucher is then theirs.
_SAME_ADVISER = Voucher.adviser_id == Trajectory.adviser_id
SUMMARY: Select[*tuple[Any, ...]] = (
    select(
        Trajectory.id,
        Trajectory.company_id,
        Company.name.label("company_name"),
        Trajectory.adviser_id,
        func.coalesce(case((_SAME_ADVISER, Voucher.adviser_name)), Adviser.name).label("adviser_name"),
        func.coalesce(case((_SAME_ADVISER, Voucher.adviser_firm)), Adviser.firm).label("adviser_firm"),
        Trajectory.voucher_id,
        Voucher.code.label("voucher_code"),
        Trajectory.plan_scan_id,
        Trajectory.theme,
        Trajectory.goal,
        Trajectory.status,
        Trajectory.started_on,
        Trajectory.ended_on,
        _done.label("steps_done"),
        Trajectory.is_demonstration,
    )
    .join(Company, Company.id == Trajectory.company_id)
    .join(Adviser, Adviser.id == Trajectory.adviser_id)
    .outerjoin(Voucher, Voucher.id == Trajectory.voucher_id)
)
NEWEST_FIRST = (Trajectory.created_at.desc(), Trajectory.id)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which trajectories somebody may see: a company its own, an adviser the own ones, an officer all."""
    if principal.acts_for_programme:
        return true()
    if principal.roles & COMPANY_ROLES:
        return Trajectory.company_id == principal.organisation_id
    if Role.ADVISER in principal.roles:
        own = select(Adviser.id).where(Adviser.account_id == principal.account_id)
        return Trajectory.adviser_id.in_(own)
    return false()


def side_of(principal: Principal, trajectory: Trajectory) -> EvaluationSide | None:
    """For which side somebody writes here; None for whoever only reads. The trajectory is visible to them."""
    if not principal.may("trajectories:write"):
        return None
    is_company = principal.organisation_id == trajectory.company_id
    return EvaluationSide.COMPANY if is_company else EvaluationSide.ADVISER


async def get_trajectory(
    session: AsyncSession, principal: Principal, trajectory_id: UUID, *, for_update: bool = False
) -> Trajectory:
    """The trajectory, when this principal may see it. Raises TrajectoryNotFound (404)."""
    statement = select(Trajectory).where(Trajectory.id == trajectory_id, visible_to(principal))
    found: Trajectory | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise TrajectoryNotFound
    return found


async def read_plan(session: AsyncSession, principal: Principal, trajectory_id: UUID) -> dict[str, Any]:
    """The plan that a trajectory carries out, for the company and its adviser.

    Raises TrajectoryNotFound and PlanNotFound (404).
    """
    trajectory = await get_trajectory(session, principal, trajectory_id)
    if principal.acts_for_programme or trajectory.plan_scan_id is None:
        raise PlanNotFound
    return await plans.for_carrying_out(session, trajectory.plan_scan_id)


async def list_trajectories(session: AsyncSession, principal: Principal, wanted: TrajectoryFilter) -> dict[str, Any]:
    """One page of the trajectories somebody may see, the newest first."""
    statement = SUMMARY.where(visible_to(principal))
    if wanted.status is not None:
        statement = statement.where(Trajectory.status == wanted.status)
    return await page_of(session, statement.order_by(*NEWEST_FIRST), wanted)


async def newest_of(session: AsyncSession, company_id: UUID) -> Trajectory | None:
    """The company's newest trajectory, if any. The caller decided who may see it."""
    found: Trajectory | None = await session.scalar(
        select(Trajectory).where(Trajectory.company_id == company_id).order_by(*NEWEST_FIRST).limit(1)
    )
    return found


async def on_voucher(session: AsyncSession, voucher_id: UUID) -> Trajectory | None:
    """The trajectory that a voucher carries, if any; one that was stopped made room for another."""
    found: Trajectory | None = await session.scalar(
        select(Trajectory).where(Trajectory.voucher_id == voucher_id, Trajectory.status != TrajectoryStatus.STOPPED)
    )
    return found


async def steps_of(session: AsyncSession, trajectory_id: UUID) -> list[TrajectoryStep]:
    """The four steps, in order."""
    found = await session.scalars(select(TrajectoryStep).where(TrajectoryStep.trajectory_id == trajectory_id))
    order = list(StepKind)
    return sorted(found, key=lambda step: order.index(step.kind))


async def get_step(
    session: AsyncSession, trajectory: Trajectory, kind: StepKind, *, for_update: bool = False
) -> TrajectoryStep:
    """One step of a trajectory that was found."""
    statement = select(TrajectoryStep).where(TrajectoryStep.trajectory_id == trajectory.id, TrajectoryStep.kind == kind)
    found = await session.scalars(statement.with_for_update() if for_update else statement)
    return found.one()


async def evaluations_of(session: AsyncSession, trajectory_id: UUID) -> list[TrajectoryEvaluation]:
    """How the sides look back, the company first."""
    found = await session.scalars(
        select(TrajectoryEvaluation)
        .where(TrajectoryEvaluation.trajectory_id == trajectory_id)
        .order_by(TrajectoryEvaluation.side.desc())
    )
    return list(found)


def allowed_for(side: EvaluationSide | None, trajectory: Trajectory) -> list[TrajectoryStatus]:
    """Where this side may move the trajectory now: only the adviser begins, both may complete or stop."""
    if side is None:
        return []
    return [
        to
        for to in TrajectoryStatus
        if to in NEXT[trajectory.status] and not (to is TrajectoryStatus.RUNNING and side is EvaluationSide.COMPANY)
    ]


async def describe(session: AsyncSession, principal: Principal, trajectory: Trajectory) -> dict[str, Any]:
    """A trajectory with steps, hours and participation, and what this principal may do."""
    summary = (await session.execute(SUMMARY.where(Trajectory.id == trajectory.id))).mappings().one()
    steps = await steps_of(session, trajectory.id)
    evaluations = await evaluations_of(session, trajectory.id)
    company = await session.get_one(Company, trajectory.company_id)
    voucher = await session.get(Voucher, trajectory.voucher_id) if trajectory.voucher_id else None
    side = side_of(principal, trajectory)
    return {
        **summary,
        "stop_reason": trajectory.stop_reason,
        "hours": hours_of(steps, trajectory.free_hours, voucher.hours if voucher else None),
        "participation": participation_of(steps, company.employees),
        "steps": steps,
        "evaluations": evaluations,
        "allowed_statuses": allowed_for(side, trajectory),
        "may_write": side is not None and trajectory.status is TrajectoryStatus.RUNNING,
        "may_add_documents": side is not None and bool(NEXT[trajectory.status]),
        "may_evaluate": side is not None
        and trajectory.status is TrajectoryStatus.COMPLETED
        and side not in {each.side for each in evaluations},
    }
