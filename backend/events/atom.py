"""Coming events as Atom (RFC 4287) for readers of feeds; further pages by their links (RFC 5005 §3).

Written by an XML library, so that nothing of a text can become markup. An event is known by its row.
"""

from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.feeds import ATOM, NOTHING_YET, writable
from backend.core.listing import page_of
from backend.core.problems import Language
from backend.events import words
from backend.events.feed import TITLE, address_of, has_more
from backend.events.queries.events import published_coming
from backend.events.schemas.events import EventFeedQuery

MEDIA_TYPE = "application/atom+xml"


async def read(session: AsyncSession, wanted: EventFeedQuery, public_url: str) -> bytes:
    """One page of coming events, soonest first."""
    found = await page_of(session, published_coming(wanted), wanted)
    language, rows = wanted.language, [dict(row) for row in found["items"]]
    feed = Element(f"{{{ATOM}}}feed", {"xml:lang": language})
    _text(feed, "id", address_of(wanted, public_url, 1))
    _text(feed, "title", TITLE[language])
    _text(feed, "updated", max((row["updated_at"] for row in rows), default=NOTHING_YET).isoformat())
    _link(feed, "self", address_of(wanted, public_url, wanted.page), MEDIA_TYPE)
    _link(feed, "alternate", f"{public_url}/bijeenkomsten", "text/html")
    if wanted.page > 1:
        _link(feed, "previous", address_of(wanted, public_url, wanted.page - 1), MEDIA_TYPE)
    if has_more(found, wanted):
        _link(feed, "next", address_of(wanted, public_url, wanted.page + 1), MEDIA_TYPE)
    for row in rows:
        _entry(_child(feed, "entry"), row, language, public_url)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(entry: Element, row: dict[str, Any], language: Language, public_url: str) -> None:
    where = ", ".join(filter(None, (row["venue"], row["address"], row["place"]))) or words.ONLINE[language]
    _text(entry, "id", row["id"].urn)
    _text(entry, "title", row["title"][language])
    _text(entry, "published", row["published_at"].isoformat())
    _text(entry, "updated", row["updated_at"].isoformat())
    _text(_child(entry, "author"), "name", row["host_name"])
    _link(entry, "alternate", f"{public_url}/bijeenkomsten/{row['id']}", "text/html")
    for theme in row["themes"]:
        SubElement(entry, f"{{{ATOM}}}category", {"term": theme})
    _text(entry, "summary", f"{words.moment(row['starts_at'], language)}. {where}")
    _text(entry, "content", row["description"][language])


def _child(parent: Element, tag: str) -> Element:
    return SubElement(parent, f"{{{ATOM}}}{tag}")


def _text(parent: Element, tag: str, text: str) -> None:
    _child(parent, tag).text = writable(text)


def _link(parent: Element, rel: str, href: str, media_type: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "type": media_type, "href": href})
