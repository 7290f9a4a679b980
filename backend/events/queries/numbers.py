"""How many people registered, wait and came, and what each of them cost."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.events.models import EventRegistration, RegistrationStatus

_people = func.coalesce(func.sum(EventRegistration.people), 0)


async def numbers_of(session: AsyncSession, event_id: UUID, cost_cents: int | None) -> dict[str, Any]:
    """People by status, and the costs over them in whole cents."""
    rows = await session.execute(
        select(
            EventRegistration.status,
            _people,
            func.coalesce(func.sum(EventRegistration.people).filter(EventRegistration.attended_at.is_not(None)), 0),
        )
        .where(EventRegistration.event_id == event_id)
        .group_by(EventRegistration.status)
    )
    found = {status: (people, came) for status, people, came in rows}
    counted = {str(status): found.get(status, (0, 0))[0] for status in RegistrationStatus}
    attended = sum(came for _, came in found.values())
    del counted["lapsed"]
    return {
        **counted,
        "attended": attended,
        "cost_per_registered_cents": _share(cost_cents, counted["registered"]),
        "cost_per_attended_cents": _share(cost_cents, attended),
    }


def _share(cost_cents: int | None, people: int) -> int | None:
    return None if cost_cents is None or people == 0 else (2 * cost_cents + people) // (2 * people)
