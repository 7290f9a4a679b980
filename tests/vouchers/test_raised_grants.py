"""Who raises a grant after an objection counts as who granted it: others hear, settle, and propose."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.makers.vouchers import bring_to, claim, confirm, move, set_stage
from tests.vouchers.test_limits import propose
from tests.vouchers.test_objection_money import another_officer
from tests.vouchers.test_objections import file, handle, hear, kind

LOWER, WHOLE = 2_000_00, 2_500_00


@pytest.fixture
async def objected(database, client_as):
    """`await objected(**rules)`: a stage whose first officer granted less than was asked, and what is objected."""

    async def build(**rules):
        stage = await set_stage(database, client_as, **rules)
        voucher_id = await bring_to(stage, "in_review")
        lower = await move(stage.officer, voucher_id, "granted", reason="Minder uren.", grantedCents=LOWER)
        assert lower.status_code == 201, lower.text
        return stage, voucher_id, (await file(stage, voucher_id)).json()

    return build


async def uphold(client, objection):
    return await handle(client, objection, "upheld", reason="Meer uren.", amountCents=WHOLE)


async def test_who_raised_a_grant_does_not_settle_it(objected, database, client_as):
    stage, voucher_id, objection = await objected()
    await hear(stage.second_officer, objection)
    assert (await uphold(stage.second_officer, objection)).status_code == 201
    await move(stage.adviser_client, voucher_id, "in_use")
    await claim(stage, voucher_id)
    await confirm(stage, voucher_id)
    for first_pair in (stage.officer, stage.second_officer):
        told = (await first_pair.get(f"/vouchers/{voucher_id}")).json()["allowedMoves"]
        assert [each["blocked"]["en"] for each in told if each["toStatus"] == "settled"] == [
            "You granted this voucher. A colleague settles it."
        ]
        refused = await move(first_pair, voucher_id, "settled", reason="Klopt.")
        assert kind(refused) == (403, "second-officer-needed")
    third = await another_officer(database, client_as)
    assert (await move(third, voucher_id, "settled", reason="Klopt.")).status_code == 201
    with pytest.raises(IntegrityError, match="raised_settled"):
        async with database.write() as session:
            await session.execute(text("UPDATE vouchers SET settled_by = raised_by WHERE id = :id"), {"id": voucher_id})


async def test_above_the_limit_of_the_scheme_another_than_who_heard_raises_it(objected, database, client_as):
    stage, voucher_id, objection = await objected(four_eyes_above_cents=LOWER)
    await hear(stage.second_officer, objection)
    assert kind(await uphold(stage.second_officer, objection)) == (403, "second-officer-needed")
    third = await another_officer(database, client_as)
    assert (await uphold(third, objection)).status_code == 201
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["grantedCents"] == WHOLE


@pytest.mark.parametrize(
    "by", ["NULL", "granted_by", "(SELECT heard_by FROM objections WHERE voucher_id = vouchers.id)"]
)
async def test_the_database_refuses_a_grant_raised_by_one(objected, database, by):
    stage, voucher_id, objection = await objected(four_eyes_above_cents=LOWER)
    await hear(stage.second_officer, objection)
    with pytest.raises(IntegrityError, match="raised by another officer"):
        async with database.write() as session:
            await session.execute(
                text(f"UPDATE vouchers SET granted_cents = :cents, raised_by = {by} WHERE id = :id"),
                {"cents": WHOLE, "id": voucher_id},
            )


async def test_who_proposed_the_grant_does_not_handle_the_objection(database, client_as):
    stage = await set_stage(database, client_as, four_eyes_above_cents=1_500_00)
    voucher_id = await bring_to(stage, "in_review")
    assert (await propose(stage.officer, voucher_id, LOWER)).status_code == 201
    granted = await move(stage.second_officer, voucher_id, "granted", reason="Minder.", grantedCents=LOWER)
    assert granted.status_code == 201, granted.text
    objection = (await file(stage, voucher_id)).json()
    for had_part in (stage.officer, stage.second_officer):
        told = await handle(had_part, objection, "heard", hearing="held", report="De eigenaar lichtte het toe.")
        assert kind(told) == (403, "other-officer-needed")
    third = await another_officer(database, client_as)
    assert (await hear(third, objection))["status"] == "heard"


@pytest.mark.parametrize("column", ["heard_by", "decided_by"])
async def test_the_database_refuses_who_granted_as_judge_of_the_settlement(database, client_as, column):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    await claim(stage, voucher_id)
    await confirm(stage, voucher_id)
    lower = await move(stage.second_officer, voucher_id, "settled", reason="Minder.", settledCents=LOWER)
    assert lower.status_code == 201, lower.text
    await file(stage, voucher_id)
    with pytest.raises(IntegrityError, match="does not judge its settlement"):
        async with database.write() as session:
            await session.execute(
                text(
                    f"UPDATE objections SET {column} = "
                    "(SELECT granted_by FROM vouchers WHERE id = voucher_id) WHERE voucher_id = :id"
                ),
                {"id": voucher_id},
            )
