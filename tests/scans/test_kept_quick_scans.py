"""A quick scan that is kept: under a key of the visitor's own, and by the company that takes it over."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from backend.identity.scopes import Role
from backend.scans.keys import hash_of, new_key
from backend.scans.models import QuickScan
from backend.scans.queries import current_edition
from tests.makers.organisations import make_company


@pytest.fixture
async def wish(company, database):
    async with database.read() as session:
        version = await current_edition(session)
    given = [{"itemCode": "DG1", "value": 0}, {"itemCode": "TAK2M", "value": 2}, {"itemCode": "TAK5M", "value": None}]
    return {"questionnaireVersionId": str(version.id), "answers": given}


def _key(key):
    return {"Scan-Key": key}


def _once():
    return {"Idempotency-Key": f'"{uuid4()}"'}


async def _save(visitor, wish):
    key = new_key()
    saved = await visitor.put("/quick-scans/current", json=wish, headers=_key(key))
    assert saved.status_code == 200, saved.text
    return key


async def test_a_visitor_goes_on_later_with_the_key_again_and_again(visitor, wish):
    key = await _save(visitor, wish)
    for written in (key, key.lower(), key.replace("-", " ")):
        found = (await visitor.get("/quick-scans/current", headers=_key(written))).json()
        assert (found["answers"], found["questionnaireVersionId"]) == (wish["answers"], wish["questionnaireVersionId"])
    more = {**wish, "answers": [*wish["answers"], {"itemCode": "", "value": 4}]}
    edition = (await visitor.get("/questionnaire-versions/current")).json()
    more["answers"][-1]["itemCode"] = next(
        item["code"]
        for item in edition["items"]
        if item["quick"] and item["theme"] == "working_time" and item["audience"] == "management"
    )
    await visitor.put("/quick-scans/current", json=more, headers=_key(key))
    found = (await visitor.get("/quick-scans/current", headers=_key(key))).json()
    assert len(found["answers"]) == 4


async def test_only_a_hash_of_the_key_is_kept_and_nothing_of_the_visitor(visitor, wish, database):
    key = await _save(visitor, wish)
    async with database.read() as session:
        row = (await session.scalars(select(QuickScan))).one()
    assert row.key_hash == hash_of(key)
    assert {column.key for column in QuickScan.__table__.columns} == {
        "id", "version_id", "answers", "saved_at", "key_hash", "company_id", "claimed_on",
    }  # fmt: skip


async def test_what_is_deleted_is_gone(visitor, wish):
    key = await _save(visitor, wish)
    assert (await visitor.delete("/quick-scans/current", headers=_key(key))).status_code == 204
    for method in ("GET", "DELETE"):
        gone = await visitor.request(method, "/quick-scans/current", headers=_key(key))
        assert (gone.status_code, gone.json()["type"]) == (404, "/v1/problems/quick-scan-not-found")


@pytest.mark.parametrize("key", ["K7QM2", "23456-789AB-CDEFG-HJKMM", "x" * 64])
async def test_what_is_no_key_keeps_and_opens_nothing(visitor, wish, database, key):
    refused = await visitor.put("/quick-scans/current", json=wish, headers=_key(key))
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "Scan-Key")
    assert (await visitor.get("/quick-scans/current", headers=_key(key))).status_code == 404
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(QuickScan)) == 0


@pytest.mark.parametrize(
    ("answers", "location"),
    [
        ([{"itemCode": "TAK1M", "value": 3}], "#/answers/0/itemCode"),
        ([{"itemCode": "TAK2M", "value": 6}], "#/answers/0/value"),
        ([{"itemCode": "TAK2M", "value": 0}], "#/answers/0/value"),
        ([], "#/answers"),
    ],
)
async def test_answers_that_do_not_fit_are_not_kept(*, visitor, wish, database, answers, location):
    refused = await visitor.put("/quick-scans/current", json={**wish, "answers": answers}, headers=_key(new_key()))
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, location)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(QuickScan)) == 0


async def test_a_company_takes_it_over_once_and_the_key_opens_nothing_any_more(visitor, owner, wish):
    key = await _save(visitor, wish)
    headers = _once()
    taken, again = [await owner.post("/quick-scans", json={"key": key}, headers=headers) for _ in range(2)]
    assert taken.status_code == 201, taken.text
    assert (again.json(), again.headers["idempotent-replayed"]) == (taken.json(), "true")
    assert (await visitor.get("/quick-scans/current", headers=_key(key))).status_code == 404
    assert (await owner.post("/quick-scans", json={"key": key}, headers=_once())).status_code == 404
    listed = (await owner.get("/quick-scans")).json()
    assert [each["id"] for each in listed["items"]] == [taken.json()["id"]]
    assert (await owner.get(taken.headers["location"].removeprefix("/v1"))).json() == taken.json()
    indication = (await visitor.post("/quick-scan-results", json=wish)).json()
    assert taken.json()["result"] == indication


async def test_somebody_else_can_save_under_no_key_that_a_company_took_over(visitor, owner, wish):
    """The key is free again, and what is saved under it is another scan: the company's stays as it was."""
    key = await _save(visitor, wish)
    taken = (await owner.post("/quick-scans", json={"key": key}, headers=_once())).json()
    await visitor.put("/quick-scans/current", json={**wish, "answers": wish["answers"][:1]}, headers=_key(key))
    assert (await owner.get(f"/quick-scans/{taken['id']}")).json() == taken


async def test_other_companies_and_readers_cannot(*, visitor, owner, client_as, company, wish, database):
    key = await _save(visitor, wish)
    reader = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=company.id)
    assert (await reader.post("/quick-scans", json={"key": key}, headers=_once())).status_code == 403
    assert (await visitor.post("/quick-scans", json={"key": key}, headers=_once())).status_code == 401
    taken = (await owner.post("/quick-scans", json={"key": key}, headers=_once())).json()
    async with database.write() as session:
        other = await make_company(session, name="Ander bedrijf")
    stranger = await client_as(Role.OWNER, organisation_id=other.id)
    assert (await stranger.get("/quick-scans")).json()["items"] == []
    for method in ("GET", "DELETE"):
        assert (await stranger.request(method, f"/quick-scans/{taken['id']}")).status_code == 404
    assert (await reader.get(f"/quick-scans/{taken['id']}")).status_code == 200
    assert (await reader.delete(f"/quick-scans/{taken['id']}")).status_code == 403
    assert (await owner.delete(f"/quick-scans/{taken['id']}")).status_code == 204
    assert (await owner.get(f"/quick-scans/{taken['id']}")).status_code == 404
