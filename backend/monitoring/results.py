"""The own result of a company: what changed, beside comparable firms where enough of them are known."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring import disclosure, evidence, queries
from backend.monitoring.derivation import change, is_better, with_derived
from backend.monitoring.figure_schemas import ComparisonCell
from backend.monitoring.models import Indicator, Measurement, MeasurementKind
from backend.organisations import queries as organisations
from backend.organisations.models import Company, ConsentKind

# One sentence for "too few" and "dominated": the difference would tell something about the largest firm.
WITHHELD = {
    "nl": "Nog geen vergelijking: er zijn te weinig vergelijkbare bedrijven met een nulmeting en een vervolgmeting.",
    "en": "No comparison yet: too few comparable firms have a baseline and a follow-up.",
}
DESCRIPTION = 0
Changes = Mapping[str, list[Decimal]]


async def own_result(session: AsyncSession, company: Company) -> dict[str, Any]:
    """Each indicator at the baseline and at the newest follow-up, the change, and the band of comparable firms.

    The caller decided who may see it. This is benchmarking: evidence level 0, never called an effect.
    """
    overview = await queries.overview(session, company.id)
    complete = [each for each in overview["items"] if each.completed_at is not None]
    baseline, latest = _ends(complete)
    indicators = await queries.list_indicators(session)
    values = await _everything(session, indicators, [each.id for each in complete])
    cell, changes = await _comparable(session, company, indicators) if latest else (None, {})
    return {
        "company_id": company.id,
        "baseline_id": baseline and baseline.id,
        "baseline_on": baseline and baseline.measured_on,
        "latest_id": latest and latest.id,
        "latest_on": latest and latest.measured_on,
        "next_due_on": overview["next_due_on"],
        "evidence": evidence.label(DESCRIPTION),
        "compared_with": cell,
        "lines": [_line(each, complete, values, changes) for each in indicators],
    }


def _ends(complete: Sequence[Measurement]) -> tuple[Measurement | None, Measurement | None]:
    """The baseline and the newest follow-up; the measurements come oldest first."""
    baseline = next((each for each in complete if each.kind is MeasurementKind.BASELINE), None)
    return baseline, next((each for each in reversed(complete) if each.kind is MeasurementKind.FOLLOW_UP), None)


def _line(
    indicator: Indicator,
    complete: Sequence[Measurement],
    values: Mapping[UUID, Mapping[str, Decimal]],
    changes: Changes,
) -> dict[str, Any]:
    code = indicator.code
    baseline, latest = _ends(complete)
    before = values[baseline.id].get(code) if baseline else None
    after = values[latest.id].get(code) if latest else None
    changed = change(indicator, before, after)
    band = disclosure.quartiles(changes.get(code, []))
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
    }


async def _everything(
    session: AsyncSession, indicators: Sequence[Indicator], measurement_ids: Iterable[UUID]
) -> dict[UUID, dict[str, Decimal]]:
    """Entered and derived values by measurement."""
    found = await queries.current_values(session, measurement_ids)
    return {each: with_derived(indicators, queries.numbers(values)) for each, values in found.items()}


async def _comparable(
    session: AsyncSession, company: Company, indicators: Sequence[Indicator]
) -> tuple[ComparisonCell | None, Changes]:
    """The changes of the narrowest group of at least ten firms that this company belongs to, itself included.

    Only firms that consent to be followed and are no demonstration; every firm of a group sees the same group.
    """
    cells: tuple[tuple[ComparisonCell, ColumnElement[bool]], ...] = (
        (
            ComparisonCell.SECTOR_AND_SIZE,
            (Company.section == company.section) & (Company.size_class == company.size_class),
        ),
        (ComparisonCell.SECTOR, Company.section == company.section),
        (ComparisonCell.ALL, true()),
    )
    counting = select(*(func.count().filter(condition) for _, condition in cells)).where(Company.id.in_(_followed()))
    sizes = (await session.execute(counting)).one()
    for (cell, condition), firms in zip(cells, sizes, strict=True):
        if disclosure.enough(firms):
            return cell, await _changes_of(session, condition, indicators)
    return None, {}


def _followed() -> Select[UUID]:
    """Firms with a completed baseline and follow-up that may be part of figures."""
    return (
        select(Measurement.company_id)
        .join(Company, Company.id == Measurement.company_id)
        .where(
            Measurement.completed_at.is_not(None),
            Company.is_demonstration.is_(False),
            Company.id.in_(organisations.consenting(ConsentKind.MONITORING)),
        )
        .group_by(Measurement.company_id)
        .having(func.count(Measurement.kind.distinct()) == len(MeasurementKind))
    )


async def _changes_of(
    session: AsyncSession, condition: ColumnElement[bool], indicators: Sequence[Indicator]
) -> Changes:
    rows = await session.scalars(
        select(Measurement)
        .join(Company, Company.id == Measurement.company_id)
        .where(condition, Measurement.completed_at.is_not(None), Company.id.in_(_followed()))
        .order_by(Measurement.company_id, Measurement.measured_on)
    )
    by_company: dict[UUID, list[Measurement]] = {}
    for row in rows:
        by_company.setdefault(row.company_id, []).append(row)
    pairs = [_ends(found) for found in by_company.values()]
    values = await _everything(session, indicators, [each.id for pair in pairs for each in pair if each])
    found: dict[str, list[Decimal]] = {}
    for before, after in pairs:
        assert before is not None
        assert after is not None
        for indicator in indicators:
            code = indicator.code
            changed = change(indicator, values[before.id].get(code), values[after.id].get(code))
            if changed is not None:
                found.setdefault(code, []).append(changed)
    return found
