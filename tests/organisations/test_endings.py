"""A company merges, stops or goes bankrupt: an officer's act, once, with every open voucher decided first."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations.models import Company, CompanyStatus, CompanyStatusChange
from backend.scans.models import ScanStatus
from tests.makers.organisations import make_company
from tests.makers.scans import make_scan
from tests.makers.vouchers import apply, bring_to, make_draft, make_round, move, once, set_stage

REASON = "Uitgeschreven uit het handelsregister; de curator belde."


@pytest.fixture
async def stage(database, client_as):
    return await set_stage(database, client_as)


def _wish(**fields):
    return {"toStatus": "bankrupt", "endedOn": clock.today().isoformat(), "reason": REASON, **fields}


async def _end(client, company, *, if_match=None, **fields):
    path = f"/companies/{company.id}"
    version = if_match or (await client.get(path)).headers.get("ETag", '"1"')
    return await client.post(f"{path}/status-changes", json=_wish(**fields), headers={**once(), "If-Match": version})


def kind(answer):
    return answer.status_code, answer.json()["type"].removeprefix("/v1/problems/")


def faults(answer):
    assert answer.status_code == 400, answer.text
    return {
        (fault["location"]["pointer"] if isinstance(fault["location"], dict) else fault["location"], fault["code"])
        for fault in answer.json()["errors"]
    }


async def test_an_officer_records_the_end_and_the_company_reads_why(stage):
    ended = await _end(stage.officer, stage.company)
    assert ended.status_code == 201, ended.text
    assert (ended.json()["status"], ended.json()["endedOn"]) == ("bankrupt", clock.today().isoformat())
    seen = (await stage.owner.get(f"/companies/{stage.company.id}")).json()
    assert (seen["status"], seen["successor"]) == ("bankrupt", None)
    [told] = (await stage.owner.get(f"/companies/{stage.company.id}/status-changes")).json()["items"]
    assert (told["toStatus"], told["reason"], told["successor"]) == ("bankrupt", REASON, None)


async def test_a_merger_names_the_company_in_which_it_goes_on(stage, database):
    async with database.write() as session:
        other = await make_company(session, name="Opvolger B.V.")
    ended = await _end(stage.officer, stage.company, toStatus="merged", successorKvkNumber=other.kvk_number)
    assert ended.status_code == 201, ended.text
    successor = {"kvkNumber": other.kvk_number, "name": "Opvolger B.V."}
    assert ended.json()["successor"] == successor
    [told] = (await stage.owner.get(f"/companies/{stage.company.id}/status-changes")).json()["items"]
    assert told["successor"] == successor
    backwards = await _end(stage.officer, other, toStatus="merged", successorKvkNumber=stage.company.kvk_number)
    assert faults(backwards) == {("#/successorKvkNumber", "ended")}


@pytest.mark.parametrize("status", ["submitted", "in_review", "granted", "in_use", "claimed"])
async def test_open_vouchers_are_decided_first_and_the_answer_lists_them(stage, status):
    voucher_id = await bring_to(stage, status)
    refused = await _end(stage.officer, stage.company)
    assert kind(refused) == (409, "company-has-open-vouchers")
    [listed] = refused.json()["vouchers"]
    assert (listed["id"], listed["status"]) == (voucher_id, status)
    assert (await stage.owner.get(f"/companies/{stage.company.id}")).json()["status"] == "active"


async def test_after_the_voucher_is_revoked_the_company_can_end(stage):
    voucher_id = await bring_to(stage, "granted")
    revoked = await move(stage.officer, voucher_id, "revoked", reason="Het bedrijf is failliet.")
    assert revoked.status_code == 201, revoked.text
    assert (await _end(stage.officer, stage.company)).status_code == 201


async def test_an_ended_company_neither_drafts_submits_nor_scans(stage, database):
    draft = await apply(stage)
    async with database.write() as session:
        prepared = await make_scan(session, stage.company.id, status=ScanStatus.DRAFT)
        closed = await make_scan(session, stage.company.id, status=ScanStatus.CLOSED)
    assert (await _end(stage.officer, stage.company)).status_code == 201
    ended = (409, "company-ended")
    assert kind(await stage.owner.post("/vouchers", json={"roundId": str(stage.round_id)}, headers=once())) == ended
    assert kind(await move(stage.owner, draft, "submitted")) == ended
    assert kind(await stage.owner.post("/scans", json={"title": "Scan"}, headers=once())) == ended
    for scan, address, body in (
        (prepared, "status-changes", {"toStatus": "open"}),
        (closed, "extensions", {"closesOn": (clock.today() + timedelta(days=40)).isoformat()}),
    ):
        version = (await stage.owner.get(f"/scans/{scan.id}")).headers["ETag"]
        answer = await stage.owner.post(
            f"/scans/{scan.id}/{address}", json=body, headers={**once(), "If-Match": version}
        )
        assert kind(answer) == ended, address
    assert (await move(stage.owner, draft, "withdrawn")).status_code == 201


async def test_an_ended_company_is_followed_no_longer(stage, database):
    async with database.write() as session:
        followed = Enrolment(company_id=stage.company.id, kind=EnrolmentKind.PARTICIPANT, started_on=clock.today())
        session.add(followed)
    assert (await _end(stage.officer, stage.company)).status_code == 201
    async with database.read() as session:
        assert await session.scalar(select(Enrolment.ended_on)) == clock.today()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYNTENS_OFFICER])
async def test_nobody_but_syntens_ends_a_company(stage, client_as, role):
    own = stage.company.id if role in {Role.OWNER, Role.MANAGER, Role.FINANCE} else None
    client = await client_as(role, organisation_id=own)
    assert (await _end(client, stage.company)).status_code == 403


async def test_strangers_do_not_read_why(stage, client_as, visitor):
    path = f"/companies/{stage.company.id}/status-changes"
    assert (await (await client_as(Role.OWNER)).get(path)).status_code == 404
    assert (await (await client_as(Role.BRANCH_OFFICER)).get(path)).status_code == 404
    assert (await visitor.get(path)).status_code == 401


async def test_a_stale_version_or_none_is_refused(stage):
    path = f"/companies/{stage.company.id}/status-changes"
    assert (await stage.officer.post(path, json=_wish(), headers=once())).status_code == 428
    assert (await _end(stage.officer, stage.company, if_match='"99"')).status_code == 412


async def test_sent_twice_it_happens_once(stage, database):
    path = f"/companies/{stage.company.id}"
    headers = {**once(), "If-Match": (await stage.officer.get(path)).headers["ETag"]}
    first = await stage.officer.post(f"{path}/status-changes", json=_wish(), headers=headers)
    again = await stage.officer.post(f"{path}/status-changes", json=_wish(), headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    anew = await stage.officer.post(f"{path}/status-changes", json=_wish(), headers={**headers, **once()})
    assert anew.status_code == 412
    assert kind(await _end(stage.second_officer, stage.company, toStatus="stopped")) == (409, "company-ended")
    async with database.read() as session:
        assert len((await session.scalars(select(CompanyStatusChange))).all()) == 1


async def test_what_is_not_sound_is_told(stage, database):
    number = stage.company.kvk_number
    successor = "#/successorKvkNumber"
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    for fields, expected in (
        ({"toStatus": "merged"}, {(successor, "missing")}),
        ({"toStatus": "merged", "successorKvkNumber": number}, {(successor, "itself")}),
        ({"toStatus": "merged", "successorKvkNumber": "99999999"}, {(successor, "unknown")}),
        ({"successorKvkNumber": number}, {(successor, "unexpected")}),
        ({"endedOn": tomorrow, "toStatus": "merged"}, {("#/endedOn", "in_the_future"), (successor, "missing")}),
    ):
        assert faults(await _end(stage.officer, stage.company, **fields)) == expected
    for fields in ({"toStatus": "active"}, {"reason": " "}, {"reason": None}, {"endedOn": "gisteren"}):
        assert (await _end(stage.officer, stage.company, **fields)).status_code == 400
    async with database.read() as session:
        assert (await session.scalars(select(CompanyStatusChange))).all() == []


async def test_an_unverified_company_scans_but_does_not_apply(database, client_as):
    stage = await set_stage(database, client_as, verified=False)
    async with database.write() as session:
        scan = await make_scan(session, stage.company.id, status=ScanStatus.DRAFT)
    version = (await stage.owner.get(f"/scans/{scan.id}")).headers["ETag"]
    opened = await stage.owner.post(
        f"/scans/{scan.id}/status-changes", json={"toStatus": "open"}, headers={**once(), "If-Match": version}
    )
    assert opened.status_code in {200, 201}, opened.text
    draft = await apply(stage)
    refused = await move(stage.owner, draft, "submitted")
    assert kind(refused) == (403, "company-unverified")
    assert "Syntens controleert nog" in str(refused.json())
    assert (await stage.owner.get(f"/vouchers/{draft}")).json()["status"] == "draft"


async def test_the_database_keeps_these_rules_itself(session):
    company, other = await make_company(session), await make_company(session)
    round_ = await make_round(session)
    today = clock.today()

    async def refused(match, statement):
        with pytest.raises(IntegrityError, match=match):
            async with session.begin_nested():
                await session.execute(statement)

    ending = update(Company).where(Company.id == company.id)
    await refused("ended_on_set", ending.values(status="stopped"))
    await refused("successor_when_merged", ending.values(status="merged", ended_on=today))
    await refused("successor_is_another", ending.values(status="merged", ended_on=today, successor_id=company.id))
    draft = await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=None)
    scan = await make_scan(session, company.id, status=ScanStatus.DRAFT)
    await session.execute(ending.values(status="stopped", ended_on=today))
    await refused("ends once", ending.values(status="bankrupt"))
    await refused("undone with a reason", ending.values(status="active", ended_on=None))
    into = update(Company).where(Company.id == other.id)
    await refused("successor exists", into.values(status="merged", ended_on=today, successor_id=company.id))
    submitting = update(type(draft)).where(type(draft).id == draft.id)
    await refused("nothing begins", submitting.values(status="submitted", submitted_at=clock.now()))
    opening = update(type(scan)).where(type(scan).id == scan.id)
    await refused("nothing begins", opening.values(status="open", opened_at=clock.now()))
    with pytest.raises(IntegrityError, match="nothing begins"):
        async with session.begin_nested():
            await make_scan(session, company.id, status=ScanStatus.DRAFT)
    with pytest.raises(IntegrityError, match="nothing begins"):
        async with session.begin_nested():
            await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=None)
    session.add(
        CompanyStatusChange(
            company_id=company.id,
            to_status=CompanyStatus.STOPPED,
            ended_on=today,
            reason=REASON,
            occurred_at=clock.now(),
        )
    )
    await session.flush()
    await refused("append-only", update(CompanyStatusChange).values(reason="Anders."))


async def test_the_database_refuses_an_end_before_open_vouchers_are_decided(stage, database):
    await bring_to(stage, "granted")
    with pytest.raises(IntegrityError, match="decided first"):
        async with database.write() as session:
            await session.execute(
                update(Company).where(Company.id == stage.company.id).values(status="stopped", ended_on=clock.today())
            )
