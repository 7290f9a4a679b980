"""Numbers of firms: verified companies alone, ten or more, frozen by the month, and none that gives another away."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.obstacles.counting import count_cells, count_month, count_obstacles, first_day_not_counted
from backend.obstacles.models import ObstacleFigureFirm, ObstacleReport, Reporter
from tests.makers.identity import make_organisation
from tests.makers.obstacles import make_obstacle, make_report
from tests.makers.organisations import make_company

LAST_MONTH = first_day_not_counted() - timedelta(days=1)
CELL = {"theme": "working_time", "section": "C", "ruleKind": "law"}


def _later(months):
    return clock.set_to(clock.now() + timedelta(days=31 * months))


async def _firms(session, count, *, reports=1, verified=True, is_demonstration=False, **cell):
    found = []
    for _ in range(count):
        company = await make_company(session, is_demonstration=is_demonstration, verified=verified)
        wish = {"organisation_id": company.id, "submitted_on": LAST_MONTH, **cell}
        found += [await make_report(session, **wish) for _ in range(reports)]
    return found


async def _cells(session):
    return {cell["section"]: cell["firms"] for cell in (await count_cells(session))["items"]}


async def test_from_ten_firms_on_and_to_the_nearest_five(visitor, database):
    async with database.write() as session:
        await _firms(session, 13, section="C")
        await _firms(session, 9, reports=3, section="F")
        await _firms(session, 12, section="G", is_demonstration=True)
        await _firms(session, 12, section="H", submitted_on=first_day_not_counted())
        await _firms(session, 4, section="I")
        await count_month(session)
    told = (await visitor.get("/obstacle-counts")).json()
    assert told == {"before": first_day_not_counted().isoformat(), "items": [{**CELL, "firms": 15}]}


async def test_who_is_not_verified_or_no_company_counts_for_nothing(session):
    await _firms(session, 10, section="F", verified=False)
    for kind in (OrganisationKind.ADVISORY_FIRM, OrganisationKind.EXECUTING_BODY):
        for _ in range(10):
            home = await make_organisation(session, kind=kind)
            await make_report(
                session,
                organisation_id=home.id,
                reporter=Reporter.ADVISER,
                submitted_on=LAST_MONTH,
                section="G",
            )
    await _firms(session, 10, section="C")
    await count_month(session)
    assert await _cells(session) == {"C": 10}


async def test_where_one_is_hidden_the_smallest_shown_is_hidden_too(session):
    await _firms(session, 20, section="C")
    await _firms(session, 11, section="F")
    await _firms(session, 3, section="G")
    await count_month(session)
    assert await _cells(session) == {"C": 20}


async def test_drafts_and_what_was_withdrawn_count_for_nothing(session):
    await _firms(session, 9, section="C")
    company = await make_company(session)
    await make_report(session, organisation_id=company.id, draft=True)
    report = await make_report(session, organisation_id=company.id, submitted_on=LAST_MONTH)
    report.withdraw()
    await session.flush()
    await count_month(session)
    assert await _cells(session) == {}


async def test_nothing_changes_until_the_month_is_counted_and_then_only_by_ten_or_more(session):
    reports = await _firms(session, 10, section="C")
    assert await _cells(session) == {}
    assert await count_month(session) == 1
    assert await _cells(session) == {"C": 10}
    reports[0].withdraw()
    await session.flush()
    assert await count_month(session) == 0
    assert await _cells(session) == {"C": 10}
    with _later(1):
        assert await count_month(session) == 1
        assert await _cells(session) == {"C": 10}
    await _firms(session, 9, section="C")
    with _later(2):
        await count_month(session)
        assert await _cells(session) == {"C": 10}
    for report in reports[1:]:
        report.withdraw()
    await _firms(session, 4, section="C")
    with _later(3):
        await count_month(session)
        assert await _cells(session) == {"C": 15}
        assert (await count_cells(session))["before"] == first_day_not_counted()


async def test_a_number_ends_when_ten_went_and_too_few_are_left(session):
    reports = await _firms(session, 12, section="C")
    await count_month(session)
    for report in reports[:10]:
        report.withdraw()
    await session.flush()
    with _later(1):
        await count_month(session)
        assert await _cells(session) == {}


async def test_a_number_holds_against_every_month_before(session):
    """Ten go and ten others come, which may be told; then the first ten but one come back, which may not."""
    first = await _firms(session, 10, section="C")
    await count_month(session)
    for report in first:
        report.withdraw()
    second = await _firms(session, 10, section="C")
    with _later(1):
        await count_month(session)
    for report in first[1:]:
        await make_report(session, organisation_id=report.organisation_id, submitted_on=LAST_MONTH)
    await _firms(session, 2, section="C")
    for report in second:
        report.withdraw()
    await session.flush()
    with _later(2):
        await count_month(session)
        rows = select(ObstacleFigureFirm.firm_key).where(ObstacleFigureFirm.counted_on == first_day_not_counted())
        assert (await session.scalars(rows)).all() == []
        assert await _cells(session) == {"C": 10}


async def test_an_obstacle_and_a_cell_leave_no_few_between_them(session):
    """Ten of the fifteen of a cell lie under an obstacle: its number beside that of the cell would tell of five."""
    obstacle = await make_obstacle(session)
    await _firms(session, 10, obstacle=obstacle)
    await _firms(session, 5)
    await count_month(session)
    assert await _cells(session) == {"C": 15}
    assert await count_obstacles(session) == {}
    await _firms(session, 10, section="F", obstacle=await make_obstacle(session, title="Ander"))
    with _later(1):
        await count_month(session)
        assert await _cells(session) == {"C": 15, "F": 10}
        assert list((await count_obstacles(session)).values()) == []


async def test_a_branch_sees_the_same_numbers_as_everybody(client_as, visitor, database):
    async with database.write() as session:
        obstacle = await make_obstacle(session)
        await _firms(session, 10, obstacle=obstacle)
        few = await make_obstacle(session, title="Weinig")
        await _firms(session, 2, obstacle=few, section="F")
        third = await make_obstacle(session, title="Derde")
        await _firms(session, 3, obstacle=third, section="G")
        await count_month(session)
    branch = await client_as(Role.BRANCH_OFFICER)
    for path in ("/obstacles", "/obstacle-counts"):
        assert (await branch.get(path)).json() == (await visitor.get(path)).json()
    firms = {item["title"]["nl"]: item["firms"] for item in (await visitor.get("/obstacles")).json()["items"]}
    assert firms == {"Rust tussen diensten": 10, "Weinig": None, "Derde": None}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE obstacle_months SET month = month - 31",
        "DELETE FROM obstacle_figures",
        "UPDATE obstacle_figures SET firms = 20",
        "UPDATE obstacle_figure_firms SET firm_key = gen_random_uuid()",
    ],
)
async def test_the_database_keeps_what_was_counted(session, change):
    await _firms(session, 10)
    await count_month(session)
    with pytest.raises(IntegrityError):
        await session.execute(text(change))


async def test_the_database_lets_no_firm_count_that_may_not(session):
    await _firms(session, 10)
    await count_month(session)
    figure = await session.scalar(select(ObstacleFigureFirm.figure_id))
    for company in (await make_company(session, verified=False), await make_company(session, is_demonstration=True)):
        row = {"figure_id": figure, "firm_key": company.id, "company_id": company.id, "counted_on": LAST_MONTH}
        refused = await session.begin_nested()
        with pytest.raises(IntegrityError):
            await session.execute(insert(ObstacleFigureFirm).values(**row))
        await refused.rollback()


STEPS = st.lists(
    st.tuples(st.sampled_from("CF"), st.booleans(), st.integers(1, 12), st.integers(0, 12)), min_size=1, max_size=4
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(months=STEPS)
async def test_whatever_comes_and_goes_no_two_numbers_differ_by_fewer_than_ten(database, months):
    """Every number that was ever told of a subject, and each pair of a cell and an obstacle that stand together."""
    async with database.write() as session:
        savepoint = await session.begin_nested()
        obstacle = await make_obstacle(session)
        reports: list[ObstacleReport] = []
        for at, (section, under, come, go) in enumerate(months):
            for report in reports[:go]:
                report.withdraw()
            reports = reports[go:] + await _firms(session, come, section=section, obstacle=obstacle if under else None)
            with _later(at):
                await count_month(session)
            rows = await session.execute(
                text(
                    "SELECT f.section, f.obstacle_id, f.month, array_agg(g.firm_key) AS firms FROM obstacle_figures f "
                    "JOIN obstacle_figure_firms g ON g.figure_id = f.id GROUP BY 1, 2, 3, f.id"
                )
            )
            told = [(row.section, frozenset(row.firms)) for row in rows]
            for kind, firms in told:
                assert len(firms) >= 10
                for other_kind, others in told:
                    if kind == other_kind or None in (kind, other_kind):
                        assert all(not left or len(left) >= 10 for left in (firms - others, others - firms))
        await savepoint.rollback()
