"""Faults that are switched on for one system, and for no other."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text, update

from backend.core.faults import Faults, Turn
from backend.identity.models import MachineClient
from backend.identity.scopes import OrganisationKind
from backend.vouchers.models import VoucherStatusChange
from tests.makers.machines import make_system


@pytest.fixture
def switch(database, trying):
    """`await switch(lost_every=2)`: switch faults on for the system, and count its requests anew."""

    async def switch_on(**faults):
        async with database.write() as session:
            await session.execute(
                update(MachineClient).where(MachineClient.id == trying.client_id).values(faults=faults)
            )

    return switch_on


async def test_every_third_request_is_refused_and_says_why(system, switch):
    await switch(refused_every=3)
    answers = [await system.get("/vouchers", params={"pageSize": 1}) for _ in range(6)]
    assert sorted(one.status_code for one in answers) == [200, 200, 200, 200, 503, 503]
    refused = next(one for one in answers if one.status_code == 503)
    assert refused.json()["type"] == "/v1/problems/fault-switched-on"
    assert refused.headers["retry-after"] == "1"


async def test_a_lost_answer_is_of_a_move_that_was_made_and_sending_it_again_changes_nothing(system, sandbox, switch):
    async with sandbox.read() as session:
        officer = await session.scalar(text("SELECT id FROM accounts WHERE email = 'pieter@syntens.example'"))
    [voucher] = (await system.get("/vouchers", params={"q": "om nog eens", "pageSize": 1})).json()["items"]
    event = uuid4().hex
    move = {
        "toStatus": "in_review",
        "sourceEventId": event,
        "occurredAt": "2026-01-01T12:00:00Z",
        "decidedByAccountId": str(officer),
    }
    address, version = f"/vouchers/{voucher['id']}/status-changes", {"If-Match": f'"{voucher["version"]}"'}
    await switch(lost_every=1)
    assert (await system.post(address, json=move, headers=version)).status_code == 503
    async with sandbox.read() as session:
        made = select(VoucherStatusChange.to_status).where(VoucherStatusChange.source_event_id == event)
        assert list(await session.scalars(made)) == ["in_review"]
    await switch()
    assert (await system.post(address, json=move, headers=version)).status_code == 200


async def test_the_feed_says_things_twice_and_goes_on_from_the_same_place(system, switch):
    once = (await system.get("/voucher-changes", params={"limit": 10})).json()
    await switch(doubled_every=2)
    twice = (await system.get("/voucher-changes", params={"limit": 10})).json()
    assert len(once["items"]) == 10
    assert len(twice["items"]) == 15
    assert [one for place, one in enumerate(twice["items"]) if place % 3 < 2] == once["items"]


async def test_another_system_of_the_same_organisation_meets_nothing(system, switch, database, admitted, sandbox):
    await switch(refused_every=1)
    async with database.write() as session:
        other = await make_system(session, kind=OrganisationKind.EXECUTING_BODY, sandbox=True)
    colleague = await admitted(other)
    assert (await colleague.get("/vouchers")).status_code == 200
    assert (await system.get("/vouchers")).status_code == 503


async def test_a_delay_is_waited_for(monkeypatch):
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr("backend.core.faults.asyncio.sleep", sleep)
    await Turn(Faults(delay_ms=250), 1).before()
    assert waited == [0.25]
