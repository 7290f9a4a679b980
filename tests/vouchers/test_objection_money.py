"""An upheld objection against an amount: raised to at most what was asked or granted, and paid once."""

import pytest

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.ledger import Cause, open_book
from backend.vouchers.models import AccountKind, LedgerAct
from tests.makers.identity import make_organisation
from tests.makers.payments import act, make_bank_account, make_batch, payment_of
from tests.makers.vouchers import bring_to, claim, confirm, move, once, set_stage
from tests.vouchers.test_batches import fail, held
from tests.vouchers.test_objections import file, handle, hear, kind


async def test_a_lower_grant_is_raised_at_most_to_what_was_asked(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    voucher_id = await bring_to(stage, "in_review")
    lower = await move(stage.officer, voucher_id, "granted", reason="Minder uren.", grantedCents=2_000_00)
    assert lower.status_code == 201
    objection = (await file(stage, voucher_id)).json()
    assert (objection["against"], objection["amountCents"], objection["mostCents"]) == ("granted", 2_000_00, 2_500_00)
    await hear(stage.second_officer, objection)
    for cents in (None, 2_000_00, 2_500_01):
        wish = {"amountCents": cents} if cents else {}
        refused = await handle(stage.second_officer, objection, "upheld", reason="Meer uren.", **wish)
        assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/amountCents")
    done = await handle(stage.second_officer, objection, "upheld", reason="Meer uren.", amountCents=2_500_00)
    assert done.status_code == 201, done.text
    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    assert (found["status"], found["grantedCents"]) == ("granted", 2_500_00)
    assert sum(line["amountCents"] for line in found["calculation"]["lines"] if line["kind"] == "share") == 2_500_00
    accounts = (await stage.officer.get(f"/rounds/{stage.round_id}/ledger-accounts")).json()
    assert accounts["isBalanced"] is True
    assert {each["kind"]: each["balanceCents"] for each in accounts["items"]}["committed"] == 2_500_00


async def test_a_higher_grant_waits_for_money_when_there_is_none(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    voucher_id = await bring_to(stage, "in_review")
    await move(stage.officer, voucher_id, "granted", reason="Minder uren.", grantedCents=2_000_00)
    objection = (await file(stage, voucher_id)).json()
    await hear(stage.second_officer, objection)
    async with database.write() as session:
        await _spend(session, stage.round_id, 500_00)
    refused = await handle(stage.second_officer, objection, "upheld", reason="Meer.", amountCents=2_500_00)
    assert kind(refused) == (409, "budget-exhausted")
    assert (await stage.owner.get(f"/objections/{objection['id']}")).json()["status"] == "heard"


async def _spend(session, round_id, cents):
    book = await open_book(session, round_id)
    share = book.shares()[0].id
    await book.move(Cause(LedgerAct.RESERVE, "made"), {share: cents}, AccountKind.AVAILABLE, AccountKind.RESERVED)


@pytest.mark.parametrize("paid_first", [False, True])
async def test_a_lower_settlement_is_raised_and_the_difference_is_paid(database, client_as, paid_first):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    await claim(stage, voucher_id)
    await confirm(stage, voucher_id)
    assert (
        await move(stage.second_officer, voucher_id, "settled", reason="Minder.", settledCents=2_000_00)
    ).status_code == 201
    if paid_first:
        assert (await pay(stage.officer, stage, voucher_id)).status_code == 201
    objection = (await file(stage, voucher_id)).json()
    told = await handle(stage.officer, objection, "heard", hearing="held", report="Toegelicht.")
    assert kind(told) == (403, "other-officer-needed")  # granted it
    third = await another_officer(database, client_as)
    await hear(third, objection)
    done = await handle(third, objection, "upheld", reason="Alle uren tellen.", amountCents=2_300_00)
    assert done.status_code == 201, done.text
    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    assert (found["status"], found["settledCents"]) == ("settled", 2_300_00)
    live = [each for each in found["payments"] if each["status"] != "cancelled"]
    amounts = sorted(each["amountCents"] for each in live)
    assert amounts == ([300_00, 2_000_00] if paid_first else [2_300_00])
    for judge in (third, stage.second_officer):  # who raised it, and who settled
        assert (await pay(judge, stage, voucher_id)).status_code == 403
    assert (await pay(stage.officer, stage, voucher_id)).status_code == 201
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["paidCents"] == 2_300_00
    accounts = (await stage.officer.get(f"/rounds/{stage.round_id}/ledger-accounts")).json()
    held = {each["kind"]: each["balanceCents"] for each in accounts["items"]}
    assert (accounts["isBalanced"], held["payable"], held["paid"]) == (True, 0, 2_300_00)


async def another_officer(database, client_as):
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
    return await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id)


async def pay(officer, stage, voucher_id):
    due = next(
        each
        for each in (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["payments"]
        if each["status"] == "due"
    )
    return await officer.post(
        f"/payments/{due['id']}/confirmations",
        json={"paidOn": clock.today().isoformat(), "bankReference": "SW 2026-01"},
        headers={**once(), "If-Match": f'"{due["version"]}"'},
    )


@pytest.fixture
async def raised(database, client_as):
    """A settlement of a payment at the bank, raised by 300 euros; the stage, the voucher, and two more officers."""
    stage = await set_stage(database, client_as)
    third, fourth = await another_officer(database, client_as), await another_officer(database, client_as)
    async with database.write() as session:
        await make_bank_account(session, stage.adviser.organisation_id)
    voucher_id = await bring_to(stage, "in_use")
    await claim(stage, voucher_id)
    await confirm(stage, voucher_id)
    await move(stage.second_officer, voucher_id, "settled", reason="Minder.", settledCents=2_000_00)
    batch = await make_batch(third, await payment_of(third, voucher_id))
    assert batch.status_code == 201, batch.text
    objection = (await file(stage, voucher_id)).json()
    judge = await another_officer(database, client_as)
    await hear(judge, objection)
    done = await handle(judge, objection, "upheld", reason="Alle uren tellen.", amountCents=2_300_00)
    assert done.status_code == 201, done.text
    return stage, voucher_id, third, fourth


async def test_a_payment_at_the_bank_that_fails_is_paid_with_the_difference(raised):
    stage, voucher_id, _, fourth = raised
    revoked = await move(stage.officer, voucher_id, "revoked", reason="Het werk is niet gedaan.")
    assert kind(revoked) == (409, "payment-underway")
    at_bank = next(one for one in await payments(fourth, voucher_id) if one["status"] == "in_batch")
    assert (await fail(fourth, at_bank)).status_code == 201
    amounts = {one["status"]: one["amountCents"] for one in await payments(fourth, voucher_id)}
    assert amounts == {"failed": 2_000_00, "cancelled": 300_00, "due": 2_300_00}
    assert (await held(stage, "payable"), await held(stage, "paid")) == (2_300_00, 0)


async def test_what_was_paid_is_asked_back_and_what_was_due_comes_free(raised):
    stage, voucher_id, _, fourth = raised
    at_bank = next(one for one in await payments(fourth, voucher_id) if one["status"] == "in_batch")
    paid = {"paidOn": clock.today().isoformat(), "bankReference": "SW"}
    assert (
        await act(fourth, f"/payments/{at_bank['id']}/confirmations", at_bank["version"], **paid)
    ).status_code == 201
    assert (await held(stage, "payable"), await held(stage, "paid")) == (300_00, 2_000_00)
    before = await held(stage, "available")
    revoked = await move(stage.officer, voucher_id, "revoked", reason="Het werk is niet gedaan.")
    assert revoked.status_code == 201, revoked.text
    assert (await held(stage, "payable"), await held(stage, "reclaimable")) == (0, 2_000_00)
    assert await held(stage, "available") == before + 300_00


async def payments(client, voucher_id):
    return (await client.get(f"/vouchers/{voucher_id}")).json()["payments"]


async def test_a_company_objects_to_the_settlement_while_it_waits_on_the_grant(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=5_000_00)
    voucher_id = await bring_to(stage, "in_review")
    await move(stage.officer, voucher_id, "granted", reason="Minder uren.", grantedCents=2_000_00)
    first = (await file(stage, voucher_id)).json()
    await move(stage.adviser_client, voucher_id, "in_use")
    await claim(stage, voucher_id)
    await confirm(stage, voucher_id)
    lower = await move(stage.second_officer, voucher_id, "settled", reason="Minder.", settledCents=1_500_00)
    assert lower.status_code == 201, lower.text
    second = await file(stage, voucher_id)
    assert (second.status_code, second.json()["against"]) == (201, "settled")
    assert kind(await file(stage, voucher_id)) == (409, "objection-made-before")
    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["upcoming"]
    assert [each["kind"] for each in found].count("objection_decision") == 2
    await hear(stage.second_officer, first)
    late = await handle(stage.second_officer, first, "upheld", reason="Meer.", amountCents=2_500_00)
    assert kind(late) == (409, "objection-impossible")  # settled meanwhile: the grant cannot become higher
    third = await another_officer(database, client_as)
    await hear(third, second.json())
    done = await handle(third, second.json(), "upheld", reason="Alle uren tellen.", amountCents=2_000_00)
    assert done.status_code == 201, done.text
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["settledCents"] == 2_000_00
