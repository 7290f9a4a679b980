"""A company that will not answer says why, and can come back on it."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.principals import Principal
from backend.measurement_moments.errors import MomentNotOpen, NotRefused
from backend.measurement_moments.models import MeasurementMoment, MomentState
from backend.measurement_moments.queries.moments import can_answer, get_moment
from backend.measurement_moments.schemas import RefusalWrite

DECLINABLE = (
    MomentState.PLANNED,
    MomentState.OPEN,
    MomentState.OVERDUE,
    MomentState.LAPSED,
    MomentState.DECLINED,
)


async def decline(
    session: AsyncSession, principal: Principal, moment_id: UUID, wish: RefusalWrite, if_match: str | None
) -> MeasurementMoment:
    """Say that no answer comes. Raises MeasurementMomentNotFound (404), VersionStale (412), MomentNotOpen (409)."""
    found, where = await get_moment(session, principal, moment_id)
    require_current(found, if_match)
    if where not in DECLINABLE:
        raise MomentNotOpen
    found.decline(wish.reason, wish.words, clock.now(), principal.person_id)
    _record(session, principal, "measurements.decline", found, reason=str(wish.reason))
    await session.flush()
    return found


async def take_back(
    session: AsyncSession, principal: Principal, moment_id: UUID, if_match: str | None
) -> MeasurementMoment:
    """Answer after all.

    Raises MeasurementMomentNotFound (404), VersionStale (412), NotRefused, and MomentNotOpen when the company is no
    longer followed (409).
    """
    found, where = await get_moment(session, principal, moment_id)
    require_current(found, if_match)
    if where is not MomentState.DECLINED:
        raise NotRefused
    if not await can_answer(session, found.id):
        raise MomentNotOpen
    found.take_back_refusal()
    _record(session, principal, "measurements.answer-after-all", found)
    await session.flush()
    return found


def _record(session: AsyncSession, principal: Principal, act: str, moment: MeasurementMoment, **details: str) -> None:
    audit.record(session, principal, act, "measurement_moment", moment.id, organisation_id=moment.company_id, **details)
