"""Builders of webhooks, and a receiver on this computer that remembers what it got."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.sealing import Sealer
from backend.webhooks.messages import MESSAGE_TYPES
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint
from backend.webhooks.signing import new_secret

SEAL = Sealer(b"for tests", "webhooks")


async def make_webhook(
    session: AsyncSession, organisation_id: UUID, *, url: str = "https://hooks.voorbeeld.example/in", secret: str = ""
) -> WebhookEndpoint:
    """An endpoint that is told of everything."""
    endpoint = WebhookEndpoint(
        organisation_id=organisation_id,
        name="Ontvanger",
        url=url,
        message_types=list(MESSAGE_TYPES),
        sealed_secret=SEAL.seal((secret or new_secret()).encode()),
    )
    session.add(endpoint)
    await session.flush()
    return endpoint


async def make_message(
    session: AsyncSession, endpoint: WebhookEndpoint, subject_id: UUID | None = None, sequence: int | None = None
) -> WebhookDelivery:
    """A message that is due."""
    delivery = WebhookDelivery(
        endpoint_id=endpoint.id,
        message_id=uuid4(),
        message_type=MESSAGE_TYPES[0],
        subject_id=subject_id,
        sequence=sequence,
        body=f'{{"sequence":"{sequence}"}}',
        next_attempt_at=clock.now(),
    )
    session.add(delivery)
    await session.flush()
    return delivery


@dataclass(slots=True)
class Receiver:
    """What came in: headers by small name, and bodies; `answer` says what goes back."""

    port: int = 0
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answer: Callable[[], bytes] = lambda: b"HTTP/1.1 204 No Content\r\n\r\n"
    slowly: float = 0.0

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/in?key=x"


@asynccontextmanager
async def receiving(**ssl: object) -> AsyncIterator[Receiver]:
    """A plain HTTP server on this computer."""
    receiver = Receiver()

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            lines = (line.split(": ", 1) for line in head[1:] if line)
            headers = {name.lower(): value for name, value in lines} | {":path": head[0]}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            await asyncio.sleep(receiver.slowly)
            receiver.got.append((headers, body))
            writer.write(receiver.answer())
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0, **ssl)  # type: ignore[arg-type]
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()
