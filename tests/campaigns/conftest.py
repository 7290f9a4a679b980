"""A branch with its officer, and the questionnaire."""

import pytest

from backend.identity.scopes import OrganisationKind, Role
from backend.scans.questionnaires import bring_in
from tests.makers.identity import make_organisation


@pytest.fixture
async def core(database):
    async with database.write() as session:
        return (await bring_in(session)).id


@pytest.fixture
async def branch(database, core):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Zuivel")


@pytest.fixture
async def officer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
