"""Accrediting advisers: by Syntens, for a period, each step with its reason in the history."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import declarations, queries
from backend.advisers.errors import DeclarationMissing, OwnAccreditation
from backend.advisers.models import Accreditation, AccreditationChange, Adviser
from backend.advisers.schemas import Accredit, Decline
from backend.audit.service import record
from backend.content import load
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications.service import tell

YEARS = 2  # how long an accreditation holds when the officer names no last day
DECISIONS = {
    Accreditation.ACCREDITED: ("erkend", "accredited"),
    Accreditation.REJECTED: ("aanvraag afgewezen", "application rejected"),
    Accreditation.SUSPENDED: ("geschorst", "suspended"),
    Accreditation.WITHDRAWN: ("ingetrokken", "withdrawn"),
}


async def change_accreditation(
    session: AsyncSession, principal: Principal, adviser_id: UUID, wish: Accredit | Decline, if_match: str | None
) -> Adviser:
    """One step by an officer; the adviser is told.

    Raises OwnAccreditation (403), AccreditationMoveImpossible and DeclarationMissing (409).
    """
    adviser = await queries.get_profile(session, principal, adviser_id, for_update=True)
    _require_another(principal, adviser)
    require_current(adviser, if_match)
    return await decide(session, principal, adviser, wish)


async def decide(session: AsyncSession, principal: Principal, adviser: Adviser, wish: Accredit | Decline) -> Adviser:
    """The same for an adviser who is held already, as when a complaint leads to it; raises the same."""
    _require_another(principal, adviser)
    before = adviser.accreditation
    match wish:
        case Accredit() if before is Accreditation.SUSPENDED:
            adviser.reinstate()
        case Accredit():
            await _accredit(session, adviser, wish)
        case Decline(to_status="rejected"):
            adviser.reject()
        case Decline(to_status="suspended"):
            adviser.suspend()
        case Decline():
            adviser.withdraw()
    await _keep(session, adviser, before, wish.reason, principal)
    await _tell_adviser(session, adviser, wish.reason)
    return adviser


async def apply_again(session: AsyncSession, principal: Principal, adviser_id: UUID, if_match: str | None) -> Adviser:
    """An adviser whose period has passed asks for a new one."""
    adviser = await queries.get_profile(session, principal, adviser_id, for_update=True)
    require_current(adviser, if_match)
    before = adviser.accreditation
    adviser.apply_again()
    await _keep(session, adviser, before, None, principal)
    return adviser


async def expire_due(session: AsyncSession) -> int:
    """Record for every accreditation whose last day has passed that it expired; answers how many. Runs nightly."""
    due = await session.scalars(
        select(Adviser)
        .where(Adviser.accreditation == Accreditation.ACCREDITED, Adviser.accredited_until < clock.today())
        .order_by(Adviser.id)
        .with_for_update(skip_locked=True)
    )
    advisers = due.all()
    for adviser in advisers:
        before = adviser.accreditation
        adviser.expire()
        await _keep(session, adviser, before, None, None)
    return len(advisers)


async def _accredit(session: AsyncSession, adviser: Adviser, wish: Accredit) -> None:
    """A first period, or another one for who asked before the end; only upon a declaration by the rules of now."""
    declaration = await declarations.newest_of(session, adviser.id)
    if adviser.accreditation in (Accreditation.APPLIED, Accreditation.ACCREDITED) and (
        declaration is None or declaration.edition != load.conduct().edition
    ):
        raise DeclarationMissing
    if await declarations.waits_for_a_new_period(session, adviser.id):
        assert adviser.accredited_until is not None
        after = adviser.accredited_until + timedelta(days=1)
        starts_on, ends_on = period(wish.accredited_from or after, wish.accredited_until)
        require_joined(starts_on, ends_on, after)
        adviser.renew(starts_on, ends_on)
    else:
        adviser.accredit(*period(wish.accredited_from, wish.accredited_until))


def _require_another(principal: Principal, adviser: Adviser) -> None:
    if adviser.account_id is not None and adviser.account_id == principal.person_id:
        raise OwnAccreditation


def period(first: date | None, last: date | None) -> tuple[date, date]:
    """A period from today and for two years, unless told otherwise. Raises InvalidInput (400) for one back in time."""
    starts_on = first or clock.today()
    ends_on = last or _years_later(starts_on, YEARS)
    if ends_on < starts_on:
        raise invalid(
            field(
                "#/accreditedUntil",
                "before_start",
                nl="De laatste dag ligt vóór de eerste.",
                en="The last day lies before the first.",
            )
        )
    return starts_on, ends_on


def require_joined(starts_on: date, ends_on: date, after: date) -> None:
    """Refuse (400) a new period that leaves days between, or ends before the present one, whose next day is `after`."""
    if starts_on > after:
        raise invalid(
            field(
                "#/accreditedFrom",
                "leaves_gap",
                nl=f"De nieuwe periode sluit aan op deze: begin uiterlijk op {after:%d-%m-%Y}.",
                en=f"The new period joins this one: start on {after:%d-%m-%Y} at the latest.",
            )
        )
    if ends_on < after - timedelta(days=1):
        raise invalid(
            field(
                "#/accreditedUntil",
                "before_present_end",
                nl="De laatste dag ligt vóór het einde van deze periode.",
                en="The last day lies before the end of this period.",
            )
        )


def _years_later(day: date, years: int) -> date:
    """The same day of the year; 29 February becomes 28 February."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap_day else day.day)


async def _keep(
    session: AsyncSession, adviser: Adviser, before: Accreditation, reason: str | None, principal: Principal | None
) -> None:
    session.add(
        AccreditationChange(
            adviser_id=adviser.id,
            from_status=before,
            to_status=adviser.accreditation,
            reason=reason,
            accredited_from=adviser.accredited_from,
            accredited_until=adviser.accredited_until,
            decided_by=principal and principal.person_id,
            occurred_at=clock.now(),
        )
    )
    act = f"advisers.{adviser.accreditation}"
    record(session, principal, act, "adviser", adviser.id, organisation_id=adviser.organisation_id)
    await session.flush()


async def _tell_adviser(session: AsyncSession, adviser: Adviser, reason: str | None) -> None:
    if adviser.account_id is None:
        return
    account = await session.get_one(Account, adviser.account_id)
    dutch = account.language == "nl"
    await tell(
        session,
        organisation_id=adviser.organisation_id,
        roles=[Role.ADVISER],
        only=account.id,
        template="adviser_accreditation_changed",
        link="/adviseur",
        decision=DECISIONS[adviser.accreditation][0 if dutch else 1],
        reason=reason or ("niet genoemd" if dutch else "not stated"),
    )
