"""A move of a voucher reaches the systems of those who may see it, once, and names nobody."""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from backend import worker
from backend.core import clock
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind
from backend.integration import outbox
from backend.integration.models import OutboxMessage
from backend.vouchers.models import Voucher
from backend.webhooks.messages import MESSAGE_TYPES
from backend.webhooks.models import DisabledBecause, EndpointStatus, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from backend.webhooks.service.fanning import forget_old
from tests.makers.identity import make_organisation
from tests.makers.vouchers import bring_to, set_stage
from tests.makers.webhooks import make_message, make_webhook

MOVES = ["submitted", "in-review", "granted"]


@pytest.fixture
async def hand_out(database, settings):
    """Let the outbox deliver everything."""
    receivers = worker.deliverers(settings)

    async def deliver():
        while True:
            async with database.write() as session:
                if not await outbox.deliver_next(session, receivers):
                    break
        async with database.read() as session:
            assert list(await session.scalars(select(OutboxMessage.last_error).distinct())) == [None]

    return deliver


async def _bodies(database, endpoint):
    statement = select(WebhookDelivery.body).where(WebhookDelivery.endpoint_id == endpoint.id)
    async with database.read() as session:
        found = await session.scalars(statement.order_by(WebhookDelivery.sequence))
        return [json.loads(body) for body in found]


@pytest.mark.parametrize(
    ("kind", "hears"),
    [
        (OrganisationKind.EXECUTING_BODY, True),
        (OrganisationKind.PROGRAMME_OFFICE, True),
        (OrganisationKind.BRANCH, False),  # as long as no system of a branch sees a voucher
    ],
)
async def test_who_may_see_the_voucher_hears_of_each_move(database, client_as, hand_out, kind, hears):
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        endpoint = await make_webhook(session, (await make_organisation(session, kind=kind)).id)
    await bring_to(stage, "granted")
    await hand_out()
    types = [told["type"] for told in await _bodies(database, endpoint)]
    assert types == ([f"nl.slimmerwerken.voucher.{word}.v1" for word in MOVES] if hears else [])


async def test_a_message_is_a_cloudevent_that_names_nobody(database, client_as, hand_out, endpoint):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    await hand_out()
    told = (await _bodies(database, endpoint))[-1]
    async with database.read() as session:
        voucher = (await session.scalars(select(Voucher))).one()
        names = {organisation.name for organisation in await session.scalars(select(Organisation))}
        message = (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.sequence.desc()))).first()
    assert told == {
        "specversion": "1.0",
        "id": str(message.id),
        "source": "urn:nld:slimmer-werken",
        "type": "nl.slimmerwerken.voucher.granted.v1",
        "time": message.payload["occurredAt"],
        "subject": f"vouchers/{voucher_id}",
        "sequence": str(message.sequence),
        "sequencetype": "Integer",
        "datacontenttype": "application/json",
        "data": {
            "voucherId": voucher_id,
            "code": voucher.code,
            "version": voucher.version,
            "fromStatus": "in_review",
            "status": "granted",
        },
    }
    assert re.search(r"[+-]\d\d:\d\d$|Z$", told["time"])
    assert not [name for name in names if name in json.dumps(told)]


def test_types_are_reverse_domain_names():
    assert len(MESSAGE_TYPES) == 14
    assert all(re.fullmatch(r"[a-z]{2,}(\.[a-z0-9]+(-[a-z0-9]+)*)+", kind) for kind in MESSAGE_TYPES)
    assert not [kind for kind in MESSAGE_TYPES if "draft" in kind]


async def test_only_what_was_chosen_comes(database, client_as, hand_out, endpoint):
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        (await session.get_one(WebhookEndpoint, endpoint.id)).message_types = ["nl.slimmerwerken.voucher.granted.v1"]
    await bring_to(stage, "granted")
    await hand_out()
    assert [told["data"]["status"] for told in await _bodies(database, endpoint)] == ["granted"]


async def test_a_move_that_is_handed_out_twice_is_one_message(database, client_as, hand_out, endpoint):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "submitted")
    for _ in range(2):
        await hand_out()
        async with database.write() as session:
            await session.execute(update(OutboxMessage).values(delivered_at=None))
    assert len(await _bodies(database, endpoint)) == 1


async def test_a_paused_one_collects_and_a_disabled_one_does_not(database, client_as, hand_out, endpoint):
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        paused = await make_webhook(session, endpoint.organisation_id)
        paused.status = EndpointStatus.PAUSED
        disabled = await session.get_one(WebhookEndpoint, endpoint.id)
        disabled.status, disabled.disabled_because = EndpointStatus.DISABLED, DisabledBecause.GONE
    await bring_to(stage, "submitted")
    await hand_out()
    assert [len(await _bodies(database, each)) for each in (paused, disabled)] == [1, 0]


async def test_after_thirty_days_messages_go_and_ended_secrets_at_once(database, endpoint):
    async with database.write() as session:
        old = await make_message(session, endpoint)
        new = await make_message(session, endpoint)
        old.created_at = clock.now() - timedelta(days=30, minutes=1)
        new.created_at = clock.now() - timedelta(days=29, hours=23)
        for message in (old, new):
            session.add(
                WebhookAttempt(delivery_id=message.id, started_at=clock.now(), milliseconds=1, request_headers={})
            )
        kept = await session.get_one(WebhookEndpoint, endpoint.id)
        kept.sealed_former_secret, kept.former_until = b"x", clock.now() - timedelta(minutes=1)
    async with database.write() as session:
        assert await forget_old(session) == 1
    async with database.read() as session:
        assert list(await session.scalars(select(WebhookAttempt.delivery_id))) == [new.id]
        assert await session.scalar(select(WebhookEndpoint.sealed_former_secret)) is None
