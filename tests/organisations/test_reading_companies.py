"""Who may see which company."""

import pytest

from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import ConsentKind
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company

SEEN = (ConsentKind.BRANCH_SEES_PROGRESS,)


@pytest.fixture
async def two_companies(database):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")
        member = await make_company(
            session, name="Bakkerij Éénhoorn", branch_id=branch.id, verified=False, consents=SEEN
        )
        other = await make_company(session, name="Zuivel Voorbeeld", section="G", employees=120, province="NL-FR")
    return branch.id, member, other


@pytest.mark.parametrize(
    "role", [Role.OWNER, Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE], ids=lambda role: role.value
)
async def test_people_of_a_company_see_their_own_and_no_other(client_as, two_companies, role):
    _, own, other = two_companies
    client = await client_as(role, organisation_id=own.id)
    answer = await client.get(f"/companies/{own.id}")
    assert (answer.status_code, answer.json()["name"], answer.headers["etag"]) == (200, "Bakkerij Éénhoorn", '"1"')
    assert (await client.get(f"/companies/{other.id}")).status_code == 404
    listed = (await client.get("/companies")).json()
    assert [item["id"] for item in listed["items"]] == [str(own.id)]


async def test_a_branch_sees_its_members_only_and_not_their_people_or_consents(client_as, two_companies):
    branch_id, member, other = two_companies
    client = await client_as(Role.BRANCH_OFFICER, organisation_id=branch_id)
    found = (await client.get(f"/companies/{member.id}")).json()
    assert [branch["name"] for branch in found["branches"]] == ["Voorbeeldbranche"]
    assert (await client.get(f"/companies/{other.id}")).status_code == 404
    assert len((await client.get("/companies")).json()["items"]) == 1
    for part in ("memberships", "consents"):
        answer = await client.get(f"/companies/{member.id}/{part}")
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/not-your-company")


@pytest.mark.parametrize("role", [Role.SYNTENS_OFFICER, Role.PROGRAMME_OFFICER], ids=lambda role: role.value)
async def test_officers_see_all_companies(client_as, two_companies, role):
    client = await client_as(role)
    listed = (await client.get("/companies")).json()
    assert [item["name"] for item in listed["items"]] == ["Bakkerij Éénhoorn", "Zuivel Voorbeeld"]
    assert listed["total"] == 2


@pytest.mark.parametrize("role", [Role.ADVISER, Role.RESEARCHER], ids=lambda role: role.value)
async def test_advisers_and_researchers_see_no_company_here(client_as, two_companies, role):
    client = await client_as(role)
    assert (await client.get(f"/companies/{two_companies[1].id}")).status_code in {403, 404}


async def test_a_visitor_sees_no_company(visitor, two_companies):
    assert (await visitor.get("/companies")).status_code == 401
    assert (await visitor.get(f"/companies/{two_companies[1].id}")).status_code == 401


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=eenhoorn", ["Bakkerij Éénhoorn"]),
        ("q=ÉÉN", ["Bakkerij Éénhoorn"]),
        ("q=100%25", []),
        ("q=_", []),
        ("section=G", ["Zuivel Voorbeeld"]),
        ("sizeClass=100-249", ["Zuivel Voorbeeld"]),
        ("province=NL-NB", ["Bakkerij Éénhoorn"]),
        ("verification=unverified", ["Bakkerij Éénhoorn"]),
        ("section=G&province=NL-NB", []),
    ],
)
async def test_officers_find_companies_by_name_and_by_facets(client_as, two_companies, query, names):
    client = await client_as(Role.SYNTENS_OFFICER)
    answer = await client.get(f"/companies?{query}")
    assert [item["name"] for item in answer.json()["items"]] == names


async def test_officers_find_a_company_by_its_kvk_number(client_as, two_companies):
    client = await client_as(Role.SYNTENS_OFFICER)
    found = (await client.get(f"/companies?q={two_companies[2].kvk_number}")).json()["items"]
    assert [item["name"] for item in found] == ["Zuivel Voorbeeld"]


@pytest.mark.parametrize("query", ["section=9", "sizeClass=2", "province=Brabant", "pageSize=101", "naam=x", "q=%00"])
async def test_a_filter_that_does_not_exist_is_refused(client_as, query):
    client = await client_as(Role.SYNTENS_OFFICER)
    assert (await client.get(f"/companies?{query}")).status_code == 400


async def test_provinces_and_sectors_are_public_and_may_be_kept(visitor):
    provinces = await visitor.get("/provinces")
    assert len(provinces.json()["items"]) == 12
    assert provinces.headers["cache-control"] == "public, max-age=3600"
    sectors = (await visitor.get("/sectors")).json()["items"]
    assert sectors[0]["name"] == {
        "nl": "Landbouw, bosbouw en visserij",
        "en": "Agriculture, forestry and fishing",
    }
    newer = (await visitor.get("/sectors?version=2025")).json()["items"]
    assert {sector["version"] for sector in newer} == {"2025"}
    assert (await visitor.get("/sectors?version=1993")).status_code == 400


async def test_the_people_of_a_company_stand_with_their_roles(client_as, two_companies):
    own = two_companies[1]
    client = await client_as(Role.OWNER, Role.FINANCE, organisation_id=own.id)
    people = (await client.get(f"/companies/{own.id}/memberships")).json()["items"]
    assert [(person["name"], person["roles"]) for person in people] == [("Anna Voorbeeld", ["finance", "owner"])]
