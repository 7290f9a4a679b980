"""A provider that answers too much or too slowly keeps nobody waiting and fills no memory."""

import asyncio
import gzip
from contextlib import asynccontextmanager

import pytest

from backend.openid import provider
from backend.openid.errors import OpenidProviderAway

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"


@asynccontextmanager
async def _answering(behave):
    """A server on loopback that behaves so, and its address; afterwards what it could write stands in `sent`."""
    sent = []

    async def talk(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        try:
            async for part in behave():
                writer.write(part)
                await writer.drain()
                sent.append(len(part))
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", sent


async def _good():
    yield HEAD + b"\r\n" + b'{"issuer": "x"}'


async def _endless():
    yield HEAD + b"\r\n" + b'{"issuer": "'
    for _ in range(2_000):
        yield b"x" * 65_536


async def _announced():
    yield HEAD + b"Content-Length: 131072000\r\n\r\n"
    for _ in range(2_000):
        yield b"x" * 65_536


async def _packed():
    """Little on the way, much when unpacked."""
    yield HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b" " * 50_000_000)


async def _dripping():
    yield HEAD + b"\r\n"
    while True:
        yield b" "
        await asyncio.sleep(0.02)


async def _silent():
    await asyncio.sleep(3600)
    yield b""


async def _broken():
    yield b"nonsense\r\n\r\n"


async def test_an_ordinary_answer_is_read():
    async with _answering(_good) as (address, _):
        assert await provider._read(address) == {"issuer": "x"}


@pytest.mark.parametrize("behave", [_endless, _announced, _packed, _dripping, _silent, _broken])
async def test_an_answer_that_is_too_large_too_slow_or_none_is_dropped(behave, monkeypatch):
    monkeypatch.setattr(provider, "PATIENCE", 0.5 if behave in {_dripping, _silent} else 20.0)
    async with _answering(behave) as (address, sent):
        with pytest.raises(OpenidProviderAway):
            await asyncio.wait_for(provider._read(address), 15)
    if behave in {_endless, _announced}:
        assert sum(sent) < 16_000_000, "the rest was not taken in"


async def test_a_slow_provider_is_told_and_keeps_no_database_connection(configured, visitor, monkeypatch):
    """The sign-in ends with 503 and a time to come back; other requests are answered meanwhile."""
    monkeypatch.setattr(provider, "PATIENCE", 0.5)
    async with _answering(_silent) as (address, _):
        issuer = address.rstrip("/")
        known = configured.state.settings
        configured.state.settings = known.model_copy(update={"openid_issuer": issuer})
        waiting = asyncio.create_task(visitor.post("/openid-sign-ins", json={}))
        await asyncio.sleep(0.05)
        assert (await visitor.get("/session")).status_code == 200
        assert not waiting.done()
        answer = await waiting
    assert (answer.status_code, answer.json()["type"]) == (503, "/v1/problems/openid-provider-away")
    assert answer.headers["retry-after"] == "10"
