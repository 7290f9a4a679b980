"""Who may make which move: every party against every status, over HTTP."""

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.vouchers.states import MOVES, Party, VoucherStatus
from tests.makers.vouchers import bring_to, move, once, set_stage, version_of

BODIES = {
    "submitted": {},
    "withdrawn": {},
    "in_review": {"reason": "Bezwaar gegrond.", "answer": "Zie bijlage."},
    "information_requested": {"question": "Waar is de offerte?"},
    "granted": {"reason": "Klopt."},
    "rejected": {"reason": "Te weinig draagvlak."},
    "not_considered": {"reason": "Geen antwoord."},
    "in_use": {},
    "claim_returned": {"reason": "Waar is de factuur?"},
    "settled": {"reason": "Klopt."},
    "revoked": {"reason": "Onjuiste opgave."},
}
REACHABLE = ["draft", "submitted", "in_review", "information_requested", "granted", "in_use", "claimed", "settled"]


@pytest.mark.parametrize("status", REACHABLE)
async def test_whose_move_it_is_decides(database, client_as, status):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, status)
    askers = {
        Party.COMPANY: stage.owner,
        Party.ADVISER: stage.adviser_client,
        Party.SYNTENS: stage.second_officer,
    }
    start = VoucherStatus(status)
    for party, client in askers.items():
        seen = (await client.get(f"/vouchers/{voucher_id}")).status_code == 200
        if seen:
            offered = {
                offer["toStatus"] for offer in (await client.get(f"/vouchers/{voucher_id}")).json()["allowedMoves"]
            }
            assert offered == {to for (begin, to), mover in MOVES.items() if begin is start and mover is party}
        for to, body in BODIES.items():
            owner = MOVES.get((start, VoucherStatus(to)))
            if owner is party:
                continue
            answer = await move(client, voucher_id, to, **body)
            if not seen:
                assert answer.status_code == 404
                continue
            theirs_elsewhere = any(mover is party for (_, target), mover in MOVES.items() if target == to)
            expected = 409 if owner is None and theirs_elsewhere else 403
            assert answer.status_code == expected, (party, status, to, answer.text)
            if expected == 409:
                assert answer.json()["currentStatus"] == status
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == status


async def test_a_manager_writes_but_does_not_submit(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "draft")
    manager = await client_as(Role.MANAGER, organisation_id=stage.company.id)
    changed = await manager.patch(
        f"/vouchers/{voucher_id}", json={"goal": "Anders."}, headers={"If-Match": await version_of(manager, voucher_id)}
    )
    assert changed.status_code == 200
    refused = await move(manager, voucher_id, "submitted")
    assert (refused.status_code, refused.json()["allowedFor"]) == (403, "company")


async def test_a_voucher_of_another_company_does_not_exist(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "submitted")
    stranger = await client_as(Role.OWNER)
    for answer in (
        await stranger.get(f"/vouchers/{voucher_id}"),
        await stranger.get(f"/vouchers/{voucher_id}/status-changes"),
        await stranger.get(f"/vouchers/{voucher_id}/claims"),
        await stranger.get(f"/vouchers/{voucher_id}/letters"),
        await stranger.patch(f"/vouchers/{voucher_id}", json={"goal": "Mijn."}, headers={"If-Match": "*"}),
        await stranger.delete(f"/vouchers/{voucher_id}", headers={"If-Match": "*"}),
        await move(stranger, voucher_id, "withdrawn"),
    ):
        assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/voucher-not-found")
    assert (await stranger.get("/vouchers")).json()["items"] == []


