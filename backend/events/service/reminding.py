"""Reminders: a week and a day before, once each, to who has a place."""

from datetime import timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.events.links import RegistrationLinks
from backend.events.models import Event, EventRegistration, EventStatus, RegistrationStatus
from backend.events.service.telling import facts, tell

WEEK, DAY = timedelta(days=7), timedelta(days=1)
AT_A_TIME = 500  # registrations
_since = func.greatest(EventRegistration.confirmed_at, EventRegistration.moved_up_at)  # when the place became theirs


async def remind(session: AsyncSession, links: RegistrationLinks) -> int:
    """Mail who was not reminded yet; answers how many. Who registered within the term hears only the next one.

    Rows are held, and others pass them over: two workers never remind one twice.
    """
    now = clock.now()
    told = 0
    for column, before in ((EventRegistration.day_reminder_at, DAY), (EventRegistration.week_reminder_at, WEEK)):
        due = await session.execute(
            select(EventRegistration, Event)
            .join(Event, Event.id == EventRegistration.event_id)
            .where(
                EventRegistration.status == RegistrationStatus.REGISTERED,
                column.is_(None),
                Event.status == EventStatus.PUBLISHED,
                Event.starts_at > now + (DAY if before is WEEK else timedelta(0)),
                Event.starts_at <= now + before,
                _since < Event.starts_at - before,
            )
            .order_by(Event.starts_at, EventRegistration.id)
            .limit(AT_A_TIME - told)
            .with_for_update(skip_locked=True, of=EventRegistration)
            .execution_options(populate_existing=True)
        )
        for registration, event in due:
            setattr(registration, column.key, now)
            tell(session, links, event, registration, "event_reminder", **facts(event, registration.language))
            told += 1
    await session.flush()
    return told


async def remind_of_other_moment(session: AsyncSession, event: Event) -> None:
    """The event begins at another moment: what is a week or a day before that, and still to come, is told anew."""
    for column, before in ((EventRegistration.week_reminder_at, WEEK), (EventRegistration.day_reminder_at, DAY)):
        if event.starts_at - before > clock.now():
            await session.execute(
                update(EventRegistration)
                .where(EventRegistration.event_id == event.id, column.is_not(None))
                .values({column: None})
            )
