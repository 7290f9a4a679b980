"""How a trajectory begins, on a voucher and without one."""

import asyncio

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.identity.scopes import Role
from backend.monitoring import queries as monitoring
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.trajectories import service
from backend.trajectories.errors import TrajectoryExists
from backend.trajectories.models import Trajectory
from backend.trajectories.schemas import TrajectoryCreate
from tests.makers.advisers import make_adviser
from tests.makers.monitoring import make_measurement
from tests.makers.organisations import make_company
from tests.makers.vouchers import acting_adviser, bring_to, make_draft, make_round, move, once, set_stage


@pytest.fixture
async def stage(database, client_as):
    return await set_stage(database, client_as)


async def test_the_adviser_accepts_a_voucher_by_beginning_the_trajectory(stage, session):
    voucher_id = await bring_to(stage, "granted")
    begun = await stage.adviser_client.post("/trajectories", json={"voucherId": voucher_id}, headers=once())
    assert begun.status_code == 201, begun.text
    found = begun.json()
    assert (found["status"], found["theme"], found["goal"]) == ("running", "work_division", "Het werk anders verdelen.")
    assert (found["startedOn"], found["hours"]["granted"]) == (clock.today().isoformat(), 30)
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == "in_use"
    enrolment = await monitoring.enrolment_of(session, stage.company.id)
    assert (enrolment.kind, enrolment.started_on, enrolment.theme) == (
        EnrolmentKind.PARTICIPANT,
        clock.today(),
        "work_division",
    )


async def test_a_double_submit_begins_one_trajectory(stage):
    voucher_id = await bring_to(stage, "granted")
    key = once()
    first = await stage.adviser_client.post("/trajectories", json={"voucherId": voucher_id}, headers=key)
    second = await stage.adviser_client.post("/trajectories", json={"voucherId": voucher_id}, headers=key)
    assert (second.status_code, second.json()["id"]) == (201, first.json()["id"])
    third = await stage.adviser_client.post("/trajectories", json={"voucherId": voucher_id})
    assert (third.status_code, third.json()["type"]) == (409, "/v1/problems/trajectory-exists")


async def test_another_adviser_takes_over_what_the_first_began(stage, database, client_as):
    voucher_id = await bring_to(stage, "granted")
    first = (await stage.adviser_client.post("/trajectories", json={"voucherId": voucher_id})).json()
    async with database.write() as session:
        other = await make_adviser(session, name="Murat Voorbeeld", firm="Voorbeeldadvies")
    newcomer = await client_as(Role.ADVISER, organisation_id=other.organisation_id, account_id=other.account_id)
    assert (await move(stage.owner, voucher_id, "granted", adviserId=str(other.id))).status_code == 201
    begun = await newcomer.post("/trajectories", json={"voucherId": voucher_id})
    assert begun.status_code == 201, begun.text
    assert (begun.json()["adviserName"], begun.json()["status"]) == ("Murat Voorbeeld", "running")
    former = (await stage.owner.get(f"/trajectories/{first['id']}")).json()
    assert (former["adviserName"], former["status"]) == (stage.adviser.name, "stopped")
    assert (await newcomer.post("/trajectories", json={"voucherId": voucher_id})).status_code == 409


async def test_the_company_does_not_accept_for_the_adviser(stage):
    voucher_id = await bring_to(stage, "granted")
    refused = await stage.owner.post("/trajectories", json={"voucherId": voucher_id})
    assert (refused.status_code, refused.json()["type"]) == (403, "/v1/problems/trajectory-move-not-yours")
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == "granted"


async def test_on_an_accepted_voucher_either_side_begins(stage):
    voucher_id = await bring_to(stage, "granted")
    await move(stage.adviser_client, voucher_id, "in_use")
    begun = await stage.owner.post("/trajectories", json={"voucherId": voucher_id, "goal": "Samen roosteren."})
    assert (begun.status_code, begun.json()["goal"]) == (201, "Samen roosteren.")


