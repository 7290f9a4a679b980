"""From which address a request comes: the one reader, for the limits and for slowing down whoever tries too often.

Behind a reverse proxy every request comes from the proxy, which names the client in `X-Forwarded-For`. Anybody can send
that field, so it counts only from a proxy that the deployment names, and is read from the end: the last address that no
named proxy has. What a client wrote before it is never reached.
"""

from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Scope


def behind_proxies(app: "ASGIApp", trusted: str) -> "ASGIApp":
    """ASGI layer: puts the client in place of the proxies of `trusted` (addresses and networks, with commas)."""
    if not trusted.strip():
        return app
    return ProxyHeadersMiddleware(app, trusted_hosts=trusted)  # type: ignore[arg-type, return-value]


def address_of(scope: "Scope") -> str:
    """The address of the client; of IPv6 the network, of which every household has a whole one."""
    told = str((scope.get("client") or ("",))[0])
    try:
        address = ip_address(told)
    except ValueError:
        return told
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or int(address) >> 64)
