"""Days that have passed, or have not come yet: for work, for answers, for payments, for a second voucher."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from backend.core import clock
from backend.core.problems import VersionStale
from backend.identity.scopes import Role
from backend.vouchers.models import InformationRequest, Voucher
from backend.vouchers.schemas.moves import VoucherSubmit, VoucherWithdraw
from backend.vouchers.service import clockwork, moves
from tests.makers.advisers import make_adviser
from tests.makers.claims import claimed
from tests.makers.organisations import make_company
from tests.makers.vouchers import apply, bring_to, make_acting, make_draft, make_round, move, once, set_stage


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


async def let_end(database, voucher_id):
    async with database.write() as session:
        yesterday = clock.today() - timedelta(days=1)
        await session.execute(update(Voucher).where(Voucher.id == voucher_id).values(valid_until=yesterday))


@pytest.mark.parametrize(
    ("status", "who", "to", "body"),
    [("granted", "adviser_client", "in_use", {}), ("in_use", "owner", "granted", {"adviserId": "another"})],
)
async def test_after_its_last_day_a_voucher_is_not_taken_up(*, database, client_as, status, who, to, body):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, status)
    await let_end(database, voucher_id)
    if "adviserId" in body:
        async with database.write() as session:
            body = {"adviserId": str((await make_adviser(session, name="Murat Voorbeeld")).id)}
    client = getattr(stage, who)
    offers = (await client.get(f"/vouchers/{voucher_id}")).json()["allowedMoves"]
    assert next(offer for offer in offers if offer["toStatus"] == to)["blocked"]["nl"].startswith("De laatste dag")
    assert kind(await move(client, voucher_id, to, **body)) == (409, "voucher-no-longer-valid")
    assert (await client.get(f"/vouchers/{voucher_id}")).json()["status"] == status


async def test_after_the_last_day_nothing_is_claimed_and_the_night_lets_it_expire(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    voucher_id = await bring_to(stage, "in_use")
    await let_end(database, voucher_id)
    version = (await stage.adviser_client.get(f"/vouchers/{voucher_id}")).headers["ETag"]
    wish = claimed()
    answer = await stage.adviser_client.post(
        f"/vouchers/{voucher_id}/claims", json=wish, headers={**once(), "If-Match": version}
    )
    assert kind(answer) == (409, "voucher-no-longer-valid")
    async with database.write() as session:
        assert await clockwork.expire_due(session) == 1
    assert (await stage.owner.get(f"/rounds/{stage.round_id}")).json()["availableCents"] == 2_500_00


async def test_on_its_last_day_a_voucher_is_still_claimed(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    async with database.write() as session:
        await session.execute(update(Voucher).values(valid_until=clock.today()))
    assert (await move(stage.adviser_client, voucher_id, "in_use")).status_code == 201


async def test_a_company_has_its_time_to_answer_before_it_is_left_out(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "information_requested")
    found = (await stage.officer.get(f"/vouchers/{voucher_id}")).json()
    before = found["deadlines"]["respondBefore"]
    offer = next(offer for offer in found["allowedMoves"] if offer["toStatus"] == "not_considered")
    assert offer["blocked"]["nl"].startswith("Het bedrijf kan nog antwoorden tot")
    early = await move(stage.officer, voucher_id, "not_considered", reason="Geen antwoord.")
    assert kind(early) == (409, "response-term-runs")
    assert early.json()["respondBefore"] == before
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == "information_requested"
    async with database.write() as session:
        await session.execute(update(InformationRequest).values(respond_before=clock.today()))
    late = await move(stage.officer, voucher_id, "not_considered", reason="Geen antwoord.")
    assert late.status_code == 201, late.text


async def test_no_bank_pays_before_the_settlement_or_tomorrow(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "settled")
    payment = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["payments"][0]
    for day, code in ((-1, "before_settlement"), (1, "in_future")):
        wish = {"paidOn": (clock.today() + timedelta(days=day)).isoformat(), "bankReference": "SW 1"}
        answer = await stage.officer.post(
            f"/payments/{payment['id']}/confirmations", json=wish, headers={**once(), "If-Match": "*"}
        )
        assert answer.json()["errors"][0]["code"] == code


async def test_a_rejected_voucher_is_not_reopened_beside_the_one_that_replaced_it(database, client_as):
    stage = await set_stage(database, client_as)
    first = await bring_to(stage, "in_review")
    await move(stage.officer, first, "rejected", reason="Geen plan.")
    second = await apply(stage)
    assert (await move(stage.owner, second, "submitted")).status_code == 201
    refused = await move(stage.officer, first, "in_review", reason="Bezwaar gegrond.")
    assert kind(refused) == (409, "not-eligible")
    assert [rule["code"] for rule in refused.json()["rules"]] == ["vouchers_per_company"]
    await move(stage.owner, second, "withdrawn")
    assert (await move(stage.officer, first, "in_review", reason="Bezwaar gegrond.")).status_code == 201


async def test_a_draft_submitted_in_the_same_moment_is_not_withdrawn_without_its_money(committed):
    """The withdrawal saw a draft, that holds no money; when its turn comes there is money to give back."""
    async with committed.write() as session:
        round_ = await make_round(session)
        company = await make_company(session)
        adviser = await make_adviser(session)
        voucher = await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=adviser.id)
        owner = await make_acting(session, Role.OWNER, company.id)

    async def withdraw():
        async with committed.write() as session:
            await moves.change_status(session, owner, voucher.id, VoucherWithdraw(to_status="withdrawn"), "*")

    async with committed.write() as session:
        await moves.change_status(session, owner, voucher.id, VoucherSubmit(to_status="submitted"), "*")
        waiting = asyncio.create_task(withdraw())
        await asyncio.sleep(0.3)  # it has read the draft, and waits for the lock on the company
    with pytest.raises(VersionStale):
        await waiting
    await withdraw()
