"""Events in a calendar and a feed, read by a strict parser that knows nothing of how they are written."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from defusedxml.ElementTree import fromstring

from backend.core import clock
from backend.events.links import links_of
from tests.makers.events import make_event, make_registration
from tests.search.conftest import titles

AWKWARD = (
    "Naar \u00e9\u00e9n plan; samen, met \\ en \u201eallen\u201d \U0001f642 " + "hoe dan ook " * 20 + "\r\nBEGIN:VEVENT"
)


class Component:
    """A part of a calendar: its properties, and the parts in it."""

    def __init__(self, name):
        self.name, self.properties, self.parts = name, {}, []


def parse(content: bytes) -> Component:
    """RFC 5545, strictly: CRLF, at most 75 octets a line, folds, one value a property, parts well closed."""
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line and 0 < len(line) <= 75 for line in lines)
    whole: list[str] = []
    for line in lines:
        text = line.decode()  # a letter cut in two would fail here
        if text.startswith(" "):
            whole[-1] += text[1:]
        else:
            whole.append(text)
    root, stack = None, []
    for line in whole:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)", line, re.DOTALL)
        assert match, line
        name, _, value = match.groups()
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value)
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            assert done.name == value
            if stack:
                stack[-1].parts.append(done)
            else:
                assert root is None
                root = done
        else:
            assert name not in stack[-1].properties
            stack[-1].properties[name] = value
    assert not stack
    assert root
    return root


def plain(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def moment(value: str) -> datetime:
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


async def test_one_event_with_awkward_words_an_alarm_and_no_room(visitor, database):
    async with database.write() as session:
        event = await make_event(session, description={"nl": AWKWARD, "en": "Plain"}, venue="Zaal; A, B")
    answer = await visitor.get(f"/events/{event.id}/calendar")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = parse(answer.content)
    assert (calendar.name, calendar.properties["VERSION"], calendar.properties["METHOD"]) == (
        "VCALENDAR", "2.0", "PUBLISH",
    )  # fmt: skip
    (one,) = calendar.parts
    assert one.properties["UID"] == f"{event.id}@slimmerwerken"
    assert moment(one.properties["DTSTART"]) == event.starts_at.replace(microsecond=0)
    assert moment(one.properties["DTEND"]) == event.ends_at.replace(microsecond=0)
    assert plain(one.properties["DESCRIPTION"]).startswith(AWKWARD.replace("\r\n", "\n"))
    assert plain(one.properties["LOCATION"]) == "Zaal; A, B, Voorbeeldstraat 1, Arnhem"
    assert [(part.name, part.properties["TRIGGER"]) for part in one.parts] == [("VALARM", "-P1D")]
    assert "kamer" not in answer.text


async def test_a_change_counts_up_and_a_cancellation_shows(visitor, database):
    async with database.write() as session:
        event = await make_event(session)
    before = parse((await visitor.get(f"/events/{event.id}/calendar")).content).parts[0]
    async with database.write() as session:
        held = await session.get_one(type(event), event.id)
        held.cancel(clock.now(), {"nl": "Ziek", "en": "Ill"})
    after = parse((await visitor.get(f"/events/{event.id}/calendar")).content).parts[0]
    assert after.properties["UID"] == before.properties["UID"]
    assert int(after.properties["SEQUENCE"]) > int(before.properties["SEQUENCE"])
    assert (before.properties["STATUS"], after.properties["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert after.properties["SUMMARY"].startswith("Afgelast: ")
    assert after.parts == []


async def test_a_feed_holds_coming_events_that_fit(visitor, database):
    async with database.write() as session:
        here = await make_event(session, title="Hier")
        await make_event(session, title="Elders", province="NL-UT")
        await make_event(session, title="Geweest", in_days=-3)
        await make_event(session, title="Concept", draft=True)
    answer = await visitor.get("/events/calendar?province=NL-GE&language=en")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert [part.properties["SUMMARY"] for part in parse(answer.content).parts] == ["Hier (en)"]
    feed = await visitor.get("/events/feed?province=NL-GE")
    assert [item["title"] for item in feed.json()["items"]] == ["Hier"]
    assert feed.json()["items"][0]["url"].endswith(f"/bijeenkomsten/{here.id}")
    again = await visitor.get("/events/feed?province=NL-GE", headers={"If-None-Match": feed.headers["etag"]})
    assert again.status_code == 304


async def test_who_has_a_place_finds_the_room_in_their_calendar(visitor, database, settings):
    async with database.write() as session:
        event = await make_event(session)
        made = await make_registration(session, event)
    key = {"Registration-Key": links_of(settings).key(made.id)}
    answer = await visitor.get("/event-registrations/current/calendar", headers=key)
    (one,) = parse(answer.content).parts
    assert "https://zaal.voorbeeld.example/kamer" in plain(one.properties["DESCRIPTION"])


async def test_coming_events_are_found_and_past_cancelled_and_drafts_are_not(visitor, database):
    async with database.write() as session:
        await make_event(session, title="Ploegenkermis komt")
        await make_event(session, title="Ploegenkermis geweest", in_days=-1)
        await make_event(session, title="Ploegenkermis concept", draft=True)
        gone = await make_event(session, title="Ploegenkermis afgelast")
        gone.cancel(clock.now() - timedelta(minutes=1), {"nl": "Ziek", "en": "Ill"})
    answer = await visitor.get("/search-results", params={"q": "ploegenkermis"})
    assert titles(answer.json()) == ["Ploegenkermis komt"]


ATOM = "{http://www.w3.org/2005/Atom}"
NASTY = "Kaas & <b>brood</b> ]]> \"' <script>alert(1)</script>"


def atom(answer):
    """The feed and its entries, after the rules of RFC 4287 were held against them."""
    assert answer.headers["content-type"].partition(";")[0] == "application/atom+xml"
    root = fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for required in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{required}")) == 1, required
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo is not None
        assert urlsplit(element.findtext(f"{ATOM}id")).scheme in {"urn", "http", "https"}
        links = element.findall(f"{ATOM}link")
        assert all(urlsplit(link.get("href")).netloc for link in links), "absolute"
        alike = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in links]
        assert len(alike) == len(set(alike)), "no two links alike (4.1.1)"
    assert all(entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries), "somebody holds it (4.1.2)"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    return root, entries


def link(root, rel):
    return next((one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == rel), None)


async def test_an_atom_feed_holds_the_same_events_and_no_text_becomes_markup(visitor, database):
    async with database.write() as session:
        here = await make_event(session, title=NASTY, description={"nl": NASTY, "en": NASTY})
        await make_event(session, title="Elders", province="NL-UT")
        await make_event(session, title="Geweest", in_days=-3)
        await make_event(session, title="Concept", draft=True)
    answer = await visitor.get("/events/feed?province=NL-GE&format=atom")
    assert answer.headers["access-control-allow-origin"] == "*"
    _, (entry,) = atom(answer)
    assert (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}content")) == (NASTY, NASTY)
    assert entry.findtext(f"{ATOM}id") == here.id.urn
    assert "Voorbeeldzaal, Voorbeeldstraat 1, Arnhem" in entry.findtext(f"{ATOM}summary")
    assert b"zaal.voorbeeld.example" not in answer.content, "the room online is for who is registered"
    again = await visitor.get(
        "/events/feed?province=NL-GE&format=atom", headers={"If-None-Match": answer.headers["etag"]}
    )
    assert again.status_code == 304
    english, _ = atom(await visitor.get("/events/feed?format=atom&language=en"))
    assert english.findtext(f"{ATOM}title") == "Events of Slimmer Werken"


async def test_pages_of_an_atom_feed_lead_to_each_other(visitor, database):
    async with database.write() as session:
        for number in (1, 2, 3):
            await make_event(session, title=f"Dag {number}", in_days=number)
    first, entries = atom(await visitor.get("/events/feed?format=atom&pageSize=2"))
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Dag 1", "Dag 2"]
    assert link(first, "previous") is None
    second, entries = atom(await visitor.get(f"/events/feed?{urlsplit(link(first, 'next')).query}"))
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Dag 3"]
    assert link(second, "next") is None
    assert link(second, "previous") == link(first, "self")


async def test_an_empty_atom_feed_is_a_feed(visitor):
    assert atom(await visitor.get("/events/feed?format=atom"))[1] == []
