"""Publications as feeds for readers: Atom (RFC 4287) and RSS 2.0 (https://www.rssboard.org/rss-specification).

Everything is written by an XML library, so that nothing of a text can become markup. An entry is known by its row and
not by its address, so that one whose address changed is not shown as new.
"""

from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core.feeds import ATOM, NOTHING_YET, writable
from backend.publications.catalogue import conditions, published
from backend.publications.schemas import PublicationFeedQuery

DC = "http://purl.org/dc/elements/1.1/"
register_namespace("dc", DC)
MEDIA_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml"}
ADDRESS, NEWEST = "/v1/publications/feed", 20
TITLE = {"nl": "Nieuws van Slimmer Werken", "en": "News of Slimmer Werken"}
ABOUT = {
    "nl": "Artikelen en nieuws over slimmer werken in kleine en middelgrote bedrijven.",
    "en": "Articles and news on working smarter in small and medium-sized firms.",
}


async def read(session: AsyncSession, wanted: PublicationFeedQuery, public_url: str) -> bytes:
    """The newest that match, first published last first."""
    chosen = conditions(wanted.kind, wanted.theme, wanted.sector)
    rows = (await session.execute(published().where(*chosen.values()).limit(NEWEST))).mappings().all()
    write = _atom if wanted.format == "atom" else _rss
    root = write([dict(row) for row in rows], wanted, public_url.rstrip("/"))
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def own_address(wanted: PublicationFeedQuery, public_url: str) -> str:
    """Where this feed is, with its filters in the order of the question's own fields."""
    asked = wanted.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    query = urlencode(asked, doseq=True)
    return f"{public_url}{ADDRESS}{'?' if query else ''}{query}"


def _atom(rows: list[dict[str, Any]], wanted: PublicationFeedQuery, public_url: str) -> Element:
    language, address = wanted.language, own_address(wanted, public_url)
    feed = Element(_in(ATOM, "feed"), {"xml:lang": language})
    _text(feed, _in(ATOM, "id"), address)
    _text(feed, _in(ATOM, "title"), TITLE[language])
    _text(feed, _in(ATOM, "subtitle"), ABOUT[language])
    _text(feed, _in(ATOM, "updated"), _latest(rows).isoformat())
    SubElement(feed, _in(ATOM, "link"), {"rel": "self", "type": MEDIA_TYPES["atom"], "href": address})
    SubElement(feed, _in(ATOM, "link"), {"rel": "alternate", "type": "text/html", "href": f"{public_url}/nieuws"})
    for row in rows:
        entry = SubElement(feed, _in(ATOM, "entry"))
        _text(entry, _in(ATOM, "id"), row["id"].urn)
        _text(entry, _in(ATOM, "title"), row["title"][language])
        _text(entry, _in(ATOM, "published"), row["published_at"].isoformat())
        _text(entry, _in(ATOM, "updated"), row["changed_at"].isoformat())
        for author in row["authors"]:
            _text(SubElement(entry, _in(ATOM, "author")), _in(ATOM, "name"), author)
        where = {"rel": "alternate", "type": "text/html", "hreflang": language, "href": _page(row, public_url)}
        SubElement(entry, _in(ATOM, "link"), where)
        for theme in row["themes"]:
            SubElement(entry, _in(ATOM, "category"), {"term": theme, "label": _name(theme, language)})
        _text(entry, _in(ATOM, "summary"), row["summary"][language])
    return feed


def _rss(rows: list[dict[str, Any]], wanted: PublicationFeedQuery, public_url: str) -> Element:
    language, address = wanted.language, own_address(wanted, public_url)
    root = Element("rss", {"version": "2.0"})
    channel = SubElement(root, "channel")
    _text(channel, "title", TITLE[language])
    _text(channel, "link", f"{public_url}/nieuws")
    _text(channel, "description", ABOUT[language])
    _text(channel, "language", language)
    _text(channel, "lastBuildDate", format_datetime(_latest(rows)))
    SubElement(channel, _in(ATOM, "link"), {"rel": "self", "type": MEDIA_TYPES["rss"], "href": address})
    for row in rows:
        item = SubElement(channel, "item")
        _text(item, "title", row["title"][language])
        _text(item, "link", _page(row, public_url))
        _text(item, "guid", row["id"].urn).set("isPermaLink", "false")
        _text(item, "pubDate", format_datetime(row["published_at"]))
        _text(item, "description", row["summary"][language])
        for author in row["authors"]:
            _text(item, _in(DC, "creator"), author)
        for theme in row["themes"]:
            _text(item, "category", _name(theme, language))
    return root


def _latest(rows: list[dict[str, Any]]) -> datetime:
    return max((row["changed_at"] for row in rows), default=NOTHING_YET)


def _page(row: dict[str, Any], public_url: str) -> str:
    return f"{public_url}/nieuws/{row['slug']}"


def _name(theme: str, language: str) -> str:
    name: str = getattr(load.themes()[theme].name, language)
    return name


def _in(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}"


def _text(parent: Element, tag: str, text: str) -> Element:
    element = SubElement(parent, tag)
    element.text = writable(text)
    return element
