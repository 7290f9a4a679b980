"""A company with an owner and an adviser, both signed in."""

from dataclasses import dataclass
from typing import Any

import pytest

from backend.identity.scopes import Role
from tests.makers.advisers import make_adviser
from tests.makers.organisations import make_company


@dataclass(frozen=True)
class Pair:
    company: Any
    adviser: Any
    owner: Any
    adviser_client: Any


@pytest.fixture
async def pair(database, client_as):
    async with database.write() as session:
        company = await make_company(session)
        adviser = await make_adviser(session, free_hours=16)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    adviser_client = await client_as(
        Role.ADVISER, organisation_id=adviser.organisation_id, account_id=adviser.account_id
    )
    return Pair(company, adviser, owner, adviser_client)
