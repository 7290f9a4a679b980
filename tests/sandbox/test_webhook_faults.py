"""Messages of webhooks in the sandbox come twice, late, or after a later one: by number, for whoever switched it on."""

from dataclasses import asdict
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.faults import Faults
from backend.identity.models import MachineClient, Organisation
from backend.identity.scopes import OrganisationKind
from backend.webhooks.messages import MESSAGE_TYPES, named
from backend.webhooks.models import DeliveryState, Fault, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from backend.webhooks.posting import Outcome
from backend.webhooks.service import going_wrong
from backend.webhooks.service.delivering import Sender
from backend.webhooks.service.going_wrong import HELD, LATE, faults_in
from tests.makers.machines import make_system
from tests.makers.webhooks import SEAL, make_message, make_webhook

ARRIVED, KAPOT = Outcome(3, 204, ""), Outcome(3, 500, "", Fault.STATUS)
ONE, OTHER = uuid4(), uuid4()


@pytest.fixture
async def endpoint(system, trying, sandbox):
    """A webhook that the system made; it goes with its messages when the test ends."""
    async with sandbox.write() as session:
        here = await session.scalar(select(MachineClient.organisation_id).where(MachineClient.id == trying.client_id))
        made = await make_webhook(session, here)
        (await session.get_one(WebhookEndpoint, made.id)).client_id = trying.client_id
    yield made
    async with sandbox.write() as session:
        await session.execute(delete(WebhookEndpoint).where(WebhookEndpoint.id == made.id))


@pytest.fixture
def switch(database, trying):
    """`await switch(webhooks_doubled_every=2)`: switch faults on for the system."""

    async def switch_on(**faults):
        wanted = update(MachineClient).where(MachineClient.id == trying.client_id)
        async with database.write() as session:
            await session.execute(wanted.values(faults=asdict(Faults(**faults))))

    return switch_on


@pytest.fixture
def work(sandbox, database):
    """`await work()`: let the sender go on until nothing is due; answers what arrived, in order, as `webhook-id`s."""

    async def until_idle(outcome=ARRIVED):
        arrived = []

        async def post(url, headers, body):
            arrived.append(headers["webhook-id"])
            return outcome

        sender = Sender(sandbox, SEAL, post, faults_in(database))
        while await sender.step():
            await sender.finish()
        return arrived

    return until_idle


async def _make(sandbox, endpoint, *lines):
    made = []
    for subject, sequence in lines:  # each in a transaction of its own, as moves are
        async with sandbox.write() as session:
            message = await make_message(session, endpoint, subject, sequence)
            made.append(named(message.message_id))
    return made


async def test_every_second_message_arrives_twice_and_the_log_tells_of_both(endpoint, work, switch, sandbox):
    await switch(webhooks_doubled_every=2)
    first, second, third = await _make(sandbox, endpoint, (ONE, 1), (ONE, 2), (OTHER, 1))
    arrived = await work()
    assert sorted(arrived) == sorted([first, second, second, third])
    assert [one for one in arrived if one != third] == [first, second, second]
    async with sandbox.read() as session:
        tried = await session.execute(
            select(WebhookDelivery.number, WebhookDelivery.state, WebhookDelivery.attempts)
            .join(WebhookAttempt, WebhookAttempt.delivery_id == WebhookDelivery.id)
            .where(WebhookDelivery.endpoint_id == endpoint.id)
            .order_by(WebhookDelivery.number)
        )
        assert [tuple(row) for row in tried] == [(number, DeliveryState.DELIVERED, 1) for number in (1, 2, 2, 3)]


async def test_a_message_that_was_not_counted_yet_waits_for_its_number(endpoint, work, switch, sandbox, monkeypatch):
    await switch(webhooks_doubled_every=2)
    first, second = await _make(sandbox, endpoint, (ONE, 1), (OTHER, 1))
    with monkeypatch.context() as patched:
        patched.setattr(going_wrong, "AT_ONCE", 0)
        assert await work() == []
        patched.setattr(going_wrong, "AT_ONCE", 1)
        assert await work() == [first, second, second]


async def test_one_that_did_not_arrive_is_not_sent_twice(endpoint, work, switch, sandbox):
    await switch(webhooks_doubled_every=1)
    [only] = await _make(sandbox, endpoint, (ONE, 1))
    assert await work(KAPOT) == [only]


async def test_every_second_message_comes_late_and_holds_up_what_follows_on_its_voucher(
    endpoint, work, switch, sandbox
):
    await switch(webhooks_late_every=2)
    first, second, third, fourth = await _make(sandbox, endpoint, (ONE, 1), (ONE, 2), (ONE, 3), (OTHER, 1))
    assert await work() == [first]
    with clock.set_to(clock.now() + LATE + timedelta(seconds=1)):
        assert sorted(await work()) == sorted([second, third, fourth])


