"""Safe to retry: a stale version changes nothing, and the same wish twice is one."""

from tests.makers.vouchers import apply, once, set_stage, version_of


async def test_a_stale_version_changes_nothing(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage)
    stale = await version_of(stage.owner, voucher_id)
    await stage.owner.patch(f"/vouchers/{voucher_id}", json={"goal": "Nieuw."}, headers={"If-Match": stale})
    for answer in (
        await stage.owner.patch(f"/vouchers/{voucher_id}", json={"goal": "Oud."}, headers={"If-Match": stale}),
        await stage.owner.delete(f"/vouchers/{voucher_id}", headers={"If-Match": stale}),
        await stage.owner.post(
            f"/vouchers/{voucher_id}/status-changes",
            json={"toStatus": "submitted"},
            headers={**once(), "If-Match": stale},
        ),
    ):
        assert answer.status_code == 412
        assert answer.headers["ETag"] != stale
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["goal"] == "Nieuw."
    missing = await stage.owner.post(
        f"/vouchers/{voucher_id}/status-changes", json={"toStatus": "submitted"}, headers=once()
    )
    assert missing.status_code == 428


async def test_the_same_submission_twice_is_one(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=5_000_00)
    voucher_id = await apply(stage)
    headers = {**once(), "If-Match": await version_of(stage.owner, voucher_id)}
    address = f"/vouchers/{voucher_id}/status-changes"
    first = await stage.owner.post(address, json={"toStatus": "submitted"}, headers=headers)
    second = await stage.owner.post(address, json={"toStatus": "submitted"}, headers=headers)
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.headers["Idempotent-Replayed"] == "true"
    assert first.json() == second.json()
    assert (await stage.owner.get(f"/rounds/{stage.round_id}")).json()["availableCents"] == 2_500_00
    other = await stage.owner.post(address, json={"toStatus": "withdrawn"}, headers=headers)
    assert other.status_code == 422
    no_key = await stage.owner.post(address, json={"toStatus": "withdrawn"}, headers={"If-Match": "*"})
    assert no_key.status_code == 400
