"""The planned measurements of one company."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.principals import Principal
from backend.measurement_moments.errors import MeasurementMomentNotFound
from backend.measurement_moments.models import MeasurementMoment, MeasurementReminder, MomentState
from backend.measurement_moments.queries.states import answered_by, draft_of, is_asked, state, still_asked
from backend.monitoring.models import Enrolment
from backend.organisations import queries as organisations
from backend.organisations.models import Company

FOLLOWERS = "measurement-response:follow"
NO_LONGER_ASKED = (MomentState.ENDED,)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Those of the own company, and for who follows the response all that are asked."""
    if principal.may(FOLLOWERS):
        return is_asked(MeasurementMoment.company_id)
    if principal.organisation_id is None or not principal.roles & organisations.COMPANY_ROLES:
        return false()
    return MeasurementMoment.company_id == principal.organisation_id


async def get_moment(
    session: AsyncSession, principal: Principal, moment_id: UUID
) -> tuple[MeasurementMoment, MomentState]:
    """A planned measurement, locked, and where it stands. Raises MeasurementMomentNotFound (404)."""
    found = await session.scalar(
        select(MeasurementMoment)
        .join(Company, Company.id == MeasurementMoment.company_id)
        .where(MeasurementMoment.id == moment_id, visible_to(principal))
        .with_for_update(of=MeasurementMoment)
    )
    if found is None:
        raise MeasurementMomentNotFound
    return found, await state_of(session, found.id)


async def state_of(session: AsyncSession, moment_id: UUID) -> MomentState:
    """Where a planned measurement stands now."""
    statement = (
        select(state())
        .select_from(MeasurementMoment)
        .join(Enrolment, Enrolment.id == MeasurementMoment.enrolment_id)
        .where(MeasurementMoment.id == moment_id)
    )
    return MomentState((await session.execute(statement)).scalar_one())


async def can_answer(session: AsyncSession, moment_id: UUID) -> bool:
    """Whether a planned measurement can still be answered: its company is followed and agrees to be."""
    statement = (
        select(still_asked())
        .select_from(MeasurementMoment)
        .join(Enrolment, Enrolment.id == MeasurementMoment.enrolment_id)
        .join(Company, Company.id == MeasurementMoment.company_id)
        .where(MeasurementMoment.id == moment_id)
    )
    return bool(await session.scalar(statement))


async def list_moments(session: AsyncSession, company_id: UUID, only: UUID | None = None) -> list[dict[str, Any]]:
    """The planned measurements of a company, oldest first, without those that ended unanswered.

    The caller decided who may see them. When the company is not asked, only what it answered or declined.
    """
    rows = await session.execute(
        select(
            MeasurementMoment,
            state().label("state"),
            answered_by().label("answer"),
            draft_of().label("draft"),
            is_asked(MeasurementMoment.company_id).label("asked"),
            still_asked().label("can_answer"),
        )
        .join(Enrolment, Enrolment.id == MeasurementMoment.enrolment_id)
        .join(Company, Company.id == MeasurementMoment.company_id)
        .where(
            MeasurementMoment.company_id == company_id,
            *([MeasurementMoment.id == only] if only else []),
            state().not_in([each.value for each in NO_LONGER_ASKED]),
        )
        .order_by(MeasurementMoment.due_on, MeasurementMoment.number)
    )
    done = {MomentState.ANSWERED, MomentState.DECLINED}
    found = [row for row in rows if row.asked or row.state in done]
    reminders = await _reminders(session, [row[0].id for row in found])
    return [
        {
            **_told(row[0], MomentState(row.state), row.answer, row.draft, reminders[row[0].id]),
            "can_answer": row.can_answer,
        }
        for row in found
    ]


async def describe(session: AsyncSession, moment: MeasurementMoment) -> dict[str, Any]:
    """One planned measurement, as its company sees it."""
    return (await list_moments(session, moment.company_id, moment.id))[0]


async def _reminders(session: AsyncSession, moment_ids: list[UUID]) -> dict[UUID, list[MeasurementReminder]]:
    rows = await session.scalars(
        select(MeasurementReminder)
        .where(MeasurementReminder.moment_id.in_(moment_ids))
        .order_by(MeasurementReminder.sent_at)
    )
    found: dict[UUID, list[MeasurementReminder]] = defaultdict(list)
    for row in rows:
        found[row.moment_id].append(row)
    return found


def _told(
    moment: MeasurementMoment,
    where: MomentState,
    answer: UUID | None,
    draft: UUID | None,
    reminders: list[MeasurementReminder],
) -> dict[str, Any]:
    declined = moment.declined_reason is not None
    refusal = {
        "reason": moment.declined_reason,
        "words": moment.declined_words,
        "declined_at": moment.declined_at,
    }
    return {
        **{name: getattr(moment, name) for name in ("id", "number", "opens_on", "due_on", "version")},
        "state": where,
        "measurement_id": answer,
        "draft_id": draft,
        "refusal": refusal if declined and where is MomentState.DECLINED else None,
        "reminders": [{"step": each.step, "sent_at": each.sent_at} for each in reminders if each.people],
    }
