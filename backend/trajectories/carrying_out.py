"""A trajectory carries out the plan that followed a scan."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core.etag import require_current
from backend.identity.principals import Principal
from backend.scans import plans
from backend.trajectories import queries
from backend.trajectories.errors import TrajectoryMoveImpossible, TrajectoryMoveNotYours
from backend.trajectories.models import NEXT, Trajectory


async def link_plan(
    session: AsyncSession, principal: Principal, trajectory_id: UUID, scan_id: UUID, if_match: str | None
) -> Trajectory:
    """Take the plan of a scan of the same company into a trajectory that is not over.

    Raises TrajectoryNotFound, ScanNotFound and PlanNotFound (404), TrajectoryMoveNotYours (403), VersionStale (412),
    TrajectoryMoveImpossible (409).
    """
    trajectory = await queries.get_trajectory(session, principal, trajectory_id, for_update=True)
    if principal.organisation_id != trajectory.company_id:
        raise TrajectoryMoveNotYours(nl="Het bedrijf kiest het plan.", en="The company chooses the plan.")
    require_current(trajectory, if_match)
    if not NEXT[trajectory.status]:
        raise TrajectoryMoveImpossible(currentStatus=trajectory.status, allowedStatuses=[])
    scan = await plans.get_scan(session, principal, scan_id)
    await plans.get_version(session, scan.id)
    trajectory.plan_scan_id = scan.id
    record(
        session,
        principal,
        "trajectories.link_plan",
        "trajectory",
        trajectory.id,
        organisation_id=trajectory.company_id,
        scan=str(scan.id),
    )
    await session.flush()
    return trajectory
