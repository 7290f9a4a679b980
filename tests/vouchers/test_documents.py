"""Documents with an application: added and removed while it is a draft, fixed once it was submitted."""

from sqlalchemy import func, select

from backend.files.models import File
from tests.makers.claims import claimed
from tests.makers.files import PDF
from tests.makers.vouchers import apply, bring_to, move, once, set_stage, version_of


async def send(client, name="offerte.pdf"):
    answer = await client.post(f"/files?name={name}", content=PDF)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def keep(client, voucher_id, *file_ids):
    return await client.patch(f"/vouchers/{voucher_id}", json={"fileIds": file_ids}, headers={"If-Match": "*"})


async def documents(client, voucher_id):
    found = (await client.get(f"/vouchers/{voucher_id}")).json()["documents"]
    return sorted((each["name"], each["isOwn"]) for each in found)


async def test_documents_of_a_draft_come_and_go_and_stay_once_it_is_submitted(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage)
    kept, wrong = await send(stage.owner), await send(stage.owner, "verkeerd.pdf")
    assert (await keep(stage.owner, voucher_id, kept, wrong)).status_code == 200
    assert await documents(stage.owner, voucher_id) == [("offerte.pdf", True), ("verkeerd.pdf", True)]
    assert (await stage.owner.delete(f"/vouchers/{voucher_id}/documents/{wrong}")).status_code == 204
    assert (await stage.owner.delete(f"/vouchers/{voucher_id}/documents/{wrong}")).status_code == 404
    assert (await stage.owner.get(f"/vouchers/{voucher_id}/documents/{wrong}")).status_code == 404
    assert (await move(stage.owner, voucher_id, "submitted")).status_code == 201
    late = await stage.owner.delete(f"/vouchers/{voucher_id}/documents/{kept}")
    assert (late.status_code, late.json()["type"]) == (409, "/v1/problems/voucher-not-draft")
    assert await documents(stage.officer, voucher_id) == [("offerte.pdf", False)]


async def test_nobody_else_removes_a_document(database, client_as):
    stage, other = await set_stage(database, client_as), await set_stage(database, client_as)
    voucher_id = await apply(stage)
    file_id = await send(stage.owner)
    await keep(stage.owner, voucher_id, file_id)
    path = f"/vouchers/{voucher_id}/documents/{file_id}"
    assert (await other.owner.delete(path)).status_code == 404
    assert (await stage.adviser_client.delete(path)).status_code in {403, 404}
    assert (await stage.officer.delete(path)).status_code in {403, 404}
    assert await documents(stage.owner, voucher_id) == [("offerte.pdf", True)]


async def test_a_draft_that_is_thrown_away_leaves_its_documents_to_the_sweep(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage)
    await keep(stage.owner, voucher_id, await send(stage.owner))
    gone = await stage.owner.delete(f"/vouchers/{voucher_id}", headers={"If-Match": "*"})
    assert gone.status_code == 204
    async with database.read() as session:
        assert await session.scalar(select(func.count()).where(File.subject_id.is_not(None)).select_from(File)) == 0


async def test_the_adviser_knows_the_own_invoice_from_the_documents_of_the_company(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    answer = await stage.adviser_client.post(
        f"/vouchers/{voucher_id}/claims",
        json={**claimed(2_000_00, hours=18), "fileIds": [await send(stage.adviser_client, "factuur.pdf")]},
        headers={**once(), "If-Match": await version_of(stage.adviser_client, voucher_id)},
    )
    assert answer.status_code == 201, answer.text
    assert await documents(stage.adviser_client, voucher_id) == [("factuur.pdf", True)]
    assert await documents(stage.owner, voucher_id) == [("factuur.pdf", False)]
