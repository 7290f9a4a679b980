"""The yardstick: a bare ASGI handler that runs the same SQL with asyncpg and answers with orjson. Nothing else."""

import base64
import json
import os
import secrets
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import orjson

_pool: asyncpg.Pool | None = None
_scripts: dict[str, list[tuple[str, list[Any]]]] = {}


class Fresh:
    """A parameter that is new in each request."""

    def __init__(self, number: int, sample: Any) -> None:
        self.number, self.sample = number, sample

    def make(self) -> Any:
        if isinstance(self.sample, UUID):
            return uuid4()
        if isinstance(self.sample, datetime):
            return datetime.now(UTC)
        if isinstance(self.sample, bytes):
            return secrets.token_bytes(32)
        if isinstance(self.sample, str) and not self.sample.startswith(("{", "[")):
            return secrets.token_hex(16)
        return self.sample


def _read(parameter: dict[str, Any]) -> Any:
    readers = {
        "uuid": UUID,
        "moment": datetime.fromisoformat,
        "day": date.fromisoformat,
        "decimal": Decimal,
        "bytes": base64.b64decode,
        "plain": lambda value: value,
    }
    kind = next(key for key in parameter if key != "fresh")
    value = readers[kind](parameter[kind])
    return Fresh(parameter["fresh"], value) if "fresh" in parameter else value


def _load() -> None:
    stored = json.loads(Path(os.environ["BENCH_SCRIPTS"]).read_text(encoding="utf-8"))
    for path, steps in stored.items():
        _scripts[path] = [(step["sql"], [_read(each) for each in step["parameters"]]) for step in steps]


async def _read_documents(connection: asyncpg.Connection) -> None:
    """JSON columns as JSON, so that the answer holds what the service's answer holds."""
    await connection.set_type_codec("jsonb", encoder=str, decoder=orjson.loads, schema="pg_catalog")


async def _begin() -> None:
    global _pool  # noqa: PLW0603 - one pool for the life of this small process
    _load()
    _pool = await asyncpg.create_pool(os.environ["BENCH_DSN"], min_size=20, max_size=20, init=_read_documents)


async def _answer(path: str) -> bytes:
    assert _pool is not None
    async with _pool.acquire() as connection:
        if path.startswith("GET "):  # as in the service: each statement of a read is a transaction of its own
            return await _run(connection, _scripts[path])
        async with connection.transaction():
            return await _run(connection, _scripts[path])


async def _run(connection: asyncpg.Connection, steps: list[tuple[str, list[Any]]]) -> bytes:
    made: dict[int, Any] = {}
    answer: list[Any] = []
    for sql, parameters in steps:
        given = []
        for parameter in parameters:
            if isinstance(parameter, Fresh):
                if parameter.number not in made:
                    made[parameter.number] = parameter.make()
                given.append(made[parameter.number])
            else:
                given.append(parameter)
        answer.append([dict(row) for row in await connection.fetch(sql, *given)])
    return orjson.dumps(answer, default=str)


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """ASGI, by hand."""
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await _begin()
                await send({"type": "lifespan.startup.complete"})
            else:
                await send({"type": "lifespan.shutdown.complete"})
                return
    while (await receive()).get("more_body"):
        pass
    path = f"{scope['method']} {scope['path']}"
    body = await _answer(path) if path in _scripts else b"{}"
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
