"""Leaving the programme and coming back; consents with who, when and in which words."""

from sqlalchemy import text

from backend.core import clock
from backend.identity.scopes import Role
from backend.organisations.models import WORDING, ConsentKind
from tests.makers.organisations import make_company
from tests.makers.vouchers import apply, bring_to, once, set_stage


async def test_leaving_takes_back_consents_ends_monitoring_and_begins_nothing_new(database, client_as, whole):
    stage = await set_stage(database, client_as)
    company = stage.company.id
    async with database.write() as session:
        await session.execute(
            text(
                "INSERT INTO enrolments (id, company_id, kind, started_on) "
                "VALUES (gen_random_uuid(), :id, 'participant', current_date)"
            ),
            {"id": company},
        )
    for kind in ConsentKind:
        await stage.owner.post(f"/companies/{company}/consents", json={"kind": kind, "given": True})
    draft = await apply(stage)
    left = await stage.owner.post(f"/companies/{company}/departures", headers=once())
    assert left.status_code == 201, left.text
    consents = (await stage.owner.get(f"/companies/{company}/consents")).json()
    assert not any(item["given"] for item in consents["items"])
    assert len(consents["history"]) == 2 * len(ConsentKind)
    assert {row["wording"] for row in consents["history"]} == {WORDING}
    assert all(row["decidedBy"] for row in consents["history"])
    assert await whole.value("SELECT count(*) FROM enrolments WHERE ended_on IS NULL") == 0
    scan = await stage.owner.post("/scans", json={"title": "Scan", "representation": "works_council"}, headers=once())
    assert scan.json()["type"].endswith("/company-left"), scan.text
    submitted = await stage.owner.post(
        f"/vouchers/{draft}/status-changes",
        json={"toStatus": "submitted"},
        headers={**once(), "If-Match": (await stage.owner.get(f"/vouchers/{draft}")).headers["ETag"]},
    )
    assert submitted.json()["type"].endswith("/company-left"), submitted.text
    again = await stage.owner.post(f"/companies/{company}/departures", headers=once())
    assert again.json()["type"].endswith("/already-left")
    back = await stage.owner.post(f"/companies/{company}/returns")
    assert back.status_code == 201
    assert back.json()["returnedAt"]
    consents = (await stage.owner.get(f"/companies/{company}/consents")).json()
    assert not any(item["given"] for item in consents["items"])
    assert (await stage.owner.post(f"/companies/{company}/returns")).json()["type"].endswith("/not-left")
    times = (await stage.owner.get(f"/companies/{company}/departures")).json()["items"]
    assert len(times) == 1


async def test_a_company_that_comes_back_is_followed_again_when_it_says_so(database, client_as, whole):
    async with database.write() as session:
        company = await make_company(session)
        for kind, began, ended in (("waiting_list", 400, 300), ("participant", 300, None)):
            await session.execute(
                text(
                    "INSERT INTO enrolments (id, company_id, kind, theme, started_on, ended_on) VALUES "
                    "(gen_random_uuid(), :id, :kind, 'work_division', current_date - CAST(:began AS integer), "
                    "current_date - CAST(:ended AS integer))"
                ),
                {"id": company.id, "kind": kind, "began": began, "ended": ended},
            )
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    address = f"/companies/{company.id}"

    async def offered():
        return (await owner.get(f"{address}/departures")).json()["canBeFollowedAgain"]

    assert await offered() is False, "it is followed"
    await owner.post(f"{address}/departures", headers=once())
    assert await offered() is False, "first it comes back"
    refused = await owner.post(f"{address}/enrolments")
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/company-left")
    await owner.post(f"{address}/returns")
    assert await offered() is True
    assert await whole.value("SELECT count(*) FROM enrolments WHERE ended_on IS NULL") == 0, "not by itself"
    again = await owner.post(f"{address}/enrolments")
    assert again.status_code == 201, again.text
    assert (again.json()["kind"], again.json()["startedOn"]) == ("participant", clock.today().isoformat())
    consents = (await owner.get(f"{address}/consents")).json()["items"]
    assert {item["kind"] for item in consents if item["given"]} == {"monitoring"}
    assert await whole.value("SELECT theme FROM enrolments WHERE ended_on IS NULL") == "work_division"
    assert await offered() is False
    assert (await owner.post(f"{address}/enrolments")).json()["type"].endswith("/not-followed-before")


async def test_who_did_not_start_is_followed_again_with_the_reason_of_before(database, client_as, whole):
    async with database.write() as session:
        company = await make_company(session)
        await session.execute(
            text(
                "INSERT INTO enrolments (id, company_id, kind, not_started, started_on) "
                "VALUES (gen_random_uuid(), :id, 'comparison', 'withdrew', current_date - 30)"
            ),
            {"id": company.id},
        )
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    await owner.post(f"/companies/{company.id}/departures", headers=once())
    await owner.post(f"/companies/{company.id}/returns")
    assert (await owner.post(f"/companies/{company.id}/enrolments")).status_code == 201
    assert await whole.value("SELECT not_started FROM enrolments WHERE ended_on IS NULL") == "withdrew"


async def test_a_running_voucher_is_finished_first(database, client_as):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "granted")
    answer = await stage.owner.post(f"/companies/{stage.company.id}/departures", headers=once())
    assert (answer.status_code, answer.json()["obstacles"]) == (409, ["open_vouchers"])


async def test_only_the_owner_of_the_company_leaves(database, client_as, visitor):
    async with database.write() as session:
        company, other = await make_company(session), await make_company(session)
    address = f"/companies/{company.id}/departures"
    assert (await visitor.post(address, headers=once())).status_code == 401
    manager = await client_as(Role.MANAGER, organisation_id=company.id)
    assert (await manager.post(address, headers=once())).status_code == 403
    stranger = await client_as(Role.OWNER, organisation_id=other.id)
    assert (await stranger.post(address, headers=once())).status_code == 404


async def test_a_person_reads_what_they_did_and_what_was_done_to_their_account(database, client_as, whole):
    async with database.write() as session:
        company = await make_company(session)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    await owner.post(f"/companies/{company.id}/consents", json={"kind": "contact", "given": True})
    account = await whole.value("SELECT account_id FROM memberships WHERE organisation_id = :id", id=company.id)
    await client_as(Role.OWNER, organisation_id=company.id)
    await owner.post(f"/accounts/{account}/erasures", headers=once())
    mine = (await owner.get(f"/accounts/{account}/audit-entries")).json()["items"]
    assert [(entry["act"], entry["byMe"]) for entry in mine] == [
        ("own-data.ask-erasure", True),
        ("consents.give", True),
    ]
    other = await client_as(Role.OWNER)
    assert (await other.get(f"/accounts/{account}/audit-entries")).status_code == 404
