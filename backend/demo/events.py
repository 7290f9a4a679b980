"""Events of the demonstration world: with places, full, a webinar, past with material, and cancelled."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.themes import Theme
from backend.demo.world import World
from backend.events.codes import ALPHABET, SIGNS
from backend.events.models import Event, EventKind, EventPlaces, EventRegistration, RegistrationStatus
from backend.events.queries.events import FILE_KIND
from backend.files import kinds
from backend.files.models import File
from backend.files.store import open_store
from backend.identity.demonstration import known_id
from backend.settings import read_settings

Both = dict[str, str]
ROSTER, FULL, WEBINAR, PAST, GONE = "roster", "full", "webinar", "past", "gone"


@dataclass(frozen=True, slots=True)
class Planned:
    """An event, so many days from today."""

    key: str
    host: str
    kind: EventKind
    title: Both
    description: Both
    in_days: int
    capacity: int
    venue: tuple[str, str, str, str] | None  # name, street, town, province
    sections: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    link: str | None = None
    cost_cents: int | None = None


PLANS = (
    Planned(
        ROSTER,
        "voorbeeldbranche-maakindustrie",
        EventKind.WORKSHOP,
        {"nl": "Zelf roosteren in de maakindustrie", "en": "Making one's own roster in manufacturing"},
        {
            "nl": "Drie voorbeeldbedrijven laten zien hoe hun ploegen zelf het rooster maken. U gaat naar huis met een "
            "eerste stap voor uw eigen bedrijf.\n\nNeem iemand van de werkvloer mee.",
            "en": "Three example firms show how their teams make their own roster. You go home with a first step for "
            "your own firm.\n\nBring somebody from the shop floor.",
        },
        23,
        40,
        ("Voorbeeldfabriek De Draaibank", "Voorbeeldweg 12", "Apeldoorn", "NL-GE"),
        ("C",),
        (Theme.WORKING_TIME, Theme.PARTICIPATION),
        cost_cents=180_000,
    ),
    Planned(
        FULL,
        "syntens",
        EventKind.MEETING,
        {"nl": "Ontbijt: van scan naar plan", "en": "Breakfast: from scan to plan"},
        {
            "nl": "Aan kleine tafels bespreekt u uw scan met een adviseur van Syntens en met andere ondernemers.",
            "en": "At small tables you discuss your scan with an adviser of Syntens and with other entrepreneurs.",
        },
        16,
        3,
        ("Voorbeeldhuis aan de Gracht", "Voorbeeldgracht 3", "Utrecht", "NL-UT"),
        (),
        (Theme.MANAGEMENT,),
    ),
    Planned(
        WEBINAR,
        "programmabureau",
        EventKind.WEBINAR,
        {"nl": "Webinar: uw eerste voucher", "en": "Webinar: your first voucher"},
        {
            "nl": "In drie kwartier leggen wij uit hoe u een voucher aanvraagt en wat u daarna mag verwachten.",
            "en": "In three quarters of an hour we explain how to apply for a voucher, and what to expect afterwards.",
        },
        9,
        500,
        None,
        link="https://webinar.voorbeeld.example/eerste-voucher",
    ),
    Planned(
        PAST,
        "programmabureau",
        EventKind.MEETING,
        {"nl": "Startbijeenkomst Slimmer Werken", "en": "Opening meeting of Slimmer Werken"},
        {
            "nl": "Met de eerste voorbeeldbedrijven keken wij terug op hun eerste maanden.",
            "en": "With the first example firms we looked back on their first months.",
        },
        -12,
        60,
        ("Voorbeeldtheater", "Voorbeeldplein 1", "Zwolle", "NL-OV"),
        cost_cents=420_000,
    ),
    Planned(
        GONE,
        "voorbeeldbranche-bouw-en-techniek",
        EventKind.WORKSHOP,
        {"nl": "Vakmanschap op de bouwplaats", "en": "Craftsmanship on the building site"},
        {
            "nl": "Een ochtend over leren van elkaar, op een bouwplaats die nog in aanbouw is.",
            "en": "A morning about learning from each other, on a site that is still being built.",
        },
        30,
        25,
        ("Voorbeeldbouwplaats", "Voorbeeldkade 40", "Rotterdam", "NL-ZH"),
        ("F",),
        (Theme.CRAFTSMANSHIP,),
    ),
)
REASON = {
    "nl": "De bouwplaats is die week gesloten. Er komt een nieuwe dag.",
    "en": "The site is closed that week. There will be another day.",
}
NAMES = (
    ("Marieke Voorbeeldmeel", "Voorbeeldbakkerij De Korenbloem"),
    ("Henk Proefman", "Voorbeelddrukkerij De Laatste Letter"),
    ("Sanne Fictief", "Voorbeeldmachinefabriek Noorderas"),
    ("Omar Bedacht", "Voorbeeldgroothandel Het Magazijn"),
    ("Lies van Verzonnen", None),
)
SLIDES = "Startbijeenkomst Slimmer Werken\n\nDit is een verzonnen document bij een verzonnen bijeenkomst.\n"


async def seed(session: AsyncSession, world: World) -> None:
    """Add the events with who registered, as hosts and visitors would have left them."""
    events = {plan.key: await _plan(session, world, number, plan) for number, plan in enumerate(PLANS)}
    events[GONE].cancel(clock.now(), REASON)
    _come(session, events[ROSTER], NAMES[:4])
    _come(session, events[FULL], NAMES[:3])
    for line_number, person in enumerate(NAMES[3:], 1):
        _come(session, events[FULL], [person], line_number=line_number)
    _come(session, events[WEBINAR], NAMES[1:])
    _come(session, events[PAST], NAMES, attended=3)
    past = events[PAST]
    content = SLIDES.encode()
    session.add(
        File(
            id=known_id("file", "event/past"),  # at each building the same content takes the same place in the store
            organisation_id=past.host_id,
            subject_kind=FILE_KIND,
            subject_id=past.id,
            name="startbijeenkomst.txt",
            media_type=kinds.TEXT,
            size=len(content),
            sha256=hashlib.sha256(content).digest(),
        )
    )
    await session.flush()
    await open_store(read_settings()).write(known_id("file", "event/past"), content)


async def _plan(session: AsyncSession, world: World, number: int, plan: Planned) -> Event:
    day = clock.today() + timedelta(days=plan.in_days)
    starts_at = datetime.combine(day, time(14), clock.AMSTERDAM)
    venue, address, place, province = plan.venue or (None, None, None, None)
    event = Event(
        id=known_id("event", plan.key),
        host_id=world.organisations[plan.host],
        kind=plan.kind,
        title=plan.title,
        description=plan.description,
        venue=venue,
        address=address,
        place=place,
        province=province,
        online_link=plan.link,
        sections=list(plan.sections),
        themes=list(plan.themes),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        registration_closes_at=starts_at - timedelta(hours=6),
        door_code=ALPHABET[number] * SIGNS,
        cost_cents=plan.cost_cents,
        is_demonstration=True,
    )
    session.add(event)
    await session.flush()
    event.publish(min(clock.now(), starts_at) - timedelta(days=21))
    session.add(EventPlaces(event_id=event.id, capacity=plan.capacity))
    await session.flush()
    return event


def _come(
    session: AsyncSession,
    event: Event,
    people: Sequence[tuple[str, str | None]],
    *,
    line_number: int | None = None,
    attended: int = 0,
) -> None:
    """These people registered; the first `attended` of them were there."""
    at = min(clock.now(), event.starts_at) - timedelta(days=8)
    for number, (name, firm) in enumerate(people):
        local = name.lower().replace(" ", ".")
        session.add(
            EventRegistration(
                event_id=event.id,
                email=f"{local}@bijeenkomst.example",
                name=name,
                firm=firm,
                people=1,
                language="nl",
                may_mail=number % 2 == 0,
                may_photograph=number % 3 == 0,
                may_follow=number == 0,
                status=RegistrationStatus.REGISTERED if line_number is None else RegistrationStatus.WAITING,
                holds_place=line_number is None,
                line_number=line_number,
                held_until=at + timedelta(hours=48),
                confirmed_at=at,
                attended_at=event.starts_at if number < attended else None,
            )
        )
