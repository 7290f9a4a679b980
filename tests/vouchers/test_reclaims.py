"""What was paid on a voucher that is revoked: asked back, received or written off by another officer; in the books."""

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.identity import make_organisation
from tests.makers.payments import act, make_batch, payment_of, settled
from tests.makers.vouchers import move, set_stage
from tests.vouchers.test_batches import confirm_batch, fail, held


@pytest.fixture
async def revoked(database, client_as):
    """A voucher that was paid and then revoked by the first officer; the stage, the voucher, and a third officer."""
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
    third = await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id)
    (voucher,) = await settled(database, client_as, stage, 1)
    batch = (await make_batch(stage.officer, await payment_of(stage.officer, voucher))).json()
    assert (await confirm_batch(third, batch)).status_code == 201
    answer = await move(stage.officer, voucher, "revoked", reason="Het werk is niet gedaan.")
    assert answer.status_code == 201, answer.text
    return stage, voucher, third


async def only(client):
    (found,) = (await client.get("/reclaims")).json()["items"]
    return found


async def close(client, reclaim, **body):
    return await act(client, f"/reclaims/{reclaim['id']}/status-changes", reclaim["version"], **body)


async def test_what_was_paid_is_asked_back_and_the_payee_is_told(database, revoked):
    stage, voucher, _ = revoked
    found = await only(stage.officer)
    assert (found["voucherId"], found["status"], found["amountCents"]) == (voucher, "open", 2_500_00)
    assert found["isYours"]
    assert (await held(stage, "paid"), await held(stage, "reclaimable")) == (0, 2_500_00)
    async with database.read() as session:
        (mail,) = (await session.scalars(select(Mail).where(Mail.template == "payment_reclaimed"))).all()
        assert "2.500" in str(mail.params)


async def test_received_money_can_be_given_to_others(revoked):
    stage, _, third = revoked
    before = await held(stage, "available")
    received = {"toStatus": "received", "receivedOn": clock.today().isoformat(), "bankReference": "SW"}
    found = await only(stage.officer)
    own = await close(stage.officer, found, **received)
    assert (own.status_code, own.json()["type"]) == (403, "/v1/problems/second-officer-needed")
    assert (await close(third, {**found, "version": 9}, **received)).status_code == 412
    for day in ("2026-01-01", "2199-01-01"):
        assert (await close(third, found, **{**received, "receivedOn": day})).status_code == 400
    assert (await close(third, found, **received)).status_code == 201
    assert (await held(stage, "reclaimable"), await held(stage, "available")) == (0, before + 2_500_00)
    twice = await close(third, await only(third), **received)
    assert (twice.status_code, twice.json()["type"]) == (409, "/v1/problems/reclaim-closed")


async def test_another_officer_writes_off_with_a_reason(revoked):
    stage, _, third = revoked
    found = await only(stage.officer)
    own = await close(stage.officer, found, toStatus="written_off", reason="Failliet.")
    assert (own.status_code, own.json()["type"]) == (403, "/v1/problems/second-officer-needed")
    assert (await close(third, found, toStatus="written_off")).status_code == 400
    done = await close(third, found, toStatus="written_off", reason="Failliet, de curator keert niets uit.")
    assert (done.status_code, done.json()["closingReason"]) == (201, "Failliet, de curator keert niets uit.")
    assert (await held(stage, "reclaimable"), await held(stage, "written_off")) == (0, 2_500_00)


async def test_a_voucher_is_looked_at_again_only_when_its_money_is_back(revoked):
    stage, voucher, third = revoked
    refused = await move(stage.officer, voucher, "in_review", reason="Bezwaar gegrond.")
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/reclaim-open")
    late = await fail(third, await payment_of(third, voucher))
    assert (late.status_code, late.json()["type"]) == (409, "/v1/problems/reclaim-open")
    received = {"toStatus": "received", "receivedOn": clock.today().isoformat(), "bankReference": "SW"}
    assert (await close(third, await only(third), **received)).status_code == 201
    assert (await move(stage.officer, voucher, "in_review", reason="Bezwaar gegrond.")).status_code == 201
    late = await fail(third, await payment_of(third, voucher))
    assert (late.status_code, late.json()["type"]) == (409, "/v1/problems/reclaim-open")  # it was asked back and came
    claims = (await third.get(f"/vouchers/{voucher}/claims")).json()["items"]
    assert [claim["status"] for claim in claims] == ["cancelled"]  # its invoice can be claimed again
