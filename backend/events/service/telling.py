"""Mails about a registration, in its language. None goes to an address that nobody confirmed, but the first."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.events import words
from backend.events.links import RegistrationLinks
from backend.events.models import CONFIRMED, Event, EventRegistration
from backend.mails.service import queue

Extra = Callable[[EventRegistration], dict[str, str]]


def tell(
    session: AsyncSession,
    links: RegistrationLinks,
    event: Event,
    registration: EventRegistration,
    letter: str,
    **more: str,
) -> None:
    """Queue one letter. It names the person, so only for a confirmed address; `more` fills what only this one asks."""
    queue(
        session,
        to=registration.email,
        template=letter,
        language=registration.language,
        name=registration.name,
        title=event.title[registration.language],
        about=None,
        link=links.page(registration.id),
        **more,
    )


def ask_to_confirm(
    session: AsyncSession, links: RegistrationLinks, event: Event, registration: EventRegistration
) -> None:
    """The first mail. Nothing that was typed stands in it: the address may be somebody else's."""
    language = registration.language
    queue(
        session,
        to=registration.email,
        template="event_confirmation",
        language=language,
        title=event.title[language],
        when=words.when(event, language),
        held_until=words.moment(registration.held_until, language),
        link=links.page(registration.id),
    )


def facts(event: Event, language: str) -> dict[str, str]:
    """When and where, for a letter that says both."""
    return {"when": words.when(event, language), "where": words.where(event, language)}


async def tell_all(session: AsyncSession, links: RegistrationLinks, event: Event, letter: str, more: Extra) -> int:
    """One letter to everybody who is registered or waits, each their own. Answers how many."""
    people = await session.scalars(
        select(EventRegistration)
        .where(EventRegistration.event_id == event.id, EventRegistration.status.in_(CONFIRMED))
        .order_by(EventRegistration.id)
    )
    told = 0
    for registration in people:
        tell(session, links, event, registration, letter, **more(registration))
        told += 1
    await session.flush()
    return told
