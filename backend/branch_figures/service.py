"""Releasing the figures of branches: each quarter the worker computes them once, and freezes what passed the gate.

Who stands behind them is kept to weigh the next against, also of firms that left: those no longer than `KEPT`.
Invented firms never count for a real branch, nor real ones for an invented branch.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branch_figures import cube, members
from backend.branch_figures.cube import Contribution, Figure, Subject, Table
from backend.branch_figures.models import BranchFigure, BranchFigureContribution, BranchFigureRelease, FigureKind
from backend.core import clock
from backend.identity.models import BranchParticipation, BranchStatus, Organisation
from backend.identity.scopes import OrganisationKind
from backend.scans.service.norming import quarter_of

# As long as scans are held against each other (docs/anonymity.md): half a year, in quarters.
KEPT = timedelta(days=180)


async def release_due(session: AsyncSession) -> int:
    """Release the figures of this quarter for every branch that has none yet; answers for how many there were any.

    Only of branches that are live, or that were and leave: one that ended has no members here to tell of.
    """
    as_of = quarter_of(clock.today())
    done = select(BranchFigureRelease.branch_id).where(BranchFigureRelease.as_of == as_of)
    branches = await session.scalars(
        select(Organisation)
        .join(BranchParticipation, BranchParticipation.branch_id == Organisation.id)
        .where(
            Organisation.kind == OrganisationKind.BRANCH,
            Organisation.id.not_in(done),
            or_(
                BranchParticipation.status == BranchStatus.LIVE,
                and_(
                    BranchParticipation.status == BranchStatus.LEAVING,
                    BranchParticipation.left_from == BranchStatus.LIVE,
                ),
            ),
        )
        .order_by(Organisation.id)
    )
    return sum([await _release(session, branch, as_of) for branch in branches.all()])


async def _release(session: AsyncSession, branch: Organisation, as_of: date) -> bool:
    former = await _former(session, branch.id)
    before = await _tables(session, former) if former else {}
    known_days = await _days(session, former) if former else {}
    tables = cube.release(
        await members.firms_of(session, branch),
        before,
        worn=[subject for subject, day in known_days.items() if day <= as_of - KEPT],
        paused=await _told_since(session, branch, as_of - KEPT) - before.keys(),
    )
    whole = tables.get((FigureKind.PARTICIPANTS, None))
    if whole is None or not whole.figures:
        if former is not None:
            await _forget(session, former, before.keys() - tables.keys())
        return False
    # A table that was repeated, or is only remembered, says from which quarter it is.
    days = {
        subject: known_days[subject]
        for subject, table in tables.items()
        if subject in before and table.contributions is before[subject].contributions
    }
    await freeze(session, branch, as_of, tables, days=days)
    if former is not None:
        await session.execute(delete(BranchFigureContribution).where(BranchFigureContribution.release_id == former.id))
    return True


async def forget(session: AsyncSession, branch_id: UUID) -> None:
    """Keep no longer who stands behind the figures of a branch that ended; what was told stays as it is."""
    releases = select(BranchFigureRelease.id).where(BranchFigureRelease.branch_id == branch_id)
    await session.execute(delete(BranchFigureContribution).where(BranchFigureContribution.release_id.in_(releases)))


async def _forget(session: AsyncSession, release: BranchFigureRelease, subjects: Collection[Subject]) -> None:
    for kind, theme in subjects:
        await session.execute(
            delete(BranchFigureContribution).where(
                BranchFigureContribution.release_id == release.id,
                BranchFigureContribution.kind == kind,
                BranchFigureContribution.theme.is_not_distinct_from(theme),
            )
        )


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
                    counted_on=days.get((kind, theme), as_of),
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
    """In which quarter each table that is remembered of a release was counted."""
    rows = await session.execute(
        select(BranchFigureContribution.kind, BranchFigureContribution.theme, BranchFigureContribution.counted_on)
        .where(BranchFigureContribution.release_id == release.id)
        .distinct()
    )
    return {(kind, theme): day for kind, theme, day in rows}


async def _told_since(session: AsyncSession, branch: Organisation, day: date) -> set[Subject]:
    """What was told of a branch after this day: where nobody knows any more of whom, the next waits."""
    rows = await session.execute(
        select(BranchFigure.kind, BranchFigure.theme)
        .join(BranchFigureRelease, BranchFigureRelease.id == BranchFigure.release_id)
        .where(BranchFigureRelease.branch_id == branch.id, BranchFigureRelease.as_of > day)
        .distinct()
    )
    return {(kind, theme) for kind, theme in rows}


async def _tables(session: AsyncSession, release: BranchFigureRelease) -> dict[Subject, Table]:
    """A release as it was computed, with the tables that are only remembered."""
    behind: dict[Subject, set[Contribution]] = defaultdict(set)
    rows = select(BranchFigureContribution).where(BranchFigureContribution.release_id == release.id)
    for row in await session.scalars(rows):
        score = None if row.management is None or row.employees is None else (row.management, row.employees)
        behind[row.kind, row.theme].add(Contribution(row.company_id, row.section, row.size_class, row.province, score))
    figures: dict[Subject, dict[cube.Cell, Figure]] = defaultdict(dict)
    for shown in await session.scalars(select(BranchFigure).where(BranchFigure.release_id == release.id)):
        figures[shown.kind, shown.theme][shown.cut, shown.cell] = Figure(shown.firms, shown.management, shown.employees)
    return {subject: Table(frozenset(found), figures[subject]) for subject, found in behind.items()}
