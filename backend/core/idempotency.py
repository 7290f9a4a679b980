"""Safe to retry: the answer to a request with an Idempotency-Key is kept, in the transaction of its effect.

Kept only for 2xx, 7 days. Same key and body: the first answer again. Another body: 422. Still running: 409.
Anonymous scan answers never use it (it would link a device to an answer).
"""

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Header, Request, Response
from pydantic import TypeAdapter
from sqlalchemy import BigInteger, LargeBinary, cast, delete, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.database import WriteSession
from backend.core.models import Base, Timestamped
from backend.core.problems import IdempotencyKeyReused, Language, RequestInProgress
from backend.core.validation import fault, invalid

KEPT = timedelta(days=7)


class IdempotencyRecord(Timestamped, Base):
    """The first answer to a request with a key."""

    __tablename__ = "idempotency_records"

    scope: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int]
    headers: Mapped[dict[str, str]] = mapped_column(JSONB)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class Replayed(Exception):  # noqa: N818 - not an error: the answer is already known
    """The answer that was given before."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class Effect:
    """The answer of one act, kept with the act when the client sent a key."""

    def __init__(self) -> None:
        self.kept: Response | None = None

    def answer(
        self, shape: Any, value: object, *, status: int = 200, headers: dict[str, str] | None = None
    ) -> Response:
        """Serialise `value` as `shape` (a Schema) and remember it for a retry."""
        adapter = _adapter(shape)
        body = adapter.dump_json(adapter.validate_python(value, from_attributes=True), by_alias=True)
        self.kept = Response(body, status, headers, media_type="application/json")
        return self.kept


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(shape: Any) -> TypeAdapter[Any]:
    if shape not in _adapters:
        _adapters[shape] = TypeAdapter(shape)
    return _adapters[shape]


async def _once(request: Request, session: AsyncSession, key: str | None) -> AsyncIterator[Effect]:
    effect = Effect()
    if key is None:
        yield effect
        return
    who: UUID | str = getattr(request.state, "client_id", "visitor")
    scope = f"{who} {request.method} {request.url.path}"
    asked = request.scope.get("query_string") or b""  # the name of an uploaded file stands there
    fingerprint = hashlib.sha256(await request.body() + (b"?" + asked if asked else b"")).digest()
    lock = cast(func.hashtextextended(f"{scope} {key}", 0), BigInteger)
    if not await session.scalar(select(func.pg_try_advisory_xact_lock(lock))):
        raise RequestInProgress(headers={"Retry-After": "1"})
    record = await session.get(IdempotencyRecord, (scope, key))
    if record is not None and record.expires_at > clock.now():
        if record.fingerprint != fingerprint:
            raise IdempotencyKeyReused
        replayed = {**record.headers, "Idempotent-Replayed": "true"}
        raise Replayed(Response(record.body, record.status, replayed, media_type="application/json"))
    yield effect
    if effect.kept is not None and effect.kept.status_code < 300:
        if record is not None:  # it has expired
            await session.execute(delete(IdempotencyRecord).filter_by(scope=scope, key=key))
        told = {name: value for name, value in effect.kept.headers.items() if name in {"location", "etag"}}
        session.add(
            IdempotencyRecord(
                scope=scope,
                key=key,
                fingerprint=fingerprint,
                status=effect.kept.status_code,
                headers=told,
                body=bytes(effect.kept.body),
                expires_at=clock.now() + KEPT,
            )
        )


Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=100,
        pattern=r'^[A-Za-z0-9_."-]+$',
        description="A key of your own choice (a UUID) for this one wish; send the same again when you retry.",
    ),
]


def require_key(key: str | None) -> None:
    """Refuse a request without a key. Raises InvalidInput (400)."""
    if key is None:
        words: dict[Language, str] = {"nl": "Stuur een Idempotency-Key.", "en": "Send an Idempotency-Key."}
        raise invalid(fault("header", "Idempotency-Key", "missing", words))


async def _required(request: Request, session: WriteSession, idempotency_key: Key = None) -> AsyncIterator[Effect]:
    require_key(idempotency_key)
    async for effect in _once(request, session, idempotency_key):
        yield effect


async def _optional(request: Request, session: WriteSession, idempotency_key: Key = None) -> AsyncIterator[Effect]:
    async for effect in _once(request, session, idempotency_key):
        yield effect


# For POSTs that create or move money, and for all others that people may retry.
OnceRequired = Annotated[Effect, Depends(_required, scope="function")]
OnceOptional = Annotated[Effect, Depends(_optional, scope="function")]


async def answer_replayed(_: Request, replayed: Exception) -> Response:
    """Give the first answer again."""
    assert isinstance(replayed, Replayed)
    return replayed.response


async def forget_expired(session: AsyncSession) -> int:
    """Delete what is older than 7 days; answers how many rows. The worker calls it nightly."""
    found = await session.execute(delete(IdempotencyRecord).where(IdempotencyRecord.expires_at <= clock.now()))
    return int(found.rowcount)  # type: ignore[attr-defined]
