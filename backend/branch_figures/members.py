"""The members of a branch as firms of the cube: who counts, what the branch sees of it, and how far each is."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branch_figures.cube import Firm, Score
from backend.branch_figures.models import FigureKind
from backend.core.themes import Theme
from backend.identity.models import Organisation
from backend.monitoring.models import Measurement, MeasurementKind
from backend.organisations import queries as organisations
from backend.organisations.models import BranchMembership, Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure
from backend.scans.models import OUTCOMES, ResultDimension, Scan, ScanResult
from backend.vouchers.models import Voucher
from backend.vouchers.states import VoucherStatus


async def firms_of(session: AsyncSession, branch: Organisation) -> list[Firm]:
    """The members that take part and agree to be followed, and how far each is."""
    departed = select(Departure.company_id).where(Departure.returned_at.is_(None))
    rows = (
        await session.execute(
            select(
                Company.id,
                Company.section,
                Company.size_class,
                Company.province,
                organisations.seen_by_branch().label("is_known"),
            )
            .join(BranchMembership, BranchMembership.company_id == Company.id)
            .where(
                BranchMembership.branch_id == branch.id,
                Company.is_demonstration == branch.is_demonstration,
                Company.status == CompanyStatus.ACTIVE,
                Company.erased.is_(False),
                Company.id.not_in(departed),
                Company.id.in_(organisations.consenting(ConsentKind.MONITORING)),
            )
        )
    ).all()
    ids = [row.id for row in rows]
    steps = await _steps(session, ids)
    scores = await _scores(session, ids)
    return [
        Firm(
            row.id,
            row.section,
            row.size_class,
            row.province,
            row.is_known,
            frozenset({FigureKind.PARTICIPANTS, *steps[row.id]}),
            scores[row.id],
        )
        for row in rows
    ]


async def _steps(session: AsyncSession, ids: list[UUID]) -> dict[UUID, set[FigureKind]]:
    """Which steps each firm took; a step counts only after the one it is a part of."""
    found: dict[UUID, set[FigureKind]] = defaultdict(set)
    published = select(Scan.company_id).join(ScanResult, ScanResult.scan_id == Scan.id)
    for company_id in await session.scalars(published.where(Scan.company_id.in_(ids))):
        found[company_id].add(FigureKind.SCANS_PUBLISHED)
    vouchers = select(Voucher.company_id, Voucher.status, Voucher.granted_at).where(
        Voucher.company_id.in_(ids), Voucher.submitted_at.is_not(None)
    )
    for company_id, status, granted_at in await session.execute(vouchers):
        found[company_id].add(FigureKind.VOUCHERS_APPLIED)
        if granted_at is not None:
            found[company_id].add(FigureKind.VOUCHERS_GRANTED)
            if status is VoucherStatus.SETTLED:
                found[company_id].add(FigureKind.VOUCHERS_FINISHED)
    measured = select(Measurement.company_id, Measurement.kind).where(
        Measurement.company_id.in_(ids), Measurement.completed_at.is_not(None)
    )
    kinds: dict[UUID, set[MeasurementKind]] = defaultdict(set)
    for company_id, kind in await session.execute(measured):
        kinds[company_id].add(kind)
    for company_id, complete in kinds.items():
        if MeasurementKind.BASELINE in complete:
            found[company_id].add(FigureKind.BASELINES)
            if MeasurementKind.FOLLOW_UP in complete:
                found[company_id].add(FigureKind.FOLLOW_UPS)
    return found


async def _scores(session: AsyncSession, ids: list[UUID]) -> dict[UUID, dict[Theme, Score]]:
    """The scores of the newest result of each firm, where it shows management and employees."""
    newest = (
        select(Scan.company_id, ScanResult.scan_id)
        .join(Scan, Scan.id == ScanResult.scan_id)
        .where(Scan.company_id.in_(ids), ScanResult.employee_count.is_not(None))
        .ext(distinct_on(Scan.company_id))
        .order_by(Scan.company_id, ScanResult.published_at.desc(), ScanResult.scan_id)
        .subquery()
    )
    rows = await session.execute(
        select(
            newest.c.company_id,
            ResultDimension.dimension,
            ResultDimension.management_score,
            ResultDimension.employee_score,
        )
        .join(ResultDimension, ResultDimension.scan_id == newest.c.scan_id)
        .where(
            ResultDimension.management_score.is_not(None),
            ResultDimension.employee_score.is_not(None),
            ResultDimension.dimension.not_in(OUTCOMES),
        )
    )
    found: dict[UUID, dict[Theme, Score]] = defaultdict(dict)
    for company_id, dimension, management, employees in rows:
        found[company_id][Theme(dimension.value)] = (management, employees)
    return found
