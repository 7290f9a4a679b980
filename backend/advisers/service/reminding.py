"""Telling advisers that an accreditation ends, their own or that of their firm: 90, 30 and 7 days before, each once."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.declarations import asks_for_a_new_period
from backend.advisers.models import Accreditation, Adviser, AdvisoryFirm, FirmStatus
from backend.core import clock
from backend.identity.models import Organisation
from backend.identity.scopes import Role
from backend.notifications.service import tell

DAYS_BEFORE = (7, 30, 90)


def due_reminder(days_left: int) -> int | None:
    """The reminder that belongs to so many days before the end: the latest one whose day has come, or None."""
    return next((days for days in DAYS_BEFORE if 0 <= days_left <= days), None)


async def remind(session: AsyncSession) -> int:
    """Send what is due; answers how many. Runs daily.

    When no worker ran on the day itself, the next run sends it; of several that were missed only the latest.
    """
    return await _remind_advisers(session) + await _remind_firms(session)


def _open(table: type[Adviser] | type[AdvisoryFirm], today: date) -> tuple[Any, ...]:
    """Periods that end within ninety days, of which not every reminder was sent."""
    return (
        table.accredited_until.between(today, today + timedelta(days=max(DAYS_BEFORE))),
        or_(
            table.reminded_for.is_distinct_from(table.accredited_until),
            table.reminded_days > min(DAYS_BEFORE),
        ),
    )


def _now_due(one: Adviser | AdvisoryFirm, today: date) -> int | None:
    """Which reminder to send now; None when the latest one was sent before."""
    assert one.accredited_until is not None
    due = due_reminder((one.accredited_until - today).days)
    sent = one.reminded_days if one.reminded_for == one.accredited_until else None
    return due if due is not None and (sent is None or sent > due) else None


async def _remind_advisers(session: AsyncSession) -> int:
    """Nobody who asked for a new period is reminded: that person did what the letter asks."""
    today = clock.today()
    found = await session.scalars(
        select(Adviser)
        .where(
            Adviser.accreditation == Accreditation.ACCREDITED,
            Adviser.account_id.is_not(None),
            ~asks_for_a_new_period(),
            *_open(Adviser, today),
        )
        .order_by(Adviser.id)
        .with_for_update(skip_locked=True, of=Adviser)
    )
    sent = 0
    for adviser in found.all():
        due = _now_due(adviser, today)
        if due is None:
            continue
        await tell(
            session,
            organisation_id=adviser.organisation_id,
            roles=[Role.ADVISER],
            only=adviser.account_id,
            template="adviser_accreditation_ends",
            link="/adviseur/erkenning",
            ends_on=f"{adviser.accredited_until:%d-%m-%Y}",
        )
        # no new version: an officer or the adviser who is writing meanwhile is not in the way of a letter
        await session.execute(
            update(Adviser)
            .where(Adviser.id == adviser.id)
            .values(reminded_for=adviser.accredited_until, reminded_days=due)
            .execution_options(synchronize_session=False)
        )
        sent += 1
    return sent


async def _remind_firms(session: AsyncSession) -> int:
    """Not a firm that asked for a new period, as with its people."""
    today = clock.today()
    found = await session.execute(
        select(AdvisoryFirm, Organisation.name)
        .join(Organisation, Organisation.id == AdvisoryFirm.organisation_id)
        .where(
            AdvisoryFirm.status == FirmStatus.ACCREDITED, AdvisoryFirm.asked_at.is_(None), *_open(AdvisoryFirm, today)
        )
        .order_by(AdvisoryFirm.organisation_id)
        .with_for_update(skip_locked=True, of=AdvisoryFirm)
    )
    sent = 0
    for firm, name in found.all():
        due = _now_due(firm, today)
        if due is None:
            continue
        await tell(
            session,
            organisation_id=firm.organisation_id,
            roles=[Role.ADVISER],
            template="firm_accreditation_ends",
            link="/adviseur/erkenning",
            firm=name,
            ends_on=f"{firm.accredited_until:%d-%m-%Y}",
        )
        await session.execute(
            update(AdvisoryFirm)
            .where(AdvisoryFirm.organisation_id == firm.organisation_id)
            .values(reminded_for=firm.accredited_until, reminded_days=due)
            .execution_options(synchronize_session=False)
        )
        sent += 1
    return sent
