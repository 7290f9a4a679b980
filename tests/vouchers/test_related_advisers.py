"""An adviser with an interest in the company does not work for it, also where it arose after the grant."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.advisers.models import Adviser, AdvisoryFirm
from backend.identity.models import Membership
from backend.identity.scopes import Role
from tests.makers.advisers import make_adviser, make_declaration, make_firm_declaration
from tests.makers.claims import claimed
from tests.makers.organisations import make_company
from tests.makers.vouchers import bring_to, claim, make_draft, make_round, move, once, set_stage, version_of
from tests.vouchers.test_objections import file, handle, hear, kind

RELATED = (409, "adviser-related")


async def relate(database, stage, by):
    async with database.write() as session:
        if by == "declaration":
            await make_declaration(session, stage.adviser, interests=[stage.company.kvk_number])
        elif by == "declaration of the firm":
            firm = await session.get_one(AdvisoryFirm, stage.adviser.organisation_id)
            await make_firm_declaration(session, firm, interests=[stage.company.kvk_number])
        else:
            session.add(
                Membership(
                    account_id=stage.adviser.account_id,
                    organisation_id=stage.company.id,
                    role=Role.STAFF_REPRESENTATIVE,
                )
            )


async def send_claim(stage, voucher_id):
    return await stage.adviser_client.post(
        f"/vouchers/{voucher_id}/claims",
        json=claimed(3_333_34),
        headers={**once(), "If-Match": await version_of(stage.adviser_client, voucher_id)},
    )


@pytest.mark.parametrize("by", ["declaration", "declaration of the firm", "membership"])
@pytest.mark.parametrize("status", ["granted", "in_use", "claim_returned"])
async def test_on_a_voucher_granted_before_nobody_related_starts_or_claims(*, database, client_as, by, status):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted" if status == "granted" else "in_use")
    if status == "claim_returned":
        await claim(stage, voucher_id)
        assert (await move(stage.officer, voucher_id, "claim_returned", reason="Welke uren?")).status_code == 201
    await relate(database, stage, by)
    starts = status == "granted"
    refused = await (move(stage.adviser_client, voucher_id, "in_use") if starts else send_claim(stage, voucher_id))
    assert kind(refused) == RELATED
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == status
    with pytest.raises(IntegrityError, match="an adviser with an interest"):
        async with database.write() as session:
            await session.execute(text(f"UPDATE vouchers SET status = '{'in_use' if starts else 'claimed'}'"))


@pytest.mark.parametrize("by", ["declaration", "declaration of the firm", "membership"])
async def test_a_reopened_application_is_not_granted_to_somebody_related(database, client_as, by):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    assert (await move(stage.officer, voucher_id, "rejected", reason="Nee.")).status_code == 201
    await relate(database, stage, by)
    assert (await move(stage.officer, voucher_id, "in_review", reason="Toch.")).status_code == 201
    assert kind(await move(stage.officer, voucher_id, "granted", reason="Toch.")) == RELATED


async def test_an_objection_raises_no_grant_of_somebody_related(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    await move(stage.officer, voucher_id, "granted", reason="Minder uren.", grantedCents=2_000_00)
    objection = (await file(stage, voucher_id)).json()
    await hear(stage.second_officer, objection)
    await relate(database, stage, "declaration")
    refused = await handle(stage.second_officer, objection, "upheld", reason="Meer uren.", amountCents=2_500_00)
    assert kind(refused) == RELATED
    with pytest.raises(IntegrityError, match="an adviser with an interest"):
        async with database.write() as session:
            await session.execute(text("UPDATE vouchers SET granted_cents = granted_cents - 1"))


@pytest.mark.parametrize("by_firm", [False, True])
async def test_what_is_declared_while_a_voucher_is_granted_comes_before_or_after(*, committed, by_firm):
    async with committed.write() as session:
        company, adviser = await make_company(session), await make_adviser(session)
        round_ = await make_round(session)
        await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=adviser.id)

    async def grant():
        async with committed.write() as session:
            await session.execute(text("UPDATE vouchers SET status = 'granted'"))

    async with committed.write() as session:
        if by_firm:
            firm = await session.scalar(select(AdvisoryFirm).with_for_update())
            await make_firm_declaration(session, firm, interests=[company.kvk_number])
        else:
            held = await session.scalar(select(Adviser).with_for_update())
            await make_declaration(session, held, interests=[company.kvk_number])
        granting = asyncio.create_task(grant())
        await until_somebody_waits(committed)
    with pytest.raises(IntegrityError, match="an adviser with an interest"):
        await granting


async def until_somebody_waits(committed):
    waiting = text(
        "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) "
        "WHERE locktype = 'transactionid' AND NOT granted AND datname = current_database()"
    )
    for _ in range(1_000):
        async with committed.read() as session:
            if await session.scalar(waiting):
                return
        await asyncio.sleep(0.01)
    pytest.fail("nobody waits for the adviser")
