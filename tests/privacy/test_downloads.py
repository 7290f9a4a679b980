"""Downloads: everything of one's own, nothing of anybody else."""

import io
import json
import zipfile
from datetime import timedelta
from uuid import UUID

import pytest

from backend.core import clock
from backend.core.problems import Unavailable
from backend.identity.scopes import Role
from backend.privacy.service import exporting

OWNER, FAMILY = "marieke@korenbloem.example", "roelie@lindenhof.example"


async def _made(database, store, client, address) -> dict:
    asked = await client.post(address)
    assert asked.status_code == 202, asked.text
    seen = set()
    while True:
        async with database.write() as session:
            if not await exporting.make_next(session, store):
                break
        seen.add((await client.get(asked.headers["Location"].removeprefix("/v1"))).json()["done"])
    answer = await client.get(f"{asked.headers['Location'].removeprefix('/v1')}/content")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    return {
        "seen": seen,
        "export": asked.json(),
        "data": json.loads(archive.read("gegevens.json")),
        "schema": json.loads(archive.read("schema.json")),
        "html": archive.read("gegevens.html").decode(),
        "names": archive.namelist(),
        "all": archive.read("gegevens.json").decode() + archive.read("gegevens.html").decode(),
    }


def _rows(made, table):
    return [row for section in made["data"]["sections"] if section["table"] == table for row in section["rows"]]


@pytest.fixture
def person_of(world):
    return lambda email: world.people[email]


async def test_a_person_gets_what_is_kept_of_them_for_machines_and_to_read(enter, database, store, person_of):
    me = person_of(OWNER)
    client = await enter(OWNER)
    made = await _made(database, store, client, f"/accounts/{me.account_id}/data-exports")
    account = _rows(made, "accounts")[0]
    assert (account["email"], account["name"]) == (OWNER, me.name)
    assert "passwordHash" not in account
    assert _rows(made, "memberships")[0]["role"] == "owner"
    assert _rows(made, "audit_entries")
    assert made["html"].startswith('<!doctype html><html lang="nl">')
    assert me.name in made["html"]
    assert "anoniem" in made["html"]
    assert made["seen"] == set(range(1, made["export"]["total"] + 1))
    notices = (await client.get("/notices")).json()["items"]
    assert "own_data_ready" in {notice["kind"] for notice in notices}


async def test_the_data_are_as_the_schema_says(enter, database, store, person_of):
    me = person_of(FAMILY)
    client = await enter(FAMILY)
    made = await _made(database, store, client, f"/companies/{me.organisation_id}/data-exports")
    shapes = {
        (shape["properties"]["subject"]["const"], shape["properties"]["table"]["const"]): shape["properties"]["rows"]
        for shape in made["schema"]["properties"]["sections"]["items"]["anyOf"]
    }
    for section in made["data"]["sections"]:
        shape = shapes[section["subject"], section["table"]]["items"]
        for row in section["rows"]:
            assert set(row) == set(shape["required"]), section["table"]


async def test_a_company_gets_its_own_and_nothing_of_another_company_or_of_an_employee(
    enter, database, store, person_of, whole
):
    me = person_of(OWNER)
    client = await enter(OWNER)
    made = await _made(database, store, client, f"/companies/{me.organisation_id}/data-exports")
    assert _rows(made, "companies")[0]["id"] == str(me.organisation_id)
    assert _rows(made, "scans")
    assert _rows(made, "scan_result_dimensions")
    others = await whole.rows("SELECT id, name, kvk_number FROM companies WHERE id <> :id", id=me.organisation_id)
    assert len(others) > 5
    found = [row.name for row in others if any(str(word) in made["all"] for word in row)]
    assert found == []
    tables = {section["table"] for section in made["data"]["sections"]}
    assert not tables & {"scan_responses", "scan_answers", "scan_remarks", "scan_invitation_tokens"}
    responses = await whole.rows("SELECT id FROM scan_responses")
    assert responses
    assert not any(str(row.id) in made["all"] for row in responses)
    remarks = await whole.rows("SELECT remark FROM scan_remarks")
    assert not any(row.remark in made["all"] for row in remarks)


