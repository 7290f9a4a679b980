"""Atom (RFC 4287) and RSS 2.0, read by a parser of its own; what a text holds never becomes markup."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from defusedxml.ElementTree import fromstring

from backend.core import clock
from tests.conftest import PUBLIC_URL
from tests.makers.publications import make_publication

ATOM, DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"
NASTY = "Kaas & <b>brood</b> ]]> \"'\x0b\ufffe 😀 <script>alert(1)</script>"
CLEAN = "Kaas & <b>brood</b> ]]> \"' 😀 <script>alert(1)</script>"


@pytest.fixture
async def shelf(database):
    old = clock.now() - timedelta(days=3)
    async with database.write() as session:
        await make_publication(session, slug="oud", title="Oud", published_at=old)
        await make_publication(session, slug="bouw", title="Bouw", sectors=("F",), themes=("process",))
        await make_publication(session, slug="raar", title=NASTY, summary=NASTY, themes=("process",), sectors=("C",))


async def feed(client, **wanted):
    answer = await client.get("/publications/feed", params=wanted)
    assert answer.status_code == 200, answer.text
    return answer


def atom(answer):
    """The feed, after the rules of RFC 4287 were held against it."""
    root = fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    for element in [root, *root.findall(f"{ATOM}entry")]:
        for required in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{required}")) == 1, required
        identity = urlsplit(element.findtext(f"{ATOM}id"))
        assert identity.scheme in {"urn", "http", "https"}
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo is not None
        kinds = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert len(kinds) == len(set(kinds)), "no two links alike (4.1.1)"
        assert all(urlsplit(link.get("href")).netloc for link in element.findall(f"{ATOM}link")), "absolute"
    entries = root.findall(f"{ATOM}entry")
    assert all(entry.findall(f"{ATOM}author/{ATOM}name") for entry in entries), "somebody wrote it (4.1.2)"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert all(UUID(one.removeprefix("urn:uuid:")) for one in ids)
    return root, entries


def rss(answer):
    """The channel, after the rules of RSS 2.0 were held against it."""
    root = fromstring(answer.content)
    assert (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1)
    channel = root[0]
    for required in ("title", "link", "description"):
        assert channel.findtext(required)
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")).tzinfo is not None
    items = channel.findall("item")
    for item in items:
        assert item.findtext("title") or item.findtext("description")
        assert item.find("guid").get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate"))
    guids = [item.findtext("guid") for item in items]
    assert len(guids) == len(set(guids))
    return channel, items


async def test_atom_is_valid_and_says_where_it_stands(visitor, shelf):
    answer = await feed(visitor)
    assert answer.headers["content-type"] == "application/atom+xml"
    assert answer.headers["access-control-allow-origin"] == "*"
    root, entries = atom(answer)
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{PUBLIC_URL}/v1/publications/feed", "alternate": f"{PUBLIC_URL}/nieuws"}
    assert [entry.find(f"{ATOM}link").get("href") for entry in entries][-1] == f"{PUBLIC_URL}/nieuws/oud"
    newest = max(entry.findtext(f"{ATOM}updated") for entry in entries)
    assert root.findtext(f"{ATOM}updated") == newest


async def test_rss_is_valid_and_says_where_it_stands(visitor, shelf):
    answer = await feed(visitor, format="rss", theme="process")
    assert answer.headers["content-type"] == "application/rss+xml"
    channel, items = rss(answer)
    own = channel.find(f"{ATOM}link")
    assert own.get("rel") == "self"
    assert parse_qs(urlsplit(own.get("href")).query) == {"format": ["rss"], "theme": ["process"]}
    assert {item.findtext("link") for item in items} == {f"{PUBLIC_URL}/nieuws/bouw", f"{PUBLIC_URL}/nieuws/raar"}
    assert {item.findtext(f"{DC}creator") for item in items} == {"Redactie"}


@pytest.mark.parametrize("form", ["atom", "rss"])
async def test_a_text_stays_a_text(visitor, shelf, form):
    answer = await feed(visitor, format=form)
    assert b"<script" not in answer.content
    root = fromstring(answer.content)
    titles = [one.text for one in root.iter() if one.tag in {f"{ATOM}title", "title"}]
    assert CLEAN in titles


@pytest.mark.parametrize("form", ["atom", "rss"])
async def test_by_language_theme_and_sector(visitor, shelf, form):
    english = await feed(visitor, format=form, language="en", sector="F")
    root = fromstring(english.content)
    titles = {one.text for one in root.iter() if one.tag in {f"{ATOM}title", "title"}}
    assert titles == {"News of Slimmer Werken", "Oud (en)", "Bouw (en)"}


async def test_an_empty_feed_is_a_feed(visitor):
    root, entries = atom(await feed(visitor, theme="results"))
    assert (entries, root.findtext(f"{ATOM}updated")) == ([], "2026-01-01T00:00:00+00:00")
    channel, items = rss(await feed(visitor, format="rss", theme="results"))
    assert (items, parsedate_to_datetime(channel.findtext("lastBuildDate"))) == ([], datetime(2026, 1, 1, tzinfo=UTC))


async def test_who_has_it_already_gets_nothing_until_it_changes(visitor, database, shelf):
    first = await feed(visitor)
    again = await visitor.get("/publications/feed", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    async with database.write() as session:
        await make_publication(session, slug="vers")
    assert (
        await visitor.get("/publications/feed", headers={"If-None-Match": first.headers["etag"]})
    ).status_code == 200


async def test_the_map_of_the_site_lists_what_is_published(visitor, shelf):
    answer = await visitor.get("/publications/addresses")
    assert answer.headers["content-type"] == "application/xml"
    root = fromstring(answer.content)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    places = [one.findtext(f"{space}loc") for one in root]
    assert {f"{PUBLIC_URL}/nieuws", f"{PUBLIC_URL}/nieuws/oud", f"{PUBLIC_URL}/nieuws/raar"} <= set(places)
    assert len(places) == len(set(places))
