"""What the company and the adviser do with a trajectory."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries as advisers
from backend.advisers.models import Adviser
from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.themes import Theme
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.monitoring import queries as monitoring_queries
from backend.monitoring import service as monitoring
from backend.monitoring.models import EnrolmentKind
from backend.organisations.models import Company
from backend.organisations.parting import require_existing
from backend.organisations.queries import COMPANY_ROLES
from backend.scans import plans
from backend.trajectories import queries
from backend.trajectories.errors import (
    EvaluationExists,
    StepsUnfinished,
    TrajectoryExists,
    TrajectoryMoveNotYours,
    TrajectoryNotCompleted,
    TrajectoryNotRunning,
    VoucherUnfit,
)
from backend.trajectories.models import (
    NEXT,
    StepKind,
    Trajectory,
    TrajectoryEvaluation,
    TrajectoryStatus,
    TrajectoryStep,
)
from backend.trajectories.schemas import (
    EvaluationCreate,
    StepUpdate,
    TrajectoryCreate,
    TrajectoryMove,
    TrajectoryStop,
)
from backend.vouchers.models import Voucher
from backend.vouchers.queries.vouchers import get_voucher
from backend.vouchers.schemas.moves import VoucherStart
from backend.vouchers.service import moves as voucher_moves
from backend.vouchers.states import VoucherStatus

ANOTHER_ADVISER = "Het bedrijf ging verder met een andere adviseur."


async def begin(session: AsyncSession, principal: Principal, wish: TrajectoryCreate) -> Trajectory:
    """Begin a trajectory on a voucher, or with an adviser who works without one.

    On a granted voucher the adviser accepts the work with it, and the trajectory runs at once. Without a voucher it is
    planned until the adviser begins. Raises VoucherNotFound and AdviserNotFound (404), TrajectoryMoveNotYours (403),
    CompanyEnded, VoucherUnfit, TrajectoryExists, BaselineMissing, VoucherNoLongerValid and AdviserNotAccredited (409).
    """
    if wish.voucher_id is not None:
        return await _begin_on_voucher(session, principal, wish.voucher_id, wish)
    assert wish.adviser_id is not None
    assert wish.theme is not None
    assert wish.goal is not None
    if not principal.roles & COMPANY_ROLES:
        raise TrajectoryMoveNotYours(
            nl="Het bedrijf kiest zelf zijn adviseur.", en="The company chooses its adviser itself."
        )
    assert principal.organisation_id is not None
    await advisers.require_accredited(session, wish.adviser_id, on=clock.today())
    trajectory = await _make(session, principal.organisation_id, wish.adviser_id, theme=wish.theme, goal=wish.goal)
    _record(session, principal, "trajectories.plan", trajectory)
    await session.flush()
    return trajectory


async def _begin_on_voucher(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: TrajectoryCreate
) -> Trajectory:
    voucher = await get_voucher(session, principal, voucher_id)
    await monitoring_queries.lock_company(session, voucher.company_id)
    former = await queries.on_voucher(session, voucher.id)
    if former is not None and not _handed_over(former, voucher):
        raise TrajectoryExists
    if voucher.status is VoucherStatus.GRANTED:
        _require_adviser(principal)
        voucher, _ = await voucher_moves.change_status(
            session, principal, voucher.id, VoucherStart(to_status="in_use"), "*"
        )
    elif voucher.status is not VoucherStatus.IN_USE:
        raise VoucherUnfit(
            nl="Een traject begint op een toegekende voucher.", en="A trajectory begins on a granted voucher."
        )
    assert voucher.adviser_id is not None
    assert voucher.theme is not None
    if former is not None:
        former.stop(clock.today(), ANOTHER_ADVISER)
        _record(session, principal, "trajectories.stop", former)
        await session.flush()
    trajectory = await _make(
        session,
        voucher.company_id,
        voucher.adviser_id,
        theme=wish.theme or voucher.theme,
        goal=wish.goal or voucher.goal or "",
        voucher=voucher,
    )
    await _start(session, principal, trajectory, clock.today())
    await session.flush()
    return trajectory


def _handed_over(former: Trajectory, voucher: Voucher) -> bool:
    """Whether the company went on with another adviser, who now accepts the rest of the work."""
    unfinished = TrajectoryStatus.STOPPED in NEXT[former.status]
    return unfinished and voucher.status is VoucherStatus.GRANTED and former.adviser_id != voucher.adviser_id


async def _make(
    session: AsyncSession,
    company_id: UUID,
    adviser_id: UUID,
    *,
    theme: Theme,
    goal: str,
    voucher: Voucher | None = None,
) -> Trajectory:
    await require_existing(session, company_id)
    adviser = await session.get_one(Adviser, adviser_id)
    company = await session.get_one(Company, company_id)
    trajectory = Trajectory(
        id=uuid4(),
        company_id=company.id,
        adviser_id=adviser.id,
        adviser_organisation_id=adviser.organisation_id,
        voucher_id=voucher.id if voucher else None,
        plan_scan_id=await plans.newest_planned(session, company.id),
        theme=theme,
        goal=goal,
        free_hours=adviser.free_hours,
        is_demonstration=company.is_demonstration,
    )
    session.add(trajectory)
    await session.flush()
    session.add_all(TrajectoryStep(trajectory_id=trajectory.id, kind=kind) for kind in StepKind)
    await session.flush()
    return trajectory


async def _start(session: AsyncSession, principal: Principal, trajectory: Trajectory, on: date) -> None:
    """The work begins: from now on the company is followed as a participant. Raises CompanyEnded (409)."""
    await require_existing(session, trajectory.company_id)
    trajectory.start(on)
    await monitoring.enrol(
        session, trajectory.company_id, started_on=on, kind=EnrolmentKind.PARTICIPANT, theme=trajectory.theme
    )
    _record(session, principal, "trajectories.start", trajectory)


async def change_status(
    session: AsyncSession, principal: Principal, trajectory_id: UUID, wish: TrajectoryMove, if_match: str | None
) -> Trajectory:
    """Begin, complete or stop.

    Raises TrajectoryNotFound (404), TrajectoryMoveNotYours (403), VersionStale (412), TrajectoryMoveImpossible,
    StepsUnfinished and CompanyEnded (409).
    """
    trajectory = await queries.get_trajectory(session, principal, trajectory_id, for_update=True)
    to = TrajectoryStatus(wish.to_status)
    if to is TrajectoryStatus.RUNNING:
        _require_adviser(principal)
    require_current(trajectory, if_match)
    today = clock.today()
    if isinstance(wish, TrajectoryStop):
        trajectory.stop(today, wish.reason)
        _record(session, principal, "trajectories.stop", trajectory)
    elif to is TrajectoryStatus.RUNNING:
        await _start(session, principal, trajectory, today)
    else:
        steps = await queries.steps_of(session, trajectory.id)
        trajectory.complete(today)
        if open_steps := [step.kind for step in steps if step.done_on is None]:
            raise StepsUnfinished(steps=open_steps)
        _record(session, principal, "trajectories.complete", trajectory)
    await session.flush()
    return trajectory


def _require_adviser(principal: Principal) -> None:
    if Role.ADVISER not in principal.roles:
        raise TrajectoryMoveNotYours(nl="De adviseur begint het traject.", en="The adviser begins the trajectory.")


async def keep_step(
    session: AsyncSession,
    principal: Principal,
    trajectory_id: UUID,
    kind: StepKind,
    *,
    wish: StepUpdate,
    if_match: str | None,
) -> TrajectoryStep:
    """Write down hours, people, report and the day it was done.

    Raises TrajectoryNotFound (404), VersionStale (412), TrajectoryNotRunning (409), InvalidInput (400).
    """
    trajectory = await queries.get_trajectory(session, principal, trajectory_id)
    step = await queries.get_step(session, trajectory, kind, for_update=True)
    require_current(step, if_match)
    if trajectory.status is not TrajectoryStatus.RUNNING:
        raise TrajectoryNotRunning
    changes = wish.model_dump(exclude_unset=True)
    if changes.get("hours") is not None:
        changes["hours"] = Decimal(str(changes["hours"]))
    for key in ("hours", "managers", "employees", "works_council"):
        if key in changes and changes[key] is None:
            changes[key] = 0
    changed = sorted(key for key, value in changes.items() if getattr(step, key) != value)
    for key in changed:
        setattr(step, key, changes[key])
    with session.no_autoflush:
        _require_sound(trajectory, step)
    if changed:
        _record(session, principal, "trajectories.keep_step", trajectory, step=str(kind), fields=changed)
    await session.flush()
    return step


def _require_sound(trajectory: Trajectory, step: TrajectoryStep) -> None:
    """A step is done with a report, on a day since the start that has come."""
    if step.done_on is None:
        return
    faults = []
    if step.report is None:
        faults.append(
            field(
                "#/report",
                "missing",
                nl="Schrijf kort op wat deze stap opleverde.",
                en="Write in short what came of this step.",
            )
        )
    if step.done_on > clock.today():
        faults.append(field("#/doneOn", "in_future", nl="Deze dag moet nog komen.", en="This day has not come yet."))
    elif trajectory.started_on is not None and step.done_on < trajectory.started_on:
        faults.append(
            field(
                "#/doneOn",
                "before_start",
                nl=f"Het traject begon pas op {trajectory.started_on:%d-%m-%Y}.",
                en=f"The trajectory began on {trajectory.started_on:%d-%m-%Y}.",
            )
        )
    if faults:
        raise invalid(*faults)


async def evaluate(
    session: AsyncSession, principal: Principal, trajectory_id: UUID, wish: EvaluationCreate
) -> TrajectoryEvaluation:
    """Look back for one's own side, once. Raises TrajectoryNotFound (404), TrajectoryNotCompleted (409)."""
    trajectory = await queries.get_trajectory(session, principal, trajectory_id, for_update=True)
    side = queries.side_of(principal, trajectory)
    assert side is not None
    if trajectory.status is not TrajectoryStatus.COMPLETED:
        raise TrajectoryNotCompleted
    known = await session.scalar(
        select(TrajectoryEvaluation.id).where(
            TrajectoryEvaluation.trajectory_id == trajectory.id, TrajectoryEvaluation.side == side
        )
    )
    if known is not None:
        raise EvaluationExists
    made = TrajectoryEvaluation(
        trajectory_id=trajectory.id, side=side, mark=wish.mark, words=wish.words, account_id=principal.account_id
    )
    session.add(made)
    _record(session, principal, "trajectories.evaluate", trajectory, side=str(side))
    await session.flush()
    return made


def _record(session: AsyncSession, principal: Principal, act: str, trajectory: Trajectory, **details: object) -> None:
    audit.record(session, principal, act, "trajectory", trajectory.id, organisation_id=trajectory.company_id, **details)
