"""Publishing: the one moment at which raw answers become figures. Afterwards nothing reads them for display again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.clock import AMSTERDAM
from backend.organisations.models import Company
from backend.scans import benchmarks, disclosure, queries, scoring
from backend.scans.disclosure import Disclosed, Figure
from backend.scans.editions import CHANGED_CORE, CHANGED_OTHER, Edition
from backend.scans.errors import TooFewResponses
from backend.scans.models import (
    OUTCOMES,
    Answer,
    Dimension,
    NormCell,
    Respondent,
    Response,
    ResultDimension,
    ResultGroup,
    Scan,
    ScanResult,
)
from backend.scans.published import published_before
from backend.scans.service.pooling import pool_remarks


@dataclass(slots=True)
class Person:
    """One submitted response while it is being counted."""

    audience: Respondent
    group_id: UUID | None
    answers: dict[str, int | None]
    scores: dict[Dimension, Fraction]


async def freeze_result(session: AsyncSession, scan: Scan, *, management_only: bool) -> ScanResult:
    """Compute the result of a scan that was just closed for good, and keep it as it is.

    Raises TooFewResponses (409) when fewer than five employees can be shown on any theme. The problem does not say how
    many there are; the period may still be extended. `management_only` never reads what employees answered.
    """
    edition = await queries.edition(session, scan.version_id)
    people = await _submitted(session, scan, edition, management_only=management_only)
    management = [person for person in people if person.audience is Respondent.MANAGEMENT]
    employees = [person for person in people if person.audience is Respondent.EMPLOYEE]
    told = await _disclosed(session, scan, edition, employees)
    if not management_only and not any(each.whole for dimension, each in told.items() if dimension not in OUTCOMES):
        raise TooFewResponses(mayExtend=True)
    compared = await _norms(session, scan) if not management_only else {}
    rows = [
        _dimension(scan, dimension, _scores(management, dimension), each.whole, compared.get(dimension))
        for dimension, each in told.items()
    ]
    potentials = {row.dimension: row.potential for row in rows if row.dimension not in OUTCOMES}
    total = scoring.total_potential(potentials, {theme.dimension: theme.weight for theme in edition.themes})
    assert scan.opened_at
    assert scan.closed_at
    assert scan.published_at
    result = ScanResult(
        scan_id=scan.id,
        version_id=scan.version_id,
        published_at=scan.published_at,
        opened_on=scan.opened_at.astimezone(AMSTERDAM).date(),
        closed_on=scan.closed_at.astimezone(AMSTERDAM).date(),
        management_count=len(management),
        employee_count=None if management_only else len(employees),
        target_group=_target_group(management),
        total_potential=total,
        potential_band=None if total is None else scoring.potential_band(total),
    )
    session.add(result)
    await session.flush()
    session.add_all(rows)
    session.add_all(_group_rows(scan, told))
    session.add_all(
        benchmarks.compare(scan.id, row.combined_score, cell)
        for row in rows
        if row.employee_score is not None and row.combined_score is not None and (cell := compared.get(row.dimension))
    )
    await session.flush()
    await pool_remarks(session, scan, management_only=management_only)
    return result


async def _submitted(session: AsyncSession, scan: Scan, edition: Edition, *, management_only: bool) -> list[Person]:
    statement = (
        select(Response.id, Response.audience, Response.group_id, Answer.item_code, Answer.value)
        .join(Answer, Answer.response_id == Response.id)
        .where(Response.scan_id == scan.id, Response.submitted)
    )
    if management_only:
        statement = statement.where(Response.audience == Respondent.MANAGEMENT)
    people: dict[UUID, Person] = {}
    for response_id, audience, group_id, code, value in await session.execute(statement):
        people.setdefault(response_id, Person(audience, group_id, {}, {})).answers[code] = value
    for person in people.values():
        person.scores = edition.scores(person.answers, person.audience)
    return [person for person in people.values() if person.scores]


async def _disclosed(
    session: AsyncSession, scan: Scan, edition: Edition, employees: list[Person]
) -> dict[Dimension, Disclosed[UUID]]:
    """What may be told of employees, per theme that has statements.

    Holds the company, so that two scans published at the same moment know of each other.
    """
    company = select(Company.employees).where(Company.id == scan.company_id)
    size = await session.scalar(company.with_for_update(key_share=True))
    small = size is None or size <= disclosure.SMALL
    before = await published_before(session, scan)
    asked = {item.dimension for item in edition.items}
    told = {}
    for theme in edition.themes:
        if theme.dimension in asked:
            groups, others = _by_group(employees, theme.dimension)
            told[theme.dimension] = disclosure.disclose(
                groups, others, before=before.get(theme.dimension, ()), small_firm=small
            )
    return told


def _by_group(employees: list[Person], dimension: Dimension) -> tuple[dict[UUID, list[Fraction]], list[Fraction]]:
    groups: dict[UUID, list[Fraction]] = defaultdict(list)
    others: list[Fraction] = []
    for person in employees:
        if dimension in person.scores:
            (groups[person.group_id] if person.group_id else others).append(person.scores[dimension])
    return groups, others


def _scores(people: Iterable[Person], dimension: Dimension) -> list[Fraction]:
    return [person.scores[dimension] for person in people if dimension in person.scores]


async def _norms(session: AsyncSession, scan: Scan) -> dict[Dimension, NormCell]:
    firm = (await session.execute(select(Company.section, Company.size_class).filter_by(id=scan.company_id))).one()
    return await benchmarks.norms_of(session, firm.section, firm.size_class)


def _dimension(
    scan: Scan, dimension: Dimension, management: list[Fraction], figure: Figure | None, norm: NormCell | None
) -> ResultDimension:
    """One theme, from figures as they are shown: no other figure can then be worked back from the rest.

    What there is to gain is counted up to the score that a quarter of comparable firms surpass.
    """
    own = disclosure.management_score(management)
    theirs = None if figure is None else figure.score
    both = [Fraction(score) for score in (own, theirs) if score is not None]
    combined = scoring.shown(scoring.mean(both))
    reach = norm.p75 if norm is not None and theirs is not None else scoring.REACH
    potential = None if combined is None or dimension in OUTCOMES else scoring.potential(combined, reach)
    return ResultDimension(
        scan_id=scan.id,
        dimension=dimension,
        management_score=own,
        employee_score=theirs,
        employee_count=figure and figure.count,
        spread_band=figure and figure.spread,
        combined_score=combined,
        gap=None if own is None or theirs is None else theirs - own,
        potential=potential,
        potential_band=None if potential is None else scoring.potential_band(potential),
    )


def _group_rows(scan: Scan, told: Mapping[Dimension, Disclosed[UUID]]) -> list[ResultGroup]:
    return [
        ResultGroup(
            scan_id=scan.id,
            group_id=group_id,
            dimension=dimension,
            employee_score=figure.score,
            employee_count=figure.count,
        )
        for dimension, each in told.items()
        for group_id, figure in each.groups.items()
    ]


def _target_group(management: list[Person]) -> int | None:
    def said(code: str) -> bool | None:
        return scoring.majority([value for person in management if (value := person.answers.get(code)) is not None])

    return scoring.target_group(said(CHANGED_CORE), said(CHANGED_OTHER))
