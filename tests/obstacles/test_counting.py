"""Numbers of firms pass the gate: ten or more, rounded, two hidden or none, no invention, a month at a time."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.identity.scopes import Role
from backend.obstacles.counting import count_cells, count_obstacles, first_day_not_counted
from tests.makers.obstacles import make_obstacle, make_report
from tests.makers.organisations import make_company

LAST_MONTH = first_day_not_counted() - timedelta(days=1)


async def _firms(session, count, *, reports=1, **cell):
    demonstration = cell.pop("is_demonstration", False)
    for _ in range(count):
        company = await make_company(session, is_demonstration=demonstration)
        for _ in range(reports):
            await make_report(session, organisation_id=company.id, **{"submitted_on": LAST_MONTH, **cell})


async def test_from_ten_firms_on_and_to_the_nearest_five(visitor, database):
    async with database.write() as session:
        await _firms(session, 13, section="C")
        await _firms(session, 9, reports=3, section="F")
        await _firms(session, 12, section="G", is_demonstration=True)
        await _firms(session, 12, section="H", submitted_on=first_day_not_counted())
        await _firms(session, 4, section="I")
    told = (await visitor.get("/obstacle-counts")).json()
    assert told == {
        "before": first_day_not_counted().isoformat(),
        "items": [{"theme": "working_time", "section": "C", "ruleKind": "law", "firms": 15}],
    }


async def test_where_one_is_hidden_the_smallest_shown_is_hidden_too(session):
    await _firms(session, 20, section="C")
    await _firms(session, 11, section="F")
    await _firms(session, 3, section="G")
    assert [cell["section"] for cell in (await count_cells(session))["items"]] == ["C"]


async def test_drafts_and_what_was_withdrawn_count_for_nothing(session):
    await _firms(session, 9, section="C")
    company = await make_company(session)
    await make_report(session, organisation_id=company.id, draft=True)
    report = await make_report(session, organisation_id=company.id, submitted_on=LAST_MONTH)
    report.withdraw()
    await session.flush()
    assert (await count_cells(session))["items"] == []


async def test_a_branch_sees_the_same_numbers_as_everybody(client_as, visitor, database):
    async with database.write() as session:
        obstacle = await make_obstacle(session)
        await _firms(session, 10, obstacle=obstacle)
        few = await make_obstacle(session, title="Weinig")
        await _firms(session, 2, obstacle=few)
        third = await make_obstacle(session, title="Derde")
        await _firms(session, 3, obstacle=third)
    branch = await client_as(Role.BRANCH_OFFICER)
    for path in ("/obstacles", "/obstacle-counts"):
        assert (await branch.get(path)).json() == (await visitor.get(path)).json()
    firms = {item["title"]["nl"]: item["firms"] for item in (await visitor.get("/obstacles")).json()["items"]}
    assert firms == {"Rust tussen diensten": 10, "Weinig": None, "Derde": None}


CELLS = st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 14), max_size=4)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=CELLS)
async def test_whatever_was_reported_no_cell_tells_of_fewer_than_ten(database, sizes):
    async with database.write() as session:
        savepoint = await session.begin_nested()
        for section, firms in sizes.items():
            await _firms(session, firms, section=section)
        told = {cell["section"]: cell["firms"] for cell in (await count_cells(session))["items"]}
        assert await count_obstacles(session) == {}
        await savepoint.rollback()
    assert all(sizes[section] >= 10 and firms % 5 == 0 for section, firms in told.items())
    hidden = [section for section, firms in sizes.items() if section not in told]
    assert len(hidden) != 1 or not told
