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
from backend.monitoring.places import place_of
from backend.organisations import queries as organisations
from backend.organisations.models import Company, ConsentKind

# One sentence for "too few" and "dominated": the difference would tell something about the largest firm.
WITHHELD = {
    "nl": "Nog geen vergelijking: er zijn te weinig vergelijkbare bedrijven met een nulmeting en een vervolgmeting.",
    "en": "No comparison yet: too few comparable firms have a baseline and a follow-up.",
}
DESCRIPTION = 0
ChangesOf = Mapping[str, Mapping[str, list[Decimal]]]
"""By cell and indicator: the changes of its firms. The cells are the size classes of a sector, or one for all."""
WHOLE = "whole"


async def own_result(session: AsyncSession, company: Company) -> dict[str, Any]:
    """Each indicator at the baseline and at the newest follow-up, the change, and the band of comparable firms.

    The caller decided who may see it. This is benchmarking: evidence level 0, never called an effect.
    """
    overview = await queries.overview(session, company.id)
    complete = [each for each in overview["items"] if each.completed_at is not None]
    baseline, latest = _ends(complete)
    indicators = await queries.list_indicators(session)
    values = await _everything(session, indicators, [each.id for each in complete])
    cell, own_cell, changes = await _comparable(session, company, indicators) if latest else (None, WHOLE, {})
    return {
        "company_id": company.id,
        "baseline_id": baseline and baseline.id,
        "baseline_on": baseline and baseline.measured_on,
        "latest_id": latest and latest.id,
        "latest_on": latest and latest.measured_on,
        "next_due_on": overview["next_due_on"],
        "evidence": evidence.label(DESCRIPTION),
        "compared_with": cell,
        "lines": [_line(each, complete, values, own_cell, changes) for each in indicators],
    }


def _ends(complete: Sequence[Measurement]) -> tuple[Measurement | None, Measurement | None]:
    """The baseline and the newest follow-up; the measurements come oldest first."""
    baseline = next((each for each in complete if each.kind is MeasurementKind.BASELINE), None)
    return baseline, next((each for each in reversed(complete) if each.kind is MeasurementKind.FOLLOW_UP), None)


def _line(
    indicator: Indicator,
    complete: Sequence[Measurement],
    values: Mapping[UUID, Mapping[str, Decimal]],
    own_cell: str,
    changes: ChangesOf,
) -> dict[str, Any]:
    code = indicator.code
    baseline, latest = _ends(complete)
    before = values[baseline.id].get(code) if baseline else None
    after = values[latest.id].get(code) if latest else None
    changed = change(indicator, before, after)
    band = disclosure.quartiles(changes.get(own_cell, {}).get(code, []))
    cells = {cell: found[code] for cell, found in changes.items() if code in found}
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
        "place": place_of(changed, own_cell, cells) if band else None,
    }


async def _everything(
    session: AsyncSession, indicators: Sequence[Indicator], measurement_ids: Iterable[UUID]
) -> dict[UUID, dict[str, Decimal]]:
    """Entered and derived values by measurement."""
    found = await queries.current_values(session, measurement_ids)
    return {each: with_derived(indicators, queries.numbers(values)) for each, values in found.items()}


async def _comparable(
    session: AsyncSession, company: Company, indicators: Sequence[Indicator]
) -> tuple[ComparisonCell | None, str, ChangesOf]:
    """The narrowest group of at least ten firms that this company belongs to, itself included, with its changes.

    Where that is a size class of a sector, the other classes of the sector come with it, as its neighbours.

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
        if not disclosure.enough(firms):
            continue
        if cell is ComparisonCell.SECTOR_AND_SIZE:
            sector = await _changes_of(session, Company.section == company.section, indicators, by_size=True)
            return cell, str(company.size_class), sector
        return cell, WHOLE, await _changes_of(session, condition, indicators, by_size=False)
    return None, WHOLE, {}


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
    session: AsyncSession, condition: ColumnElement[bool], indicators: Sequence[Indicator], *, by_size: bool
) -> ChangesOf:
    rows = await session.execute(
        select(Measurement, Company.size_class)
        .join(Company, Company.id == Measurement.company_id)
        .where(condition, Measurement.completed_at.is_not(None), Company.id.in_(_followed()))
        .order_by(Measurement.company_id, Measurement.measured_on)
    )
    by_company: dict[tuple[UUID, str], list[Measurement]] = {}
    for measurement, size in rows:
        by_company.setdefault((measurement.company_id, str(size) if by_size else WHOLE), []).append(measurement)
    pairs = [(cell, *_ends(found)) for (_, cell), found in by_company.items()]
    values = await _everything(session, indicators, [each.id for _, *pair in pairs for each in pair if each])
    found: dict[str, dict[str, list[Decimal]]] = {}
    for cell, before, after in pairs:
        assert before is not None
        assert after is not None
        for indicator in indicators:
            code = indicator.code
            changed = change(indicator, values[before.id].get(code), values[after.id].get(code))
            if changed is not None:
                found.setdefault(cell, {}).setdefault(code, []).append(changed)
    return found
