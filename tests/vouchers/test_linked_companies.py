"""Companies that form a single undertaking share one ceiling; every grant is due in the central register."""

import csv
import io
from datetime import date, timedelta

import pytest

from backend.core import clock
from backend.vouchers.models import Voucher
from backend.vouchers.terms import register_due
from tests.makers.vouchers import apply, bring_to, move, once, set_stage

CEILING = 300_000_00


async def declare(client, company_id, kvk_number, name="Voorbeeld Holding BV"):
    return await client.post(
        f"/companies/{company_id}/linked-companies", json={"kvkNumber": kvk_number, "name": name}, headers=once()
    )


async def linked(client, company_id):
    return (await client.get(f"/companies/{company_id}/linked-companies")).json()


async def two(database, client_as):
    stage, other = await set_stage(database, client_as), await set_stage(database, client_as)
    return stage, other, {stage: stage.company.kvk_number, other: other.company.kvk_number}


async def test_aid_of_a_declared_company_counts_until_the_declaration_ends(database, client_as):
    stage, other, kvk = await two(database, client_as)
    theirs = await bring_to(other, "granted")
    granted = (await other.owner.get(f"/vouchers/{theirs}")).json()["grantedCents"]
    mine = await apply(stage)
    made = await declare(stage.owner, stage.company.id, kvk[other])
    assert made.status_code == 201, made.text
    assert (await stage.owner.get(f"/vouchers/{mine}")).json()["aid"]["grantedCents"] == granted
    ended = await stage.owner.delete(
        f"/companies/{stage.company.id}/linked-companies/{made.json()['id']}", headers={"If-Match": '"1"'}
    )
    assert ended.status_code == 204
    assert (await stage.owner.get(f"/vouchers/{mine}")).json()["aid"]["grantedCents"] == 0
    assert [item["endedAt"] is not None for item in (await linked(stage.owner, stage.company.id))["items"]] == [True]


async def test_a_grant_above_the_shared_ceiling_is_refused(database, client_as):
    stage, other, kvk = await two(database, client_as)
    await bring_to(other, "granted")
    mine = await apply(stage, otherAidCents=CEILING - 2_500_00)
    assert (await move(stage.owner, mine, "submitted")).status_code == 201
    assert (await declare(stage.owner, stage.company.id, kvk[other])).status_code == 201
    assert (await move(stage.officer, mine, "in_review")).status_code == 201
    refused = await move(stage.officer, mine, "granted", reason="Past.")
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/aid-ceiling-reached")


async def test_nobody_uses_up_the_room_of_another_by_naming_it(database, client_as):
    stage, other, kvk = await two(database, client_as)
    await bring_to(stage, "granted")
    await declare(stage.owner, stage.company.id, kvk[other])
    theirs = await apply(other)
    assert (await other.owner.get(f"/vouchers/{theirs}")).json()["aid"]["grantedCents"] == 0
    named = await linked(other.officer, other.company.id)
    assert [company["kvkNumber"] for company in named["namedBy"]] == [kvk[stage]]
    assert (await linked(other.owner, other.company.id))["namedBy"] == []


@pytest.mark.parametrize("typed", ["1234567", "123456789", "abcdefgh", ""])
async def test_a_wrong_number_is_told(database, client_as, typed):
    stage = await set_stage(database, client_as)
    answer = await declare(stage.owner, stage.company.id, typed)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/kvkNumber")


async def test_own_number_twice_the_same_and_another_company(database, client_as):
    stage, other, kvk = await two(database, client_as)
    assert (await declare(stage.owner, stage.company.id, kvk[stage])).status_code == 400
    made = await declare(stage.owner, stage.company.id, kvk[other])
    assert (await declare(stage.owner, stage.company.id, kvk[other])).status_code == 409
    address = f"/companies/{stage.company.id}/linked-companies/{made.json()['id']}"
    assert (await stage.owner.delete(address)).status_code == 428
    assert (await stage.owner.delete(address, headers={"If-Match": '"7"'})).status_code == 412
    elsewhere = f"/companies/{other.company.id}/linked-companies/{made.json()['id']}"
    assert (await other.owner.delete(elsewhere, headers={"If-Match": '"1"'})).status_code == 404
    assert (await other.owner.get(f"/companies/{stage.company.id}/linked-companies")).status_code == 404


