"""The monitor as it is read: stored rows only, frozen, the same for everybody, and asked in the open."""

import csv
import io
from contextlib import asynccontextmanager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.monitor import releasing
from backend.monitor.models import MonitorCell, MonitorContribution
from backend.monitoring.models import MeasurementKind
from backend.organisations.models import Consent, ConsentKind
from backend.organisations.parting import Departure
from tests.makers.monitoring import FIGURES, make_measurement
from tests.makers.organisations import make_company
from tests.monitor.steps import cell, make_participants, newest, run, table

NOTHING = dict.fromkeys(("firms", "total", "mean", "p10", "p25", "p50", "p75", "p90", "countedOn"))


async def test_nine_firms_give_no_release_and_ten_do_once_a_quarter(database, visitor):
    async with database.write() as session:
        await make_participants(session, 9)
    assert await run(database) == 0
    assert (await visitor.get("/monitor-releases")).json()["items"] == []
    async with database.write() as session:
        await make_participants(session, 1)
    assert (await run(database), await run(database)) == (1, 0)
    found = await table(visitor, "firms")
    assert cell(found)["firms"] == 10


async def test_who_does_not_agree_or_left_or_is_invented_or_does_not_take_part_does_not_count(database, visitor):
    async with database.write() as session:
        await make_participants(session, 12)
        await make_participants(session, 10, consents=())
        await make_participants(session, 10, is_demonstration=True)
        for firm in await make_participants(session, 10):
            session.add(Departure(company_id=firm.id, left_at=clock.now()))
        for _ in range(10):
            await make_company(session, consents=(ConsentKind.MONITORING,))
    await run(database)
    assert cell(await table(visitor, "firms"))["firms"] == 10


async def test_withheld_cells_all_look_the_same(database, visitor):
    async with database.write() as session:
        await make_participants(session, 30)
        await make_participants(session, 3, section="F", province="NL-GE")
        await make_participants(session, 8, section="H", province="NL-GE")
        await make_participants(session, 11, section="G", province="NL-UT", employees=5)
        await make_participants(session, 1, section="G", province="NL-UT", employees=900)
    await run(database)
    firms, employees = await table(visitor, "firms-section"), await table(visitor, "employees-section")
    assert cell(firms, "G")["firms"] == 10, "twelve, to the nearest five"
    for few, dominated, nobody in ((cell(firms, "F"), cell(employees, "G"), cell(firms, "A")),):
        assert NOTHING.items() <= few.items()
        assert NOTHING.items() <= dominated.items()
        assert NOTHING.items() <= nobody.items()
    listed = (await visitor.get(f"/monitor-releases/{(await newest(visitor))['id']}")).json()
    assert {each["measure"] for each in listed["tables"]} == {
        "firms",
        "employees",
        "themes",
        "target_groups",
        "participation",
        "tools",
        "change",
    }
    assert (listed["fewestFirms"], listed["licence"]["code"]) == (10, "CC-BY-4.0")


async def test_the_change_of_measured_firms_is_told_in_quartiles(database, visitor):
    async with database.write() as session:
        for number, firm in enumerate(await make_participants(session, 30)):
            day = clock.today()
            await make_measurement(session, firm.id, measured_on=day - timedelta(days=365))
            after = dict(FIGURES, revenue=str(410_000_000 + 1_000_000 * number))
            await make_measurement(session, firm.id, kind=MeasurementKind.FOLLOW_UP, measured_on=day, figures=after)
    await run(database)
    found = cell(await table(visitor, "change_revenue"))
    assert (found["firms"], found["p50"]) == (30, 3.6)
    assert found["p10"] < found["p25"] < found["p50"] < found["p75"] < found["p90"]
    same = cell(await table(visitor, "change_employees"))
    assert NOTHING.items() <= same.items(), "who all changed alike would be told one by one"


