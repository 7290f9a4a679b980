"""Keeping the steps: hours, people, reports."""

from datetime import timedelta
from decimal import Decimal

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.trajectories.models import StepKind, TrajectoryStatus, TrajectoryStep
from backend.trajectories.participation import hours_of, participation_of
from tests.makers.advisers import make_adviser
from tests.makers.organisations import make_company
from tests.makers.trajectories import make_trajectory


@pytest.fixture
async def running(database, pair):
    async with database.write() as session:
        made = await make_trajectory(session, company_id=pair.company.id, adviser=pair.adviser, free_hours=16)
    return f"/trajectories/{made.id}"


async def keep(client, trajectory, kind, *, version=1, **wish):
    return await client.patch(f"{trajectory}/steps/{kind}", json=wish, headers={"If-Match": f'"{version}"'})


async def test_both_sides_keep_the_steps_and_the_figures_follow(pair, running):
    kept = await keep(
        pair.adviser_client, running, "analysis", hours=12.5, managers=1, employees=19, report="Wachttijd gemeten."
    )
    assert (kept.status_code, kept.headers["etag"], kept.json()["hours"]) == (200, '"2"', 12.5)
    await keep(pair.owner, running, "analysis", version=2, doneOn=clock.today().isoformat())
    await keep(pair.owner, running, "vision", hours=6)
    found = (await pair.owner.get(running)).json()
    assert [step["kind"] for step in found["steps"]] == ["analysis", "vision", "plan", "practice"]
    assert found["hours"] == {"total": 18.5, "free": 16, "freeLimit": 16, "charged": 2.5, "granted": None}
    assert found["participation"] == {
        "stepsWithEmployees": 1,
        "stepsDone": 1,
        "mostEmployees": 19,
        "percentOfCompany": 50,
    }


def test_the_first_sixteen_hours_are_free_and_the_rest_is_not():
    def steps(*hours):
        return [TrajectoryStep(hours=Decimal(each)) for each in hours]

    assert hours_of(steps(10, "5.75"), 16, 40)["charged"] == 0
    assert hours_of(steps(10, 6), 16, 40)["charged"] == 0
    over = hours_of(steps(10, "6.25"), 16, 40)
    assert (over["free"], over["charged"], over["granted"]) == (16, Decimal("0.25"), 40)
    assert hours_of(steps(3), 0, None)["charged"] == 3


def test_participation_never_exceeds_the_whole_company():
    step = TrajectoryStep(hours=Decimal(1), employees=60, works_council=0)
    assert participation_of([step], 38)["percent_of_company"] == 100
    council = TrajectoryStep(hours=Decimal(1), employees=0, works_council=2)
    assert participation_of([council], 38)["steps_with_employees"] == 1


@pytest.mark.parametrize(
    ("wish", "location"),
    [
        ({"hours": -1}, "#/hours"),
        ({"hours": 2.3}, "#/hours"),
        ({"hours": "6,5"}, "#/hours"),
        ({"employees": 2.5}, "#/employees"),
        ({"doneOn": clock.today().isoformat()}, "#/report"),
        ({"doneOn": (clock.today() + timedelta(days=1)).isoformat(), "report": "Klaar."}, "#/doneOn"),
        ({"doneOn": "2020-01-01", "report": "Klaar."}, "#/doneOn"),
        ({"participants": 4}, "#/participants"),
    ],
)
async def test_a_step_that_cannot_be_right_is_refused(pair, running, wish, location):
    refused = await keep(pair.owner, running, "analysis", **wish)
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, location)
    assert (await pair.owner.get(f"{running}/steps/analysis")).json()["version"] == 1


async def test_a_stale_step_is_refused(pair, running):
    await keep(pair.owner, running, "plan", hours=2)
    stale = await keep(pair.adviser_client, running, "plan", hours=3)
    assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')
    assert (await pair.owner.patch(f"{running}/steps/plan", json={"hours": 1})).status_code == 428


async def test_steps_stay_as_they_are_when_it_has_ended(database, pair):
    async with database.write() as session:
        over = await make_trajectory(
            session, company_id=pair.company.id, adviser=pair.adviser, status=TrajectoryStatus.STOPPED
        )
    refused = await keep(pair.owner, f"/trajectories/{over.id}", StepKind.ANALYSIS, hours=1)
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/trajectory-not-running")


async def test_who_may_see_and_keep_a_trajectory(database, client_as, pair, running):
    async with database.write() as session:
        neighbour = await make_company(session, name="Buurbedrijf")
        other = await make_adviser(session, name="Ander Adviseur")
    representative = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=pair.company.id)
    officer = await client_as(Role.SYNTENS_OFFICER)
    for reader in (representative, officer):
        assert (await reader.get(running)).json()["mayWrite"] is False
        assert (await keep(reader, running, "plan", hours=1)).status_code == 403
    finance = await client_as(Role.FINANCE, organisation_id=pair.company.id)
    assert (await finance.get(running)).json()["allowedStatuses"] == []
    outsiders = [
        await client_as(Role.OWNER, organisation_id=neighbour.id),
        await client_as(Role.ADVISER, organisation_id=other.organisation_id, account_id=other.account_id),
    ]
    for outsider in outsiders:
        assert (await outsider.get(running)).status_code == 404
        assert (await keep(outsider, running, "plan", hours=1)).status_code == 404
        assert (await outsider.get("/trajectories")).json()["items"] == []
    assert (await (await client_as(Role.RESEARCHER)).get(running)).status_code == 403
    assert len((await pair.adviser_client.get("/trajectories")).json()["items"]) == 1
