"""The own result of a company: what changed, beside comparable firms where enough of them are known."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring import evidence, queries
from backend.monitoring.derivation import change, is_better, with_derived
from backend.monitoring.models import ComparisonCell, Indicator, Measurement, MeasurementKind, ResultNorm
from backend.monitoring.places import Band, place_in
from backend.organisations.models import Company

# One sentence for "too few" and "dominated": the difference would tell something about the largest firm.
WITHHELD = {
    "nl": "Nog geen vergelijking: er zijn te weinig vergelijkbare bedrijven met een nulmeting en een vervolgmeting.",
    "en": "No comparison yet: too few comparable firms have a baseline and a follow-up.",
}
DESCRIPTION = 0


async def own_result(session: AsyncSession, company: Company) -> dict[str, Any]:
    """Each indicator at the baseline and at the newest follow-up, the change, and the band of comparable firms.

    The caller decided who may see it. This is benchmarking: evidence level 0, never called an effect.
    """
    overview = await queries.overview(session, company.id)
    complete = [each for each in overview["items"] if each.completed_at is not None]
    baseline, latest = ends(complete)
    indicators = await queries.list_indicators(session)
    values = await everything(session, indicators, [each.id for each in complete])
    cell, norms = await _comparable(session, company) if latest else (None, {})
    return {
        "company_id": company.id,
        "baseline_id": baseline and baseline.id,
        "baseline_on": baseline and baseline.measured_on,
        "latest_id": latest and latest.id,
        "latest_on": latest and latest.measured_on,
        "next_due_on": overview["next_due_on"],
        "evidence": evidence.label(DESCRIPTION),
        "compared_with": cell,
        "lines": [_line(each, complete, values, norms.get(each.code)) for each in indicators],
    }


def ends(complete: Sequence[Measurement]) -> tuple[Measurement | None, Measurement | None]:
    """The baseline and the newest follow-up; the measurements come oldest first."""
    baseline = next((each for each in complete if each.kind is MeasurementKind.BASELINE), None)
    return baseline, next((each for each in reversed(complete) if each.kind is MeasurementKind.FOLLOW_UP), None)


def _line(
    indicator: Indicator,
    complete: Sequence[Measurement],
    values: Mapping[UUID, Mapping[str, Decimal]],
    norm: ResultNorm | None,
) -> dict[str, Any]:
    code = indicator.code
    baseline, latest = ends(complete)
    before = values[baseline.id].get(code) if baseline else None
    after = values[latest.id].get(code) if latest else None
    changed = change(indicator, before, after)
    band = Band(norm.firms, norm.p25, norm.p50, norm.p75) if norm else None
    return {
        "indicator": code,
        "baseline": before,
        "latest": after,
        "change": changed,
        "is_better": is_better(indicator, changed),
        "series": [
            {"measured_on": each.measured_on, "value": values[each.id][code]}
            for each in complete
            if code in values[each.id]
        ],
        "comparison": band,
        "comparison_absent": None if band else WITHHELD,
        "place": place_in(band, changed) if band else None,
    }


async def everything(
    session: AsyncSession, indicators: Sequence[Indicator], measurement_ids: Iterable[UUID]
) -> dict[UUID, dict[str, Decimal]]:
    """Entered and derived values by measurement."""
    found = await queries.current_values(session, measurement_ids)
    return {each: with_derived(indicators, queries.numbers(values)) for each, values in found.items()}


async def _comparable(
    session: AsyncSession, company: Company
) -> tuple[ComparisonCell | None, Mapping[str, ResultNorm]]:
    """The narrowest group of this company that the newest norms tell of, and its norms by indicator.

    They are frozen each quarter and count every firm of the group, the own one too: see `norming`.
    """
    newest = select(func.max(ResultNorm.as_of)).scalar_subquery()
    of_sector, of_size = ResultNorm.section == company.section, ResultNorm.size_class == company.size_class
    rows = await session.scalars(
        select(ResultNorm).where(
            ResultNorm.as_of == newest,
            ResultNorm.section.is_(None) | of_sector,
            ResultNorm.size_class.is_(None) | of_size,
        )
    )
    found: dict[ComparisonCell, dict[str, ResultNorm]] = {}
    for norm in rows:
        found.setdefault(norm.cell, {})[norm.indicator] = norm
    narrowest = next((cell for cell in ComparisonCell if cell in found), None)
    return narrowest, found[narrowest] if narrowest else {}
