"""What officers do when one of them is away: record the days, and take them back. Files stay where they are."""

from datetime import date
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications import service as notifications
from backend.vouchers import letters
from backend.vouchers.models.absences import KEPT, OfficerAbsence
from backend.vouchers.queries import absences as queries
from backend.vouchers.refusals import AbsenceOverlaps
from backend.vouchers.schemas.absences import AbsenceCreate

ROOM = "/syntens/mensen"


async def record(session: AsyncSession, principal: Principal, wish: AbsenceCreate) -> OfficerAbsence:
    """Record days away, of oneself or of a colleague who cannot. Gives nobody a right that they did not have.

    Raises InvalidInput (400) for days that passed and for who is no other officer of one's own organisation,
    AbsenceOverlaps (409) when either is away on one of these days already, or the officer takes over for somebody then.
    """
    assert principal.organisation_id is not None
    officer_id = wish.officer_id or principal.account_id
    # One after the other: two who record at once would each see nobody away.
    await session.execute(
        select(Organisation.id).where(Organisation.id == principal.organisation_id).with_for_update(key_share=True)
    )
    officers = {each["id"] for each in await queries.officers_of(session, principal)}
    faults = []
    if officer_id not in officers:
        faults.append(
            field("#/officerId", "not_able", nl="Kies een medewerker van Syntens.", en="Choose an officer of Syntens.")
        )
    if wish.taken_over_by not in officers - {officer_id}:
        faults.append(
            field("#/takenOverBy", "not_able", nl="Kies een collega van Syntens.", en="Choose a colleague at Syntens.")
        )
    if wish.until_on < clock.today():
        faults.append(field("#/untilOn", "past", nl="Deze dagen zijn voorbij.", en="These days have passed."))
    if faults:
        raise invalid(*faults)
    overlapping = await queries.overlapping(session, (officer_id, wish.taken_over_by), wish)
    if officer_id in overlapping:
        raise AbsenceOverlaps
    if overlapping:
        raise AbsenceOverlaps(
            nl="Uw collega is op een van deze dagen zelf afwezig. Kies iemand anders.",
            en="Your colleague is away on one of these days. Choose somebody else.",
        )
    if counted_on := await queries.counted_on(session, officer_id, wish):
        raise _taken_over_first(counted_on, yours=officer_id == principal.account_id)
    made = OfficerAbsence(
        organisation_id=principal.organisation_id,
        account_id=officer_id,
        taken_over_by=wish.taken_over_by,
        from_on=wish.from_on,
        until_on=wish.until_on,
    )
    session.add(made)
    await session.flush()
    _write(session, principal, "absences.record", made)
    await _tell(session, principal, "absence_recorded", made)
    return made


def _taken_over_first(counted_on: tuple[str, date], *, yours: bool) -> AbsenceOverlaps:
    """The files of a third would stand in the queue of somebody who is away."""
    name, until_on = counted_on
    until = letters.days(until_on)
    return AbsenceOverlaps(
        nl=f"{'U vervangt' if yours else 'Deze collega vervangt'} {name} tot en met {until['nl']}. "
        "Haal die afwezigheid weg en leg haar opnieuw vast met iemand anders.",
        en=f"{'You take' if yours else 'This colleague takes'} over for {name} up to and including {until['en']}. "
        "Take that absence back, and record it again with somebody else.",
    )


async def cancel(session: AsyncSession, principal: Principal, absence_id: UUID, if_match: str | None) -> None:
    """Take days back: the officer is there. Raises AbsenceNotFound (404), VersionStale (412)."""
    found = await queries.get_absence(session, principal, absence_id)
    require_current(found, if_match)
    _write(session, principal, "absences.cancel", found)
    await _tell(session, principal, "absence_cancelled", found)
    await session.delete(found)
    await session.flush()


async def forget_past(session: AsyncSession) -> int:
    """Delete absences that ended a month ago; answers how many."""
    found = await session.execute(delete(OfficerAbsence).where(OfficerAbsence.until_on < clock.today() - KEPT))
    return int(found.rowcount)  # type: ignore[attr-defined]


def _write(session: AsyncSession, principal: Principal, act: str, absence: OfficerAbsence) -> None:
    audit.record(
        session,
        principal,
        act,
        "officer_absence",
        absence.id,
        organisation_id=absence.organisation_id,
        officer_id=str(absence.account_id),
        taken_over_by=absence.taken_over_by and str(absence.taken_over_by),
    )


async def _tell(session: AsyncSession, principal: Principal, template: str, absence: OfficerAbsence) -> None:
    """Who is away and who takes over hear of it, unless they did it themselves."""
    concerned = [each for each in (absence.account_id, absence.taken_over_by) if each is not None]
    found = await session.execute(select(Account.id, Account.name, Account.language).where(Account.id.in_(concerned)))
    people = {row.id: row for row in found}
    from_on, until_on = letters.days(absence.from_on), letters.days(absence.until_on)
    for each in concerned:
        if each == principal.account_id:
            continue
        language = people[each].language
        facts = {
            "by": principal.name,
            "officer": people[absence.account_id].name,
            "from_on": from_on[language],
            "until_on": until_on[language],
        }
        if template == "absence_recorded":
            facts["colleague"] = people[concerned[-1]].name
        await notifications.tell(
            session,
            organisation_id=absence.organisation_id,
            roles=(Role.SYNTENS_OFFICER,),
            only=each,
            template=template,
            link=ROOM,
            **facts,
        )
