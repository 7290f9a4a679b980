"""A company with an owner, and a measurement that was begun."""

import pytest

from backend.identity.scopes import Role
from tests.makers.organisations import make_company
from tests.monitoring.entering import BASELINE


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session)


@pytest.fixture
async def owner(client_as, company):
    return await client_as(Role.OWNER, organisation_id=company.id)


@pytest.fixture
async def draft(owner, company):
    answer = await owner.post(f"/companies/{company.id}/measurements", json=BASELINE)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]
