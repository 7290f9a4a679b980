"""An objection over HTTP: in time or late, heard, decided by another officer, paid from the reserve."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.vouchers.ledger import Cause, open_book
from backend.vouchers.models import AccountKind, ActKind, LedgerAct, VoucherAct
from backend.vouchers.terms import objection_decision_due, objection_due
from tests.makers.vouchers import bring_to, move, once, set_stage, version_of

GROUNDS = "De offerte zat er wel bij; wij kregen een bevestiging."


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


def at_noon(day):
    return datetime.combine(day, time(12), clock.AMSTERDAM)


async def reject(stage):
    voucher_id = await bring_to(stage, "in_review")
    answer = await move(stage.officer, voucher_id, "rejected", reason="Er is geen offerte.")
    assert answer.status_code == 201, answer.text
    return voucher_id


async def file(stage, voucher_id, client=None, **fields):
    client = client or stage.owner
    headers = {**once(), "If-Match": await version_of(client, voucher_id)}
    return await client.post(f"/vouchers/{voucher_id}/objections", json={"grounds": GROUNDS, **fields}, headers=headers)


async def handle(client, objection, to_status, **body):
    seen = await client.get(f"/objections/{objection['id']}")
    return await client.post(
        f"/objections/{objection['id']}/status-changes",
        json={"toStatus": to_status, **body},
        headers={**once(), "If-Match": seen.headers.get("ETag", '"1"')},
    )


async def hear(client, objection, hearing="held"):
    answer = await handle(client, objection, "heard", hearing=hearing, report="De eigenaar lichtte het toe.")
    assert answer.status_code == 201, answer.text
    return answer.json()


async def letters_of(stage, voucher_id):
    return [
        (letter["kind"], letter["body"])
        for letter in (await stage.owner.get(f"/vouchers/{voucher_id}/letters")).json()["items"]
    ]


async def test_an_upheld_objection_opens_the_file_again_from_the_reserve(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    voucher_id = await reject(stage)
    async with database.write() as session:  # what came free was set aside for objections
        await session.execute(text("SET CONSTRAINTS ALL DEFERRED"))
        await _set_aside(session, stage.round_id, 2_500_00)
    offered = (await stage.owner.get(f"/vouchers/{voucher_id}/objections")).json()
    assert offered["items"] == []
    assert (offered["decision"]["against"], offered["decision"]["mayObject"]) == ("rejected", True)
    assert offered["decision"]["objectionDueOn"] == objection_due(clock.today()).isoformat()

    made = await file(stage, voucher_id)
    assert made.status_code == 201, made.text
    objection = made.json()
    assert (objection["status"], objection["isLate"]) == ("filed", False)
    due = objection_decision_due(objection_due(clock.today()), clock.today())
    assert objection["decisionDueOn"] == due.isoformat()
    assert [each["toStatus"] for each in objection["allowedMoves"]] == ["withdrawn"]

    await hear(stage.second_officer, objection)
    done = await handle(stage.second_officer, objection, "upheld", reason="De offerte was er wel.")
    assert done.status_code == 201, done.text
    assert done.json()["appealDueOn"] == objection_due(clock.today()).isoformat()
    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    assert (found["status"], found["deadlines"]["objectionDueOn"]) == ("in_review", None)
    accounts = (await stage.officer.get(f"/rounds/{stage.round_id}/ledger-accounts")).json()
    held = {each["kind"]: each["balanceCents"] for each in accounts["items"] if each["balanceCents"]}
    assert held == {"funder": -2_500_00, "reserved": 2_500_00}
    kind_, body = (await letters_of(stage, voucher_id))[0]
    assert kind_ == "objection_upheld"
    assert "in beroep gaan bij de rechtbank" in body["nl"]
    assert (await move(stage.second_officer, voucher_id, "granted", reason="Alsnog.")).status_code == 201


async def _set_aside(session, round_id, cents):
    book = await open_book(session, round_id)
    share = book.shares()[0].id
    await book.move(
        Cause(LedgerAct.SET_ASIDE, "made"), {share: cents}, AccountKind.AVAILABLE, AccountKind.OBJECTION_RESERVE
    )


async def test_a_dismissed_objection_leaves_the_decision_as_it_was(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await reject(stage)
    objection = (await file(stage, voucher_id)).json()
    await hear(stage.second_officer, objection, "waived")
    done = await handle(stage.second_officer, objection, "dismissed", reason="De offerte ontbrak echt.")
    assert (done.status_code, done.json()["status"]) == (201, "dismissed")
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == "rejected"
    assert kind(await file(stage, voucher_id)) == (409, "objection-made-before")
    again = await handle(stage.second_officer, objection, "upheld", reason="Toch wel.")
    assert kind(again) == (409, "objection-move-impossible")


async def test_the_officer_of_the_decision_neither_hears_nor_decides(database, client_as):
    stage = await set_stage(database, client_as)
    objection = (await file(stage, await reject(stage))).json()
    refused = await handle(stage.officer, objection, "heard", hearing="held", report="Gehoord.")
    assert kind(refused) == (403, "other-officer-needed")
    seen = (await stage.officer.get(f"/objections/{objection['id']}")).json()
    assert all("Een collega" in each["blocked"]["nl"] for each in seen["allowedMoves"])
    await hear(stage.second_officer, objection)
    assert kind(await handle(stage.officer, objection, "upheld", reason="Klopt.")) == (403, "other-officer-needed")
    listed = (await stage.officer.get("/objections", params={"status": "heard"})).json()["items"]
    assert [each["firstDecidedByYou"] for each in listed] == [True]


async def test_the_database_too_wants_another_officer_and_an_excuse(database, client_as):
    stage = await set_stage(database, client_as)
    objection = (await file(stage, await reject(stage))).json()
    await hear(stage.second_officer, objection)
    for change, rule in (
        ("decided_by = first_decided_by, decided_at = now(), decision_reason = 'x', status = 'dismissed'", "another"),
        ("heard_by = first_decided_by", "another_hears"),
        (
            """status = 'upheld', decided_by = heard_by, decided_at = now(), decision_reason = 'x',
            filed_on = objection_due_on + 1, late_reason = 'x'""",
            "late_and_upheld_excused",
        ),
        ("filed_on = objection_due_on + 1", "late_with_reason"),
    ):
        with pytest.raises(IntegrityError, match=rule):
            async with database.write() as session:
                await session.execute(text(f"UPDATE objections SET {change}"))


async def test_nothing_is_decided_before_the_hearing_or_after_the_withdrawal(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await reject(stage)
    objection = (await file(stage, voucher_id)).json()
    early = await handle(stage.second_officer, objection, "dismissed", reason="Nee.")
    assert kind(early) == (409, "objection-move-impossible")
    assert early.json()["allowedStatuses"] == ["heard", "withdrawn"]
    assert (await handle(stage.owner, objection, "withdrawn")).status_code == 201
    refused = await handle(stage.second_officer, objection, "heard", hearing="held", report="Gehoord.")
    assert kind(refused) == (409, "objection-move-impossible")
    assert (await file(stage, voucher_id)).status_code == 201  # within the term one can still change one's mind
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.write() as session:
            await session.execute(text("UPDATE objections SET status = 'filed' WHERE status = 'withdrawn'"))


@pytest.mark.parametrize(("days_late", "late"), [(0, False), (1, True), (40, True)])
async def test_after_the_term_the_reason_is_asked_and_judged(database, client_as, days_late, late):
    stage = await set_stage(database, client_as)
    voucher_id = await reject(stage)
    due = objection_due(clock.today())
    with clock.set_to(at_noon(due + timedelta(days=days_late))):
        stage_owner = await client_as(Role.OWNER, organisation_id=stage.company.id)
        judge = await client_as(Role.SYNTENS_OFFICER)
        bare = await file(stage, voucher_id, stage_owner)
        if not late:
            assert (bare.status_code, bare.json()["isLate"]) == (201, False)
            return
        assert (bare.status_code, bare.json()["errors"][0]["location"]) == (400, "#/lateReason")
        made = await file(stage, voucher_id, stage_owner, lateReason="Ik lag in het ziekenhuis.")
        assert (made.status_code, made.json()["isLate"]) == (201, True)
        await hear(judge, made.json())
        for excused in ({}, {"latenessExcused": False}):
            refused = await handle(judge, made.json(), "upheld", reason="Klopt.", **excused)
            assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/latenessExcused")
        done = await handle(judge, made.json(), "upheld", reason="Begrijpelijk.", latenessExcused=True)
        assert (done.status_code, done.json()["latenessExcused"]) == (201, True)


async def test_a_late_objection_without_excuse_is_dismissed(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await reject(stage)
    with clock.set_to(at_noon(objection_due(clock.today()) + timedelta(days=3))):
        owner = await client_as(Role.OWNER, organisation_id=stage.company.id)
        judge = await client_as(Role.SYNTENS_OFFICER)
        made = (await file(stage, voucher_id, owner, lateReason="Vergeten.")).json()
        await hear(judge, made, "not_needed")
        done = await handle(judge, made, "dismissed", reason="Vergeten telt niet.", latenessExcused=False)
        assert (done.status_code, done.json()["latenessExcused"]) == (201, False)


async def test_the_term_is_extended_once_and_the_company_is_told(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await reject(stage)
    objection = (await file(stage, voucher_id)).json()

    async def extend(client):
        seen = await client.get(f"/objections/{objection['id']}")
        return await client.post(
            f"/objections/{objection['id']}/term-extensions",
            json={"reason": "De hoorzitting is pas in januari."},
            headers={**once(), "If-Match": seen.headers["ETag"]},
        )

    longer = await extend(stage.officer)
    due = date.fromisoformat(objection["decisionDueOn"])
    assert (longer.status_code, longer.json()["decisionDueOn"]) == (201, (due + timedelta(weeks=6)).isoformat())
    assert kind(await extend(stage.officer)) == (409, "extended-before")
    sent = (await letters_of(stage, voucher_id))[0]
    assert (sent[0], "pas in januari" in sent[1]["nl"]) == ("objection_term_extended", True)


async def test_a_term_that_has_passed_is_not_extended(database, client_as):
    stage = await set_stage(database, client_as)
    objection = (await file(stage, await reject(stage))).json()
    with clock.set_to(at_noon(date.fromisoformat(objection["decisionDueOn"]) + timedelta(days=1))):
        judge = await client_as(Role.SYNTENS_OFFICER)
        refused = await judge.post(
            f"/objections/{objection['id']}/term-extensions",
            json={"reason": "Druk."},
            headers={**once(), "If-Match": '"1"'},
        )
        assert kind(refused) == (409, "term-passed")


async def test_who_may_object_and_who_may_see_it(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    assert kind(await file(stage, voucher_id)) == (409, "objection-impossible")
    await move(stage.officer, voucher_id, "granted", reason="Minder.", grantedCents=2_000_00)
    manager = await client_as(Role.MANAGER, organisation_id=stage.company.id)
    stranger = await client_as(Role.OWNER)
    for client, status in ((manager, 403), (stage.adviser_client, 403), (stage.officer, 403)):
        assert (await file(stage, voucher_id, client)).status_code == status
    foreign = await stranger.post(
        f"/vouchers/{voucher_id}/objections", json={"grounds": "x"}, headers={**once(), "If-Match": '"1"'}
    )
    assert kind(foreign) == (404, "voucher-not-found")
    stale = await stage.owner.post(
        f"/vouchers/{voucher_id}/objections", json={"grounds": "x"}, headers={**once(), "If-Match": '"1"'}
    )
    assert stale.status_code == 412
    made = (await file(stage, voucher_id)).json()
    assert (await stage.adviser_client.get(f"/vouchers/{voucher_id}/objections")).json() == {
        "items": [],
        "decision": None,
    }
    assert (await stage.adviser_client.get(f"/objections/{made['id']}")).status_code == 404
    assert (await stranger.get(f"/objections/{made['id']}")).status_code == 404
    assert (await manager.get(f"/objections/{made['id']}")).status_code == 200
    assert kind(await handle(manager, made, "withdrawn")) == (403, "move-not-yours")
    assert kind(await handle(stage.owner, made, "heard", hearing="held", report="x")) == (403, "move-not-yours")


async def test_a_change_of_adviser_is_no_decision(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    before = (await stage.owner.get(f"/vouchers/{voucher_id}/objections")).json()["decision"]
    assert before["against"] == "granted"


async def test_every_act_stands_in_the_history(database, client_as):
    stage = await set_stage(database, client_as)
    objection = (await file(stage, await reject(stage))).json()
    await hear(stage.second_officer, objection)
    await handle(stage.second_officer, objection, "dismissed", reason="Nee.")
    async with database.read() as session:
        acts = list(await session.scalars(select(VoucherAct.kind).order_by(VoucherAct.id)))
    assert acts == [ActKind.OBJECTION_FILED, ActKind.OBJECTION_HEARD, ActKind.OBJECTION_DISMISSED]
