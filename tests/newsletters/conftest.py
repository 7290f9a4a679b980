"""Who composes and sends newsletters, and something to tell."""

import pytest

from backend.identity.scopes import OrganisationKind
from tests.makers.identity import make_organisation
from tests.makers.publications import make_publication


@pytest.fixture
async def office(database):
    async with database.write() as session:
        return (await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)).id


@pytest.fixture
async def publication(database):
    async with database.write() as session:
        return (await make_publication(session, slug="minder-overleg")).publication_id
