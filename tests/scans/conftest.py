"""What every test of scans starts from: the questionnaire, a company, and its owner."""

import pytest

from backend.identity.scopes import OrganisationKind, Role
from backend.scans.questionnaires import bring_in
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company


@pytest.fixture
async def company(database):
    async with database.write() as session:
        await bring_in(session)
        return await make_company(session)


@pytest.fixture
async def owner(client_as, company):
    return await client_as(Role.OWNER, organisation_id=company.id)


@pytest.fixture
async def core(database):
    async with database.write() as session:
        return (await bring_in(session)).id


@pytest.fixture
async def office(client_as, core):
    return await client_as(Role.PROGRAMME_OFFICER)


@pytest.fixture
async def branch(database, core):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Zuivel")


@pytest.fixture
async def officer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
