"""A mandate: given for some things and a period, used by the people of the other side, withdrawn at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.identity.models import Mandate
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session, name="Voorbeeldbakkerij")


@pytest.fixture
async def owner(client_as, company):
    client = await client_as(Role.OWNER, organisation_id=company.id)
    client.path = f"/companies/{company.id}/mandates"
    return client


@pytest.fixture
async def firm(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeld Advies")


@pytest.fixture
async def adviser(client_as, firm):
    return await client_as(Role.ADVISER, organisation_id=firm.id)


def _wish(firm, *powers, days=30, **more):
    last = (clock.today() + timedelta(days=days)).isoformat()
    return {"organisationId": str(firm.id), "powers": powers or ["prepare_applications"], "endsOn": last, **more}


async def _act_for(client, company):
    return await client.patch("/session", json={"organisationId": str(company.id)})


async def test_who_has_a_mandate_acts_for_the_company_with_these_scopes_only(owner, adviser, firm, company):
    assert (await _act_for(adviser, company)).status_code == 404
    given = await owner.post(owner.path, json=_wish(firm, "enter_measurements", "prepare_applications"))
    assert (given.status_code, given.json()["status"]) == (201, "in_force")
    state = (await _act_for(adviser, company)).json()
    assert state["memberships"][-1]["mandatedThrough"] == "Voorbeeld Advies"
    expected = {
        "account",
        "companies:read",
        "measurements:read",
        "measurements:write",
        "vouchers:draft",
        "vouchers:read",
    }
    assert set(state["scopes"]) == expected
    assert set((await adviser.get("/session")).json()["scopes"]) == expected
    assert (await adviser.get(f"/companies/{company.id}")).status_code == 200
    assert (await adviser.patch(f"/companies/{company.id}", json={}, headers={"If-Match": "*"})).status_code == 403
    assert (await adviser.get(f"/organisations/{company.id}/people")).status_code == 404
    assert (await adviser.post(owner.path, json=_wish(firm))).status_code == 403
    assert (await adviser.get("/scans")).status_code == 403


async def test_a_withdrawn_mandate_is_worth_nothing_from_the_next_request_on(owner, adviser, firm, company):
    given = (await owner.post(owner.path, json=_wish(firm))).json()
    await _act_for(adviser, company)
    path = f"{owner.path}/{given['id']}/withdrawals"
    assert (await owner.post(path)).status_code == 428
    match = {"If-Match": f'"{given["version"]}"'}
    assert (await owner.post(path, headers=match)).json()["status"] == "withdrawn"
    assert (await owner.post(path, headers=match)).status_code == 412
    assert (await owner.post(path, headers={"If-Match": "*"})).status_code == 409
    assert (await adviser.get(f"/companies/{company.id}")).status_code == 403
    assert (await adviser.get("/session")).json()["organisation"] is None
    assert (await owner.post(owner.path, json=_wish(firm))).status_code == 201
    assert [each["status"] for each in (await owner.get(owner.path)).json()["items"]] == ["in_force", "withdrawn"]


async def test_a_mandate_holds_from_its_first_day_to_its_last(owner, adviser, firm, company):
    starts = (clock.today() + timedelta(days=1)).isoformat()
    made = await owner.post(owner.path, json=_wish(firm, days=2, startsOn=starts))
    assert made.json()["status"] == "upcoming"
    assert (await _act_for(adviser, company)).status_code == 404


async def test_the_last_day_of_a_mandate_ends_it(owner, adviser, firm, company, database):
    async with database.write() as session:
        today = clock.today()
        past = {"starts_on": today - timedelta(days=9), "ends_on": today - timedelta(days=1)}
        session.add(Mandate(company_id=company.id, organisation_id=firm.id, powers=["see_scan_result"], **past))
    assert (await _act_for(adviser, company)).status_code == 404
    [listed] = (await owner.get(owner.path)).json()["items"]
    assert listed["status"] == "ended"
    assert (await owner.post(owner.path, json=_wish(firm))).status_code == 201
    assert (await _act_for(adviser, company)).status_code == 200


async def test_both_sides_stand_in_the_audit_trail(owner, adviser, firm, company, database):
    await owner.post(owner.path, json=_wish(firm, "enter_measurements"))
    await _act_for(adviser, company)
    begun = await adviser.post("/measurements", json={"kind": "baseline", "measuredOn": clock.today().isoformat()})
    async with database.read() as session:
        entries = (await session.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()
    assert (entries[0].act, entries[0].organisation_id) == ("mandates.give", company.id)
    if begun.status_code == 201:
        assert (entries[-1].acting_organisation_id, entries[-1].organisation_id) == (firm.id, company.id)


async def test_one_mandate_at_a_time_and_a_repeated_request_gives_the_first_answer(owner, firm):
    sent = {"json": _wish(firm), "headers": {"Idempotency-Key": "machtiging-1"}}
    first, again = [await owner.post(owner.path, **sent) for _ in range(2)]
    assert (again.status_code, again.json()) == (201, first.json())
    known = await owner.post(owner.path, json=_wish(firm))
    assert (known.status_code, known.json()["type"]) == (409, "/v1/problems/mandate-known")


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"powers": []}, "#/powers"),
        ({"powers": ["people:manage"]}, "#/powers/0"),
        ({"endsOn": "2020-01-01"}, "#/endsOn"),
        ({"endsOn": "2199-01-01"}, "#/endsOn"),
        ({"organisationId": "00000000-0000-0000-0000-000000000001"}, "#/organisationId"),
    ],
)
async def test_what_does_not_fit_is_told(owner, firm, change, location):
    answer = await owner.post(owner.path, json={**_wish(firm), **change})
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)


async def test_a_company_gives_no_mandate_to_another_company(owner, database):
    async with database.write() as session:
        other = await make_organisation(session, kind=OrganisationKind.COMPANY)
    assert (await owner.post(owner.path, json=_wish(other))).status_code == 400


async def test_only_an_owner_gives_and_withdraws(owner, firm, company, client_as):
    given = (await owner.post(owner.path, json=_wish(firm))).json()
    path, match = f"{owner.path}/{given['id']}/withdrawals", {"If-Match": "*"}
    for role, own, expected in ((Role.MANAGER, company.id, 403), (Role.OWNER, None, 404), (Role.ADVISER, None, 404)):
        client = await client_as(role, organisation_id=own)
        assert (await client.post(owner.path, json=_wish(firm))).status_code == expected
        assert (await client.post(path, headers=match)).status_code == expected
    names = [each["name"] for each in (await owner.get("/representatives", params={"q": "advies"})).json()["items"]]
    assert names == ["Voorbeeld Advies"]


async def test_the_database_keeps_the_rules_of_a_mandate(session):
    company = await make_company(session)
    firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM)
    today = clock.today()
    good = {"company_id": company.id, "organisation_id": firm.id, "powers": ["see_scan_result"]}
    good |= {"starts_on": today, "ends_on": today}
    session.add(Mandate(**good))
    await session.flush()
    for change, name in (
        ({}, "one_current"),
        ({"powers": ["people:manage"]}, "powers_known"),
        ({"powers": []}, "powers_known"),
        ({"ends_on": today - timedelta(days=1)}, "period_ordered"),
        ({"ends_on": today + timedelta(days=800)}, "two_years"),
        ({"organisation_id": company.id}, "two_parties"),
    ):
        async with session.begin_nested() as attempt:
            session.add(Mandate(**{**good, **change}))
            with pytest.raises(IntegrityError, match=name):
                await session.flush()
            await attempt.rollback()
