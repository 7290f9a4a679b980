"""The norms that own results stand beside: each quarter the worker computes them once, and freezes what may be told.

A norm counts every firm of its group, also the one that will read it, so that all of them read the same. A later norm
is held against the one before it: with fewer than ten firms that came, went or changed in between it says the same
again, for their difference would tell of those few.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from sqlalchemy import Select, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.monitoring import disclosure, queries
from backend.monitoring.derivation import change
from backend.monitoring.models import (
    ComparisonCell,
    Indicator,
    Measurement,
    MeasurementKind,
    ResultNorm,
    ResultNormFirm,
    Transformation,
    Unit,
)
from backend.monitoring.places import Band, norm_of
from backend.monitoring.results import ends, everything
from backend.organisations import queries as organisations
from backend.organisations.models import Company, ConsentKind
from backend.scans.service.norming import quarter_of

Group = tuple[ComparisonCell, str | None, str | None]
"""Which firms: the cell, its section and its size class."""
Changes = Mapping[UUID, Decimal]
AMOUNTS = (Unit.EURO_CENTS, Unit.EURO_CENTS_PER_FTE, Unit.EURO_CENTS_PER_HOUR)


async def release_due(session: AsyncSession) -> int:
    """Freeze the norms of this quarter, once; answers how many. While no group holds ten firms there are none."""
    as_of = quarter_of(clock.today())
    if await session.scalar(select(exists().where(ResultNorm.as_of == as_of))):
        return 0
    indicators = await queries.list_indicators(session)
    grouped = await _changes(session, indicators)
    released = 0
    for indicator in indicators:
        groups = {group: found[indicator.code] for group, found in grouped.items() if indicator.code in found}
        for group in sorted(groups, key=str):
            released += await _release(session, as_of, indicator, group, groups)
    await session.flush()
    return released


async def _release(
    session: AsyncSession, as_of: date, indicator: Indicator, group: Group, groups: Mapping[Group, Changes]
) -> bool:
    own, band = groups[group], band_of(indicator, group, groups)
    if band is None:
        return False
    cell, section, size_class = group
    of_group = select(ResultNorm).filter_by(cell=cell, section=section, size_class=size_class, indicator=indicator.code)
    before = await session.scalar(of_group.order_by(ResultNorm.as_of.desc()).limit(1))
    stands = before is not None and not disclosure.may_follow(await _behind(session, before.id), set(own.items()))
    told = before if before is not None and stands else band
    norm = ResultNorm(
        id=uuid4(),
        as_of=as_of,
        counted_on=before.counted_on if before is not None and stands else as_of,
        cell=cell,
        section=section,
        size_class=size_class,
        indicator=indicator.code,
        firms=told.firms,
        p25=told.p25,
        p50=told.p50,
        p75=told.p75,
    )
    session.add(norm)
    await session.flush()
    if before is not None and stands:
        of_before = update(ResultNormFirm).where(ResultNormFirm.norm_id == before.id)
        await session.execute(of_before.values(norm_id=norm.id))
        return True
    if before is not None:
        await session.execute(delete(ResultNormFirm).where(ResultNormFirm.norm_id == before.id))
    session.add_all(ResultNormFirm(norm_id=norm.id, company_id=firm, change=each) for firm, each in own.items())
    return True


def band_of(indicator: Indicator, own: Group, groups: Mapping[Group, Changes]) -> Band | None:
    """What may be told of a group, rounded; None when its firms are few, one makes it up, or they are nearly alike."""
    changes = list(groups[own].values())
    if disclosure.is_refused(changes):
        return None
    norm = norm_of(own, {group: list(found.values()) for group, found in _beside(own, groups).items()})
    if norm is None:
        return None
    p25, p50, p75 = (_rounded(indicator, norm.quantile(share)) for share in (0.25, 0.5, 0.75))
    return Band(disclosure.rounded_count(len(changes)), p25, p50, p75) if p25 < p75 else None


def _beside(own: Group, groups: Mapping[Group, Changes]) -> Mapping[Group, Changes]:
    """A group with its neighbours: the other size classes of a sector; the larger cells have none."""
    cell, section, _ = own
    if cell is not ComparisonCell.SECTOR_AND_SIZE:
        return {own: groups[own]}
    return {group: found for group, found in groups.items() if group[:2] == (cell, section)}


def _rounded(indicator: Indicator, value: float) -> Decimal:
    """Amounts in three digits, all else in whole percents, points or units."""
    is_amount = indicator.transformation is Transformation.LEVEL and indicator.unit in AMOUNTS
    return Decimal(f"{value:.2e}" if is_amount else f"{value:.0f}").quantize(Decimal(1)) + 0


async def _behind(session: AsyncSession, norm_id: UUID) -> set[tuple[UUID, Decimal]]:
    rows = await session.execute(
        select(ResultNormFirm.company_id, ResultNormFirm.change).where(ResultNormFirm.norm_id == norm_id)
    )
    return {(row.company_id, row.change) for row in rows}


async def _changes(
    session: AsyncSession, indicators: Sequence[Indicator]
) -> dict[Group, dict[str, dict[UUID, Decimal]]]:
    """By group and indicator: the change of each firm that consents to be followed and is no demonstration."""
    rows = await session.execute(
        select(Measurement, Company.section, Company.size_class)
        .join(Company, Company.id == Measurement.company_id)
        .where(Measurement.completed_at.is_not(None), Company.id.in_(_followed()))
        .order_by(Measurement.company_id, Measurement.measured_on)
    )
    by_company: dict[tuple[UUID, str, str], list[Measurement]] = {}
    for measurement, section, size in rows:
        by_company.setdefault((measurement.company_id, str(section), str(size)), []).append(measurement)
    pairs = [(*key, *ends(found)) for key, found in by_company.items()]
    values = await everything(session, indicators, [each.id for *_, a, b in pairs for each in (a, b) if each])
    found: dict[Group, dict[str, dict[UUID, Decimal]]] = {}
    for company_id, section, size, before, after in pairs:
        assert before is not None
        assert after is not None
        groups: tuple[Group, ...] = (
            (ComparisonCell.SECTOR_AND_SIZE, section, size),
            (ComparisonCell.SECTOR, section, None),
            (ComparisonCell.ALL, None, None),
        )
        for indicator in indicators:
            code = indicator.code
            changed = change(indicator, values[before.id].get(code), values[after.id].get(code))
            if changed is not None:
                for group in groups:
                    found.setdefault(group, {}).setdefault(code, {})[company_id] = changed.quantize(Decimal("0.01"))
    return found


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