async def test_a_firm_that_takes_its_consent_back_is_in_no_later_figure(database, visitor):
    async with database.write() as session:
        firms = await make_participants(session, 20)
        await make_participants(session, 20, section="G", province="NL-UT")
    await run(database)
    async with database.write() as session:
        session.add(Consent(company_id=firms[0].id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()))
    with clock.set_to(clock.now() + timedelta(days=95)):
        await run(database)
        later = await table(visitor, "firms-section")
        async with database.read() as session:
            of_later = select(MonitorContribution.company_id).where(
                MonitorContribution.release_id == (await newest(visitor))["id"]
            )
            assert firms[0].id not in set(await session.scalars(of_later))
    assert cell(later, "G")["firms"] == 20, "told again, or anew: of the same firms"
    assert NOTHING.items() <= cell(later, "C").items(), "neither with it, nor one less"


async def test_who_takes_its_consent_back_while_it_is_counted_is_in_none_of_it(database, visitor, monkeypatch):
    async with database.write() as session:
        firms = await make_participants(session, 12)
    counted = releasing.release
    rounds = []

    async def in_a_thread(function, *arguments, **more):
        if not rounds:
            async with database.write() as session:
                taken = Consent(
                    company_id=firms[0].id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()
                )
                session.add(taken)
        rounds.append(len(arguments[0]))
        return counted(*arguments, **more)

    monkeypatch.setattr(releasing, "asyncio", SimpleNamespace(to_thread=in_a_thread))
    await run(database)
    assert rounds == [12, 11], "it was counted anew"
    async with database.read() as session:
        behind = set(await session.scalars(select(MonitorContribution.company_id)))
    assert behind == {firm.id for firm in firms[1:]}


async def test_a_release_that_others_are_no_longer_held_against_is_not_told_any_more(database, visitor):
    async with database.write() as session:
        await make_participants(session, 12)
    await run(database)
    first = (await newest(visitor))["id"]
    assert (await visitor.get(f"/monitor-releases/{first}")).status_code == 200
    with clock.set_to(clock.now() + timedelta(days=731)):
        assert (await visitor.get("/monitor-releases")).json()["items"] == []
        for rest in ("", "/tables/firms", "/files"):
            assert (await visitor.get(f"/monitor-releases/{first}{rest}")).status_code == 404


async def test_reading_writes_nothing_and_goes_on_when_the_database_takes_no_writes(
    visitor, app, database, released, monkeypatch
):
    def refuse():
        raise AssertionError("a read of the public writes")

    monkeypatch.setattr(database, "write", refuse)
    for rest in ("", "/tables/firms", "/files"):
        assert (await visitor.get(f"/monitor-releases/{released.id}{rest}")).status_code == 200

    @asynccontextmanager
    async def read_only():
        async with database.read() as session:
            yield session

    monkeypatch.setattr(database, "write", read_only)
    await app.state.monitor_counts.write_down(database)


async def test_while_a_few_firms_came_the_same_is_told_again_with_its_day(database, visitor):
    async with database.write() as session:
        await make_participants(session, 20)
    await run(database)
    first = await newest(visitor)
    async with database.write() as session:
        await make_participants(session, 4)
    with clock.set_to(clock.now() + timedelta(days=95)):
        await run(database)
        found = cell(await table(visitor, "firms"))
        assert (found["firms"], found["countedOn"]) == (20, first["asOf"])
        async with database.write() as session:
            await make_participants(session, 7)
    with clock.set_to(clock.now() + timedelta(days=190)):
        await run(database)
        found = cell(await table(visitor, "firms"))
        assert (found["firms"], found["countedOn"]) == (30, (await newest(visitor))["asOf"])


