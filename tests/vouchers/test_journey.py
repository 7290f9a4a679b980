"""A voucher lives its whole life over HTTP, and every euro can be followed."""

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.vouchers import apply, bring_to, claim, confirm, make_share, move, once, set_stage


async def balances(stage, round_id=None):
    answer = await stage.officer.get(f"/rounds/{round_id or stage.round_id}/ledger-accounts")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["isBalanced"] is True
    totals = {}
    for account in found["items"]:
        totals[account["kind"]] = totals.get(account["kind"], 0) + account["balanceCents"]
    return {kind: cents for kind, cents in totals.items() if cents}


async def test_a_voucher_goes_from_draft_to_paid(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=10_000_00)
    voucher_id = await apply(stage)
    assert await balances(stage) == {"funder": -10_000_00, "available": 10_000_00}

    assert (await move(stage.owner, voucher_id, "submitted")).status_code == 201
    assert await balances(stage) == {"funder": -10_000_00, "available": 7_500_00, "reserved": 2_500_00}

    assert (await move(stage.officer, voucher_id, "in_review")).status_code == 201
    assert (await move(stage.officer, voucher_id, "information_requested", question="Offerte?")).status_code == 201
    assert (await move(stage.owner, voucher_id, "in_review", answer="Zie bijlage.")).status_code == 201
    assert (await move(stage.officer, voucher_id, "granted", reason="Klopt.")).status_code == 201
    assert await balances(stage) == {"funder": -10_000_00, "available": 7_500_00, "committed": 2_500_00}

    assert (await move(stage.adviser_client, voucher_id, "in_use")).status_code == 201
    await claim(stage, voucher_id, amount_cents=2_000_00, hours=18)
    too_soon = await move(stage.second_officer, voucher_id, "settled", reason="Klopt.")
    assert (too_soon.status_code, too_soon.json()["type"]) == (409, "/v1/problems/claim-unconfirmed")
    await confirm(stage, voucher_id)
    settled = await move(stage.second_officer, voucher_id, "settled", reason="Minder uren.")
    assert settled.status_code == 201, settled.text
    # 2,000.00 of 3,333.34 was used: the subsidy of 2,500.00 comes down to 1,499.99, rounded down
    assert await balances(stage) == {"funder": -10_000_00, "available": 8_500_01, "payable": 1_499_99}

    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    assert (found["status"], found["settledCents"], found["calculation"]["stage"]) == ("settled", 1_499_99, "settled")
    payment = found["payments"][0]
    paid = await stage.officer.post(
        f"/payments/{payment['id']}/confirmations",
        json={"paidOn": clock.today().isoformat(), "bankReference": "SW 2026-01"},
        headers={**once(), "If-Match": f'"{payment["version"]}"'},
    )
    assert paid.status_code == 201, paid.text
    assert await balances(stage) == {"funder": -10_000_00, "available": 8_500_01, "paid": 1_499_99}

    history = (await stage.owner.get(f"/vouchers/{voucher_id}/status-changes")).json()["items"]
    assert [change["toStatus"] for change in history] == [
        "submitted", "in_review", "information_requested", "in_review", "granted", "in_use", "claimed", "settled",
    ]  # fmt: skip
    assert [change["source"] for change in history][-3:] == ["adviser", "adviser", "syntens"]


async def test_branch_and_programme_share_the_cost_of_a_member(database, client_as):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")
    stage = await set_stage(database, client_as, budget_cents=10_000_00)
    async with database.write() as session:
        await make_share(
            session,
            stage.round_id,
            amount_cents=5_000_00,
            position=2,
            organisation_id=branch.id,
            members_of_id=branch.id,
            share_basis_points=4000,
        )
        member = await make_company(session, branch_id=branch.id)
    owner = await client_as(Role.OWNER, organisation_id=member.id)
    wish = {
        "roundId": str(stage.round_id),
        "adviserId": str(stage.adviser.id),
        "theme": "work_division",
        "goal": "Anders verdelen.",
        "hours": 60,
        "adviceCents": 3_333_33,
        "otherAidCents": 0,
        "monitoringConsent": False,
    }
    voucher_id = (await owner.post("/vouchers", json=wish, headers=once())).json()["id"]
    assert (await move(owner, voucher_id, "submitted")).status_code == 201
    sums = (await owner.get(f"/vouchers/{voucher_id}")).json()["calculation"]
    assert [(line["kind"], line["amountCents"]) for line in sums["lines"]] == [
        ("advice", 3_333_33),
        ("share", 1_500_00),
        ("share", 999_99),
        ("own_contribution", 833_34),
    ]  # 75 percent is 2,499.99 (rounded down), of which the branch pays 40 percent: 999.99 (rounded down)
    assert sum(line["amountCents"] for line in sums["lines"][1:]) == sums["adviceCents"]


async def test_the_letter_that_was_sent_is_the_one_that_was_shown(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    shown = await stage.officer.post(
        f"/vouchers/{voucher_id}/letter-previews", json={"toStatus": "granted", "reason": "Een goed plan."}
    )
    assert shown.status_code == 200, shown.text
    assert "Een goed plan." in shown.json()["body"]["nl"]
    assert (await move(stage.officer, voucher_id, "granted", reason="Een goed plan.")).status_code == 201
    sent = (await stage.owner.get(f"/vouchers/{voucher_id}/letters")).json()["items"][0]
    assert sent["body"] == shown.json()["body"]


async def test_what_is_withdrawn_moves_the_waiting_list_up_in_order(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    first = await bring_to(stage, "submitted")
    waiting = []
    for _ in range(2):
        async with database.write() as session:
            company = await make_company(session)
        owner = await client_as(Role.OWNER, organisation_id=company.id)
        other = await set_other(stage, owner)
        assert (await move(owner, other, "submitted")).status_code == 201
        waiting.append((owner, other))
    places = [(await owner.get(f"/vouchers/{voucher}")).json() for owner, voucher in waiting]
    assert [(found["status"], found["placeInLine"]) for found in places] == [("waitlisted", 1), ("waitlisted", 2)]
    assert (await move(stage.owner, first, "withdrawn")).status_code == 201
    after = [(await owner.get(f"/vouchers/{voucher}")).json() for owner, voucher in waiting]
    assert [(found["status"], found["placeInLine"]) for found in after] == [("submitted", None), ("waitlisted", 1)]


async def set_other(stage, owner):
    wish = {
        "roundId": str(stage.round_id),
        "adviserId": str(stage.adviser.id),
        "theme": "process",
        "goal": "Korter wachten.",
        "hours": 20,
        "adviceCents": 3_333_34,
        "otherAidCents": 0,
        "monitoringConsent": True,
    }
    return (await owner.post("/vouchers", json=wish, headers=once())).json()["id"]
