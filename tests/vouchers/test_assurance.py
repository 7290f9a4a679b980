"""Submitting and confirming can need somebody an identity provider vouches for."""

import pytest
from sqlalchemy import update

from backend.identity.models import Session
from tests.makers.vouchers import apply, bring_to, claim, move, once, set_stage


@pytest.fixture
def demanding(app):
    before = app.state.settings
    app.state.settings = before.model_copy(update={"voucher_assurance": "substantial"})
    yield
    app.state.settings = before


async def _vouch(database, level):
    async with database.write() as session:
        await session.execute(update(Session).values(assurance=level))


@pytest.mark.parametrize("level", [None, "basic"])
async def test_a_password_or_a_low_level_does_not_submit_and_the_draft_stays(database, client_as, demanding, level):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage)
    await _vouch(database, level)
    answer = await move(stage.owner, voucher_id, "submitted")
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/assurance-too-low")
    assert (answer.json()["requiredAssurance"], answer.json()["currentAssurance"]) == ("substantial", level)
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == "draft"


@pytest.mark.parametrize("level", ["substantial", "high"])
async def test_who_is_vouched_for_submits_and_others_make_their_moves_as_before(database, client_as, demanding, level):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage)
    await _vouch(database, level)
    assert (await move(stage.owner, voucher_id, "submitted")).status_code == 201
    await _vouch(database, None)
    assert (await move(stage.officer, voucher_id, "in_review")).status_code == 201


async def test_a_claim_is_confirmed_at_the_level_that_is_needed(database, client_as, demanding):
    stage = await set_stage(database, client_as)
    await _vouch(database, "substantial")
    voucher_id = await bring_to(stage, "in_use")
    made = await claim(stage, voucher_id)

    async def confirm():
        headers = {**once(), "If-Match": f'"{made["version"]}"'}
        return await stage.owner.post(f"/claims/{made['id']}/confirmations", json={"confirmed": True}, headers=headers)

    await _vouch(database, None)
    refused = await confirm()
    assert (refused.status_code, refused.json()["type"]) == (403, "/v1/problems/assurance-too-low")
    await _vouch(database, "substantial")
    assert (await confirm()).status_code == 201