async def entries(client, **wanted):
    return (await client.get("/aid-register-entries", params={"pageSize": 100, **wanted})).json()["items"]


async def report(client, *ids, on=None, reference="TAM-1"):
    body = {"entryIds": ids, "reportedOn": (on or clock.today()).isoformat(), "reference": reference}
    return await client.post("/aid-reports", json=body, headers=once())


async def test_each_grant_and_each_change_is_due_in_the_register(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    found = [entry for entry in await entries(stage.officer) if entry["voucherId"] == voucher_id]
    assert [(entry["kind"], entry["amountCents"]) for entry in found] == [("grant", 2_500_00)]
    assert found[0]["dueOn"] == register_due(clock.today()).isoformat()
    assert (await move(stage.officer, voucher_id, "revoked", reason="Onjuist.")).status_code == 201
    found = [entry for entry in await entries(stage.officer) if entry["voucherId"] == voucher_id]
    assert [(entry["kind"], entry["amountCents"]) for entry in found] == [("grant", 2_500_00), ("change", 0)]

    sheet = await stage.officer.get("/aid-register-entries/files")
    rows = list(csv.DictReader(io.StringIO(sheet.text.removeprefix("\ufeff"))))
    mine = [row for row in rows if row["id"] == str(found[0]["id"])]
    assert [(row["amount_eur"], row["kind"]) for row in mine] == [("2500.00", "grant")]

    made = await report(stage.officer, found[0]["id"])
    assert (made.status_code, made.json()) == (201, {"reported": 1})
    again = await report(stage.officer, found[0]["id"], reference="TAM-2")
    assert again.json() == {"reported": 0}
    done = [entry for entry in await entries(stage.officer, reported=True) if entry["voucherId"] == voucher_id]
    assert [(entry["reference"], entry["reportedOn"]) for entry in done] == [("TAM-1", clock.today().isoformat())]


async def test_the_register_comes_in_pages(database, client_as):
    stage, other, _ = await two(database, client_as)
    for one in (stage, other):
        await bring_to(one, "granted")
    pages = [
        (await stage.officer.get("/aid-register-entries", params={"pageSize": 1, "page": page})).json()
        for page in (1, 2, 3)
    ]
    assert [len(page["items"]) for page in pages] == [1, 1, 0]
    assert [page["total"] for page in pages] == [2, 2, 2]
    assert pages[0]["items"][0]["id"] < pages[1]["items"][0]["id"]


async def test_a_report_before_it_happened_or_of_no_line_is_refused(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    line = next(entry["id"] for entry in await entries(stage.officer) if entry["voucherId"] == voucher_id)
    yesterday = clock.today() - timedelta(days=1)
    for answer, pointer in [
        (await report(stage.officer, line, on=yesterday), "#/reportedOn"),
        (await report(stage.officer, line, on=clock.today() + timedelta(days=1)), "#/reportedOn"),
        (await report(stage.officer, line, 10**15), "#/entryIds"),
    ]:
        assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, pointer)
    assert line in [entry["id"] for entry in await entries(stage.officer)]
    assert (await stage.owner.get("/aid-register-entries")).status_code == 403


async def test_the_invented_world_is_never_in_the_register(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    async with database.write() as session:
        (await session.get_one(Voucher, voucher_id)).is_demonstration = True
    assert voucher_id not in [entry["voucherId"] for entry in await entries(stage.officer)]


@pytest.mark.parametrize(
    ("granted", "due"),
    [
        (date(2026, 1, 5), date(2026, 2, 2)),
        (date(2026, 3, 20), date(2026, 4, 21)),  # Good Friday 3 April and Easter Monday 6 April do not count
        (date(2026, 12, 1), date(2026, 12, 30)),  # Christmas Day, a Friday
        (date(2026, 11, 28), date(2026, 12, 28)),  # granted on a Saturday
    ],
)
def test_twenty_working_days(granted, due):
    assert register_due(granted) == due
