"""What every test of scans starts from: the questionnaire, a company, and its owner."""

import pytest

from backend.identity.scopes import Role
from backend.scans.questionnaires import bring_in
from tests.makers.organisations import make_company


@pytest.fixture
async def company(database):
    async with database.write() as session:
        await bring_in(session)
        return await make_company(session)


@pytest.fixture
async def owner(client_as, company):
    return await client_as(Role.OWNER, organisation_id=company.id)
