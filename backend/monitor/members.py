"""The firms of the programme as firms of the cube: who counts, where each belongs, and what it adds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.review import VersionStatus
from backend.identity.models import BranchParticipation, BranchStatus
from backend.monitor.firms import Firm
from backend.monitoring import queries as monitoring
from backend.monitoring.derivation import change, with_derived
from backend.monitoring.models import Enrolment, EnrolmentKind, Measurement, MeasurementKind, MeasurementValue
from backend.organisations import queries as organisations
from backend.organisations.models import BranchMembership, Company, CompanyStatus, ConsentKind, Province
from backend.organisations.parting import Departure
from backend.scans.models import Scan, ScanResult
from backend.toolbox.models import ToolboxItem, ToolboxUse, ToolboxVersion

AT_A_TIME = 2_000  # firms whose measurements are read at once


async def followed(session: AsyncSession, keys: Mapping[UUID, UUID]) -> dict[UUID, Firm]:
    """The firms that take part and agree to be followed, by company. `keys`: those that earlier releases gave.

    Without its consent, or gone, ended, erased or invented, a firm is not in it.
    """
    rows = (
        await session.execute(
            select(
                Company.id,
                Company.section,
                Company.size_class,
                Company.province,
                Province.region,
                Company.employees,
                Enrolment.theme,
                Enrolment.started_on,
            )
            .join(Enrolment, Enrolment.company_id == Company.id)
            .join(Province, Province.code == Company.province)
            .where(*_agreeing())
        )
    ).all()
    ids = [row.id for row in rows]
    groups = await _target_groups(session)
    tools = await _tools(session)
    branches = await _branches(session)
    changes: dict[UUID, dict[str, Decimal]] = {}
    for start in range(0, len(ids), AT_A_TIME):
        changes |= await _changes(session, ids[start : start + AT_A_TIME])
    return {
        row.id: Firm(
            key=keys.get(row.id) or uuid4(),
            year=str(row.started_on.year),
            section=row.section,
            size_class=row.size_class,
            province=row.province,
            region=row.region,
            employees=row.employees,
            theme=None if row.theme is None else row.theme.value,
            target_group=groups.get(row.id),
            participation=frozenset(level for _, level in tools[row.id]),
            tools=frozenset(slug for slug, _ in tools[row.id]),
            changes=changes.get(row.id, {}),
            branches=frozenset(branch for branch, _ in branches[row.id]),
            known_to=frozenset(branch for branch, is_known in branches[row.id] if is_known),
        )
        for row in rows
    }


async def still_followed(session: AsyncSession, company_ids: AbstractSet[UUID]) -> bool:
    """Whether each of these still takes part and agrees; from here on an erasure waits for this transaction."""
    found = await session.scalars(
        select(Company.id)
        .join(Enrolment, Enrolment.company_id == Company.id)
        .where(*_agreeing())
        .order_by(Company.id)
        .with_for_update(read=True, of=Company)
    )
    return company_ids <= set(found)


def _agreeing() -> Iterable[ColumnElement[bool]]:
    departed = select(Departure.company_id).where(Departure.returned_at.is_(None))
    return (
        Enrolment.kind == EnrolmentKind.PARTICIPANT,
        Enrolment.ended_on.is_(None),
        Company.is_demonstration.is_(False),
        Company.status == CompanyStatus.ACTIVE,
        Company.erased.is_(False),
        Company.id.not_in(departed),
        Company.id.in_(organisations.consenting(ConsentKind.MONITORING)),
    )


async def _target_groups(session: AsyncSession) -> dict[UUID, str]:
    """The target group of the newest published scan that tells it, by company."""
    rows = await session.execute(
        select(Scan.company_id, ScanResult.target_group)
        .join(Scan, Scan.id == ScanResult.scan_id)
        .where(ScanResult.target_group.is_not(None))
        .ext(distinct_on(Scan.company_id))
        .order_by(Scan.company_id, ScanResult.published_at.desc(), ScanResult.scan_id)
    )
    return {company_id: str(group) for company_id, group in rows}


async def _tools(session: AsyncSession) -> dict[UUID, set[tuple[str, str]]]:
    """The published tools that each company uses, with how much say employees have in them."""
    rows = await session.execute(
        select(ToolboxUse.company_id, ToolboxItem.slug, ToolboxVersion.participation_level)
        .join(ToolboxItem, ToolboxItem.id == ToolboxUse.item_id)
        .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
        .where(ToolboxVersion.status == VersionStatus.PUBLISHED)
    )
    found: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    for company_id, slug, level in rows:
        found[company_id].add((slug, level.value))
    return found


async def _branches(session: AsyncSession) -> dict[UUID, set[tuple[str, bool]]]:
    """The live branches that each company is a member of, and whether they see how far it is."""
    rows = await session.execute(
        select(BranchMembership.company_id, BranchMembership.branch_id, organisations.seen_by_branch())
        .join(Company, Company.id == BranchMembership.company_id)
        .join(BranchParticipation, BranchParticipation.branch_id == BranchMembership.branch_id)
        .where(BranchParticipation.status == BranchStatus.LIVE)
    )
    found: dict[UUID, set[tuple[str, bool]]] = defaultdict(set)
    for company_id, branch_id, is_known in rows:
        found[company_id].add((str(branch_id), is_known))
    return found


async def _changes(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, dict[str, Decimal]]:
    """From the baseline to the newest follow-up, both complete, for each indicator that both have."""
    newest = (
        await session.execute(
            select(Measurement.company_id, Measurement.kind, Measurement.id)
            .where(Measurement.company_id.in_(list(ids)), Measurement.completed_at.is_not(None))
            .ext(distinct_on(Measurement.company_id, Measurement.kind))
            .order_by(Measurement.company_id, Measurement.kind, Measurement.measured_on.desc())
        )
    ).all()
    ends: dict[UUID, dict[MeasurementKind, UUID]] = defaultdict(dict)
    for company_id, kind, measurement_id in newest:
        ends[company_id][kind] = measurement_id
    pairs = {company: found for company, found in ends.items() if len(found) == len(MeasurementKind)}
    indicators = await monitoring.list_indicators(session)
    values = await _values(session, [each for found in pairs.values() for each in found.values()])
    changes: dict[UUID, dict[str, Decimal]] = {}
    for company, found in pairs.items():
        before, after = (with_derived(indicators, values[found[kind]]) for kind in MeasurementKind)
        told = {each.code: change(each, before.get(each.code), after.get(each.code)) for each in indicators}
        changes[company] = {code: value for code, value in told.items() if value is not None}
    return changes


async def _values(session: AsyncSession, measurement_ids: list[UUID]) -> dict[UUID, dict[str, Decimal]]:
    rows = await session.execute(
        select(MeasurementValue.measurement_id, MeasurementValue.indicator, MeasurementValue.value)
        .where(MeasurementValue.measurement_id.in_(measurement_ids))
        .ext(distinct_on(MeasurementValue.measurement_id, MeasurementValue.indicator))
        .order_by(MeasurementValue.measurement_id, MeasurementValue.indicator, MeasurementValue.revision.desc())
    )
    found: dict[UUID, dict[str, Decimal]] = defaultdict(dict)
    for measurement_id, indicator, value in rows:
        if value is not None:
            found[measurement_id][indicator] = value
    return found