async def test_a_later_one_goes_first(endpoint, work, switch, sandbox):
    await switch(webhooks_overtaken_every=1)
    for pair in ((1, 2), (3, 4)):
        first, second = await _make(sandbox, endpoint, *((ONE, sequence) for sequence in pair))
        assert await work() == [second, first]


async def test_only_every_so_many_th_does_and_one_voucher_says_nothing_of_another(endpoint, work, switch, sandbox):
    await switch(webhooks_overtaken_every=3)
    made = await _make(sandbox, endpoint, (ONE, 1), (ONE, 2), (ONE, 3), (OTHER, 1), (ONE, 4))
    arrived = await work()
    of_one = [made.index(one) + 1 for one in arrived if one != made[3]]
    assert of_one == [1, 2, 5, 3]
    assert made[3] in arrived


async def test_without_a_later_one_it_comes_after_a_minute(endpoint, work, switch, sandbox):
    await switch(webhooks_overtaken_every=1)
    [only] = await _make(sandbox, endpoint, (ONE, 1))
    assert await work() == []
    with clock.set_to(clock.now() + HELD + timedelta(seconds=1)):
        assert await work() == [only]


async def test_tests_are_counted_among_the_others(endpoint, work, switch, sandbox):
    await switch(webhooks_doubled_every=2)
    first, test = await _make(sandbox, endpoint, (ONE, 1), (None, None))
    assert await work() == [first, test, test]


async def test_of_two_tests_the_later_goes_first_for_who_hears_of_no_voucher(endpoint, work, switch, sandbox):
    await switch(webhooks_overtaken_every=2)
    first, second, third = await _make(sandbox, endpoint, *[(None, None)] * 3)
    assert await work() == [first, third, second]


async def test_nothing_goes_wrong_once_it_is_switched_off_or_for_a_webhook_of_somebody_else(
    endpoint, work, switch, sandbox, trying
):
    await switch(webhooks_doubled_every=1, webhooks_late_every=1, webhooks_overtaken_every=1)
    async with sandbox.write() as session:
        body = select(Organisation.id).where(Organisation.kind == OrganisationKind.EXECUTING_BODY).limit(1)
        other = await make_webhook(session, await session.scalar(body))
    theirs = await _make(sandbox, other, (ONE, 1), (ONE, 2))
    assert await work() == theirs
    await switch()
    mine = await _make(sandbox, endpoint, (ONE, 1), (ONE, 2))
    assert await work() == mine
    async with sandbox.write() as session:
        await session.execute(delete(WebhookEndpoint).where(WebhookEndpoint.id == other.id))


async def test_a_webhook_knows_which_system_made_it(system, trying, sandbox, monkeypatch):
    async def look_up(host, port):
        return ["93.184.215.14"]

    monkeypatch.setattr("backend.webhooks.addresses.look_up", look_up)
    hook = {"name": "Proef", "url": "https://hooks.voorbeeld.example/in", "messageTypes": [MESSAGE_TYPES[0]]}
    made = await system.post("/webhook-endpoints", json=hook, headers={"Idempotency-Key": uuid4().hex})
    assert made.status_code == 201, made.text
    async with sandbox.write() as session:
        kept = await session.get_one(WebhookEndpoint, made.json()["id"])
        assert kept.client_id == trying.client_id
        await session.delete(kept)


async def test_a_real_system_has_no_faults_to_read(database, sandbox):
    async with database.write() as session:
        real = await make_system(session, kind=OrganisationKind.EXECUTING_BODY)
    assert await faults_in(database)({real.client_id}) == {}


async def test_the_database_keeps_what_goes_wrong_to_messages_that_were_counted(endpoint, sandbox):
    with pytest.raises(IntegrityError, match="faults_by_number"):
        async with sandbox.write() as session:
            (await make_message(session, endpoint, ONE, 1)).sent_twice = True


async def test_a_reset_while_a_message_is_under_way_ends_well(opened, sandbox, database):
    """What was sent to a webhook that went is recorded nowhere, and hurts nobody."""
    async with sandbox.write() as session:
        here = await session.scalar(
            select(MachineClient.organisation_id).where(MachineClient.id == opened.trying.client_id)
        )
        webhook = await make_webhook(session, here)
        await make_message(session, webhook, ONE, 1)
    answers = []

    async def post(url, headers, body):
        answers.append(await opened.officer.post("/sandbox/resets"))
        return ARRIVED

    sender = Sender(sandbox, SEAL, post, faults_in(database))
    assert await sender.step()
    await sender.finish()
    assert [answer.status_code for answer in answers] == [201]
    async with sandbox.read() as session:
        assert await session.get(WebhookEndpoint, webhook.id) is None
    assert not await sender.step()
