"""What an attempt came to: written down, tried again later, given up, or reason to disable the endpoint."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.identity.models import Organisation
from backend.identity.scopes import ROLES_OF_KIND, OrganisationKind
from backend.notifications import service as notifications
from backend.webhooks.messages import TEST_TYPE
from backend.webhooks.models import (
    DeliveryState,
    DisabledBecause,
    EndpointStatus,
    WebhookAttempt,
    WebhookDelivery,
    WebhookEndpoint,
)
from backend.webhooks.posting import Outcome

# Waits after each attempt that failed, as Standard Webhooks suggests: ten attempts in 75 hours and 35 minutes.
WAITS = tuple(timedelta(seconds=wait) for wait in (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400))
ONLY_FAILURES = timedelta(days=5)
PLACES = {
    OrganisationKind.BRANCH: "/branche/webhooks",
    OrganisationKind.EXECUTING_BODY: "/syntens/webhooks",
    OrganisationKind.PROGRAMME_OFFICE: "/programma/webhooks",
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """When it began, the headers as they may be shown, and what it came to."""

    moment: datetime
    headers: dict[str, str]
    outcome: Outcome


async def record(session: AsyncSession, delivery_id: UUID, lease: UUID, attempt: Attempt, *doubles: Attempt) -> None:
    """Write down an attempt. Who does not have the lease any more has nothing to write.

    `doubles` were sent on purpose after it arrived, and change nothing more. Locks the endpoint before the message, as
    deleting an endpoint does.
    """
    of_delivery = select(WebhookDelivery.endpoint_id).where(WebhookDelivery.id == delivery_id).scalar_subquery()
    endpoint = await session.scalar(
        select(WebhookEndpoint).where(WebhookEndpoint.id == of_delivery).with_for_update(key_share=True)
    )
    delivery = await session.scalar(
        select(WebhookDelivery)
        .where(WebhookDelivery.id == delivery_id, WebhookDelivery.lease == lease)
        .with_for_update()
    )
    if endpoint is None or delivery is None:
        return
    delivery.attempts += 1
    delivery.lease = delivery.leased_until = None
    outcome = attempt.outcome
    session.add_all(_kept(delivery, each) for each in (attempt, *doubles))
    if outcome.fault is None:
        delivery.state, delivery.ended_at = DeliveryState.DELIVERED, clock.now()
        await _note_health(session, endpoint, last_delivered_at=clock.now(), failing_since=None)
    else:
        await _record_failure(session, endpoint, delivery, attempt.moment, gone=outcome.gone)
    await session.flush()


def _kept(delivery: WebhookDelivery, attempt: Attempt) -> WebhookAttempt:
    outcome = attempt.outcome
    return WebhookAttempt(
        delivery_id=delivery.id,
        started_at=attempt.moment,
        milliseconds=outcome.milliseconds,
        request_headers=attempt.headers,
        status_code=outcome.status_code,
        answer=outcome.answer,
        fault=outcome.fault,
    )


async def _record_failure(
    session: AsyncSession, endpoint: WebhookEndpoint, delivery: WebhookDelivery, moment: datetime, *, gone: bool
) -> None:
    if delivery.message_type == TEST_TYPE:  # whoever asked looks on: it goes once, and counts for no disabling
        delivery.state, delivery.ended_at = DeliveryState.FAILED, clock.now()
        return
    since = endpoint.failing_since or moment
    ends = gone or clock.now() - since >= ONLY_FAILURES
    if ends or endpoint.status is EndpointStatus.DISABLED or delivery.attempts > len(WAITS):
        delivery.state, delivery.ended_at = DeliveryState.FAILED, clock.now()
    else:
        wait = WAITS[delivery.attempts - 1]
        delivery.next_attempt_at = clock.now() + wait * random.uniform(0.9, 1.1)  # noqa: S311 - spreads, hides nothing
    await _note_health(session, endpoint, failing_since=since)
    if ends and endpoint.status is not EndpointStatus.DISABLED:
        await _disable(session, endpoint, DisabledBecause.GONE if gone else DisabledBecause.FAILING)


async def _note_health(session: AsyncSession, endpoint: WebhookEndpoint, **noted: datetime | None) -> None:
    """Past the object, so that its version stays: what people read of it is not stale by a delivery."""
    await session.execute(
        update(WebhookEndpoint)
        .where(WebhookEndpoint.id == endpoint.id)
        .values(**noted, updated_at=WebhookEndpoint.updated_at)
        .execution_options(synchronize_session=False)
    )


async def _disable(session: AsyncSession, endpoint: WebhookEndpoint, because: DisabledBecause) -> None:
    """Send nothing any more, give up what waits but is not under way, and tell the people who manage it."""
    endpoint.status, endpoint.disabled_because = EndpointStatus.DISABLED, because
    now = clock.now()
    await session.execute(
        update(WebhookDelivery)
        .where(
            WebhookDelivery.endpoint_id == endpoint.id,
            WebhookDelivery.state == DeliveryState.WAITING,
            or_(WebhookDelivery.lease.is_(None), WebhookDelivery.leased_until <= now),
        )
        .values(state=DeliveryState.FAILED, ended_at=now, lease=None, leased_until=None)
    )
    organisation = await session.get_one(Organisation, endpoint.organisation_id)
    audit.record(
        session,
        None,
        "webhooks.disable",
        "webhook_endpoint",
        endpoint.id,
        organisation_id=organisation.id,
        name=endpoint.name,
        because=str(because),
    )
    await notifications.tell(
        session,
        organisation_id=organisation.id,
        roles=ROLES_OF_KIND[organisation.kind],
        template=f"webhook_{because}",
        link=PLACES[organisation.kind],
        webhook=endpoint.name,
    )
