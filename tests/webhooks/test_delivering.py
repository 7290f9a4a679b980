"""Delivered at least once, in order per voucher, whatever fails, and given up when it must be."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.core.sealing import Sealer
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.webhooks.models import (
    DeliveryState,
    DisabledBecause,
    EndpointStatus,
    Fault,
    WebhookAttempt,
    WebhookDelivery,
    WebhookEndpoint,
)
from backend.webhooks.posting import Outcome
from backend.webhooks.service.delivering import LEASE, claim, send
from backend.webhooks.service.recording import ONLY_FAILURES, WAITS, record
from tests.makers.identity import make_principal
from tests.makers.webhooks import SEAL, make_message, make_webhook

REFUSED = Outcome(5, 500, "kapot", Fault.STATUS)
ONE, OTHER = uuid4(), uuid4()


async def _messages(database, endpoint, *lines):
    async with database.write() as session:
        return [(await make_message(session, endpoint, subject, number)).id for subject, number in lines]


async def _seen(database, entity, item_id):
    async with database.read() as session:
        return await session.get_one(entity, item_id, populate_existing=True)


def _number(number):
    return f'{{"sequence":"{number}"}}'.encode()


async def test_the_next_of_a_voucher_waits_until_the_one_before_arrived(database, endpoint, work):
    await _messages(database, endpoint, (ONE, 2), (ONE, 1), (OTHER, 7))
    assert sorted(await work()) == [_number(1), _number(7)]
    assert await work() == [_number(2)]
    assert await work() == []


async def test_the_next_waits_while_the_one_before_fails_and_goes_when_it_is_given_up(database, endpoint, work):
    first, second = await _messages(database, endpoint, (ONE, 1), (ONE, 2))
    moment = clock.now()
    for number in range(len(WAITS) + 1):
        with clock.set_to(moment):
            assert await work(REFUSED) == [_number(1)], number
        if number < len(WAITS):
            with clock.set_to(moment):
                assert await work() == []
            waits = (await _seen(database, WebhookDelivery, first)).next_attempt_at - moment
            assert WAITS[number] * 0.9 <= waits <= WAITS[number] * 1.1
            moment += waits
    assert (await _seen(database, WebhookDelivery, first)).state is DeliveryState.FAILED
    with clock.set_to(moment):
        assert await work() == [_number(2)]
    assert (await _seen(database, WebhookDelivery, second)).state is DeliveryState.DELIVERED
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(WebhookAttempt)) == len(WAITS) + 2


def test_the_attempts_span_75_hours():
    assert sum(WAITS, timedelta()) == timedelta(hours=75, minutes=35, seconds=5)


async def test_who_is_killed_before_recording_leaves_it_to_the_next(database, endpoint, work):
    (message,) = await _messages(database, endpoint, (ONE, 1))
    async with database.write() as session:
        (lost,) = await claim(session, SEAL, 16)
    assert await work() == []
    with clock.set_to(clock.now() + LEASE):
        assert await work() == [_number(1)]
    async with database.write() as session:  # the one that was thought dead comes back: it has nothing to say

        async def post(*_):
            return REFUSED

        await record(session, lost.delivery_id, lost.lease, await send(lost, post))
    found = await _seen(database, WebhookDelivery, message)
    assert (found.state, found.attempts) == (DeliveryState.DELIVERED, 1)


async def test_an_attempt_is_kept_without_its_signature(database, endpoint, work):
    (message,) = await _messages(database, endpoint, (ONE, 1))
    await work(REFUSED)
    async with database.read() as session:
        kept = (await session.scalars(select(WebhookAttempt))).one()
    delivery = await _seen(database, WebhookDelivery, message)
    assert (kept.status_code, kept.answer, kept.fault, kept.milliseconds) == (500, "kapot", Fault.STATUS, 5)
    assert kept.request_headers["webhook-signature"] == "v1,…"
    assert kept.request_headers["webhook-id"] == f"msg_{delivery.message_id.hex}"


async def test_a_receiver_in_trouble_gets_one_at_a_time_and_holds_up_no_other(database, endpoint, work):
    async with database.write() as session:
        healthy = await make_webhook(session, endpoint.organisation_id)
        for _ in range(6):
            await make_message(session, endpoint, uuid4(), 1)
            await make_message(session, healthy, uuid4(), 9)
    assert len(await work(lambda body: REFUSED if body == _number(1) else Outcome(1, 204))) == 8
    with clock.set_to(clock.now() + timedelta(seconds=10)):
        async with database.write() as session:
            claimed = await claim(session, SEAL, 16)
    by = [each.endpoint_id for each in claimed]
    assert (by.count(endpoint.id), by.count(healthy.id)) == (1, 2)


async def test_five_days_of_only_failures_disable_it_and_tell_its_people(database, endpoint, work):
    start = clock.now()
    with clock.set_to(start):
        failing, early = await _messages(database, endpoint, (ONE, 1), (OTHER, 1))
        await work(REFUSED)
    async with database.write() as session:
        await make_principal(session, roles=(Role.SYNTENS_OFFICER,), organisation_id=endpoint.organisation_id)
        await make_principal(session, roles=(Role.SYNTENS_OFFICER,))
    with clock.set_to(start + ONLY_FAILURES - timedelta(minutes=1)):
        await work(REFUSED)
    assert (await _seen(database, WebhookEndpoint, endpoint.id)).status is EndpointStatus.ACTIVE
    with clock.set_to(start + ONLY_FAILURES + timedelta(minutes=1)):
        await work(REFUSED)
    found = await _seen(database, WebhookEndpoint, endpoint.id)
    assert (found.status, found.disabled_because) == (EndpointStatus.DISABLED, DisabledBecause.FAILING)
    for message in (failing, early):
        assert (await _seen(database, WebhookDelivery, message)).state is DeliveryState.FAILED
    async with database.read() as session:
        assert list(await session.scalars(select(Mail.template))) == ["webhook_failing"]


async def test_one_that_arrives_begins_the_five_days_anew(database, endpoint, work):
    start = clock.now()
    with clock.set_to(start):
        await _messages(database, endpoint, (ONE, 1))
        await work(REFUSED)
    with clock.set_to(start + timedelta(days=4)):
        await work()
        assert (await _seen(database, WebhookEndpoint, endpoint.id)).failing_since is None
    with clock.set_to(start + timedelta(days=6)):
        await _messages(database, endpoint, (ONE, 2))
        await work(REFUSED)
    found = await _seen(database, WebhookEndpoint, endpoint.id)
    assert (found.status, found.failing_since) == (EndpointStatus.ACTIVE, start + timedelta(days=6))
    assert found.last_delivered_at == start + timedelta(days=4)
    assert found.version == 1, "its health makes no version that somebody reads stale"


async def test_gone_disables_it_at_once(database, endpoint, work):
    first, second = await _messages(database, endpoint, (ONE, 1), (ONE, 2))
    await work(Outcome(2, 410, "", Fault.STATUS))
    found = await _seen(database, WebhookEndpoint, endpoint.id)
    assert (found.status, found.disabled_because) == (EndpointStatus.DISABLED, DisabledBecause.GONE)
    for message in (first, second):
        assert (await _seen(database, WebhookDelivery, message)).state is DeliveryState.FAILED
    with clock.set_to(clock.now() + timedelta(hours=1)):
        assert await work() == []


async def test_a_paused_one_is_not_sent_to(database, endpoint, work):
    await _messages(database, endpoint, (ONE, 1))
    async with database.write() as session:
        (await session.get_one(WebhookEndpoint, endpoint.id)).status = EndpointStatus.PAUSED
    assert await work() == []


@pytest.mark.parametrize(("days", "signatures"), [(6, 2), (8, 1)])
async def test_the_former_secret_signs_for_seven_days(database, endpoint, work, days, signatures):
    async with database.write() as session:
        kept = await session.get_one(WebhookEndpoint, endpoint.id)
        kept.sealed_former_secret = kept.sealed_secret
        kept.former_until = clock.now() + timedelta(days=7)
    await _messages(database, endpoint, (ONE, 1))
    with clock.set_to(clock.now() + timedelta(days=days)):
        await work()
    async with database.read() as session:
        (headers,) = await session.scalars(select(WebhookAttempt.request_headers))
    assert headers["webhook-signature"].count("v1,") == signatures


async def test_a_secret_that_does_not_open_is_a_failure_and_stops_nobody(database, endpoint):
    (message,) = await _messages(database, endpoint, (ONE, 1))

    async def post(*_):
        raise AssertionError("nothing unsigned is sent")

    async with database.write() as session:
        (claimed,) = await claim(session, Sealer(b"another", "webhooks"), 16)
        await record(session, claimed.delivery_id, claimed.lease, await send(claimed, post))
    assert (await _seen(database, WebhookDelivery, message)).attempts == 1
    async with database.read() as session:
        assert list(await session.scalars(select(WebhookAttempt.fault))) == [Fault.SECRET]
