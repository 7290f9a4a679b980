"""Builders of trajectories."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.core.themes import Theme
from backend.trajectories.models import StepKind, Trajectory, TrajectoryStatus, TrajectoryStep

STEPS = tuple(StepKind)


async def make_trajectory(
    session: AsyncSession,
    *,
    company_id: UUID,
    adviser: Adviser,
    status: TrajectoryStatus = TrajectoryStatus.RUNNING,
    free_hours: int = 0,
    steps_done: int = 0,
    voucher_id: UUID | None = None,
    plan_scan_id: UUID | None = None,
) -> Trajectory:
    """A trajectory that began thirty days ago, with the first steps done by two managers and six employees."""
    today = clock.today()
    trajectory = Trajectory(
        company_id=company_id,
        adviser_id=adviser.id,
        adviser_organisation_id=adviser.organisation_id,
        voucher_id=voucher_id,
        plan_scan_id=plan_scan_id,
        theme=Theme.WORK_DIVISION,
        goal="Het werk anders verdelen tussen inpak en bakkerij.",
        free_hours=free_hours,
        status=status,
        started_on=None if status is TrajectoryStatus.PLANNED else today - timedelta(days=30),
        ended_on=today if status in {TrajectoryStatus.COMPLETED, TrajectoryStatus.STOPPED} else None,
        stop_reason="De eigenaar verkocht het bedrijf." if status is TrajectoryStatus.STOPPED else None,
    )
    session.add(trajectory)
    await session.flush()
    for place, kind in enumerate(STEPS):
        done = place < steps_done
        session.add(
            TrajectoryStep(
                trajectory_id=trajectory.id,
                kind=kind,
                hours=Decimal(6) if done else Decimal(0),
                managers=2 if done else 0,
                employees=6 if done else 0,
                report="Samen bekeken wie wat doet." if done else None,
                done_on=today if done else None,
            )
        )
    await session.flush()
    return trajectory
