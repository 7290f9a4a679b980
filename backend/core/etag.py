"""Versions on the wire: a strong ETag per mutable item, and If-Match before each change (RFC 9110 §13)."""

from typing import Annotated, Protocol

from fastapi import Header, Response

from backend.core.problems import PreconditionMissing, VersionStale

IfMatch = Annotated[
    str | None,
    Header(description="The ETag of the version you change; 428 without, 412 when it is stale.", max_length=200),
]
IfNoneMatch = Annotated[
    str | None, Header(description="An ETag you already have; 304 when it is still current.", max_length=2000)
]


class HasVersion(Protocol):
    """Anything with a row version."""

    version: int


def etag(item: HasVersion) -> str:
    """The strong ETag of this version of the item."""
    return f'"{item.version}"'


def require_current(item: HasVersion, if_match: str | None) -> None:
    """Refuse to change another version than the client saw. Call it after the item was found and may be changed.

    Raises PreconditionMissing (428) without If-Match and VersionStale (412, with the current ETag) when it differs.
    """
    if if_match is None:
        raise PreconditionMissing
    current = etag(item)
    if if_match.strip() != "*" and current not in [tag.strip() for tag in if_match.split(",")]:
        raise VersionStale(headers={"ETag": current})


def require_seen(item: HasVersion, if_match: str | None) -> None:
    """As `require_current`, for who agrees to what was read: `*`, whatever the version, is refused (428)."""
    if if_match is not None and if_match.strip() == "*":
        raise PreconditionMissing(
            nl="Zeg welke versie u las: stuur haar ETag in If-Match mee.",
            en="Say which version you read: send its ETag in If-Match.",
        )
    require_current(item, if_match)


def mark(response: Response, item: HasVersion) -> None:
    """Send the item's ETag."""
    response.headers["ETag"] = etag(item)
