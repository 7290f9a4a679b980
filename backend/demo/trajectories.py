"""Trajectories of the demonstration world: running, claimed and completed, one with Syntens' free hours."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.demo.trajectory_stories import STORIES, StepStory, TrajectoryStory
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.monitoring import service as monitoring
from backend.monitoring.models import EnrolmentKind
from backend.trajectories.models import (
    EvaluationSide,
    StepKind,
    Trajectory,
    TrajectoryEvaluation,
    TrajectoryStatus,
    TrajectoryStep,
)
from backend.vouchers.models import Voucher
from backend.vouchers.states import VoucherStatus

CARRYING = (VoucherStatus.IN_USE, VoucherStatus.CLAIMED, VoucherStatus.CLAIM_RETURNED, VoucherStatus.SETTLED)


async def seed(session: AsyncSession, world: World) -> None:
    """Tell every story, on the voucher that carries it when there is one."""
    for story in STORIES:
        await _tell(session, world, story)


async def _tell(session: AsyncSession, world: World, story: TrajectoryStory) -> None:
    company_id, adviser_id = world.organisations[story.company], world.advisers[story.adviser]
    adviser = await session.get_one(Adviser, adviser_id)
    began_on = clock.today() - timedelta(days=story.began)
    trajectory = Trajectory(
        id=known_id("trajectory", story.company),
        company_id=company_id,
        adviser_id=adviser_id,
        adviser_organisation_id=adviser.organisation_id,
        voucher_id=await _voucher(session, company_id, adviser_id),
        theme=story.theme,
        goal=story.goal,
        free_hours=adviser.free_hours,
        is_demonstration=True,
    )
    trajectory.status = TrajectoryStatus.PLANNED
    trajectory.start(began_on)
    session.add(trajectory)
    await session.flush()
    for kind, step in zip(StepKind, story.steps, strict=True):
        session.add(_step(trajectory.id, kind, step, began_on))
    if story.ended is not None:
        trajectory.complete(clock.today() - timedelta(days=story.ended))
    for side, (mark, words) in zip(EvaluationSide, story.marks or (), strict=False):
        session.add(TrajectoryEvaluation(trajectory_id=trajectory.id, side=side, mark=mark, words=words))
    await monitoring.enrol(session, company_id, started_on=began_on, kind=EnrolmentKind.PARTICIPANT, theme=story.theme)
    await session.flush()


def _step(trajectory_id: UUID, kind: StepKind, story: StepStory, began_on: date) -> TrajectoryStep:
    return TrajectoryStep(
        trajectory_id=trajectory_id,
        kind=kind,
        goal=story.goal or None,
        hours=Decimal(story.hours),
        managers=story.managers,
        employees=story.employees,
        works_council=story.works_council,
        report=story.report,
        done_on=None if story.days_after is None else began_on + timedelta(days=story.days_after),
    )


async def _voucher(session: AsyncSession, company_id: UUID, adviser_id: UUID) -> UUID | None:
    found: UUID | None = await session.scalar(
        select(Voucher.id).where(
            Voucher.company_id == company_id, Voucher.adviser_id == adviser_id, Voucher.status.in_(CARRYING)
        )
    )
    return found
