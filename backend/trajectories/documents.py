"""The documents of a trajectory: what the company and its adviser lay beside the steps, such as a report."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.files import queries as files
from backend.files.errors import FileNotFound
from backend.files.models import File
from backend.files.service import attach, detach
from backend.identity.principals import Principal
from backend.trajectories import queries
from backend.trajectories.errors import TrajectoryDocumentsFull, TrajectoryOver
from backend.trajectories.models import NEXT, Trajectory

KIND = "trajectory"
MOST = 50


async def of_trajectory(session: AsyncSession, principal: Principal, trajectory_id: UUID) -> list[dict[str, Any]]:
    """Its documents, oldest first. Raises TrajectoryNotFound (404)."""
    trajectory = await queries.get_trajectory(session, principal, trajectory_id)
    return [files.described(file, principal) for file in await files.files_of(session, KIND, trajectory.id)]


async def get(session: AsyncSession, principal: Principal, trajectory_id: UUID, file_id: UUID) -> File:
    """One of its documents, for whoever sees the trajectory. Raises TrajectoryNotFound and FileNotFound (404)."""
    trajectory = await queries.get_trajectory(session, principal, trajectory_id)
    found = await session.get(File, file_id)
    if found is None or (found.subject_kind, found.subject_id) != (KIND, trajectory.id):
        raise FileNotFound
    return found


async def add(session: AsyncSession, principal: Principal, trajectory_id: UUID, file_id: UUID) -> File:
    """Lay a document of one's own beside the steps; the same again changes nothing.

    Raises TrajectoryNotFound and FileNotFound (404), TrajectoryOver, TrajectoryDocumentsFull and FileAttached (409).
    """
    trajectory = await _open(session, principal, trajectory_id)
    file = await attach(session, principal, file_id, KIND, trajectory.id)
    count = await session.scalar(
        select(func.count()).where(File.subject_kind == KIND, File.subject_id == trajectory.id).select_from(File)
    )
    if count is not None and count > MOST:
        raise TrajectoryDocumentsFull(most=MOST)
    _record(session, principal, "trajectories.add_document", trajectory)
    return file


async def remove(session: AsyncSession, principal: Principal, trajectory_id: UUID, file_id: UUID) -> None:
    """Take a document away that one's own side added.

    Raises TrajectoryNotFound and FileNotFound (404), TrajectoryOver (409).
    """
    trajectory = await _open(session, principal, trajectory_id)
    await detach(session, principal, file_id, KIND, trajectory.id)
    _record(session, principal, "trajectories.remove_document", trajectory)


async def _open(session: AsyncSession, principal: Principal, trajectory_id: UUID) -> Trajectory:
    """The trajectory, held, so that two who add at once do not pass the most together."""
    trajectory = await queries.get_trajectory(session, principal, trajectory_id, for_update=True)
    if not NEXT[trajectory.status]:
        raise TrajectoryOver
    return trajectory


def _record(session: AsyncSession, principal: Principal, act: str, trajectory: Trajectory) -> None:
    record(session, principal, act, "trajectory", trajectory.id, organisation_id=trajectory.company_id)
