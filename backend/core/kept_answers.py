"""Public answers kept as bytes: for at most a second, and no longer than until the next change of the catalogue.

Kept is only what an answer itself declares public (`Cache-Control: public`), asked by somebody who showed nothing of
themselves: no cookie, no token, no key. So nothing personal can be kept, and nobody who signed in is answered from
here. Nothing is kept either while no connection listens for changes.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger(__name__)

CHANNEL = "catalogue"  # triggers on the tables of public pages notify it at commit
SECONDS = 1.0
LARGEST = 512_000  # bytes of one answer
ROOM = 16_000_000  # bytes of all answers together
RECONNECT = 1.0  # seconds
# Whoever sends one of these is somebody, or sends something: never kept, never answered from what is kept.
TELLING = frozenset({b"cookie", b"authorization", b"scan-key", b"content-length", b"transfer-encoding", b"range"})
Key = tuple[str, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer, complete with its headers."""

    headers: list[tuple[bytes, bytes]]
    body: bytes
    etag: bytes | None
    until: float


class KeptAnswers:
    """What is kept, the least recently asked first; bounded in bytes."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._found: OrderedDict[Key, Kept] = OrderedDict()
        self.size = 0
        self.generation = 0
        self.is_open = False

    def open(self) -> None:
        """Begin to keep: from now on changes are heard."""
        self.is_open = True

    def close(self) -> None:
        """Keep nothing: a change could pass unheard."""
        self.is_open = False
        self.forget()

    def forget(self) -> None:
        """Throw everything away, also what is being read at this moment."""
        self.generation += 1
        self._found.clear()
        self.size = 0

    def find(self, key: Key) -> Kept | None:
        """The answer to this question, when it is fresh."""
        kept = self._found.get(key)
        if kept is None:
            return None
        if kept.until <= self._now():
            self._drop(key)
            return None
        self._found.move_to_end(key)
        return kept

    def keep(self, key: Key, headers: list[tuple[bytes, bytes]], body: bytes, generation: int) -> None:
        """Keep an answer, unless something changed since `generation`, when it began to be read."""
        if not self.is_open or generation != self.generation or len(body) > LARGEST:
            return
        if key in self._found:
            self._drop(key)
        self._found[key] = Kept(headers, body, dict(headers).get(b"etag"), self._now() + SECONDS)
        self.size += len(body)
        while self.size > ROOM:
            self._drop(next(iter(self._found)))

    def _drop(self, key: Key) -> None:
        self.size -= len(self._found.pop(key).body)


class PublicAnswers:
    """The outermost ASGI layer: answers visitors from what is kept, and keeps what may be kept."""

    def __init__(self, app: "ASGIApp", kept: KeptAnswers) -> None:
        self.app = app
        self.kept = kept

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer from what is kept, or let the application answer and look whether that may be kept."""
        key, known = _question(scope) if self.kept.is_open and scope["type"] == "http" else (None, b"")
        if key is None:
            await self.app(scope, receive, send)
        elif found := self.kept.find(key):
            await _answer(found, known, send)
        else:
            await self.app(scope, receive, self._keeping(key, send))

    def _keeping(self, key: Key, send: "Send") -> "Send":
        generation = self.kept.generation
        headers: list[tuple[bytes, bytes]] | None = None

        async def keep(message: "Message") -> None:
            nonlocal headers
            if message["type"] == "http.response.start":
                headers = message["headers"] if message["status"] == 200 and _is_public(message["headers"]) else None
            elif headers is not None and not message.get("more_body"):
                self.kept.keep(key, headers, message["body"], generation)
            else:
                headers = None
            await send(message)

        return keep


def _question(scope: "Scope") -> tuple[Key | None, bytes]:
    """What a visitor asks, and which version they know; no key for anybody else. Answers hold both languages."""
    if scope["method"] != "GET" or not scope["path"].startswith("/v1/"):
        return None, b""
    accept = known = b""
    for name, value in scope["headers"]:
        if name in TELLING and value != b"0":
            return None, b""
        if name == b"accept":
            accept = value
        elif name == b"if-none-match":
            known = value
    return (scope["path"], scope["query_string"], accept), known


def _is_public(headers: list[tuple[bytes, bytes]]) -> bool:
    told = dict(headers)
    return told.get(b"cache-control", b"").startswith(b"public") and not told.keys() & {b"vary", b"set-cookie"}


async def _answer(found: Kept, known: bytes, send: "Send") -> None:
    if found.etag and _holds(known, found.etag):
        headers = [pair for pair in found.headers if pair[0] not in {b"content-length", b"content-type"}]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": found.headers})
    await send({"type": "http.response.body", "body": found.body})


def _holds(known: bytes, etag: bytes) -> bool:
    tags = [tag.strip().removeprefix(b"W/") for tag in known.split(b",")]
    return etag in tags or b"*" in tags


@asynccontextmanager
async def following(engine: AsyncEngine, kept: KeptAnswers) -> AsyncIterator[None]:
    """Keep answers, and forget them at each change of the catalogue."""
    task = asyncio.create_task(_follow(engine, kept))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _follow(engine: AsyncEngine, kept: KeptAnswers) -> None:
    while True:
        try:
            await _listen(engine, kept)
        except (SQLAlchemyError, OSError) as failure:
            log.warning("changes are not heard", error=type(failure).__name__)
        finally:
            kept.close()
        await asyncio.sleep(RECONNECT)


async def _listen(engine: AsyncEngine, kept: KeptAnswers) -> None:
    async with engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        lost = asyncio.Event()

        def end(_: Any) -> None:
            lost.set()

        def forget(*_: Any) -> None:
            kept.forget()

        driver.add_termination_listener(end)
        await driver.add_listener(CHANNEL, forget)
        kept.open()
        try:
            await lost.wait()
            await connection.invalidate()
        finally:
            driver.remove_termination_listener(end)
            if not driver.is_closed():
                await driver.remove_listener(CHANNEL, forget)
