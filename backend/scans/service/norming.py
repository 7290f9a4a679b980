"""Releasing norms: each quarter the worker computes them once, from firms of the programme; invented firms never count.

Norms of scores come from published results. Only reliability needs single answers: of scans that were published less
than a year ago, of ten firms or more together, and never of employees whose firm did not publish their view.
"""

import asyncio
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.organisations.models import Company
from backend.scans import norms, queries
from backend.scans.comparability import comparable_themes
from backend.scans.editions import Edition, EditionItem
from backend.scans.models import (
    OUTCOMES,
    Answer,
    Dimension,
    NormCell,
    NormRelease,
    NormScale,
    QuestionKind,
    Respondent,
    Response,
    ResultDimension,
    Scan,
    ScanResult,
)
from backend.scans.norms import FirmScore, Scale, Turned
from backend.scans.scoring import HIGHEST, LOWEST

COMPARED = timedelta(days=3 * 365)  # how far back the newest result of a firm may lie
ANSWERS_KEPT = timedelta(days=365)


async def release_due(session: AsyncSession) -> int:
    """Release the norms of this quarter, once; answers how many cells. Without ten firms there is none to release."""
    as_of = quarter_of(clock.today())
    if await session.scalar(select(NormRelease.id).filter_by(as_of=as_of)) is not None:
        return 0
    current = await queries.find_current_edition(session)
    if current is None:
        return 0
    scores, days, firms = await _scores(session, current, as_of)
    if firms < norms.FEWEST_FIRMS:
        return 0
    release = NormRelease(
        as_of=as_of,
        method=norms.METHOD,
        period_from=min(days),
        period_to=max(days),
        firms=firms,
        computed_at=clock.now(),
    )
    session.add(release)
    await session.flush()
    found = [
        NormCell(
            release_id=release.id,
            dimension=dimension,
            level=level,
            section=section,
            size_class=size_class,
            firms=cell.firms,
            p25=cell.p25,
            p50=cell.p50,
            p75=cell.p75,
        )
        for dimension, each in scores.items()
        for (level, section, size_class), cell in norms.cells(each).items()
    ]
    session.add_all(found)
    session.add_all(await _scales(session, release))
    await session.flush()
    return len(found)


def quarter_of(day: date) -> date:
    """The first day of the quarter."""
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def _counted(since: date, until: date) -> ColumnElement[bool]:
    """Results of firms that exist, of this period; invented firms count for nothing."""
    return and_(
        ScanResult.closed_on >= since,
        ScanResult.closed_on < until,
        Company.is_demonstration.is_(False),
        Company.erased.is_(False),
    )


async def _scores(
    session: AsyncSession, current: Edition, as_of: date
) -> tuple[dict[Dimension, list[FirmScore]], list[date], int]:
    """The newest result of each firm that shows employees: per theme, as far as it is comparable with today's."""
    newest = (
        select(ScanResult.scan_id, ScanResult.version_id, ScanResult.closed_on, Company.section, Company.size_class)
        .join(Scan, Scan.id == ScanResult.scan_id)
        .join(Company, Company.id == Scan.company_id)
        .where(_counted(as_of - COMPARED, as_of), ScanResult.employee_count.is_not(None))
        .ext(distinct_on(Scan.company_id))
        .order_by(Scan.company_id, ScanResult.published_at.desc(), ScanResult.scan_id)
        .subquery()
    )
    alike: dict[UUID, list[Dimension]] = {}
    rows = await session.execute(
        select(newest, ResultDimension.dimension, ResultDimension.combined_score)
        .join(ResultDimension, ResultDimension.scan_id == newest.c.scan_id)
        .where(ResultDimension.employee_score.is_not(None), ResultDimension.dimension.not_in(OUTCOMES))
    )
    scores: dict[Dimension, list[FirmScore]] = defaultdict(list)
    days: list[date] = []
    firms: set[UUID] = set()
    for scan_id, version_id, closed_on, section, size_class, dimension, score in rows:
        if version_id not in alike:
            alike[version_id] = comparable_themes(await queries.edition(session, version_id), current)
        if dimension not in alike[version_id]:
            continue
        scores[dimension].append(FirmScore(section, size_class, score))
        days.append(closed_on)
        firms.add(scan_id)
    return scores, days, len(firms)


async def _scales(session: AsyncSession, release: NormRelease) -> list[NormScale]:
    """How well each version measured, per theme and audience."""
    used = select(ScanResult.version_id).distinct().order_by(ScanResult.version_id)
    rows = []
    for version_id in (await session.scalars(used)).all():
        edition = await queries.edition(session, version_id)
        for audience in Respondent:
            for theme in edition.themes:
                items = [item for item in edition.items_for(audience) if item.dimension is theme.dimension]
                firms = await _answers(session, edition, audience, items, release.as_of) if items else []
                of_employees = audience is Respondent.EMPLOYEE
                # Other work of the worker goes on while it counts.
                scale = await asyncio.to_thread(norms.scale, firms, needed=theme.needed, of_employees=of_employees)
                if scale is not None:
                    rows.append(_scale(release, version_id, audience, theme.dimension, scale))
    return rows


async def _answers(
    session: AsyncSession, edition: Edition, audience: Respondent, items: list[EditionItem], as_of: date
) -> list[list[Turned]]:
    """What people answered to these statements, by firm, turned the same way."""
    statement = (
        select(
            Scan.company_id,
            func.array_agg(Answer.item_code).label("codes"),
            func.array_agg(Answer.value).label("values"),
        )
        .join(Response, Response.scan_id == Scan.id)
        .join(Answer, Answer.response_id == Response.id)
        .join(ScanResult, ScanResult.scan_id == Scan.id)
        .join(Company, Company.id == Scan.company_id)
        .where(
            _counted(as_of - ANSWERS_KEPT, as_of),
            Scan.version_id == edition.id,
            Response.submitted,
            Response.audience == audience,
            Answer.kind == QuestionKind.AGREEMENT,
            Answer.item_code.in_([item.code for item in items]),
        )
        .group_by(Scan.company_id, Response.id)
    )
    if audience is Respondent.EMPLOYEE:
        statement = statement.where(ScanResult.employee_count.is_not(None))
    firms: dict[UUID, list[Turned]] = defaultdict(list)
    for company_id, given, values in await session.execute(statement):
        answers = dict(zip(given, values, strict=True))
        firms[company_id].append(Turned(tuple(_turned(item, answers.get(item.code)) for item in items)))
    return list(firms.values())


def _turned(item: EditionItem, value: int | None) -> int | None:
    return LOWEST + HIGHEST - value if item.reverse and value is not None else value


def _scale(
    release: NormRelease, version_id: UUID, audience: Respondent, dimension: Dimension, scale: Scale
) -> NormScale:
    figures: dict[str, Any] = {
        name: _four_digits(getattr(scale, name)) for name in ("alpha", "omega", "icc1", "icc2", "icc_p", "agreement")
    }
    return NormScale(
        release_id=release.id,
        version_id=version_id,
        audience=audience,
        dimension=dimension,
        firms=scale.firms,
        respondents=scale.respondents,
        mean_stands_for_firm=scale.mean_stands_for_firm,
        **figures,
    )


def _four_digits(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(value).quantize(Decimal("0.0001"))
