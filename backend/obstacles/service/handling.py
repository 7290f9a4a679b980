"""Acts of the programme office: name an obstacle, lay reports under it, merge, split, pass on, answer.

Whoever reported is told when their obstacle is passed on or answered, also when it is merged into an answered one.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.problems import VersionStale
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.obstacles import queries
from backend.obstacles.errors import ObstacleMergedWithItself, ObstacleMixed, ObstacleReportsElsewhere
from backend.obstacles.models import Obstacle, ObstacleReport, ObstacleStatus, Reporter
from backend.obstacles.schemas import (
    ObstacleCreate,
    ObstacleMerge,
    ObstaclePassOn,
    ObstacleReply,
    ObstacleSplit,
    ObstacleWrite,
)

_COMPANY = (Role.OWNER, Role.MANAGER, Role.FINANCE)
_LETTERS = {ObstacleStatus.PASSED_ON: "obstacle_passed_on", ObstacleStatus.ANSWERED: "obstacle_answered"}


async def create(session: AsyncSession, principal: Principal, wish: ObstacleCreate) -> Obstacle:
    """Name an obstacle, with the first reports under it. Raises ObstacleReportsElsewhere and ObstacleMixed (409)."""
    obstacle = _made(wish)
    session.add(obstacle)
    await session.flush()
    await _lay_under(session, obstacle, wish.report_ids)
    _record(session, principal, "obstacles.create", obstacle)
    await session.flush()
    return obstacle


async def edit(
    session: AsyncSession, principal: Principal, obstacle_id: UUID, wish: ObstacleWrite, if_match: str | None
) -> Obstacle:
    """Change what everybody reads, and whether they do. Raises ObstacleNotFound (404) and ObstacleMerged (409)."""
    obstacle = await _held(session, obstacle_id, if_match)
    for name, value in _words(wish).items():
        setattr(obstacle, name, value)
    _record(session, principal, "obstacles.edit", obstacle)
    await session.flush()
    return obstacle


async def group(
    session: AsyncSession, principal: Principal, obstacle_id: UUID, report_ids: Sequence[UUID], if_match: str | None
) -> Obstacle:
    """Lay reports under it, also those that lie under another.

    Raises ObstacleNotFound (404), ObstacleMerged, ObstacleReportsElsewhere and ObstacleMixed (409).
    """
    obstacle = await _held(session, obstacle_id, if_match)
    await _lay_under(session, obstacle, report_ids)
    _touch(obstacle)
    _record(session, principal, "obstacles.group", obstacle)
    await session.flush()
    return obstacle


async def split(
    session: AsyncSession, principal: Principal, obstacle_id: UUID, wish: ObstacleSplit, if_match: str | None
) -> Obstacle:
    """Some of its reports become an obstacle of their own, which is answered.

    Raises ObstacleNotFound (404), ObstacleMerged, ObstacleReportsElsewhere and ObstacleMixed (409).
    """
    whole = await _held(session, obstacle_id, if_match)
    part = _made(wish)
    session.add(part)
    await session.flush()
    await _lay_under(session, part, wish.report_ids, only_from=whole)
    _touch(whole)
    _record(session, principal, "obstacles.split", whole)
    await session.flush()
    return part


async def merge(
    session: AsyncSession, principal: Principal, obstacle_id: UUID, wish: ObstacleMerge, if_match: str | None
) -> Obstacle:
    """All its reports go on under another one, which is answered.

    Raises ObstacleNotFound (404), VersionStale (412) for either of them, ObstacleMerged, ObstacleMergedWithItself,
    ObstacleMixed and ObstacleMergedBehind (409).
    """
    if obstacle_id == wish.into_id:
        raise ObstacleMergedWithItself
    held = await queries.hold_obstacles(session, obstacle_id, wish.into_id)
    gone, into = held[obstacle_id], held[wish.into_id]
    require_current(gone, if_match)
    if into.version != wish.into_version:
        raise VersionStale
    gone.merge(into)
    moved = list(await session.scalars(select(ObstacleReport.id).where(ObstacleReport.obstacle_id == gone.id)))
    await _lay_under(session, into, moved)
    _touch(into)
    _record(session, principal, "obstacles.merge", gone)
    await session.flush()
    return into


async def move(
    session: AsyncSession,
    principal: Principal,
    obstacle_id: UUID,
    wish: ObstaclePassOn | ObstacleReply,
    if_match: str | None,
) -> Obstacle:
    """Pass it on or answer it; who reported it is told.

    Raises ObstacleNotFound (404), ObstacleMerged and ObstacleMoveImpossible (409).
    """
    obstacle = await _held(session, obstacle_id, if_match)
    match wish:
        case ObstaclePassOn():
            obstacle.pass_on(clock.today(), wish.passed_to.model_dump())
        case ObstacleReply():
            obstacle.reply(clock.today(), wish.answer.model_dump())
    _record(session, principal, f"obstacles.{obstacle.status}", obstacle)
    await session.flush()
    reports = await session.scalars(select(ObstacleReport).where(ObstacleReport.obstacle_id == obstacle.id))
    await _tell(session, obstacle, reports.all())
    return obstacle


async def _held(session: AsyncSession, obstacle_id: UUID, if_match: str | None) -> Obstacle:
    obstacle = (await queries.hold_obstacles(session, obstacle_id))[obstacle_id]
    require_current(obstacle, if_match)
    obstacle.require_open()
    return obstacle


def _made(wish: ObstacleWrite) -> Obstacle:
    return Obstacle(**_words(wish))


def _words(wish: ObstacleWrite) -> dict[str, object]:
    return wish.model_dump(include={"title", "description", "rule_kind", "themes", "is_public"})


def _touch(obstacle: Obstacle) -> None:
    """What lies under it changed: another version, so that whoever read the former one notices."""
    obstacle.updated_at = clock.now()


async def _lay_under(
    session: AsyncSession, obstacle: Obstacle, report_ids: Sequence[UUID], only_from: Obstacle | None = None
) -> None:
    reports = await queries.hold_reports(session, report_ids)
    elsewhere = only_from is not None and any(report.obstacle_id != only_from.id for report in reports)
    if elsewhere or len(reports) < len(set(report_ids)):
        raise ObstacleReportsElsewhere
    come = [report for report in reports if report.obstacle_id != obstacle.id]
    if come:
        obstacle.is_demonstration = await _invented(session, obstacle, come)
        await session.flush()
    for report in come:
        report.group(obstacle.id)
    await session.flush()
    await _tell(session, obstacle, come)


async def _invented(session: AsyncSession, obstacle: Obstacle, come: Sequence[ObstacleReport]) -> bool:
    """Whether what lies under it is invented, with what comes. Raises ObstacleMixed when some is and some is not."""
    homes = [report.organisation_id for report in come]
    lies = select(ObstacleReport.organisation_id).where(ObstacleReport.obstacle_id == obstacle.id)
    chosen = Organisation.id.in_(homes) | Organisation.id.in_(lies)
    found = set(await session.scalars(select(Organisation.is_demonstration).where(chosen)))
    if len(found) > 1:
        raise ObstacleMixed
    return found.pop()


async def _tell(session: AsyncSession, obstacle: Obstacle, reports: Sequence[ObstacleReport]) -> None:
    """Each person once for each organisation; nothing as long as the obstacle is only grouped."""
    template = _LETTERS.get(obstacle.status)
    people = {(report.reported_by, report.organisation_id): report.reporter for report in reports if report.reported_by}
    if template is None:
        return
    for (person, organisation_id), reporter in people.items():
        await tell(
            session,
            organisation_id=organisation_id,
            roles=_COMPANY if reporter is Reporter.COMPANY else (Role.ADVISER,),
            only=person,
            template=template,
            link="/bedrijf/belemmeringen" if reporter is Reporter.COMPANY else "/adviseur/belemmeringen",
        )


def _record(session: AsyncSession, principal: Principal, act: str, obstacle: Obstacle) -> None:
    record(session, principal, act, "obstacle", obstacle.id)
