"""Bad input and bad moments: a clear problem, nothing lost, nothing changed."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from backend.advisers.models import Accreditation
from backend.identity.scopes import Role
from backend.vouchers.states import RoundStatus
from tests.makers.advisers import make_adviser
from tests.makers.claims import claimed
from tests.makers.monitoring import make_measurement
from tests.makers.vouchers import (
    apply,
    bring_to,
    claim,
    make_round,
    make_scheme,
    move,
    once,
    set_stage,
    version_of,
)


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


async def test_a_company_that_is_not_verified_keeps_its_draft(database, client_as):
    stage = await set_stage(database, client_as, verified=False)
    voucher_id = await apply(stage)
    answer = await move(stage.owner, voucher_id, "submitted")
    assert kind(answer) == (403, "company-unverified")
    assert "Uw concept blijft bewaard" in answer.json()["detail"]
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == "draft"


async def test_an_incomplete_application_says_what_is_missing(database, client_as):
    stage = await set_stage(database, client_as)
    answer = await stage.owner.post("/vouchers", json={"roundId": str(stage.round_id)}, headers=once())
    assert answer.status_code == 201
    refused = await move(stage.owner, answer.json()["id"], "submitted")
    assert kind(refused) == (409, "application-incomplete")
    assert refused.json()["missing"] == [
        "adviserId", "theme", "goal", "hours", "adviceCents", "otherAidCents", "monitoringConsent",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "fields", "broken"),
    [
        ({"size_classes": ["5-14"]}, {}, "company_size"),
        ({"sectors": ["Q"]}, {}, "sector"),
        ({"branch_ids": ["00000000-0000-4000-8000-000000000001"]}, {}, "branch"),
        ({}, {"adviceCents": 100_00}, "amount"),
        ({}, {"otherAidCents": 297_500_01}, "state_aid"),
        ({"adviser_kinds": ["branch"]}, {}, "adviser"),
    ],
)
async def test_each_broken_rule_is_named_with_its_reason(database, client_as, rules, fields, broken):
    stage = await set_stage(database, client_as, **rules)
    answer = await move(stage.owner, await apply(stage, **fields), "submitted")
    assert kind(answer) == (409, "not-eligible")
    assert [rule["code"] for rule in answer.json()["rules"]] == [broken]
    assert answer.json()["rules"][0]["reason"]["nl"] == answer.json()["detail"]


async def test_exactly_the_ceiling_of_aid_is_allowed(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage, otherAidCents=297_500_00)
    assert (await move(stage.owner, voucher_id, "submitted")).status_code == 201


async def test_a_second_voucher_of_the_scheme_is_refused(database, client_as):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "submitted")
    answer = await move(stage.owner, await apply(stage), "submitted")
    assert [rule["code"] for rule in answer.json()["rules"]] == ["vouchers_per_company"]


async def test_an_adviser_without_accreditation_is_refused_at_submission_and_at_the_grant(database, client_as):
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        applied = await make_adviser(session, accredited=False)
    refused = await move(stage.owner, await apply(stage, adviserId=str(applied.id)), "submitted")
    assert [rule["code"] for rule in refused.json()["rules"]] == ["adviser"]
    voucher_id = await bring_to(stage, "in_review")
    async with database.write() as session:
        adviser = await session.get(type(stage.adviser), stage.adviser.id)
        adviser.accreditation = Accreditation.SUSPENDED
    assert kind(await move(stage.officer, voucher_id, "granted", reason="Klopt.")) == (409, "adviser-not-accredited")


async def test_what_was_pinned_at_the_grant_outlives_the_accreditation(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    async with database.write() as session:
        adviser = await session.get(type(stage.adviser), stage.adviser.id)
        adviser.accreditation, adviser.name, adviser.firm = Accreditation.WITHDRAWN, "Anders", "Anders"
    pinned = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["adviser"]
    assert (pinned["name"], pinned["firm"], pinned["isPinned"]) == (stage.adviser.name, stage.adviser.firm, True)
    assert (await move(stage.adviser_client, voucher_id, "in_use")).status_code == 201


@pytest.mark.parametrize(
    ("status", "opens", "closes"),
    [
        (RoundStatus.PUBLISHED, timedelta(minutes=5), timedelta(days=1)),
        (RoundStatus.OPEN, timedelta(days=-2), timedelta(seconds=-1)),
        (RoundStatus.CLOSED, timedelta(days=-2), timedelta(days=-1)),
    ],
)
async def test_a_round_that_is_not_open_takes_no_application(database, client_as, status, opens, closes):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage)
    async with database.write() as session:
        await session.execute(
            text("UPDATE rounds SET status = :status, opens_at = now() + :opens, closes_at = now() + :closes"),
            {"status": status, "opens": opens, "closes": closes},
        )
    assert kind(await move(stage.owner, voucher_id, "submitted")) == (409, "round-not-open")


async def test_a_round_opens_by_the_clock_before_anybody_writes_it_down(database, client_as):
    stage = await set_stage(database, client_as, status=RoundStatus.PUBLISHED, opens_in=timedelta(seconds=-1))
    assert (await stage.owner.get(f"/rounds/{stage.round_id}")).json()["status"] == "open"
    assert (await move(stage.owner, await apply(stage), "submitted")).status_code == 201


async def test_advice_does_not_start_without_the_baseline(database, client_as):
    stage = await set_stage(database, client_as, baseline_required=True)
    voucher_id = await bring_to(stage, "granted")
    offered = (await stage.adviser_client.get(f"/vouchers/{voucher_id}")).json()["allowedMoves"]
    assert offered[0]["toStatus"] == "in_use"
    assert "nulmeting" in offered[0]["blocked"]["nl"]
    assert kind(await move(stage.adviser_client, voucher_id, "in_use")) == (409, "baseline-missing")
    async with database.write() as session:
        await make_measurement(session, stage.company.id)
    assert (await move(stage.adviser_client, voucher_id, "in_use")).status_code == 201


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("adviceCents", -1),
        ("adviceCents", 10**15),
        ("adviceCents", "100"),
        ("adviceCents", True),
        ("adviceCents", 1.5),
        ("hours", 0),
        ("otherAidCents", -1),
        ("theme", "magie"),
        ("goal", "   "),
        ("goal", "a\u0000b"),
        ("adviserId", "geen"),
        ("onbekend", 1),
    ],
)
async def test_a_field_that_is_wrong_is_named(database, client_as, field, value):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage)
    answer = await stage.owner.patch(
        f"/vouchers/{voucher_id}", json={field: value}, headers={"If-Match": await version_of(stage.owner, voucher_id)}
    )
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["location"] == f"#/{field}"


async def test_an_unknown_adviser_is_a_fault_in_that_field(database, client_as):
    stage = await set_stage(database, client_as)
    wish = {"roundId": str(stage.round_id), "adviserId": "00000000-0000-4000-8000-000000000000"}
    answer = await stage.owner.post("/vouchers", json=wish, headers=once())
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/adviserId")


@pytest.mark.parametrize("cents", [0, 2_500_01])
async def test_an_officer_grants_no_more_than_was_asked_and_not_nothing(database, client_as, cents):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    answer = await move(stage.officer, voucher_id, "granted", reason="Klopt.", grantedCents=cents)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/grantedCents")
    assert (await move(stage.officer, voucher_id, "granted")).json()["errors"][0]["location"] == "#/reason"


async def test_a_lower_grant_gives_the_rest_back(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    voucher_id = await bring_to(stage, "in_review")
    assert (await move(stage.officer, voucher_id, "granted", reason="x", grantedCents=2_000_00)).status_code == 201
    assert (await stage.owner.get(f"/rounds/{stage.round_id}")).json()["availableCents"] == 500_00


async def test_a_claim_above_the_grant_and_a_settlement_above_the_claim_are_refused(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    wish = claimed(3_333_35)
    headers = {**once(), "If-Match": await version_of(stage.adviser_client, voucher_id)}
    answer = await stage.adviser_client.post(f"/vouchers/{voucher_id}/claims", json=wish, headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/amountCents")
    made = await claim(stage, voucher_id, amount_cents=1_000_00)
    headers = {**once(), "If-Match": f'"{made["version"]}"'}
    await stage.owner.post(f"/claims/{made['id']}/confirmations", json={"confirmed": True}, headers=headers)
    answer = await move(stage.second_officer, voucher_id, "settled", reason="x", settledCents=750_00)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/settledCents")


async def test_a_returned_claim_is_made_again(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "claimed")
    assert (await move(stage.officer, voucher_id, "claim_returned", reason="Waar is de factuur?")).status_code == 201
    again = await claim(stage, voucher_id, amount_cents=3_000_00)
    items = (await stage.owner.get(f"/vouchers/{voucher_id}/claims")).json()["items"]
    assert [item["status"] for item in items] == ["returned", "submitted"]
    assert items[0]["returnedReason"] == "Waar is de factuur?"
    assert items[1]["id"] == again["id"]


async def test_only_a_draft_is_changed_or_thrown_away(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "submitted")
    headers = {"If-Match": await version_of(stage.owner, voucher_id)}
    assert kind(await stage.owner.patch(f"/vouchers/{voucher_id}", json={"hours": 3}, headers=headers)) == (
        409, "voucher-not-draft",
    )  # fmt: skip
    assert kind(await stage.owner.delete(f"/vouchers/{voucher_id}", headers=headers)) == (409, "voucher-not-draft")
    draft = await apply(stage)
    gone = await stage.owner.delete(f"/vouchers/{draft}", headers={"If-Match": await version_of(stage.owner, draft)})
    assert gone.status_code == 204
    assert (await stage.owner.get(f"/vouchers/{draft}")).status_code == 404


async def test_a_settled_voucher_is_revoked_and_can_be_granted_again(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    voucher_id = await bring_to(stage, "settled")
    assert (await move(stage.officer, voucher_id, "revoked", reason="Onjuist.")).status_code == 201
    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    assert (found["status"], found["payments"][0]["status"]) == ("revoked", "cancelled")
    assert (await stage.owner.get(f"/rounds/{stage.round_id}")).json()["availableCents"] == 2_500_00
    assert (await move(stage.officer, voucher_id, "in_review", reason="Bezwaar gegrond.")).status_code == 201
    assert (await move(stage.officer, voucher_id, "granted", reason="Alsnog.")).status_code == 201


async def test_another_adviser_is_pinned_anew_and_asked_to_accept(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    async with database.write() as session:
        other = await make_adviser(session, name="Murat Voorbeeld", firm="Voorbeeldadvies")
        unfit = await make_adviser(session, accredited=False, name="Nog Niet")
    assert kind(await move(stage.owner, voucher_id, "granted", adviserId=str(unfit.id))) == (
        409, "adviser-not-accredited",
    )  # fmt: skip
    assert (await move(stage.owner, voucher_id, "granted", adviserId=str(other.id))).status_code == 201
    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    assert (found["status"], found["adviser"]["name"]) == ("granted", "Murat Voorbeeld")
    assert (await stage.adviser_client.get(f"/vouchers/{voucher_id}")).status_code == 404
    newcomer = await client_as(Role.ADVISER, organisation_id=other.organisation_id, account_id=other.account_id)
    assert (await move(newcomer, voucher_id, "in_use")).status_code == 201


async def test_a_round_of_another_scheme_takes_its_own_application(database, client_as):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "submitted")
    async with database.write() as session:
        other = await make_round(session, scheme=await make_scheme(session))
    voucher_id = await apply(stage, roundId=str(other.id))
    assert (await move(stage.owner, voucher_id, "submitted")).status_code == 201
