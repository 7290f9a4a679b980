"""A company lets an adviser or branch act for it, and takes that back."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.models import Mandate, Organisation
from backend.identity.principals import Principal
from backend.organisations.errors import DemonstrationApart, MandateKnown, MandateOver
from backend.organisations.queries import get_company
from backend.organisations.queries import mandates as queries
from backend.organisations.schemas.mandates import MandateCreate, MandateStatus

LONGEST = timedelta(days=731)


async def give(session: AsyncSession, principal: Principal, company_id: UUID, wish: MandateCreate) -> Mandate:
    """Give an organisation a mandate. One that has run out stays as history.

    Raises CompanyNotFound (404), InvalidInput (400), MandateKnown (409) while one holds or is still to come,
    DemonstrationApart (409).
    """
    company = await get_company(session, principal, company_id, for_update=True)
    organisation = await session.get(Organisation, wish.organisation_id)
    if organisation is None or organisation.kind not in queries.REPRESENTATIVES:
        raise invalid(
            field(
                "#/organisationId",
                "unknown",
                nl="Kies een adviesbureau of branche die meedoet.",
                en="Choose an advisory firm or branch that takes part.",
            )
        )
    if organisation.is_demonstration and not company.is_demonstration:
        raise DemonstrationApart
    starts_on = wish.starts_on or clock.today()
    if not max(starts_on, clock.today()) <= wish.ends_on <= starts_on + LONGEST:
        raise invalid(
            field(
                "#/endsOn",
                "period",
                nl="Kies een laatste dag na de eerste, en hoogstens twee jaar later.",
                en="Choose a last day after the first, and two years later at most.",
            )
        )
    current: Mandate | None = await session.scalar(
        select(Mandate).where(
            Mandate.company_id == company.id,
            Mandate.organisation_id == organisation.id,
            Mandate.ended_at.is_(None),
        )
    )
    if current is not None:
        if queries.status_of(current) is not MandateStatus.ENDED:
            raise MandateKnown
        current.ended_at = clock.now()
        await session.flush()
    mandate = Mandate(
        company_id=company.id,
        organisation_id=organisation.id,
        powers=sorted(set(wish.powers)),
        starts_on=starts_on,
        ends_on=wish.ends_on,
        given_by=principal.account_id,
    )
    session.add(mandate)
    await session.flush()
    _record(session, principal, "mandates.give", mandate)
    return mandate


async def withdraw(
    session: AsyncSession, principal: Principal, company_id: UUID, mandate_id: UUID, if_match: str | None
) -> Mandate:
    """Take a mandate back; it counts from the next request on.

    Raises CompanyNotFound and MandateNotFound (404), VersionStale (412), MandateOver (409).
    """
    company = await get_company(session, principal, company_id)
    mandate = await queries.get_mandate(session, company.id, mandate_id)
    require_current(mandate, if_match)
    if queries.status_of(mandate) not in {MandateStatus.UPCOMING, MandateStatus.IN_FORCE}:
        raise MandateOver
    mandate.ended_at, mandate.ended_by = clock.now(), principal.account_id
    await session.flush()
    _record(session, principal, "mandates.withdraw", mandate)
    return mandate


def _record(session: AsyncSession, principal: Principal, act: str, mandate: Mandate) -> None:
    audit.record(
        session,
        principal,
        act,
        "mandate",
        mandate.id,
        organisation_id=mandate.company_id,
        mandated_organisation=str(mandate.organisation_id),
        powers=list(mandate.powers),
    )
