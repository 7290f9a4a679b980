"""Help that fits the theme to begin with: tools, advisers and practices, each with its reason.

What a voucher pays is told beside it by the vouchers, which know the rounds of today.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import recommending as advisers
from backend.core.constant import Constant
from backend.organisations.models import Company
from backend.practices import recommending as practices
from backend.scans.outcomes import Beside
from backend.toolbox import recommending as toolbox

RECOMMENDED = 3
_FIRM = Constant(select(Company.section, Company.province).where(Company.id == bindparam("company_id")))
_TOOL = ("id", "slug", "title", "summary", "effort_hours", "reason", "reasons")
_ADVISER = ("id", "name", "firm", "kind", "rate_cents", "free_hours", "is_demonstration", "reason", "reasons")
_PRACTICE = ("id", "slug", "title", "summary", "company_name", "is_fictitious", "employees", "year", "reason")


async def recommend(session: AsyncSession, firm: Beside, step: dict[str, Any] | None) -> dict[str, Any]:
    """Tools, advisers and practices for the theme to begin with, and how to see all of them; nothing without one."""
    if step is None:
        nobody = {"tools_total": 0, "advisers_total": 0, "all_tools": None, "all_advisers": None}
        return {"theme": None, "tools": [], "advisers": [], "practices": [], **nobody}
    theme, section, province = step["theme"], firm.section, firm.province
    company: dict[str, Any] = {"section": section, "company_id": firm.company_id, "limit": RECOMMENDED}
    tools = await toolbox.recommend(session, theme=theme, size_class=firm.size_class, **company)
    people = await advisers.recommend(session, theme=theme, province=province, **company)
    return {
        "theme": theme,
        "tools": [_only(tool, _TOOL) for tool in tools],
        "advisers": [_only(each, _ADVISER) for each in people],
        "practices": await _practices(session, theme, section, province, firm.company_id),
        "tools_total": _fitting(tools),
        "advisers_total": _fitting(people),
        "all_tools": {"theme": theme, "sector": section, "size_class": firm.size_class},
        "all_advisers": {"theme": theme, "sector": section, "size_class": None},
    }


async def recommend_practices(
    session: AsyncSession, step: dict[str, Any] | None, company_id: UUID | None = None
) -> list[dict[str, Any]]:
    """Practices on the theme to begin with; of a firm that is not known, sector and province weigh nothing."""
    if step is None:
        return []
    firm = {"section": None, "province": None}
    if company_id is not None and (found := await _FIRM.first(session, company_id=company_id)):
        firm = found
    return await _practices(session, step["theme"], firm["section"], firm["province"], company_id)


async def _practices(
    session: AsyncSession, theme: str, section: str | None, province: str | None, company_id: UUID | None
) -> list[dict[str, Any]]:
    firm: dict[str, Any] = {"section": section, "province": province, "company_id": company_id}
    found = await practices.recommend(session, theme=theme, limit=RECOMMENDED, **firm)
    return [_only(each, _PRACTICE) for each in found]


def _fitting(found: list[dict[str, Any]]) -> int:
    return found[0]["fitting"] if found else 0


def _only(row: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: row[key] for key in keys}
