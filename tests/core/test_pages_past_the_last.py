"""Lists of the community by page: one past the last is an empty page, not a failure of ours."""

import pytest

from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company


@pytest.fixture
async def people(client_as, database):
    async with database.write() as session:
        company = await make_company(session)
        syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")
    return {
        "owner": await client_as(Role.OWNER, organisation_id=company.id),
        "officer": await client_as(Role.SYNTENS_OFFICER, organisation_id=syntens.id),
        "branch": await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id),
    }


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("owner", "/groups?"),
        ("owner", "/groups?mine=true&"),
        ("officer", "/groups?mine=true&"),
        ("owner", "/network-introductions?"),
        ("officer", "/network-reports?"),
        ("branch", "/exchange-shares?"),
        ("branch", "/exchange-shares?kind=tool&"),
    ],
)
async def test_a_page_past_the_last_is_empty(people, who, path):
    answer = await people[who].get(f"{path}page=405")
    assert (answer.status_code, answer.json()["items"]) == (200, [])
