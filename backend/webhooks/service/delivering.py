"""Delivering messages: claimed with a lease in one transaction, sent in none, recorded in another.

Whoever is killed in between leaves a lease that ends: the message is sent again. So each arrives at least once, and a
receiver knows it again by `webhook-id`. The messages on one voucher to one endpoint go one after the other: the next
waits until the one before arrived or failed for good. One that is sent again keeps its place in that line.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog
from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.core.database import Database
from backend.core.sealing import SealBroken, Sealer
from backend.settings import API_VERSION
from backend.webhooks.messages import MEDIA_TYPE, named
from backend.webhooks.models import DeliveryState, EndpointStatus, Fault, WebhookDelivery, WebhookEndpoint
from backend.webhooks.posting import Outcome
from backend.webhooks.service.going_wrong import FaultsOf, go_wrong, held
from backend.webhooks.service.recording import Attempt, record
from backend.webhooks.signing import sign

log = structlog.get_logger(__name__)
Post = Callable[[str, dict[str, str], bytes], Awaitable[Outcome]]

LEASE = timedelta(minutes=1)  # four times the longest attempt
AT_ONCE = 16  # attempts under way in one worker
PER_ENDPOINT = 4
WHILE_FAILING = 1  # a receiver in trouble gets one at a time, and holds up no other
HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that this worker may send until its lease ends, with all that sending needs."""

    delivery_id: UUID
    endpoint_id: UUID
    lease: UUID
    message_id: str
    url: str
    body: bytes
    secrets: tuple[str, ...]  # the current one first; none when the seal does not open
    sent_twice: bool = False


async def claim(session: AsyncSession, seal: Sealer, limit: int, *, counted: bool = False) -> list[Claimed]:
    """Claim at most `limit` messages that are due, of every endpoint in turn.

    In the sandbox only what was `counted`, of webhooks that systems made: before that nobody decided what goes wrong.
    """
    found: list[Claimed] = []
    for endpoint, free in await _with_room(session):
        if len(found) == limit:
            break
        wanted = [WebhookDelivery.number.is_not(None)] if counted and endpoint.client_id is not None else []
        for delivery in await _due(session, endpoint.id, min(free, limit - len(found)), *wanted):
            delivery.lease, delivery.leased_until = uuid4(), clock.now() + LEASE
            found.append(_claimed(endpoint, delivery, delivery.lease, seal))
    await session.flush()
    return found


async def send(claimed: Claimed, post: Post) -> Attempt:
    """Send it, signed with each secret that counts; the signatures themselves are not kept."""
    moment = clock.now()
    stamp = int(moment.timestamp())
    headers = {
        "Content-Type": MEDIA_TYPE,
        "User-Agent": f"SlimmerWerken-Webhooks/{API_VERSION}",
        "webhook-id": claimed.message_id,
        "webhook-timestamp": str(stamp),
    }
    shown = {**headers, "webhook-signature": " ".join(f"v1,{HIDDEN}" for _ in claimed.secrets)}
    if not claimed.secrets:
        return Attempt(moment, shown, Outcome(0, fault=Fault.SECRET))
    signature = sign(claimed.secrets, claimed.message_id, stamp, claimed.body)
    outcome = await post(claimed.url, {**headers, "webhook-signature": signature}, claimed.body)
    return Attempt(moment, shown, outcome)


