"""A branch with its officer, and the questionnaire."""

import pytest

from backend.core import clock
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.scans.models import Questionnaire, QuestionnaireVersion, VersionStatus
from backend.scans.questionnaires import bring_in
from tests.makers.campaigns import DAY
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
def leave(database, branch):
    """Let the branch give notice."""

    async def give_notice():
        async with database.write() as session:
            found = await session.get_one(BranchParticipation, branch.id)
            found.status, found.left_from = BranchStatus.LEAVING, BranchStatus.LIVE
            found.last_on, found.notice_by = clock.today() + DAY, BranchParty.BRANCH

    return give_notice


@pytest.fixture
async def officer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)


@pytest.fixture
async def module_of_another(database, core):
    async with database.write() as session:
        other = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Andere branche")
        module = Questionnaire(slug="andere-module", owner_id=other.id)
        session.add(module)
        await session.flush()
        version = QuestionnaireVersion(
            questionnaire_id=module.id,
            number="1.0.0",
            status=VersionStatus.PUBLISHED,
            published_on=clock.today(),
            scale={},
            base_id=core,
        )
        session.add(version)
        await session.flush()
        return version.id
