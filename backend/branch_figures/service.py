"""Releasing the figures of branches: each quarter the worker computes them once, and freezes what passed the gate.

Invented firms never count for a real branch, nor real ones for an invented branch.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branch_figures import cube
from backend.branch_figures.cube import Contribution, Figure, Firm, Score, Subject, Table
from backend.branch_figures.models import BranchFigure, BranchFigureContribution, BranchFigureRelease, FigureKind
from backend.core import clock
from backend.core.themes import Theme
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind
from backend.monitoring.models import Measurement, MeasurementKind
from backend.organisations import queries as organisations
from backend.organisations.models import BranchMembership, Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure
from backend.scans.models import OUTCOMES, ResultDimension, Scan, ScanResult
from backend.scans.service.norming import quarter_of
from backend.vouchers.models import Voucher
from backend.vouchers.states import VoucherStatus


async def release_due(session: AsyncSession) -> int:
    """Release the figures of this quarter for every branch that has none yet; answers for how many there were any."""
    as_of = quarter_of(clock.today())
    done = select(BranchFigureRelease.branch_id).where(BranchFigureRelease.as_of == as_of)
    branches = await session.scalars(
        select(Organisation)
        .where(Organisation.kind == OrganisationKind.BRANCH, Organisation.id.not_in(done))
        .order_by(Organisation.id)
    )
    return sum([await _release(session, branch, as_of) for branch in branches.all()])


async def _release(session: AsyncSession, branch: Organisation, as_of: date) -> bool:
    former = await _former(session, branch.id)
    before = await _tables(session, former) if former else {}
    known_days = await _days(session, former) if former else {}
    tables = cube.release(await _firms(session, branch), before)
    if (FigureKind.PARTICIPANTS, None) not in tables:
        return False
    # A table that was repeated says from which quarter it is.
    days = {subject: known_days[subject] for subject, table in tables.items() if table is before.get(subject)}
    await freeze(session, branch, as_of, tables, days=days)
    if former is not None:
        await session.execute(delete(BranchFigureContribution).where(BranchFigureContribution.release_id == former.id))
    return True


async def freeze(
    session: AsyncSession,
    branch: Organisation,
    as_of: date,
    tables: Mapping[Subject, Table],
    *,
    days: Mapping[Subject, date],
    with_contributions: bool = True,
) -> BranchFigureRelease:
    """Write a release down; `days` says of a table that it was counted earlier.

    Without contributions when there are no firms in the database behind it, as in the demonstration.
    """
    made = BranchFigureRelease(
        id=uuid4(),
        branch_id=branch.id,
        as_of=as_of,
        method=cube.METHOD,
        is_demonstration=branch.is_demonstration,
        computed_at=clock.now(),
    )
    session.add(made)
    await session.flush()
    for (kind, theme), table in tables.items():
        session.add_all(
            BranchFigure(
                release_id=made.id,
                kind=kind,
                theme=theme,
                cut=cut,
                cell=cell,
                firms=figure.firms,
                management=figure.management,
                employees=figure.employees,
                counted_on=days.get((kind, theme), as_of),
            )
            for (cut, cell), figure in table.figures.items()
        )
        if with_contributions:
            session.add_all(
                BranchFigureContribution(
                    release_id=made.id,
                    company_id=each.company_id,
                    kind=kind,
                    theme=theme,
                    section=each.section,
                    size_class=each.size_class,
                    province=each.province,
                    management=each.score and each.score[0],
                    employees=each.score and each.score[1],
                )
                for each in table.contributions
            )
    await session.flush()
    return made


async def _former(session: AsyncSession, branch_id: UUID) -> BranchFigureRelease | None:
    found: BranchFigureRelease | None = await session.scalar(
        select(BranchFigureRelease)
        .where(BranchFigureRelease.branch_id == branch_id)
        .order_by(BranchFigureRelease.as_of.desc())
        .limit(1)
    )
    return found


async def _days(session: AsyncSession, release: BranchFigureRelease) -> dict[Subject, date]:
    """In which quarter each table of a release was counted."""
    rows = await session.execute(
        select(BranchFigure.kind, BranchFigure.theme, BranchFigure.counted_on)
        .where(BranchFigure.release_id == release.id)
        .distinct()
    )
    return {(kind, theme): day for kind, theme, day in rows}


async def _tables(session: AsyncSession, release: BranchFigureRelease) -> dict[Subject, Table]:
    """A release as it was computed."""
    behind: dict[Subject, set[Contribution]] = defaultdict(set)
    rows = select(BranchFigureContribution).where(BranchFigureContribution.release_id == release.id)
    for row in await session.scalars(rows):
        score = None if row.management is None or row.employees is None else (row.management, row.employees)
        behind[row.kind, row.theme].add(Contribution(row.company_id, row.section, row.size_class, row.province, score))
    figures: dict[Subject, dict[cube.Cell, Figure]] = defaultdict(dict)
    for shown in await session.scalars(select(BranchFigure).where(BranchFigure.release_id == release.id)):
        figures[shown.kind, shown.theme][shown.cut, shown.cell] = Figure(shown.firms, shown.management, shown.employees)
    return {subject: Table(frozenset(behind[subject]), found) for subject, found in figures.items()}


async def _firms(session: AsyncSession, branch: Organisation) -> list[Firm]:
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