async def test_a_company_with_vouchers_gets_the_books_of_those(enter, database, store, person_of, whole):
    me = person_of(FAMILY)
    made = await _made(database, store, await enter(FAMILY), f"/companies/{me.organisation_id}/data-exports")
    vouchers = _rows(made, "vouchers")
    assert vouchers
    assert {row["companyId"] for row in vouchers} == {str(me.organisation_id)}
    assert _rows(made, "voucher_status_changes")
    assert sum(row["amountCents"] for row in _rows(made, "ledger_entries")) == 0


async def test_documents_of_the_company_are_in_it(enter, database, store, person_of):
    me, client = person_of(OWNER), await enter(OWNER)
    await client.post(
        "/files?name=plan.txt", content=b"Ons plan.", headers={"Content-Type": "application/octet-stream"}
    )
    made = await _made(database, store, client, f"/companies/{me.organisation_id}/data-exports")
    assert [name.rsplit("-", 1)[-1] for name in made["names"] if name.startswith("documenten/")] == ["plan.txt"]


async def test_asking_twice_makes_one(enter, person_of, whole):
    me, client = person_of(OWNER), await enter(OWNER)
    first = await client.post(f"/accounts/{me.account_id}/data-exports")
    second = await client.post(f"/accounts/{me.account_id}/data-exports")
    assert first.json()["id"] == second.json()["id"]
    assert await whole.value("SELECT count(*) FROM data_exports") == 1
    waiting = await client.get(f"/data-exports/{first.json()['id']}/content")
    assert waiting.status_code == 409


async def test_only_whom_it_is_about_may_ask_see_or_fetch(enter, client_as, database, store, person_of):
    me, client = person_of(OWNER), await enter(OWNER)
    made = await _made(database, store, client, f"/accounts/{me.account_id}/data-exports")
    mine = made["export"]["id"]
    company = await _made(database, store, client, f"/companies/{me.organisation_id}/data-exports")
    other, officer = await enter(FAMILY), await client_as(Role.SYNTENS_OFFICER)
    for export_id in (mine, company["export"]["id"]):
        for client_ in (other, officer):
            assert (await client_.get(f"/data-exports/{export_id}")).status_code == 404
            assert (await client_.get(f"/data-exports/{export_id}/content")).status_code == 404
    assert (await other.post(f"/accounts/{me.account_id}/data-exports")).status_code == 404
    assert (await other.post(f"/companies/{me.organisation_id}/data-exports")).status_code == 404
    manager = await client_as(Role.MANAGER, organisation_id=me.organisation_id)
    assert (await manager.post(f"/companies/{me.organisation_id}/data-exports")).status_code == 403
    assert (await manager.get(f"/data-exports/{company['export']['id']}")).status_code == 404


async def test_after_a_week_it_is_gone(enter, database, store, person_of):
    me, client = person_of(OWNER), await enter(OWNER)
    made = await _made(database, store, client, f"/accounts/{me.account_id}/data-exports")
    with clock.set_to(clock.now() + timedelta(days=8)):
        async with database.write() as session:
            assert await exporting.expire_due(session, store) == 1
    answer = await client.get(f"/data-exports/{made['export']['id']}/content")
    assert answer.status_code == 410
    with pytest.raises(Unavailable):
        await store.read(UUID(made["export"]["id"]))


async def test_a_download_that_fails_says_so_and_can_be_asked_again(enter, database, store, person_of, monkeypatch):
    me, client = person_of(OWNER), await enter(OWNER)
    asked = (await client.post(f"/accounts/{me.account_id}/data-exports")).json()

    async def broken(*_):
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(store.__class__, "write", broken)
        async with database.write() as session:
            assert await exporting.make_next(session, store)
    assert (await client.get(f"/data-exports/{asked['id']}")).json()["status"] == "failed"
    again = await client.post(f"/accounts/{me.account_id}/data-exports")
    assert again.json()["id"] != asked["id"]
