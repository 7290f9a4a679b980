"""Build the organisations, companies and people of the demonstration world."""

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.core.naming import sort_key
from backend.demo.world import Person, World
from backend.identity.demonstration import PASSWORD, known_id
from backend.identity.models import Account, BranchParticipation, BranchStatus, Membership, Organisation
from backend.identity.passwords import hash_password
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations import service
from backend.organisations.models import BranchMember, Company, ConsentKind
from backend.organisations.service.linking import link_members

if TYPE_CHECKING:
    from backend.content.demo_shapes import DemoCompany

JOINING = "voorbeeldbranche-bouw-en-techniek"  # the branch that is on its way in
CONSENTS = (ConsentKind.MONITORING, ConsentKind.BRANCH_SEES_PROGRESS, ConsentKind.ADVISER_SEES_RESULT)


async def seed(session: AsyncSession, world: World) -> None:
    """Add every organisation, company and person of the content files, all marked as demonstration."""
    for found in load.demo_organisations():
        world.organisations[found.slug] = _organisation(session, found.slug, found.kind, found.name).id
    companies = load.demo_companies()
    for company in companies:
        organisation = _organisation(session, company.slug, OrganisationKind.COMPANY, company.name)
        world.organisations[company.slug] = organisation.id
    await session.flush()
    for found in load.demo_organisations():
        if found.kind == "branch":
            session.add(participation_of(world.organisations[found.slug], joining=found.slug == JOINING))
    for company in companies:
        session.add(_company(company, world))
    await session.flush()
    for company in companies:
        session.add_all(_member(company, world, branch) for branch in company.branches)
    await session.flush()
    for found in load.demo_organisations():
        if found.kind == "branch":
            await link_members(session, world.organisations[found.slug])
    await _seed_people(session, world)
    await _seed_consents(session, world, companies)


def _organisation(session: AsyncSession, slug: str, kind: str, name: str) -> Organisation:
    made = Organisation(
        id=known_id("organisation", slug),
        kind=OrganisationKind(kind),
        name=name,
        sort_name=sort_key(name),
        is_demonstration=True,
    )
    session.add(made)
    return made


def participation_of(branch_id: UUID, *, joining: bool = False) -> BranchParticipation:
    """Live from before there were agreements, as the first branches were; or just invited."""
    return BranchParticipation(
        branch_id=branch_id,
        status=BranchStatus.INVITED if joining else BranchStatus.LIVE,
        status_since=clock.now(),
        before_agreements=not joining,
        data_agreed_at=None if joining else clock.now(),
    )


def _company(found: "DemoCompany", world: World) -> Company:
    company = Company(
        id=world.organisations[found.slug],
        kvk_number=found.kvk_number,
        name=found.name,
        sort_name=sort_key(found.name),
        section=found.sector,
        sbi_code=found.sbi_code,
        employees=found.employees,
        fte=Decimal(str(found.fte)),
        postcode4=int(found.postcode),
        province=found.province,
        place=found.place,
        is_demonstration=True,
    )
    if found.verified:
        company.verify(clock.now())
    return company


def _member(found: "DemoCompany", world: World, branch: str) -> BranchMember:
    return BranchMember(
        branch_id=world.organisations[branch],
        kvk_number=found.kvk_number,
        name=found.name,
        sort_name=sort_key(found.name),
        sbi_code=found.sbi_code,
        employees=found.employees,
        postcode4=int(found.postcode),
        since=clock.today(),
    )


async def _seed_people(session: AsyncSession, world: World) -> None:
    """One public password for all: its hash is made once, which keeps building the world fast."""
    password_hash = hash_password(PASSWORD)
    for found in load.demo_people():
        account = Account(
            id=known_id("account", found.email),
            email=found.email,
            name=found.name,
            password_hash=password_hash,
            language=found.language,
            is_demonstration=True,
        )
        session.add(account)
        person = Person(account.id, found.name, world.organisations[found.organisation], Role(found.role))
        world.accounts[found.email] = account.id
        world.people[found.email] = person
    await session.flush()
    for person in world.people.values():
        session.add(Membership(account_id=person.account_id, organisation_id=person.organisation_id, role=person.role))
    await session.flush()


async def _seed_consents(session: AsyncSession, world: World, companies: "tuple[DemoCompany, ...]") -> None:
    """A verified company agreed to be followed; its owner said so."""
    owners = {person.organisation_id: person for person in world.people.values() if person.role is Role.OWNER}
    for company in companies:
        company_id = world.organisations[company.slug]
        if company.verified and company_id in owners:
            for kind in CONSENTS:
                await service.record_consent(session, company_id, kind, True, owners[company_id].account_id)
