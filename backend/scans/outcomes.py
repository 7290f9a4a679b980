"""Reading a published result: frozen figures in, words around them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, Date, and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.constant import Constant
from backend.organisations.models import Company
from backend.scans import benchmarks, findings, queries, routes
from backend.scans.editions import Edition
from backend.scans.errors import ScanResultNotFound
from backend.scans.findings import ThemeFigures
from backend.scans.models import (
    OUTCOMES,
    Dimension,
    NormRelease,
    ResultBenchmark,
    ResultDimension,
    ResultGroup,
    ResultShare,
    Scan,
    ScanGroup,
    ScanResult,
)

_of_this_scan: BindParameter[UUID] = bindparam("scan_id")
_link_works_until = (
    select(ResultShare.ends_on)
    .where(ResultShare.scan_id == ScanResult.scan_id, ResultShare.ends_on >= bindparam("today", type_=Date))
    .scalar_subquery()
)
_RESULT = Constant(
    select(
        ScanResult.version_id,
        ScanResult.opened_on,
        ScanResult.closed_on,
        ScanResult.published_at,
        ScanResult.management_count,
        ScanResult.employee_count,
        ScanResult.target_group,
        ScanResult.total_potential,
        ScanResult.potential_band,
        Company.name.label("company_name"),
        Company.section,
        Company.size_class,
        Company.province,
        Company.id.label("company_id"),
        _link_works_until.label("link_works_until"),
    )
    .join(Scan, Scan.id == ScanResult.scan_id)
    .join(Company, Company.id == Scan.company_id)
    .where(ScanResult.scan_id == _of_this_scan)
)
_FIGURES = (
    ResultDimension.management_score,
    ResultDimension.employee_score,
    ResultDimension.employee_count,
    ResultDimension.spread_band,
    ResultDimension.combined_score,
    ResultDimension.gap,
    ResultDimension.potential,
    ResultDimension.potential_band,
)
_SCORES = Constant(
    select(ResultDimension.dimension, *_FIGURES, *benchmarks.FIGURES)
    .outerjoin(
        ResultBenchmark,
        and_(
            ResultBenchmark.scan_id == ResultDimension.scan_id, ResultBenchmark.dimension == ResultDimension.dimension
        ),
    )
    .outerjoin(NormRelease, NormRelease.id == ResultBenchmark.release_id)
    .where(ResultDimension.scan_id == _of_this_scan)
)
_GROUPS = Constant(
    select(
        ScanGroup.id,
        ScanGroup.name,
        ResultGroup.dimension.label("theme"),
        ResultGroup.employee_score,
        ResultGroup.employee_count,
    )
    .outerjoin(ResultGroup, and_(ResultGroup.group_id == ScanGroup.id, ResultGroup.scan_id == ScanGroup.scan_id))
    .where(ScanGroup.scan_id == _of_this_scan)
    .order_by(ScanGroup.position, ResultGroup.dimension)
)


class Beside(NamedTuple):
    """What is read along with a result and not told in it: what kind of firm it is, and till when a link shows it."""

    section: str
    size_class: str
    province: str
    company_id: UUID
    link_works_until: date | None


async def read_result(session: AsyncSession, scan: Scan) -> dict[str, Any]:
    """The published result. Raises ScanResultNotFound (404) before publication."""
    result, _ = await read_with_firm(session, scan)
    return result


async def read_with_firm(session: AsyncSession, scan: Scan) -> tuple[dict[str, Any], Beside]:
    """The published result, and what help with it depends on. Raises ScanResultNotFound (404) before publication."""
    result = await _RESULT.first(session, scan_id=scan.id, today=clock.today())
    if result is None:
        raise ScanResultNotFound
    beside = Beside(*(result.pop(name) for name in Beside._fields))
    edition = await queries.edition(session, result.pop("version_id"))
    by_dimension = {row.pop("dimension"): row for row in await _SCORES.all(session, scan_id=scan.id)}
    taken = {dimension: benchmarks.take_from(row) for dimension, row in by_dimension.items()}
    compared = {dimension: benchmark for dimension, benchmark in taken.items() if benchmark is not None}
    figures = figures_of(edition, by_dimension)
    names = {theme.dimension: theme.name for theme in edition.themes}
    told = {
        **result,
        "scan_id": scan.id,
        "title": scan.title,
        "questionnaire_number": edition.number,
        "headline": findings.headline(figures),
        "summary": findings.summary(figures),
        "themes": [
            {
                "theme": each.theme,
                "name": each.name,
                **by_dimension[each.theme],
                "benchmark": compared.get(each.theme),
            }
            for each in figures
        ],
        "outcomes": [
            _outcome(outcome, names[outcome], by_dimension[outcome]) for outcome in OUTCOMES if outcome in by_dimension
        ],
        "groups": await _groups(session, scan.id),
        "strongest": findings.strongest(figures),
        "weakest": findings.weakest(figures),
        "benchmark": benchmarks.in_words(compared),
        "route": routes.after_scan(result["target_group"], figures, compared=bool(compared)),
        "next_step": findings.next_step(figures),
    }
    return told, beside


def figures_of(edition: Edition, rows: Mapping[str, dict[str, Any]]) -> list[ThemeFigures]:
    """The published figures of the themes, in the order of the questionnaire."""
    return [
        ThemeFigures(
            theme.dimension,
            theme.name,
            row["management_score"],
            row["employee_score"],
            row["combined_score"],
            row["gap"],
            row["potential"],
        )
        for theme in edition.themes
        if (row := rows.get(theme.dimension)) is not None and theme.dimension not in OUTCOMES
    ]


def _outcome(outcome: Dimension, name: dict[str, str], row: dict[str, Any]) -> dict[str, Any]:
    told = ("management_score", "employee_score", "employee_count", "spread_band", "gap")
    return {"outcome": outcome, "name": name, **{key: row[key] for key in told}}


async def _groups(session: AsyncSession, scan_id: UUID) -> list[dict[str, Any]]:
    groups: dict[UUID, dict[str, Any]] = {}
    for row in await _GROUPS.all(session, scan_id=scan_id):
        group_id, name = row.pop("id"), row.pop("name")
        group = groups.setdefault(group_id, {"id": group_id, "name": name, "scores": []})
        if row["theme"] is not None:
            group["scores"].append(row)
    return list(groups.values())
