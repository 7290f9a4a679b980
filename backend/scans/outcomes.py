"""Reading a published result: frozen figures in, words and recommendations around them."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries as advisers
from backend.organisations.models import Company
from backend.scans import findings, queries
from backend.scans.editions import Edition
from backend.scans.errors import ScanResultNotFound
from backend.scans.findings import ThemeFigures
from backend.scans.models import OUTCOMES, Dimension, ResultDimension, ResultGroup, Scan, ScanResult
from backend.toolbox import queries as toolbox

NO_BENCHMARK = {
    "nl": "Er is nog geen vergelijking met bedrijven als het uwe: daarvoor moeten meer bedrijven meedoen.",
    "en": "There is no comparison with firms like yours yet: more firms have to take part first.",
}
RECOMMENDED = 3


async def read_result(session: AsyncSession, scan: Scan) -> dict[str, Any]:
    """The published result. Raises ScanResultNotFound (404) before publication."""
    result = await session.get(ScanResult, scan.id)
    if result is None:
        raise ScanResultNotFound
    edition = await queries.edition(session, result.version_id)
    rows = await session.scalars(select(ResultDimension).filter_by(scan_id=scan.id))
    by_dimension = {row.dimension: row for row in rows}
    figures = figures_of(edition, by_dimension)
    names = {theme.dimension: theme.name for theme in edition.themes}
    return {
        "scan_id": scan.id,
        "company_name": await queries.company_name(session, scan),
        "title": scan.title,
        "questionnaire_number": edition.number,
        "opened_on": result.opened_on,
        "closed_on": result.closed_on,
        "published_at": result.published_at,
        "management_count": result.management_count,
        "employee_count": result.employee_count,
        "target_group": result.target_group,
        "headline": findings.headline(figures),
        "summary": findings.summary(figures),
        "themes": [_theme(by_dimension[each.theme], each.name) for each in figures],
        "outcomes": [
            _outcome(by_dimension[outcome], names[outcome]) for outcome in OUTCOMES if outcome in by_dimension
        ],
        "groups": await _groups(session, scan.id),
        "strongest": findings.strongest(figures),
        "weakest": findings.weakest(figures),
        "total_potential": result.total_potential,
        "potential_band": result.potential_band,
        "benchmark": NO_BENCHMARK,
        "route": findings.route(result.target_group, scanned=True),
        "next_step": findings.next_step(figures),
    }


def figures_of(edition: Edition, rows: dict[Dimension, ResultDimension]) -> list[ThemeFigures]:
    """The published figures of the themes, in the order of the questionnaire."""
    return [
        ThemeFigures(
            theme.dimension,
            theme.name,
            row.management_score,
            row.employee_score,
            row.combined_score,
            row.gap,
            row.potential,
        )
        for theme in edition.themes
        if (row := rows.get(theme.dimension)) is not None and theme.dimension not in OUTCOMES
    ]


def _theme(row: ResultDimension, name: dict[str, str]) -> dict[str, Any]:
    return {
        "theme": row.dimension.value,
        "name": name,
        "management_score": row.management_score,
        "employee_score": row.employee_score,
        "employee_count": row.employee_count,
        "spread_band": row.spread_band,
        "combined_score": row.combined_score,
        "gap": row.gap,
        "potential": row.potential,
        "potential_band": row.potential_band,
    }


def _outcome(row: ResultDimension, name: dict[str, str]) -> dict[str, Any]:
    return {
        "outcome": row.dimension.value,
        "name": name,
        "management_score": row.management_score,
        "employee_score": row.employee_score,
        "employee_count": row.employee_count,
        "spread_band": row.spread_band,
        "gap": row.gap,
    }


async def _groups(session: AsyncSession, scan_id: UUID) -> list[dict[str, Any]]:
    rows = await session.scalars(
        select(ResultGroup).filter_by(scan_id=scan_id).order_by(ResultGroup.group_id, ResultGroup.dimension)
    )
    by_group: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        by_group.setdefault(row.group_id, []).append(
            {
                "theme": row.dimension.value,
                "employee_score": row.employee_score,
                "employee_count": row.employee_count,
            }
        )
    return [{**group, "scores": by_group.get(group["id"], [])} for group in await queries.groups_of(session, scan_id)]


async def recommend(session: AsyncSession, scan: Scan, step: dict[str, Any] | None) -> dict[str, Any]:
    """Tools, advisers and a voucher for the theme to begin with, each with its reason."""
    if step is None:
        return {"theme": None, "tools": [], "advisers": [], "voucher": None}
    company = await session.get_one(Company, scan.company_id)
    theme = step["theme"]
    tools = await toolbox.recommend(
        session, theme=theme, section=company.section, size_class=company.size_class, limit=RECOMMENDED
    )
    people = await advisers.recommend(
        session, theme=theme, section=company.section, province=company.province, limit=RECOMMENDED
    )
    return {
        "theme": theme,
        "tools": [_only(tool, "id", "slug", "title", "summary", "effort_hours", "reason") for tool in tools],
        "advisers": [
            _only(each, "id", "name", "firm", "kind", "rate_cents", "free_hours", "is_demonstration", "reason")
            for each in people
        ],
        "voucher": {
            "reason": {
                "nl": "Met een voucher betaalt het programma een deel van het advies. U ziet vooraf uw eigen deel.",
                "en": "With a voucher the programme pays part of the advice. You see beforehand what you pay yourself.",
            }
        },
    }


def _only(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: row[key] for key in keys}
