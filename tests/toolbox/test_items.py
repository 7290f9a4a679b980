"""Reading an item, and saying that a company uses it."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import Role
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.toolbox import make_toolbox_item


async def test_everybody_reads_a_published_item_with_related_ones(visitor, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="taken-op-tafel", themes=("work_division", "process"))
        await make_toolbox_item(session, slug="takenmatrix", themes=("work_division",))
        await make_toolbox_item(session, slug="urenbank", themes=("working_time",))
    answer = await visitor.get("/toolbox-items/taken-op-tafel")
    assert answer.status_code == 200, answer.text
    item = answer.json()
    assert item["people"] == {"min": 4, "max": 12}
    assert (item["versionNumber"], item["usedBy"]) == (1, 0)
    assert [other["slug"] for other in item["related"]] == ["takenmatrix"]


@pytest.mark.parametrize("status", [VersionStatus.DRAFT, VersionStatus.IN_REVIEW, VersionStatus.ARCHIVED])
async def test_what_is_not_published_is_not_there(visitor, database, status):
    async with database.write() as session:
        await make_toolbox_item(session, slug="verborgen", status=status)
    answer = await visitor.get("/toolbox-items/verborgen")
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/toolbox-item-not-found")


async def test_a_company_says_since_when_it_uses_an_item(client_as, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="urenbank", title="Urenbank")
        company = await make_company(session)
    client = await client_as(Role.MANAGER, organisation_id=company.id)
    answer = await client.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-02-01"})
    assert answer.status_code == 201, answer.text
    assert answer.json()["versionNumber"] == 1
    assert [use["slug"] for use in (await client.get("/toolbox-uses")).json()["items"]] == ["urenbank"]
    again = await client.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-02-01"})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/toolbox-use-known")


async def test_a_retry_records_one_use(client_as, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="urenbank")
        company = await make_company(session)
    client = await client_as(Role.OWNER, organisation_id=company.id)
    key = {"Idempotency-Key": "een-wens-van-nu"}
    first = await client.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-02-01"}, headers=key)
    again = await client.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-02-01"}, headers=key)
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"


async def test_a_use_begins_today_at_the_latest(client_as, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="urenbank")
        company = await make_company(session)
    client = await client_as(Role.OWNER, organisation_id=company.id)
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    answer = await client.post("/toolbox-items/urenbank/uses", json={"usedSince": tomorrow})
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/usedSince")


async def test_uses_of_others_stay_with_them(client_as, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="urenbank")
        first, second = await make_company(session), await make_company(session)
    client = await client_as(Role.OWNER, organisation_id=first.id)
    await client.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-02-01"})
    other = await client_as(Role.OWNER, organisation_id=second.id)
    assert (await other.get("/toolbox-uses")).json()["items"] == []


async def test_an_organisation_that_is_no_company_uses_nothing(client_as, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="urenbank")
        organisation = await make_organisation(session)
    client = await client_as(Role.OWNER, organisation_id=organisation.id)
    answer = await client.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-02-01"})
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/company-not-found")


@pytest.mark.parametrize("role", [Role.STAFF_REPRESENTATIVE, Role.FINANCE, Role.ADVISER, Role.BRANCH_OFFICER])
async def test_only_owner_and_manager_record_a_use(client_as, role):
    client = await client_as(role)
    answer = await client.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-02-01"})
    assert answer.status_code == 403
