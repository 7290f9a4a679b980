"""Where messages may go: to public addresses of the internet, never to what stands beside the platform itself.

A name is looked up, every address it has must be public, and the connection goes to the address that was checked: a
name that answers otherwise a moment later (DNS rebinding) changes nothing.
"""

import asyncio
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

LONGEST = 2_000
PORTS = (443, 8443)
PATIENCE = 2.0  # seconds to look up a name
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
# Letters and digits with dots between; the last part holds a letter that makes it no number in any notation.
_NAME = re.compile(r"(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})")
_SHOWN = re.compile(r"[!-\[\]-~]+")  # printable ASCII without blanks and backslash
# Public by the registers of IANA, yet with an IPv4 address inside, or passed on to one.
_IN_DISGUISE = tuple(map(ip_network, ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/23", "2002::/16")))
_UNICAST = ip_network("2000::/3")
_OF_PROTOCOLS = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24")))
_lookups = ThreadPoolExecutor(4, "webhook-names")  # a slow name server holds up nothing else


class AddressRefused(Exception):  # noqa: N818 - says what happened
    """An address that nothing is sent to: why, as a code and in both languages."""

    def __init__(self, code: str, nl: str, en: str) -> None:
        super().__init__(en)
        self.code, self.nl, self.en = code, nl, en


@dataclass(frozen=True, slots=True)
class Target:
    """A URL in its parts; the path has the query with it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The value of the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == {"https": 443, "http": 80}[self.scheme] else f"{host}:{self.port}"


def read_url(url: str, *, loopback: bool = False) -> Target:
    """The parts of a URL that may be sent to. With `loopback`, also http to this computer. Raises AddressRefused."""
    if len(url) > LONGEST or not _SHOWN.fullmatch(url):
        raise AddressRefused(
            "unreadable",
            "Gebruik een adres van hoogstens 2.000 gewone tekens; schrijf andere als %-code of punycode.",
            "Use an address of at most 2,000 plain characters; write others as %-codes or punycode.",
        )
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as failure:
        raise _not_a_name() from failure
    if "@" in parts.netloc:
        raise AddressRefused(
            "credentials", "Zet geen naam of wachtwoord in het adres.", "Leave name and password out of the address."
        )
    if "#" in url:
        raise AddressRefused("fragment", "Laat het deel na # weg.", "Leave out the part after #.")
    own = loopback and host in LOOPBACK
    if parts.scheme != "https" and not (own and parts.scheme == "http"):
        raise AddressRefused("not_https", "Het adres begint met https://.", "The address starts with https://.")
    if not own and not _NAME.fullmatch(host):
        raise _not_a_name()
    port = port if port is not None else (443 if parts.scheme == "https" else 80)
    if not own and port not in PORTS:
        raise AddressRefused("port", "Gebruik poort 443 of 8443.", "Use port 443 or 8443.")
    return Target(parts.scheme, host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def is_public(address: str) -> bool:
    """Whether this IP address is one of the public internet, to one receiver; what is no address is not."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if not found.is_global or found.is_multicast or found.is_reserved or found.is_unspecified:
        return False
    if isinstance(found, IPv6Address):
        return found in _UNICAST and not any(found in network for network in _IN_DISGUISE)
    return not any(found in network for network in _OF_PROTOCOLS)


async def look_up(host: str, port: int) -> list[str]:
    """The addresses of a name, as the name servers give them. Raises OSError."""
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(_lookups, socket.getaddrinfo, host, port, 0, socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


async def addresses_of(target: Target, *, loopback: bool = False) -> list[str]:
    """The checked addresses of a target, to connect to themselves. Raises AddressRefused when one is not public."""
    if loopback and target.host in LOOPBACK:
        return ["::1"] if target.host == "::1" else ["127.0.0.1"]
    try:
        async with asyncio.timeout(PATIENCE):
            found = await look_up(target.host, target.port)
    except (OSError, UnicodeError, TimeoutError):
        found = []
    if not found:
        raise AddressRefused("not_found", "Wij vinden dit adres niet.", "We cannot find this address.")
    if not all(map(is_public, found)):
        raise AddressRefused(
            "not_public",
            "Dit adres hoort niet bij het openbare internet.",
            "This address is not on the public internet.",
        )
    return found


def _not_a_name() -> AddressRefused:
    return AddressRefused(
        "not_a_name",
        "Gebruik een naam, zoals systeem.voorbeeld.example; een IP-adres kan niet.",
        "Use a name, such as system.voorbeeld.example; an IP address will not do.",
    )
