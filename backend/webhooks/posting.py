"""One POST to one checked address: bounded in time and size, without following anything, outside any transaction."""

import asyncio
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import httpx

from backend.webhooks.addresses import AddressRefused, Target, addresses_of, read_url
from backend.webhooks.models import Fault

PATIENCE = 15.0  # seconds for the whole of an attempt; the standard asks 15 to 30
CONNECTING = 5.0  # seconds for one address
KEPT = 4_096  # bytes of the answer that are read and kept
GONE = 410


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back. `fault` is None when the message arrived: the answer was 2xx."""

    milliseconds: int
    status_code: int | None = None
    answer: str | None = None
    fault: Fault | None = None

    @property
    def gone(self) -> bool:
        """Whether the receiver says that it will never take messages again."""
        return self.status_code == GONE


async def post(url: str, headers: Mapping[str, str], body: bytes, *, loopback: bool = False) -> Outcome:
    """Send a message. Whatever happens on the way is an outcome, never an exception."""
    began = time.monotonic()
    status, answer, fault = None, None, None
    try:
        async with asyncio.timeout(PATIENCE):
            target = read_url(url, loopback=loopback)
            status, answer = await _send(target, await addresses_of(target, loopback=loopback), headers, body)
    except AddressRefused:
        fault = Fault.ADDRESS
    except (TimeoutError, httpx.TimeoutException):
        fault = Fault.TIME
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as failure:
        fault = Fault.CERTIFICATE if _about_certificate(failure) else Fault.CONNECTION
    else:
        fault = _fault_of(status)
    return Outcome(round((time.monotonic() - began) * 1000), status, answer, fault)


def _fault_of(status: int) -> Fault | None:
    if 200 <= status < 300:
        return None
    return Fault.REDIRECT if 300 <= status < 400 else Fault.STATUS


async def _send(target: Target, addresses: list[str], headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
    """Try the addresses in turn until one can be connected to."""
    for address in addresses[:-1]:
        try:
            return await _send_to(address, target, headers, body)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return await _send_to(addresses[-1], target, headers, body)


async def _send_to(address: str, target: Target, headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
    """To the address that was checked; the name is for the header Host and for the certificate."""
    place = f"[{address}]" if ":" in address else address
    kept = bytearray()
    async with (
        httpx.AsyncClient(
            verify=_trust(),
            timeout=httpx.Timeout(PATIENCE, connect=CONNECTING),
            follow_redirects=False,
            trust_env=False,
        ) as client,
        client.stream(
            "POST",
            f"{target.scheme}://{place}:{target.port}{target.path}",
            headers={**headers, "Host": target.authority, "Accept-Encoding": "identity", "Connection": "close"},
            content=body,
            extensions={"sni_hostname": target.host},
        ) as answer,
    ):
        async for part in answer.aiter_raw(KEPT):
            kept += part
            if len(kept) >= KEPT:
                break
    return answer.status_code, bytes(kept[:KEPT]).decode(errors="replace").replace("\x00", "\ufffd")


@lru_cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _about_certificate(failure: BaseException | None) -> bool:
    while failure is not None:
        if isinstance(failure, ssl.SSLError):
            return True
        failure = failure.__cause__ or failure.__context__
    return False
