"""What can be read of obstacles, and by whom."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, false, func, literal, or_, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.obstacles.counting import count_obstacles
from backend.obstacles.errors import ObstacleNotFound, ObstacleReportNotFound
from backend.obstacles.models import NEXT, Obstacle, ObstacleReport, ObstacleStatus, ReportStatus
from backend.obstacles.schemas import ObstacleFilter, ObstacleReportFilter

SENT = (ReportStatus.NEW, ReportStatus.GROUPED)
_REPORT = (
    select(
        ObstacleReport.id,
        ObstacleReport.reporter,
        ObstacleReport.theme,
        ObstacleReport.section,
        ObstacleReport.rule_kind,
        ObstacleReport.rule,
        ObstacleReport.stopped,
        ObstacleReport.suggestion,
        ObstacleReport.status,
        ObstacleReport.submitted_on,
        ObstacleReport.version,
        ObstacleReport.reported_by,
        Organisation.is_demonstration,
        Organisation.name.label("organisation"),
        Account.name.label("person"),
        Obstacle.id.label("obstacle_id"),
        Obstacle.title,
        Obstacle.is_public,
        Obstacle.status.label("obstacle_status"),
        Obstacle.passed_to,
        Obstacle.passed_on_on,
        Obstacle.answer,
        Obstacle.answered_on,
    )
    .join_from(ObstacleReport, Organisation, Organisation.id == ObstacleReport.organisation_id)
    .outerjoin(Account, Account.id == ObstacleReport.reported_by)
    .outerjoin(Obstacle, Obstacle.id == ObstacleReport.obstacle_id)
)
_UNDER = ("title", "is_public", "passed_to", "passed_on_on", "answer", "answered_on")
_REPORTED = ("rule", "stopped", "suggestion", "theme", "section", "rule_kind")
_reports = (
    select(func.count())
    .where(ObstacleReport.obstacle_id == Obstacle.id)
    .correlate(Obstacle)
    .scalar_subquery()
    .label("reports")
)


def reports_visible_to(principal: Principal) -> ColumnElement[bool]:
    """Who wrote it sees it, for the organisation they wrote it for; the programme office what was sent. Nobody else."""
    seen: list[ColumnElement[bool]] = []
    if principal.may("obstacles:report"):
        seen.append(_mine(principal))
    if principal.may("obstacles:handle"):
        seen.append(ObstacleReport.status.in_(SENT))
    return or_(*seen) if seen else false()


def _mine(principal: Principal) -> ColumnElement[bool]:
    return and_(
        ObstacleReport.reported_by == principal.account_id,
        ObstacleReport.organisation_id == principal.organisation_id,
    )


async def get_report(session: AsyncSession, principal: Principal, report_id: UUID) -> ObstacleReport:
    """One's own report, held until the end of the act. Raises ObstacleReportNotFound (404)."""
    mine = _mine(principal) if principal.may("obstacles:report") else false()
    found: ObstacleReport | None = await session.scalar(
        select(ObstacleReport).where(ObstacleReport.id == report_id, mine).with_for_update()
    )
    if found is None:
        raise ObstacleReportNotFound
    return found


async def list_reports(session: AsyncSession, principal: Principal, wanted: ObstacleReportFilter) -> dict[str, Any]:
    """One page of the reports somebody may see, the newest first; for the office the oldest that waits first."""
    statement = _REPORT.where(reports_visible_to(principal))
    if wanted.status is not None:
        statement = statement.where(ObstacleReport.status == wanted.status)
    if wanted.obstacle_id is not None:
        statement = statement.where(ObstacleReport.obstacle_id == wanted.obstacle_id)
    waits = principal.may("obstacles:handle")
    made = ObstacleReport.created_at if waits else ObstacleReport.created_at.desc()
    found = await page_of(session, statement.order_by(made, ObstacleReport.id), wanted)
    return {**found, "items": [_told(principal, row) for row in found["items"]]}


async def describe_report(session: AsyncSession, principal: Principal, report_id: UUID) -> dict[str, Any]:
    """One report, when this principal may see it. Raises ObstacleReportNotFound (404)."""
    statement = _REPORT.where(ObstacleReport.id == report_id, reports_visible_to(principal))
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise ObstacleReportNotFound
    return _told(principal, row)


def _told(principal: Principal, row: RowMapping | dict[str, Any]) -> dict[str, Any]:
    status, under = row["status"], row["obstacle_id"]
    mine = principal.may("obstacles:report") and row["reported_by"] == principal.account_id
    acts = {
        "edit": mine and status is ReportStatus.DRAFT,
        "send": mine and status is ReportStatus.DRAFT,
        "withdraw": mine and status is not ReportStatus.WITHDRAWN,
    }
    office = principal.may("obstacles:handle")
    return {
        **{name: row[name] for name in ("id", "reporter", "submitted_on", "is_demonstration", "version", *_REPORTED)},
        "status": row["obstacle_status"] if under else status,
        "obstacle": {"id": under, **{name: row[name] for name in _UNDER}} if under else None,
        "reported_by": {"organisation": row["organisation"], "person": row["person"]} if office else None,
        "allowed_acts": [act for act, allowed in acts.items() if allowed],
    }