async def test_an_officer_does_not_see_drafts_and_an_adviser_sees_what_was_granted(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "draft")
    assert (await stage.officer.get(f"/vouchers/{voucher_id}")).status_code == 404
    await move(stage.owner, voucher_id, "submitted")
    assert (await stage.officer.get(f"/vouchers/{voucher_id}")).status_code == 200
    assert (await stage.adviser_client.get(f"/vouchers/{voucher_id}")).status_code == 404
    await move(stage.officer, voucher_id, "in_review")
    await move(stage.officer, voucher_id, "granted", reason="Klopt.")
    assert (await stage.adviser_client.get(f"/vouchers/{voucher_id}")).status_code == 200
    assert len((await stage.adviser_client.get("/vouchers")).json()["items"]) == 1


async def test_whoever_grants_does_not_settle(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "claimed")
    claim = (await stage.owner.get(f"/vouchers/{voucher_id}/claims")).json()["items"][0]
    headers = {**once(), "If-Match": f'"{claim["version"]}"'}
    await stage.owner.post(f"/claims/{claim['id']}/confirmations", json={"confirmed": True}, headers=headers)
    refused = await move(stage.officer, voucher_id, "settled", reason="Klopt.")
    assert (refused.status_code, refused.json()["type"]) == (403, "/v1/problems/second-officer-needed")
    assert (await move(stage.second_officer, voucher_id, "settled", reason="Klopt.")).status_code == 201


@pytest.mark.parametrize("side", ["company", "adviser"])
async def test_an_officer_who_belongs_to_the_company_or_the_adviser_leaves_it_to_a_colleague(database, client_as, side):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    officer_id = (await stage.officer.get("/session")).json()["account"]["id"]
    role, theirs = {
        "company": (Role.OWNER, stage.company.id),
        "adviser": (Role.ADVISER, stage.adviser.organisation_id),
    }[side]
    await client_as(role, organisation_id=theirs, account_id=officer_id)
    refused = await move(stage.officer, voucher_id, "granted", reason="Mijn eigen bedrijf.")
    assert (refused.status_code, refused.json()["allowedFor"]) == (403, "syntens")
    assert (await stage.officer.get(f"/vouchers/{voucher_id}")).json()["allowedMoves"] == []
    assert (await move(stage.second_officer, voucher_id, "granted", reason="Klopt.")).status_code == 201


async def test_an_officer_of_the_company_or_who_settled_does_not_record_its_payment(database, client_as):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "settled")
    [payment] = (await stage.officer.get("/payments")).json()["items"]
    wish = {"paidOn": str(clock.today()), "bankReference": "NL-1"}

    async def record(client):
        headers = {**once(), "If-Match": f'"{payment["version"]}"'}
        return await client.post(f"/payments/{payment['id']}/confirmations", json=wish, headers=headers)

    settler = await record(stage.second_officer)
    assert (settler.status_code, settler.json()["type"]) == (403, "/v1/problems/second-officer-needed")
    colleague = await client_as(Role.SYNTENS_OFFICER)
    officer_id = (await stage.officer.get("/session")).json()["account"]["id"]
    await client_as(Role.OWNER, organisation_id=stage.company.id, account_id=officer_id)
    refused = await record(stage.officer)
    assert (refused.status_code, refused.json()["allowedFor"]) == (403, "syntens")
    paid = await record(colleague)
    assert paid.status_code == 201, paid.text


async def test_another_company_does_not_confirm_the_claim(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "claimed")
    claim = (await stage.owner.get(f"/vouchers/{voucher_id}/claims")).json()["items"][0]
    stranger = await client_as(Role.OWNER)
    answer = await stranger.post(
        f"/claims/{claim['id']}/confirmations", json={"confirmed": True}, headers={**once(), "If-Match": "*"}
    )
    assert answer.status_code == 404


async def test_only_whoever_manages_rounds_makes_them(database, client_as):
    stage = await set_stage(database, client_as)
    for client in (stage.owner, stage.adviser_client, stage.officer):
        answer = await client.post("/rounds", json={}, headers=once())
        assert answer.status_code == 403
    assert (await stage.owner.get(f"/rounds/{stage.round_id}/ledger-accounts")).status_code == 403
