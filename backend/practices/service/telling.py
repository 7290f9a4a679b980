"""Who hears what of a practice: the company in its room, the programme office at its desk."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.service import tell
from backend.practices.models import PracticeVersion

COMPANY_DESK, PROGRAMME_DESK = "/bedrijf/praktijken", "/programma/praktijken"


async def company(
    session: AsyncSession, template: str, version: PracticeVersion, company_id: UUID, *, owners_only: bool = False
) -> None:
    """Tell the owners of the company, and the managers too where they can do something with it."""
    await tell(
        session,
        organisation_id=company_id,
        roles=[Role.OWNER] if owners_only else [Role.OWNER, Role.MANAGER],
        template=template,
        link=f"{COMPANY_DESK}/{version.id}",
        practice=version.title["nl"],
    )


async def office(session: AsyncSession, template: str, version: PracticeVersion, *, company: str) -> None:
    """Tell the programme office."""
    for office_id in await session.scalars(
        select(Organisation.id).where(Organisation.kind == OrganisationKind.PROGRAMME_OFFICE)
    ):
        await tell(
            session,
            organisation_id=office_id,
            roles=[Role.PROGRAMME_OFFICER],
            template=template,
            link=f"{PROGRAMME_DESK}/{version.id}",
            practice=version.title["nl"],
            company=company,
        )