async def test_the_database_refuses_a_change_a_deletion_a_small_cell_and_an_invented_firm(database):
    async with database.write() as session:
        await make_participants(session, 12)
        invented = (await make_participants(session, 1, is_demonstration=True))[0].id
        erased = (await make_participants(session, 1))[0].id
        await session.execute(text("UPDATE companies SET erased = true WHERE id = :c"), {"c": erased})
    await run(database)
    cell_of = "INSERT INTO monitor_cells (id, release_id, measure, cut, first, firms, counted_on) "
    behind = "INSERT INTO monitor_contributions (id, release_id, firm_key, company_id, firm, counted_on) "
    for statement in (
        "UPDATE monitor_releases SET method = '9'",
        "DELETE FROM monitor_releases",
        "UPDATE monitor_cells SET firms = 20",
        "DELETE FROM monitor_cells",
        f"{cell_of} SELECT gen_random_uuid(), id, 'firms', 'section', 'Z', 5, as_of FROM monitor_releases",
        f"{cell_of} SELECT gen_random_uuid(), id, 'firms', 'section', 'Z', 12, as_of FROM monitor_releases",
        f"{behind} SELECT gen_random_uuid(), id, gen_random_uuid(), '{invented}', '{{}}', as_of FROM monitor_releases",
        f"{behind} SELECT gen_random_uuid(), id, gen_random_uuid(), '{erased}', '{{}}', as_of FROM monitor_releases",
    ):
        with pytest.raises(DBAPIError, match=r"append-only|check|invented|violates"):
            async with database.write() as session:
                await session.execute(text(statement))


async def test_files_hold_every_shown_cell_and_are_the_same_each_time(visitor, database, released):
    address = f"/monitor-releases/{released.id}/files"
    once, again = (await visitor.get(address), await visitor.get(address))
    assert once.content == again.content
    assert "voorbeeld" in once.headers["content-disposition"]
    assert once.headers["cache-control"] == "public, max-age=3600"
    lines = list(csv.DictReader(io.StringIO(once.content.decode("utf-8-sig")), delimiter=";"))
    async with database.read() as session:
        stored = await session.scalar(
            select(func.count()).select_from(MonitorCell).where(MonitorCell.branch_id.is_(None))
        )
    assert len(lines) == stored
    whole = (await visitor.get(address, params={"format": "json"})).json()
    assert (len(whole["cells"]), whole["licence"]["code"]) == (stored, "CC-BY-4.0")
    assert {each["name"] for each in whole["variables"]} == set(lines[0])
    shown = {
        (each["value_1"], each["value_2"]): each["firms"]
        for each in lines
        if each["by_2"] and each["measure"] == "firms"
    }
    found = await table(visitor, "firms-section-size_class", released.id)
    for each in found["cells"]:
        if each["row"] and each["column"] and each["firms"]:
            assert shown[each["row"], each["column"]] == str(each["firms"])


async def test_same_cell_same_value_in_every_table(visitor, released):
    two = await table(visitor, "firms-section-size_class", released.id)
    one = await table(visitor, "firms-section", released.id)
    for each in one["cells"]:
        assert cell(two, each["row"])["firms"] == each["firms"]
    themes = await table(visitor, "themes-province", released.id)
    provinces = await table(visitor, "firms-province", released.id)
    assert cell(themes, None, "NL-NB")["firms"] == cell(provinces, "NL-NB")["firms"]


async def test_an_answer_that_is_known_is_not_sent_again_and_unknown_tables_are_not_there(visitor, released):
    address = f"/monitor-releases/{released.id}/tables/firms-province"
    tag = (await visitor.get(address)).headers["etag"]
    assert (await visitor.get(address, headers={"If-None-Match": tag})).status_code == 304
    unknown = await visitor.get(f"/monitor-releases/{released.id}/tables/firms-region-section")
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/v1/problems/monitor-table-not-found")


async def test_a_demonstration_stands_apart_and_counts_nowhere(visitor, released):
    assert (await newest(visitor))["isDemonstration"]
    progress = (await visitor.get("/programme-progress")).json()
    assert (progress["participants"], progress["employees"]) == (0, None)
    assert {each["participants"] for each in progress["byProvince"]} == {None}


async def test_progress_tells_divisions_of_the_newest_release_only(database, visitor):
    async with database.write() as session:
        await make_participants(session, 15)
    assert (await visitor.get("/programme-progress")).json()["employees"] is None
    await run(database)
    found = (await visitor.get("/programme-progress")).json()
    assert (found["participants"], found["employees"]) == (15, 570)
    assert {"province": "NL-NB", "participants": 15} in found["byProvince"]
