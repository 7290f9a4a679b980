"""A firm that will not answer says why, and comes back on it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from backend.core import clock
from backend.identity.scopes import Role
from backend.measurement_moments.service import planning
from backend.monitoring.models import Enrolment, EnrolmentKind, MeasurementKind
from backend.organisations.models import ConsentKind
from backend.organisations.service import record_consent
from tests.makers.monitoring import make_measurement
from tests.measurement_moments.conftest import START, make_followed, on

DAY = START + timedelta(days=3)


@pytest.fixture
async def moment(database, firm, owner):
    """T0 of the firm, as its owner reads it three days after the start."""
    with on(DAY):
        async with database.write() as session:
            await planning.plan(session)
        return (await owner.get(f"/companies/{firm.id}/measurement-moments")).json()["items"][0]


async def decline(client, moment, *, tag=None, **wish):
    with on(DAY):
        return await client.put(
            f"/measurement-moments/{moment['id']}/refusal",
            json=wish or {"reason": "no_time"},
            headers={"If-Match": tag or f'"{moment["version"]}"'},
        )


async def take_back(client, moment, version):
    with on(DAY):
        return await client.delete(f"/measurement-moments/{moment['id']}/refusal", headers={"If-Match": f'"{version}"'})


async def test_a_refusal_is_kept_with_its_reason_and_stops_reminders(owner, firm, moment, worker):
    assert (moment["number"], moment["state"], moment["refusal"]) == (0, "overdue", None)
    told = await decline(owner, moment, reason="other", words="Wij verhuizen dit jaar.")
    assert told.status_code == 200, told.text
    assert told.json()["state"] == "declined"
    assert (told.json()["refusal"]["reason"], told.json()["refusal"]["words"]) == ("other", "Wij verhuizen dit jaar.")
    assert await worker.run_daily(DAY, START + timedelta(days=60)) == {}


async def test_coming_back_opens_the_moment_and_the_reminders_go_on(owner, moment, worker):
    version = (await decline(owner, moment)).json()["version"]
    back = await take_back(owner, moment, version)
    assert (back.status_code, back.json()["state"], back.json()["refusal"]) == (200, "overdue", None)
    assert await worker.run(START + timedelta(days=14)) == 1
    again = await take_back(owner, moment, back.json()["version"])
    assert (again.status_code, again.json()["type"].rsplit("/", 1)[1]) == (409, "not-refused")


async def test_an_answer_counts_also_after_a_refusal(database, owner, firm, moment):
    await decline(owner, moment)
    with on(DAY):
        async with database.write() as session:
            await make_measurement(session, firm.id, kind=MeasurementKind.BASELINE, measured_on=DAY)
        told = (await owner.get(f"/companies/{firm.id}/measurement-moments")).json()["items"][0]
    assert (told["state"], told["refusal"]) == ("answered", None)
    refused = await decline(owner, moment, tag="*")
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (409, "moment-not-open")


@pytest.mark.parametrize(
    "wish",
    [
        {"reason": "other"},
        {"reason": "other", "words": "  "},
        {"reason": "bored"},
        {"reason": "no_time", "words": "x" * 501},
        {"reason": "no_time", "words": "nul \u0000"},
        {"words": "geen reden"},
    ],
)
async def test_bad_refusals_are_refused(owner, moment, wish):
    assert (await decline(owner, moment, **wish)).status_code == 400


async def test_stale_and_missing_versions(owner, moment):
    address = f"/measurement-moments/{moment['id']}/refusal"
    assert (await owner.put(address, json={"reason": "no_time"})).status_code == 428
    assert (await decline(owner, moment, tag='"99"')).status_code == 412


async def test_wrong_roles_and_strangers(client_as, firm, moment, visitor):
    stranger = await client_as(Role.OWNER)
    representative = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=firm.id)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    assert (await decline(stranger, moment)).status_code == 404
    assert (await stranger.get(f"/companies/{firm.id}/measurement-moments")).status_code == 404
    assert (await decline(representative, moment)).status_code == 403
    assert (await decline(officer, moment)).status_code == 403
    assert (await decline(visitor, moment)).status_code == 401


@pytest.mark.parametrize("ending", ["consent", "enrolment"])
async def test_who_is_no_longer_followed_cannot_answer_after_all(database, owner, firm, moment, ending):
    told = (await decline(owner, moment)).json()
    assert told["canAnswer"] is True
    with on(DAY, hours=9):
        async with database.write() as session:
            if ending == "consent":
                await record_consent(session, firm.id, ConsentKind.MONITORING, False, None)
            else:
                await session.execute(update(Enrolment).where(Enrolment.company_id == firm.id).values(ended_on=START))
        listed = (await owner.get(f"/companies/{firm.id}/measurement-moments")).json()["items"]
    assert [(each["state"], each["canAnswer"]) for each in listed if each["number"] == 0] == [("declined", False)]
    answer = await take_back(owner, moment, told["version"])
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "moment-not-open")


async def test_the_comparison_group_may_decline_too(database, client_as):
    with on(DAY):
        async with database.write() as session:
            firm = await make_followed(session, kind=EnrolmentKind.COMPARISON)
            await planning.plan(session)
        client = await client_as(Role.FINANCE, organisation_id=firm.id)
        moment = (await client.get(f"/companies/{firm.id}/measurement-moments")).json()["items"][0]
    assert (await decline(client, moment, reason="confidential")).status_code == 200


async def test_the_trail_tells_who_declined(owner, client_as, firm, moment):
    await decline(owner, moment)
    acts = (await owner.get("/audit-entries")).json()["items"]
    assert "measurements.decline" in [each["act"] for each in acts], clock.now()