class Sender:
    """The worker's sending: as many attempts at the same time as there is room for."""

    def __init__(self, database: Database, seal: Sealer, post: Post, faults_of: FaultsOf | None = None) -> None:
        self._database, self._seal, self._post, self._faults_of = database, seal, post, faults_of
        self._under_way: set[asyncio.Task[None]] = set()

    async def step(self) -> bool:
        """Begin what is due, as far as there is room; answers whether there was something."""
        if len(self._under_way) >= AT_ONCE:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        async with self._database.write() as session:
            if self._faults_of is not None:
                await go_wrong(session, self._faults_of)
            room = AT_ONCE - len(self._under_way)
            claimed = await claim(session, self._seal, room, counted=self._faults_of is not None)
        for each in claimed:
            task = asyncio.create_task(self._deliver(each))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        return bool(claimed)

    async def finish(self) -> None:
        """Wait for what is under way."""
        await asyncio.gather(*self._under_way)

    async def _deliver(self, claimed: Claimed) -> None:
        try:
            attempts = [await send(claimed, self._post)]
            if claimed.sent_twice and attempts[0].outcome.fault is None:
                attempts.append(await send(claimed, self._post))
            async with self._database.write() as session:
                await record(session, claimed.delivery_id, claimed.lease, *attempts)
        except Exception as failure:  # noqa: BLE001 - whatever it was, the lease ends and the message goes again
            log.warning("delivery not recorded", delivery=str(claimed.delivery_id), error=type(failure).__name__)


async def _with_room(session: AsyncSession) -> list[tuple[WebhookEndpoint, int]]:
    """The endpoints with something due that can take more at this moment, and how much; in an order by chance."""
    now = clock.now()
    leased = (
        select(func.count())
        .where(
            WebhookDelivery.endpoint_id == WebhookEndpoint.id,
            WebhookDelivery.lease.is_not(None),
            WebhookDelivery.leased_until > now,
        )
        .scalar_subquery()
    )
    due = exists().where(WebhookDelivery.endpoint_id == WebhookEndpoint.id, _is_due(now))
    found = await session.execute(
        select(WebhookEndpoint, leased).where(WebhookEndpoint.status == EndpointStatus.ACTIVE, due)
    )
    room = []
    for endpoint, under_way in found:
        most = PER_ENDPOINT if endpoint.failing_since is None else WHILE_FAILING
        if under_way < most:
            room.append((endpoint, most - under_way))
    random.shuffle(room)
    return room


def _is_due(now: datetime) -> ColumnElement[bool]:
    return and_(
        WebhookDelivery.state == DeliveryState.WAITING,
        WebhookDelivery.next_attempt_at <= now,
        or_(WebhookDelivery.lease.is_(None), WebhookDelivery.leased_until <= now),
    )


async def _due(
    session: AsyncSession, endpoint_id: UUID, limit: int, *wanted: ColumnElement[bool]
) -> list[WebhookDelivery]:
    """Those due longest, each the first of its voucher, locked; another worker passes over them."""
    earlier = aliased(WebhookDelivery)
    found = await session.scalars(
        select(WebhookDelivery)
        .where(
            WebhookDelivery.endpoint_id == endpoint_id,
            *wanted,
            _is_due(clock.now()),
            ~held(WebhookDelivery, clock.now()),
            ~exists().where(
                earlier.endpoint_id == WebhookDelivery.endpoint_id,
                earlier.subject_id == WebhookDelivery.subject_id,
                earlier.id != WebhookDelivery.id,
                earlier.state == DeliveryState.WAITING,
                ~held(earlier, clock.now()),
                # A later one goes before only when it was under way already, as this one was asked for again.
                or_(earlier.sequence < WebhookDelivery.sequence, earlier.leased_until > clock.now()),
            ),
        )
        .order_by(WebhookDelivery.next_attempt_at, WebhookDelivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(found)


def _claimed(endpoint: WebhookEndpoint, delivery: WebhookDelivery, lease: UUID, seal: Sealer) -> Claimed:
    sealed = [endpoint.sealed_secret]
    if endpoint.sealed_former_secret and endpoint.former_until and endpoint.former_until > clock.now():
        sealed.append(endpoint.sealed_former_secret)
    try:
        opened = tuple(seal.open(each).decode() for each in sealed)
    except SealBroken:
        opened = ()
    return Claimed(
        delivery.id,
        endpoint.id,
        lease,
        named(delivery.message_id),
        endpoint.url,
        delivery.body.encode(),
        opened,
        delivery.sent_twice,
    )
