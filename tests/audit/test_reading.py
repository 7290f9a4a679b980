"""Who may read who did what."""

from uuid import uuid4

import pytest

from backend.audit import service as audit
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company


@pytest.fixture
async def trail(database):
    """Two acts on our company (one by an officer, one by the platform) and one on another company."""
    async with database.write() as session:
        company, other = await make_company(session), await make_company(session)
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens (voorbeeld)")
        officer = await make_account(session, name="Samira Voorbeeld")
        acting = Principal(officer.id, officer.name, uuid4(), body.id, frozenset({Role.SYNTENS_OFFICER}), frozenset())
        voucher = uuid4()
        audit.record(session, acting, "vouchers.grant", "voucher", voucher, organisation_id=company.id, cents=5)
        audit.record(session, None, "vouchers.expire", "voucher", voucher, organisation_id=company.id)
        audit.record(session, acting, "vouchers.reject", "voucher", uuid4(), organisation_id=other.id)
    return company, voucher


async def test_a_company_reads_what_concerns_it_with_who_did_it_and_nothing_of_others(client_as, trail):
    client = await client_as(Role.OWNER, organisation_id=trail[0].id)
    entries = (await client.get("/audit-entries")).json()["items"]
    assert [entry["act"] for entry in entries] == ["vouchers.expire", "vouchers.grant"]
    assert (entries[0]["actor"], entries[0]["actingOrganisation"]) == (None, None)
    assert (entries[1]["actor"], entries[1]["actingOrganisation"]) == ("Samira Voorbeeld", "Syntens (voorbeeld)")
    assert entries[1]["details"] == {"cents": 5}


async def test_officers_read_all_and_by_object(client_as, trail):
    client = await client_as(Role.SYNTENS_OFFICER)
    assert (await client.get("/audit-entries")).json()["total"] == 3
    found = await client.get(f"/audit-entries?objectKind=voucher&objectId={trail[1]}&act=vouchers.grant")
    assert len(found.json()["items"]) == 1


async def test_who_has_no_right_to_the_trail_does_not_read_it(client_as, visitor, trail):
    manager = await client_as(Role.MANAGER, organisation_id=trail[0].id)
    assert (await manager.get("/audit-entries")).status_code == 403
    assert (await visitor.get("/audit-entries")).status_code == 401


async def test_nobody_writes_in_the_trail_over_the_api(client_as):
    client = await client_as(Role.SYNTENS_OFFICER)
    answer = await client.post("/audit-entries", json={})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
