"""A branch enters a measurement of a member: with permission only, once, and never over the company's own figure."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.identity.models import Mandate
from backend.identity.scopes import OrganisationKind, Role
from backend.member_measurements.schemas import MemberMeasurementPut
from backend.member_measurements.service import entering as service
from backend.monitoring.models import MeasurementValue
from backend.organisations import service as organisations
from backend.organisations.models import BranchMember, BranchMembership, Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure
from tests.makers.identity import make_organisation
from tests.makers.machines import make_system
from tests.makers.monitoring import make_enrolment
from tests.makers.vouchers import make_acting
from tests.member_measurements.conftest import DAY, make_member, wish

UNKNOWN = "99999999"


async def test_a_branch_enters_a_measurement_whole_and_the_company_sees_where_it_came_from(entering, owner, firm):
    made = await entering.put(complete=True)
    assert (made.status_code, made.json()["missing"]) == (201, []), made.text
    assert {each["source"] for each in made.json()["values"] if each["value"] is not None} == {"branch"}
    listed = (await owner.get(f"/companies/{firm.id}/measurements")).json()
    assert (listed["hasBaseline"], len(listed["items"])) == (True, 1)
    seen = (await owner.get(f"/measurements/{listed['items'][0]['id']}/values/revenue")).json()
    assert (seen["source"], seen["value"], len(seen["history"])) == ("branch", 410_000_000, 1)


async def test_the_same_again_changes_nothing_and_needs_no_version(entering):
    made = await entering.put()
    again = await entering.put()
    assert (again.status_code, again.headers["etag"]) == (200, made.headers["etag"])


async def test_a_change_needs_the_version_that_was_seen(entering):
    made = await entering.put()
    changed = {"values": [{"indicator": "fte", "value": 30}]}
    assert (await entering.put(**changed)).status_code == 428
    assert (await entering.put(tag='"99"', **changed)).status_code == 412
    done = await entering.put(tag=made.headers["etag"], **changed)
    assert done.status_code == 200, done.text
    assert (await entering.put(tag=made.headers["etag"], values=[{"indicator": "fte", "value": 29}])).status_code == 412
    found = {each["indicator"]: each["value"] for each in (await entering.read()).json()["values"]}
    assert (found["fte"], found["revenue"]) == (30, 410_000_000)


async def test_a_version_of_what_does_not_exist_is_stale(entering):
    assert (await entering.put(tag='"1"')).status_code == 412
    assert (await entering.read()).status_code == 404


async def test_without_permission_the_answer_does_not_tell_whether_the_firm_takes_part(
    entering, database, branch, officer
):
    async with database.write() as session:
        closed = await make_member(session, branch.id, permitted=False)
        session.add(BranchMember(branch_id=branch.id, kvk_number=UNKNOWN, name="Elders", sort_name="elders", version=1))
    answers = [await entering.put(number=number) for number in (closed.kvk_number, UNKNOWN, "99999998")]
    told = [{**answer.json(), "instance": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert told[0] == told[1] == told[2]
    listed = (await officer.get("/member-measurements")).json()
    assert closed.kvk_number not in {each["kvkNumber"] for each in listed["items"]}


async def _end_mandate(session, firm, branch):
    await session.execute(update(Mandate).where(Mandate.company_id == firm.id).values(ended_at=clock.now()))


async def _outlive_mandate(session, firm, branch):
    past = clock.today() - timedelta(days=1)
    await session.execute(update(Mandate).where(Mandate.company_id == firm.id).values(starts_on=past, ends_on=past))


async def _other_power(session, firm, branch):
    await session.execute(update(Mandate).where(Mandate.company_id == firm.id).values(powers=["see_scan_result"]))


async def _end_member(session, firm, branch):
    await session.execute(
        update(BranchMember).where(BranchMember.kvk_number == firm.kvk_number).values(ended_at=clock.now())
    )


async def _unlink(session, firm, branch):
    await session.execute(text("DELETE FROM branch_memberships WHERE company_id = :id"), {"id": firm.id})


async def _leave(session, firm, branch):
    session.add(Departure(company_id=firm.id, left_at=clock.now()))


async def _stop(session, firm, branch):
    company = await session.get_one(Company, firm.id)
    company.end(CompanyStatus.STOPPED, clock.today(), None)


async def _withdraw_consent(session, firm, branch):
    await organisations.record_consent(session, firm.id, ConsentKind.MONITORING, False, None)


@pytest.mark.parametrize(
    "end",
    [
        _end_mandate,
        _outlive_mandate,
        _other_power,
        _end_member,
        _unlink,
        _leave,
        _stop,
        _withdraw_consent,
    ],
)
async def test_the_door_closes_when_what_it_rests_on_ends(end, *, entering, database, firm, branch, officer):
    assert (await entering.put()).status_code == 201
    async with database.write() as session:
        await end(session, firm, branch)
    assert (await entering.put()).status_code == 404
    assert (await entering.read()).status_code == 404
    assert (await officer.get("/member-measurements")).json()["items"] == []


async def test_another_branch_and_every_other_role_is_kept_out(entering, client_as, database, firm):
    async with database.write() as session:
        elsewhere = await make_organisation(session, kind=OrganisationKind.BRANCH)
        session.add(BranchMembership(branch_id=elsewhere.id, company_id=firm.id))
        session.add(
            BranchMember(branch_id=elsewhere.id, kvk_number=firm.kvk_number, name="x", sort_name="x", version=1)
        )
    other = await client_as(Role.BRANCH_OFFICER, organisation_id=elsewhere.id)
    assert (await entering.put(client=other)).status_code == 404
    for role in set(Role) - {Role.BRANCH_OFFICER}:
        assert (await entering.put(client=await client_as(role))).status_code == 403, role


async def test_a_system_of_the_branch_enters_too_and_sees_nothing_else_of_the_company(
    entering, database, branch, visitor, firm
):
    async with database.write() as session:
        system = await make_system(session, organisation_id=branch.id)
    asked = {"grant_type": "client_credentials", "client_id": str(system.client_id), "client_secret": system.secret}
    token = (await visitor.post("http://test/oauth/token", data=asked)).json()["access_token"]
    visitor.headers["Authorization"] = f"Bearer {token}"
    made = await entering.put(client=visitor)
    assert made.status_code == 201, made.text
    for closed in (f"/companies/{firm.id}/measurements", f"/companies/{firm.id}/measurement-proposals"):
        assert (await visitor.get(closed)).status_code == 403
    async with database.read() as session:
        found = await session.scalar(select(AuditEntry).where(AuditEntry.act == "measurements.enter"))
    assert (found.client_id, found.organisation_id, found.account_id) == (system.client_id, firm.id, None)


async def test_what_is_unusual_is_asked_about_and_confirmed_with_a_reason(entering, database, firm):
    strange = {
        "values": [{"indicator": "revenue", "value": 100_000_000}, {"indicator": "profit", "value": 200_000_000}]
    }
    asked = await entering.put(**strange)
    assert (asked.status_code, asked.json()["indicators"]) == (409, ["profit", "revenue"]), asked.text
    assert (await entering.read()).status_code == 404, "nothing was written"
    sure = [{**each, "confirmed": True} for each in strange["values"]]
    assert (await entering.put(values=sure)).status_code == 400
    reasoned = [{**each, "reason": "Bijzonder jaar."} for each in sure]
    assert (await entering.put(values=reasoned)).status_code == 201
    async with database.read() as session:
        kept = list(await session.scalars(select(MeasurementValue)))
    assert {(each.jump_confirmed, each.correction_reason) for each in kept} == {(True, "Bijzonder jaar.")}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([{"indicator": "employees", "value": -3}], "out_of_range"),
        ([{"indicator": "employees", "value": 3.5}], "too_many_decimals"),
        ([{"indicator": "productivity", "value": 3}], "unknown"),
        ([{"indicator": "fte", "value": 3}, {"indicator": "fte", "value": 4}], "doubled"),
        ([{"indicator": "fte"}], "value_error"),
    ],
)
async def test_what_cannot_be_right_is_refused_and_nothing_is_written(entering, values, code):
    refused = await entering.put(values=values)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, code), refused.text
    assert (await entering.read()).status_code == 404


async def test_a_member_that_is_not_followed_yet_can_join_the_comparison_group(entering, database, firm, owner):
    assert (await entering.put(asComparison=True)).status_code == 201
    found = (await owner.get(f"/companies/{firm.id}/measurements")).json()["enrolment"]
    assert found == {"kind": "comparison", "startedOn": DAY.isoformat()}


async def test_a_participant_stays_one(entering, database, firm, owner):
    async with database.write() as session:
        await make_enrolment(session, firm.id)
    await entering.put(asComparison=True)
    assert (await owner.get(f"/companies/{firm.id}/measurements")).json()["enrolment"]["kind"] == "participant"


async def test_another_kind_or_period_of_the_same_day_is_told(entering):
    made = await entering.put()
    differs = await entering.put(tag=made.headers["etag"], periodEndsOn="2025-11-30")
    assert (differs.status_code, differs.json()["type"]) == (409, "/v1/problems/measurement-differs")


async def test_a_completed_measurement_is_corrected_with_a_reason_only(entering):
    made = await entering.put(complete=True)
    changed = [{"indicator": "fte", "value": 30}]
    assert (await entering.put(tag=made.headers["etag"], values=changed)).status_code == 400
    reasoned = [{**changed[0], "reason": "Verschreven."}]
    assert (await entering.put(tag=made.headers["etag"], values=reasoned)).status_code == 200


async def test_an_unfinished_measurement_is_not_called_whole(entering):
    refused = await entering.put(complete=True, figures={"fte": "30"})
    assert (refused.status_code, "revenue" in refused.json()["missing"]) == (409, True)
    assert (await entering.read()).status_code == 404


async def test_a_double_click_enters_once(committed):
    async with committed.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        firm = await make_member(session, branch.id)
        officer = await make_acting(session, Role.BRANCH_OFFICER, branch.id)
    said = MemberMeasurementPut.model_validate(wish())

    async def put():
        async with committed.write() as session:
            entered = await service.put(session, officer, firm.kvk_number, DAY, wish=said, if_match=None)
            return entered.is_new

    assert sorted(await asyncio.gather(put(), put(), put())) == [False, False, True]


async def test_the_list_says_what_is_due(officer, entering, database, firm):
    async with database.write() as session:
        await make_enrolment(session, firm.id, started_on=clock.today() - timedelta(days=1))
    (before,) = (await officer.get("/member-measurements")).json()["items"]
    assert (before["isDue"], before["hasBaseline"], before["days"]) == (True, False, [])
    await entering.put(complete=True)
    (after,) = (await officer.get(f"/member-measurements?q={firm.kvk_number[:4]}")).json()["items"]
    assert (after["isDue"], after["hasBaseline"], after["days"]) == (False, True, [DAY.isoformat()])
    assert (await officer.get("/member-measurements?q=bestaat niet")).json()["items"] == []


async def test_many_are_judged_one_by_one(officer, database, branch, firm):
    good = {**wish(), "kvkNumber": firm.kvk_number, "measuredOn": DAY.isoformat()}
    async with database.write() as session:
        firms = [await make_member(session, branch.id) for _ in range(3)]
    items = [{**good, "kvkNumber": each.kvk_number} for each in firms]
    items[1:1] = [
        {**good, "kvkNumber": UNKNOWN},
        {**good, "values": [{"indicator": "employees", "value": -1}]},
    ]
    items += [{**items[0], "kvkNumber": f"{number:08}"} for number in range(500 - len(items))]
    told = (await officer.post("/member-measurements", json={"items": items})).json()
    assert (told["entered"], told["refused"], len(told["items"])) == (3, 497, 500)
    assert [each["status"] for each in told["items"][:5]] == [201, 404, 400, 201, 201]
    again = (await officer.post("/member-measurements", json={"items": items[:5]})).json()
    assert [each["outcome"] for each in again["items"]] == ["unchanged", "refused", "refused", "unchanged", "unchanged"]
    stale = {**items[0], "ifVersion": 99, "values": [{"indicator": "fte", "value": 30}]}
    (late,) = (await officer.post("/member-measurements", json={"items": [stale]})).json()["items"]
    assert (late["status"], late["problem"]["type"]) == (412, "/v1/problems/version-stale")
    more = await officer.post("/member-measurements", json={"items": [good] * 501})
    assert more.status_code == 400
