"""Payments in batches: made by one officer, confirmed by another, failed and tried again; every step in the books."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.vouchers.models import BankAccount, BankAccountStatus
from tests.makers.identity import make_organisation
from tests.makers.payments import NEW, OURS, act, make_bank_account, make_batch, payment_of, settled
from tests.makers.vouchers import move, once, set_stage


def paid():
    """What the bank tells of a payment of today; asked when a test runs, for a run may pass midnight."""
    return {"paidOn": clock.today().isoformat(), "bankReference": "SW 2026"}


@pytest.fixture
async def stage(database, client_as):
    return await set_stage(database, client_as)


@pytest.fixture
async def third(database, client_as):
    """An officer who settled nothing and made no batch."""
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
    return await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id)


async def held(stage, kind):
    found = (await stage.officer.get(f"/rounds/{stage.round_id}/ledger-accounts")).json()
    assert found["isBalanced"]
    return sum(row["balanceCents"] for row in found["items"] if row["kind"] == kind)


async def confirm_batch(client, batch, **body):
    return await act(
        client,
        f"/payment-batches/{batch['id']}/status-changes",
        batch["version"],
        toStatus="done",
        **{**paid(), **body},
    )


async def fail(client, payment, code="AC04"):
    return await act(client, f"/payments/{payment['id']}/failures", payment["version"], code=code)


async def test_a_batch_is_made_by_one_officer_and_confirmed_by_another(database, client_as, stage, third):
    vouchers = await settled(database, client_as, stage, 2)
    payments = [await payment_of(stage.officer, one) for one in vouchers]
    made = await make_batch(stage.officer, *payments)
    assert made.status_code == 201, made.text
    batch = made.json()
    assert (batch["status"], batch["paymentCount"], batch["totalCents"]) == ("made", 2, 5_000_00)
    assert sum(payment["amountCents"] for payment in batch["payments"]) == batch["totalCents"]
    assert OURS not in made.text
    assert await held(stage, "payable") == 5_000_00

    own = await confirm_batch(stage.officer, batch)
    settler = await confirm_batch(stage.second_officer, batch)
    assert [(one.status_code, one.json()["type"]) for one in (own, settler)] == [
        (403, "/v1/problems/second-officer-needed")
    ] * 2
    assert (await confirm_batch(third, {**batch, "version": 99})).status_code == 412
    done = await confirm_batch(third, batch)
    assert (done.status_code, done.json()["status"]) == (201, "done")
    assert {payment["status"] for payment in done.json()["payments"]} == {"paid"}
    assert (await held(stage, "payable"), await held(stage, "paid")) == (0, 5_000_00)
    twice = await confirm_batch(third, done.json())
    assert (twice.status_code, twice.json()["type"]) == (409, "/v1/problems/batch-closed")
    now = await payment_of(third, vouchers[0])
    again = await act(third, f"/payments/{now['id']}/confirmations", now["version"], **paid())
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/already-paid")
    assert await held(stage, "paid") == 5_000_00


async def test_a_failed_payment_is_payable_again_and_goes_in_a_next_batch(database, client_as, stage, third):
    one, two = await settled(database, client_as, stage, 2)
    first, second = [await payment_of(stage.officer, voucher) for voucher in (one, two)]
    batch = (await make_batch(stage.officer, first, second)).json()
    failed = await fail(third, await payment_of(third, one))
    assert (failed.status_code, failed.json()["status"], failed.json()["failureCode"]) == (201, "failed", "AC04")
    async with database.read() as session:
        assert (await session.scalars(select(Mail).where(Mail.template == "payment_failed"))).all()
    # What failed is out of the way; the rest of the batch can be confirmed at once.
    seen = (await third.get(f"/payment-batches/{batch['id']}")).json()
    assert [payment["isFixedByYou"] for payment in seen["payments"]] == [False, False]
    of_settler = (await stage.second_officer.get(f"/payment-batches/{batch['id']}")).json()
    assert [payment["isFixedByYou"] for payment in of_settler["payments"]] == [True, True]
    done = (await confirm_batch(third, seen)).json()
    assert (done["status"], sorted(p["status"] for p in done["payments"])) == ("done", ["failed", "paid"])
    assert (done["paymentCount"], done["failedCount"]) == (2, 1)
    assert (await held(stage, "payable"), await held(stage, "paid")) == (2_500_00, 2_500_00)
    due = (await third.get("/payments", params={"status": "due"})).json()["items"]
    assert [(payment["voucherId"], payment["amountCents"]) for payment in due] == [(one, 2_500_00)]
    again = await make_batch(stage.officer, due[0])
    assert again.status_code == 201
    retried = await payment_of(third, one)
    repeat = await fail(third, {**first, "version": (await third.get(f"/payments/{first['id']}")).json()["version"]})
    assert (repeat.status_code, repeat.json()["type"]) == (409, "/v1/problems/payment-failed")
    assert (await confirm_batch(third, again.json())).status_code == 201
    assert await held(stage, "paid") == 5_000_00
    assert retried["id"] != first["id"]


async def test_money_that_comes_back_after_it_was_recorded_is_payable_again(database, client_as, stage, third):
    (voucher,) = await settled(database, client_as, stage, 1)
    batch = (await make_batch(stage.officer, await payment_of(stage.officer, voucher))).json()
    assert (await confirm_batch(third, batch)).status_code == 201
    assert (await fail(third, await payment_of(third, voucher))).status_code == 201
    assert (await held(stage, "payable"), await held(stage, "paid")) == (2_500_00, 0)
    seen = (await stage.officer.get(f"/vouchers/{voucher}")).json()
    assert (seen["paidCents"], [payment["status"] for payment in seen["payments"]]) == (0, ["failed", "due"])


async def test_a_batch_that_was_never_sent_is_cancelled(database, client_as, stage, third):
    one, two = await settled(database, client_as, stage, 2)
    payments = [await payment_of(stage.officer, voucher) for voucher in (one, two)]
    batch = (await make_batch(stage.officer, *payments)).json()
    address = f"/payment-batches/{batch['id']}/status-changes"
    cancelled = await act(stage.officer, address, batch["version"], toStatus="cancelled")
    assert (cancelled.status_code, cancelled.json()["status"], cancelled.json()["payments"]) == (201, "cancelled", [])
    assert (await stage.officer.get(f"/payment-batches/{batch['id']}/files")).status_code == 409
    batch = (await make_batch(stage.officer, *[await payment_of(third, voucher) for voucher in (one, two)])).json()
    assert (await fail(third, await payment_of(third, one))).status_code == 201
    seen = (await third.get(f"/payment-batches/{batch['id']}")).json()
    underway = await act(third, f"/payment-batches/{batch['id']}/status-changes", seen["version"], toStatus="cancelled")
    assert (underway.status_code, underway.json()["type"]) == (409, "/v1/problems/batch-underway")


async def blocked(client, payment):
    answer = await make_batch(client, payment)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/payments-blocked"), answer.text
    return [one["code"] for one in answer.json()["payments"]]


async def test_what_cannot_go_in_a_batch_is_told_with_the_reason(database, client_as, stage, third):
    (voucher,) = await settled(database, client_as, stage, 1)
    payment = await payment_of(stage.officer, voucher)
    assert payment["accountState"] == "known"
    assert await blocked(stage.second_officer, payment) == ["you_settled"]
    firm = stage.adviser.organisation_id
    async with database.write() as session:
        await make_bank_account(session, firm, iban=NEW, status=BankAccountStatus.WAITING)
    assert (await payment_of(stage.officer, voucher))["accountState"] == "changed"
    assert await blocked(stage.officer, payment) == ["account_changed"]
    waiting = (await third.get("/bank-accounts")).json()["items"][0]
    address = f"/bank-accounts/{waiting['id']}/status-changes"
    assert (await act(third, address, waiting["version"], toStatus="in_use")).status_code == 201
    # Who confirmed the account does not pay on it.
    assert await blocked(third, payment) == ["you_confirmed_account"]
    assert (await make_batch(stage.officer, payment)).status_code == 201
    assert await blocked(stage.officer, payment) == ["not_due"]


async def test_a_payee_without_an_account_is_not_paid(database, client_as, stage):
    (voucher,) = await settled(database, client_as, stage, 1)
    async with database.write() as session:
        for account in await session.scalars(select(BankAccount)):
            await session.delete(account)
    payment = await payment_of(stage.officer, voucher)
    assert payment["accountState"] == "missing"
    assert await blocked(stage.officer, payment) == ["no_account"]


async def test_a_batch_with_a_cancelled_payment_is_refused_and_nothing_changes(database, client_as, stage):
    one, two = await settled(database, client_as, stage, 2)
    payments = [await payment_of(stage.officer, voucher) for voucher in (one, two)]
    assert (await move(stage.officer, one, "revoked", reason="Onjuist.")).status_code == 201
    answer = await make_batch(stage.officer, *payments)
    assert [p["paymentId"] for p in answer.json()["payments"]] == [payments[0]["id"]]
    assert (await stage.officer.get("/payment-batches")).json()["items"] == []
    assert (await payment_of(stage.officer, two))["status"] == "due"
    unknown = await make_batch(stage.officer, payments[1], {"id": str(uuid4())})
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/v1/problems/payment-not-found")


async def test_a_voucher_is_not_revoked_while_the_bank_has_its_payment(database, client_as, stage):
    (voucher,) = await settled(database, client_as, stage, 1)
    await make_batch(stage.officer, await payment_of(stage.officer, voucher))
    refused = await move(stage.officer, voucher, "revoked", reason="Onjuist.")
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/payment-underway")


@pytest.mark.parametrize("days", [-1, 31])
async def test_a_batch_is_paid_within_a_month(database, client_as, stage, days):
    (voucher,) = await settled(database, client_as, stage, 1)
    day = clock.today().fromordinal(clock.today().toordinal() + days).isoformat()
    body = {"paymentIds": [(await payment_of(stage.officer, voucher))["id"]], "executionOn": day}
    answer = await stage.officer.post("/payment-batches", json=body, headers=once())
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/executionOn")


async def test_the_database_keeps_a_batch_the_sum_of_its_payments(database, client_as, stage):
    (voucher,) = await settled(database, client_as, stage, 1)
    batch = (await make_batch(stage.officer, await payment_of(stage.officer, voucher))).json()
    one_more = text("UPDATE payment_batches SET total_cents = total_cents + 1 WHERE id = :id")
    async with database.write() as session:
        await session.execute(one_more, {"id": UUID(batch["id"])})
        with pytest.raises(DBAPIError, match="not the sum of its payments"):
            await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        await session.rollback()
