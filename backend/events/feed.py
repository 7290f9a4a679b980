"""Coming events as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), so that a branch site shows the same ones.

Keys are those of JSON Feed; what it has no place for stands under `_slimmerwerken`.
"""

from typing import Any
from urllib.parse import urlencode

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.core.problems import Language
from backend.events.queries.events import published_coming, told
from backend.events.schemas.events import EventFeedQuery

MEDIA_TYPE = "application/feed+json"
TITLE = {"nl": "Bijeenkomsten van Slimmer Werken", "en": "Events of Slimmer Werken"}
ADDRESS = "/v1/events/feed"
OWN = (
    "kind", "venue", "address", "place", "province", "sections", "themes", "starts_at", "ends_at",
    "registration_closes_at", "places_left", "waiting", "is_online", "is_demonstration",
)  # fmt: skip


async def read(session: AsyncSession, wanted: EventFeedQuery, public_url: str) -> dict[str, Any]:
    """One page of coming events, soonest first."""
    found = await page_of(session, published_coming(wanted), wanted)
    more = has_more(found, wanted)
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE[wanted.language],
        "home_page_url": f"{public_url}/bijeenkomsten",
        "feed_url": address_of(wanted, public_url, wanted.page),
        "language": wanted.language,
        **({"next_url": address_of(wanted, public_url, wanted.page + 1)} if more else {}),
        "items": [_item(row, wanted.language, public_url) for row in found["items"]],
    }


def has_more(found: dict[str, Any], wanted: EventFeedQuery) -> bool:
    """Whether another page follows."""
    return bool(found["total_is_minimum"] or wanted.page * wanted.page_size < found["total"])


def address_of(wanted: EventFeedQuery, public_url: str, page: int) -> str:
    """Where a page of this feed is, with its filters."""
    asked = wanted.model_dump(by_alias=True, exclude_defaults=True, exclude={"page"}, mode="json")
    query = urlencode(asked | ({"page": page} if page > 1 else {}), doseq=True)
    return f"{public_url}{ADDRESS}{'?' if query else ''}{query}"


def _item(row: dict[str, Any], language: Language, public_url: str) -> dict[str, Any]:
    event = told(row)
    address = f"{public_url}/bijeenkomsten/{event['id']}"
    return {
        "id": address,
        "url": address,
        "title": event["title"][language],
        "content_text": event["description"][language],
        "date_published": row["published_at"].isoformat(),
        "language": language,
        "tags": [str(theme) for theme in event["themes"]],
        "authors": [{"name": event["host"]["name"]}],
        "_slimmerwerken": {_camel(name): _plain(event[name]) for name in OWN},
    }


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
