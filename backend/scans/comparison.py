"""A published result beside the one before it: two frozen results of one company, theme by theme.

Both can be read already, by the same people; laid side by side they tell nothing more (see docs/anonymity.md).
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.constant import Constant
from backend.scans import queries
from backend.scans.comparability import comparable_themes
from backend.scans.disclosure import SAME_ANSWERS
from backend.scans.errors import ScanResultNotFound
from backend.scans.models import OUTCOMES, ResultDimension, Scan, ScanResult

SIDES = {"management": "management_score", "employees": "employee_score"}

_RESULT = Constant(
    select(ScanResult.version_id, ScanResult.published_at).where(ScanResult.scan_id == bindparam("scan_id"))
)
_EARLIER = Constant(
    select(Scan.id.label("scan_id"), Scan.title, ScanResult.version_id, ScanResult.closed_on, ScanResult.published_at)
    .join(ScanResult, ScanResult.scan_id == Scan.id)
    .where(Scan.company_id == bindparam("company_id"), ScanResult.published_at < bindparam("before"))
    .order_by(ScanResult.published_at.desc(), Scan.id)
    .limit(1)
)
_SOON_BEFORE = Constant(
    select(func.count().label("scans"))
    .select_from(ScanResult)
    .join(Scan, Scan.id == ScanResult.scan_id)
    .where(
        Scan.company_id == bindparam("company_id"),
        ScanResult.published_at < bindparam("before"),
        ScanResult.published_at > bindparam("since"),
        ScanResult.employee_count.is_not(None),
    )
)
_SCORES = Constant(
    select(ResultDimension.dimension, ResultDimension.management_score, ResultDimension.employee_score).where(
        ResultDimension.scan_id == bindparam("scan_id")
    )
)


async def read_comparison(session: AsyncSession, scan: Scan) -> dict[str, Any]:
    """Each theme of this result beside the company's result before it. Raises ScanResultNotFound (404)."""
    result = await _RESULT.first(session, scan_id=scan.id)
    if result is None:
        raise ScanResultNotFound
    earlier = await _EARLIER.first(session, company_id=scan.company_id, before=result["published_at"])
    if earlier is None:
        return {"scan_id": scan.id, "earlier": None, "close_together": False, "themes": []}
    at = result["published_at"]
    soon_before = await _SOON_BEFORE.all(session, company_id=scan.company_id, before=at, since=at - SAME_ANSWERS)
    then, now = await _scores(session, earlier["scan_id"]), await _scores(session, scan.id)
    edition = await queries.edition(session, result["version_id"])
    comparable = set(comparable_themes(await queries.edition(session, earlier.pop("version_id")), edition))
    return {
        "scan_id": scan.id,
        "earlier": earlier,
        "close_together": soon_before[0]["scans"] > 0,
        "themes": [
            {
                "theme": theme.dimension,
                "name": theme.name,
                "comparable": theme.dimension in comparable,
                **_sides(then.get(theme.dimension, {}), now[theme.dimension], told=theme.dimension in comparable),
            }
            for theme in edition.themes
            if theme.dimension not in OUTCOMES and theme.dimension in now
        ],
    }


async def _scores(session: AsyncSession, scan_id: UUID) -> dict[str, dict[str, Any]]:
    return {row["dimension"]: row for row in await _SCORES.all(session, scan_id=scan_id)}


def _sides(then: Mapping[str, Any], now: Mapping[str, Any], *, told: bool) -> dict[str, dict[str, Any]]:
    return {side: _side(then.get(score) if told else None, now[score]) for side, score in SIDES.items()}


def _side(then: int | None, now: int | None) -> dict[str, Any]:
    return {"earlier": then, "now": now, "change": None if then is None or now is None else now - then}
