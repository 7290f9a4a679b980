"""How many firms reported what, as far as it may be told: never who, nor anything that a number gives away.

Verified companies count, not reports and not advisers: who reports five times counts once. The worker counts once a
month what was reported before it and freezes the numbers; everybody reads those, so that nothing somebody does shows
at once. `settling.py` says which numbers may follow those of the months before. No total is ever told.
"""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.monitoring.disclosure import rounded_count
from backend.obstacles.models import (
    ObstacleFigure,
    ObstacleFigureFirm,
    ObstacleMonth,
    ObstacleReport,
    Reporter,
    ReportStatus,
)
from backend.obstacles.settling import Firms, Subject, settle
from backend.organisations.models import Company, Verification

_COUNTED = (ReportStatus.NEW, ReportStatus.GROUPED)
_CELL = (ObstacleFigure.theme, ObstacleFigure.section, ObstacleFigure.rule_kind)


def first_day_not_counted() -> date:
    """The first of this month."""
    return clock.today().replace(day=1)


async def count_month(session: AsyncSession) -> int:
    """Count and freeze the numbers of this month when that was not done; answers for how many months it did."""
    month = first_day_not_counted()
    await session.execute(text("SELECT pg_advisory_xact_lock(hashtext('obstacle figures'))"))
    if await session.get(ObstacleMonth, month) is not None:
        return 0
    companies = {key: company_id for company_id, key in (await _keys(session)).items()}
    now = await _firms_now(session, month, companies)
    told, shown = await _told(session)
    settled = settle(now, told, shown)
    session.add(ObstacleMonth(month=month))
    await session.flush()
    figures = {subject: _figure(month, subject, len(firms)) for subject, firms in settled.fresh.items()}
    session.add_all([*figures.values(), *(_figure(month, subject, None) for subject in settled.ended)])
    await session.flush()
    session.add_all(
        ObstacleFigureFirm(figure_id=figures[subject].id, firm_key=key, company_id=companies[key], counted_on=month)
        for subject, firms in settled.fresh.items()
        for key in firms
    )
    await session.flush()
    return 1


async def count_cells(session: AsyncSession) -> dict[str, Any]:
    """Firms per theme, sector and kind of rule, as the newest month has them. What may not be told is left out."""
    newest = await session.scalar(select(func.max(ObstacleMonth.month)))
    figures = [figure for figure in await _standing(session) if figure.obstacle_id is None]
    ordered = sorted(figures, key=lambda one: (-(one.firms or 0), one.theme, one.section, one.rule_kind))
    return {
        "before": newest or first_day_not_counted(),
        "items": [
            {"theme": each.theme, "section": each.section, "rule_kind": each.rule_kind, "firms": each.firms}
            for each in ordered
        ],
    }


async def count_obstacles(session: AsyncSession) -> dict[UUID, int | None]:
    """Firms per obstacle, as the newest month has them; none for one that may not be told."""
    return {each.obstacle_id: each.firms for each in await _standing(session) if each.obstacle_id is not None}


async def _standing(session: AsyncSession) -> list[ObstacleFigure]:
    """The last number of each subject, but of those that are told no longer."""
    newest = (
        select(ObstacleFigure)
        .ext(distinct_on(*_CELL, ObstacleFigure.obstacle_id))
        .order_by(*_CELL, ObstacleFigure.obstacle_id, ObstacleFigure.month.desc())
    )
    found: list[ObstacleFigure] = list(await session.scalars(newest))
    return [figure for figure in found if figure.firms is not None]


async def _keys(session: AsyncSession) -> dict[UUID, UUID]:
    """The key of each company that may count: the one it had in earlier months, else a new one."""
    counting = select(Company.id).where(
        Company.verification == Verification.VERIFIED, Company.is_demonstration.is_(False), Company.erased.is_(False)
    )
    known = select(ObstacleFigureFirm.company_id, ObstacleFigureFirm.firm_key).distinct()
    keys = {row.company_id: row.firm_key for row in await session.execute(known)}
    reported = select(ObstacleReport.organisation_id).where(ObstacleReport.reporter == Reporter.COMPANY)
    found = await session.scalars(counting.where(Company.id.in_(reported)))
    return {company_id: keys.get(company_id) or uuid4() for company_id in found}


async def _firms_now(session: AsyncSession, month: date, companies: dict[UUID, UUID]) -> dict[Subject, Firms]:
    keys = {company_id: key for key, company_id in companies.items()}
    reports = select(
        ObstacleReport.theme,
        ObstacleReport.section,
        ObstacleReport.rule_kind,
        ObstacleReport.obstacle_id,
        ObstacleReport.organisation_id,
    ).where(
        ObstacleReport.reporter == Reporter.COMPANY,
        ObstacleReport.status.in_(_COUNTED),
        ObstacleReport.submitted_on < month,
    )
    found: dict[Subject, set[UUID]] = defaultdict(set)
    for row in await session.execute(reports):
        key = keys.get(row.organisation_id)
        if key is None:
            continue
        found[Subject(cell=(row.theme, row.section, row.rule_kind))].add(key)
        if row.obstacle_id is not None:
            found[Subject(obstacle_id=row.obstacle_id)].add(key)
    return {subject: frozenset(firms) for subject, firms in found.items()}


async def _told(session: AsyncSession) -> tuple[dict[Subject, list[Firms]], dict[Subject, Firms]]:
    """The firms of every number ever told, and of those that stand."""
    behind: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await session.execute(select(ObstacleFigureFirm.figure_id, ObstacleFigureFirm.firm_key)):
        behind[row.figure_id].add(row.firm_key)
    every = await session.scalars(select(ObstacleFigure).where(ObstacleFigure.firms.is_not(None)))
    told: dict[Subject, list[Firms]] = defaultdict(list)
    for figure in every:
        told[_subject(figure)].append(frozenset(behind[figure.id]))
    shown = {_subject(figure): frozenset(behind[figure.id]) for figure in await _standing(session)}
    return told, shown


def _subject(figure: ObstacleFigure) -> Subject:
    if figure.obstacle_id is not None:
        return Subject(obstacle_id=figure.obstacle_id)
    assert figure.theme is not None
    assert figure.section is not None
    assert figure.rule_kind is not None
    return Subject(cell=(figure.theme, figure.section, figure.rule_kind))


def _figure(month: date, subject: Subject, firms: int | None) -> ObstacleFigure:
    theme, section, kind = subject.cell or (None, None, None)
    return ObstacleFigure(
        id=uuid4(),
        month=month,
        theme=theme,
        section=section,
        rule_kind=kind,
        obstacle_id=subject.obstacle_id,
        firms=None if firms is None else rounded_count(firms),
    )
