"""Every pair of states, in the model, in the database and over HTTP."""

import itertools

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.trajectories.errors import TrajectoryMoveImpossible
from backend.trajectories.models import NEXT, Trajectory, TrajectoryStatus
from tests.makers.advisers import make_adviser
from tests.makers.organisations import make_company
from tests.makers.trajectories import make_trajectory

S = TrajectoryStatus
ACTS = {
    S.RUNNING: lambda trajectory: trajectory.start(clock.today()),
    S.COMPLETED: lambda trajectory: trajectory.complete(clock.today()),
    S.STOPPED: lambda trajectory: trajectory.stop(clock.today(), "Het bedrijf verhuist."),
}


@pytest.mark.parametrize(("start", "to"), list(itertools.product(S, ACTS)), ids=str)
def test_only_the_moves_of_the_table_are_made(start, to):
    trajectory = Trajectory(status=start)
    if to in NEXT[start]:
        ACTS[to](trajectory)
        assert trajectory.status is to
    else:
        with pytest.raises(TrajectoryMoveImpossible) as refused:
            ACTS[to](trajectory)
        assert refused.value.members["allowedStatuses"] == sorted(NEXT[start])
        assert trajectory.status is start


@pytest.mark.parametrize(
    "values",
    [
        {"status": S.RUNNING, "started_on": None},
        {"status": S.COMPLETED, "ended_on": None},
        {"status": S.STOPPED, "ended_on": clock.today()},
        {"free_hours": 17},
    ],
)
async def test_the_database_refuses_half_a_state(session, values):
    company, adviser = await make_company(session), await make_adviser(session)
    trajectory = await make_trajectory(session, company_id=company.id, adviser=adviser)
    with pytest.raises(IntegrityError):
        await session.execute(update(Trajectory).where(Trajectory.id == trajectory.id).values(**values))


async def change(client, trajectory_id, to, **rest):
    seen = await client.get(f"/trajectories/{trajectory_id}")
    return await client.post(
        f"/trajectories/{trajectory_id}/status-changes",
        json={"toStatus": to, **rest},
        headers={"If-Match": seen.headers["etag"]},
    )


async def test_a_trajectory_is_completed_when_all_four_steps_are_done(database, pair):
    async with database.write() as session:
        three = await make_trajectory(session, company_id=pair.company.id, adviser=pair.adviser, steps_done=3)
        four = await make_trajectory(session, company_id=pair.company.id, adviser=pair.adviser, steps_done=4)
    refused = await change(pair.adviser_client, three.id, "completed")
    assert (refused.status_code, refused.json()["steps"]) == (409, ["practice"])
    assert (await pair.owner.get(f"/trajectories/{three.id}")).json()["status"] == "running"
    done = await change(pair.owner, four.id, "completed")
    assert (done.status_code, done.json()["status"], done.json()["stepsDone"]) == (201, "completed", 4)
    assert done.json()["endedOn"] == clock.today().isoformat()


async def test_stopping_needs_a_reason_and_ends_it(database, pair):
    async with database.write() as session:
        running = await make_trajectory(session, company_id=pair.company.id, adviser=pair.adviser)
    assert (await change(pair.owner, running.id, "stopped")).status_code == 400
    stopped = await change(pair.owner, running.id, "stopped", reason="De directeur vertrok.")
    assert (stopped.json()["status"], stopped.json()["stopReason"]) == ("stopped", "De directeur vertrok.")
    assert stopped.json()["allowedStatuses"] == []
    again = await change(pair.owner, running.id, "stopped", reason="Nog eens.")
    assert (again.status_code, again.json()["currentStatus"]) == (409, "stopped")


async def test_a_stale_or_missing_version_moves_nothing(database, pair):
    async with database.write() as session:
        running = await make_trajectory(session, company_id=pair.company.id, adviser=pair.adviser)
    url, wish = f"/trajectories/{running.id}/status-changes", {"toStatus": "stopped", "reason": "Genoeg."}
    assert (await pair.owner.post(url, json=wish)).status_code == 428
    assert (await pair.owner.post(url, json=wish, headers={"If-Match": '"99"'})).status_code == 412
    assert (await pair.owner.get(f"/trajectories/{running.id}")).json()["status"] == "running"


async def test_each_side_looks_back_once_when_it_is_completed(database, pair):
    async with database.write() as session:
        running = await make_trajectory(session, company_id=pair.company.id, adviser=pair.adviser, steps_done=4)
    url, wish = f"/trajectories/{running.id}/evaluations", {"mark": 8, "words": "Wij beslissen nu samen."}
    early = await pair.owner.post(url, json=wish)
    assert (early.status_code, early.json()["type"]) == (409, "/v1/problems/trajectory-not-completed")
    await change(pair.owner, running.id, "completed")
    assert (await pair.owner.post(url, json={"mark": 11})).status_code == 400
    assert (await pair.owner.post(url, json=wish)).status_code == 201
    assert (await pair.owner.post(url, json=wish)).json()["type"] == "/v1/problems/evaluation-exists"
    assert (await pair.adviser_client.post(url, json={"mark": 7})).json()["side"] == "adviser"
    found = (await pair.owner.get(f"/trajectories/{running.id}")).json()
    assert [(each["side"], each["mark"]) for each in found["evaluations"]] == [("company", 8), ("adviser", 7)]
    assert not found["mayEvaluate"]