async def hold_reports(session: AsyncSession, report_ids: Sequence[UUID]) -> list[ObstacleReport]:
    """These reports as far as they were sent, held until the end of the act, always in the same order."""
    statement = (
        select(ObstacleReport)
        .where(ObstacleReport.id.in_(report_ids), ObstacleReport.status.in_(SENT))
        .order_by(ObstacleReport.id)
        .with_for_update()
    )
    return list(await session.scalars(statement))


async def hold_obstacles(session: AsyncSession, *obstacle_ids: UUID) -> dict[UUID, Obstacle]:
    """These obstacles, held in the same order by everybody, so that two merges wait for each other and do not cross."""
    statement = select(Obstacle).where(Obstacle.id.in_(obstacle_ids)).order_by(Obstacle.id).with_for_update()
    found = {each.id: each for each in await session.scalars(statement)}
    if len(found) < len(set(obstacle_ids)):
        raise ObstacleNotFound
    return found


async def list_public(session: AsyncSession, wanted: ObstacleFilter) -> dict[str, Any]:
    """One page of what everybody sees: what was answered or passed on last first."""
    return await _page(session, wanted, Obstacle.is_public.is_(True))


async def read_public(session: AsyncSession, obstacle_id: UUID) -> dict[str, Any]:
    """An obstacle that everybody sees; of a merged one, where it went on. Raises ObstacleNotFound (404)."""
    found = await session.get(Obstacle, obstacle_id)
    while found is not None and found.merged_into_id is not None:
        found = await session.get(Obstacle, found.merged_into_id)
    if found is None or not found.is_public:
        raise ObstacleNotFound
    return await _one(session, found.id, None)


async def list_files(session: AsyncSession, wanted: ObstacleFilter) -> dict[str, Any]:
    """One page of all obstacles but those that were merged, for the programme office."""
    return await _page(session, wanted, Obstacle.status != ObstacleStatus.MERGED, _reports)


async def describe_file(session: AsyncSession, obstacle_id: UUID) -> dict[str, Any]:
    """An obstacle as the programme office keeps it. Raises ObstacleNotFound (404)."""
    return await _one(session, obstacle_id, _reports)


async def all_files(session: AsyncSession) -> list[dict[str, Any]]:
    """Every obstacle that was not merged and is not invented, for the report to policy."""
    real = and_(Obstacle.status != ObstacleStatus.MERGED, Obstacle.is_demonstration.is_(False))
    rows = await session.execute(_ordered(select(*Obstacle.__table__.columns).where(real)))
    firms = await count_obstacles(session)
    return [{**row, "firms": firms.get(row["id"])} for row in rows.mappings()]


async def _page(
    session: AsyncSession, wanted: ObstacleFilter, seen: ColumnElement[bool], *beside: Any
) -> dict[str, Any]:
    chosen = [seen]
    if wanted.theme is not None:
        chosen.append(literal(wanted.theme.value) == any_(Obstacle.themes))
    if wanted.rule_kind is not None:
        chosen.append(Obstacle.rule_kind == wanted.rule_kind)
    if wanted.status is not None:
        chosen.append(Obstacle.status == wanted.status)
    statement = _ordered(select(*Obstacle.__table__.columns, *beside).where(*chosen))
    page = PageQuery(page=wanted.page, page_size=wanted.page_size)
    found = await page_of(session, statement, page)
    firms = await count_obstacles(session)
    return {**found, "items": [_described(row, firms, whole=bool(beside)) for row in found["items"]]}


async def _one(session: AsyncSession, obstacle_id: UUID, beside: Any) -> dict[str, Any]:
    columns = [*Obstacle.__table__.columns, *([beside] if beside is not None else [])]
    row = (await session.execute(select(*columns).where(Obstacle.id == obstacle_id))).mappings().one_or_none()
    if row is None:
        raise ObstacleNotFound
    return _described(row, await count_obstacles(session), whole=beside is not None)


def _ordered(statement: Any) -> Any:
    newest = func.coalesce(Obstacle.answered_on, Obstacle.passed_on_on).desc().nulls_last()
    return statement.order_by(newest, Obstacle.created_at.desc(), Obstacle.id)


def _described(row: RowMapping | dict[str, Any], firms: dict[UUID, int | None], *, whole: bool) -> dict[str, Any]:
    public = ("id", "title", "description", "rule_kind", "themes", "status", "passed_to", "passed_on_on", "answer")
    told = {name: row[name] for name in (*public, "answered_on", "is_demonstration")}
    told["firms"] = firms.get(row["id"])
    if not whole:
        return told
    moves = sorted(NEXT[row["status"]] - {ObstacleStatus.MERGED})
    kept = {name: row[name] for name in ("is_public", "reports", "merged_into_id", "version")}
    return {**told, **kept, "allowed_statuses": moves}