@pytest.mark.parametrize("status", ["draft", "submitted", "in_review"])
async def test_a_voucher_that_is_not_granted_carries_no_trajectory(stage, status):
    voucher_id = await bring_to(stage, status)
    refused = await stage.owner.post("/trajectories", json={"voucherId": voucher_id})
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/voucher-unfit")


async def test_the_baseline_comes_before_the_start_where_the_scheme_asks_it(database, client_as):
    stage = await set_stage(database, client_as, baseline_required=True)
    voucher_id = await bring_to(stage, "granted")
    refused = await stage.adviser_client.post("/trajectories", json={"voucherId": voucher_id})
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/baseline-missing")
    async with database.write() as session:
        await make_measurement(session, stage.company.id, completed=False)
    assert (await stage.adviser_client.post("/trajectories", json={"voucherId": voucher_id})).status_code == 409
    async with database.write() as session:
        draft = (await monitoring.measurements_of(session, stage.company.id))[0]
        draft.complete(clock.now(), None)
    assert (await stage.adviser_client.post("/trajectories", json={"voucherId": voucher_id})).status_code == 201


async def test_a_foreign_voucher_does_not_exist(stage, client_as):
    voucher_id = await bring_to(stage, "granted")
    neighbour = await client_as(Role.OWNER)
    assert (await neighbour.post("/trajectories", json={"voucherId": voucher_id})).status_code == 404


async def test_without_a_voucher_the_company_plans_and_the_adviser_begins(database, pair):
    wish = {"adviserId": str(pair.adviser.id), "theme": "working_time", "goal": "Zelf roosteren."}
    planned = await pair.owner.post("/trajectories", json=wish)
    found = planned.json()
    assert (planned.status_code, found["status"], found["hours"]["freeLimit"]) == (201, "planned", 16)
    assert "running" not in found["allowedStatuses"]
    url, headers = f"/trajectories/{found['id']}/status-changes", {"If-Match": planned.headers["etag"]}
    assert (await pair.owner.post(url, json={"toStatus": "running"}, headers=headers)).status_code == 403
    begun = await pair.adviser_client.post(url, json={"toStatus": "running"}, headers=headers)
    assert (begun.status_code, begun.json()["status"]) == (201, "running")
    assert (await pair.adviser_client.post("/trajectories", json=wish)).status_code == 403


async def test_an_adviser_without_accreditation_is_refused(database, pair):
    async with database.write() as session:
        unknown = await make_adviser(session, accredited=False)
    wish = {"adviserId": str(unknown.id), "theme": "working_time", "goal": "Zelf roosteren."}
    assert (await pair.owner.post("/trajectories", json=wish)).json()["type"] == "/v1/problems/adviser-not-accredited"


@pytest.mark.parametrize("wish", [{}, {"adviserId": "4f8a6f0e-8a43-4a3e-bb0e-2f3c2d1e0a11"}, {"voucherId": "x"}])
async def test_half_a_wish_is_refused(pair, wish):
    assert (await pair.owner.post("/trajectories", json=wish)).status_code == 400


async def test_two_starts_at_once_make_one_trajectory(committed):
    async with committed.write() as session:
        round_ = await make_round(session)
        company = await make_company(session)
        adviser = await make_adviser(session)
        voucher = await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=adviser.id)
        voucher.subsidy_cents = 250_000
        voucher.submit(
            subsidy_cents=250_000,
            at=clock.now(),
            on=clock.today(),
            by=adviser.account_id,
            weeks=8,
        )
        voucher.review(adviser.account_id)
        voucher.adviser_name, voucher.adviser_accredited_until = adviser.name, adviser.accredited_until
        voucher.grant(cents=250_000, by=adviser.account_id, at=clock.now(), valid_until=clock.today())
    principal, wish = acting_adviser(adviser), TrajectoryCreate(voucher_id=voucher.id)

    async def begin():
        async with committed.write() as session:
            return (await service.begin(session, principal, wish)).id

    found = await asyncio.gather(*(begin() for _ in range(4)), return_exceptions=True)
    assert sum(isinstance(each, TrajectoryExists) for each in found) == 3
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(Trajectory)) == 1
        assert await session.scalar(select(func.count()).select_from(Enrolment)) == 1
