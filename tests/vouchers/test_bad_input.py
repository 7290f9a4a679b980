"""Every step of a voucher against bad input: a clear problem, nothing lost, nothing changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from tests.makers.claims import claimed
from tests.makers.vouchers import bring_to, confirm, move, once, set_stage

TOO_MUCH = 1_000_000_000_01
WRONG = (None, [], {}, "", "\u0000", -1, TOO_MUCH, 1.5, True)


@dataclass(frozen=True, slots=True)
class Step:
    """Who does what from which status; `wrong` names fields with what they may not hold.

    A wish that names today is made when the test runs: a run may pass midnight.
    """

    status: str
    who: str
    wish: dict | Callable[[], dict]
    wrong: dict = field(default_factory=dict)
    on: str = "voucher"

    @property
    def body(self):
        return self.wish() if callable(self.wish) else self.wish

    def __str__(self):
        return f"{self.status}-{self.body.get('toStatus', self.on)}"


PROSE = (None, [], {}, "", "   ", "\u0000", 5, "x" * 10_001)
OPTIONAL_PROSE = PROSE[1:]
CENTS = ([], {}, "100", -1, TOO_MUCH, 1.5, True)
STEPS = (
    Step("draft", "owner", {"toStatus": "submitted"}),
    Step("submitted", "owner", {"toStatus": "withdrawn"}, {"reason": OPTIONAL_PROSE}),
    Step("submitted", "officer", {"toStatus": "in_review"}, {"fileIds": ("x", [1], ["geen"], None)}),
    Step(
        "in_review",
        "officer",
        {"toStatus": "information_requested", "question": "Waar is de offerte?"},
        {"question": PROSE, "respondBefore": ("morgen", 5, "2026-13-01", "2026-01-01", clock.today().isoformat())},
    ),
    Step(
        "in_review",
        "officer",
        {"toStatus": "granted", "reason": "Klopt."},
        {"reason": PROSE, "grantedCents": (*CENTS, 0, 2_500_01), "adviserId": ("geen", 1)},
    ),
    Step("in_review", "officer", {"toStatus": "rejected", "reason": "Geen plan."}, {"reason": PROSE}),
    Step(
        "information_requested",
        "owner",
        {"toStatus": "in_review", "answer": "Zie bijlage."},
        {"answer": PROSE, "fileIds": ("x", ["geen"])},
    ),
    Step("granted", "adviser_client", {"toStatus": "in_use"}),
    Step(
        "in_use",
        "adviser_client",
        lambda: claimed(number="F-2026-0001"),
        {
            "hours": (*WRONG[:5], 0, -1, 10_001, 1.5, True, "3"),
            "amountCents": (*CENTS, None, 0, 3_333_35),
            "description": PROSE,
            "fileIds": ("x", [5]),
        },
        on="claims",
    ),
    Step("claimed", "owner", {"confirmed": True}, {"confirmed": (False, 1, "ja", None)}, on="claim"),
    Step("claimed", "officer", {"toStatus": "claim_returned", "reason": "Factuur?"}, {"reason": PROSE}),
    Step(
        "confirmed",
        "second_officer",
        {"toStatus": "settled", "reason": "Klopt."},
        {"reason": PROSE, "settledCents": (*CENTS, 2_500_01)},
    ),
    Step("settled", "officer", {"toStatus": "revoked", "reason": "Onjuist."}, {"reason": PROSE}),
    Step(
        "settled",
        "officer",
        lambda: {"paidOn": clock.today().isoformat(), "bankReference": "SW 2026"},
        {
            "paidOn": (None, 5, "gisteren", "2020-01-01", "2199-01-01"),
            "bankReference": (None, "", 5, "é", "x" * 71),
        },
        on="payment",
    ),
)


async def arrive(stage, step):
    """A voucher where the step can be made: the address of the step and the version it names."""
    if step.status == "confirmed":
        voucher_id = await bring_to(stage, "claimed")
        await confirm(stage, voucher_id)
    else:
        voucher_id = await bring_to(stage, step.status)
    seen = await getattr(stage, step.who).get(f"/vouchers/{voucher_id}")
    found = seen.json()
    match step.on:
        case "voucher":
            return voucher_id, f"/vouchers/{voucher_id}/status-changes", seen.headers["ETag"]
        case "claims":
            return voucher_id, f"/vouchers/{voucher_id}/claims", seen.headers["ETag"]
        case "claim":
            claim = found["claims"][-1]
            return voucher_id, f"/claims/{claim['id']}/confirmations", f'"{claim["version"]}"'
        case _:
            payment = found["payments"][0]
            return voucher_id, f"/payments/{payment['id']}/confirmations", f'"{payment["version"]}"'


async def everything(stage, voucher_id):
    """What could have changed: the voucher with claims, letters and payments, its history, and the money."""
    owner, officer = stage.owner, stage.officer
    return [
        (await client.get(address)).json()
        for client, address in (
            (owner, f"/vouchers/{voucher_id}"),
            (owner, f"/vouchers/{voucher_id}/status-changes"),
            (officer, f"/rounds/{stage.round_id}/ledger-accounts"),
            (officer, f"/rounds/{stage.round_id}/ledger-transactions"),
        )
    ]


@pytest.mark.parametrize("step", STEPS, ids=str)
async def test_bad_input_changes_nothing_and_the_good_wish_still_works(database, client_as, step):
    stage = await set_stage(database, client_as)
    voucher_id, address, version = await arrive(stage, step)
    client, before = getattr(stage, step.who), await everything(stage, voucher_id)

    async def post(body, **headers):
        return await client.post(address, json=body, headers={**once(), "If-Match": version, **headers})

    for name, values in {**step.wrong, "onbekend": (1,)}.items():
        for value in values:
            answer = await post({**step.body, name: value})
            assert answer.status_code == 400, (name, value, answer.text)
            assert answer.headers["Content-Type"] == "application/problem+json"
            faults = answer.json()["errors"]
            assert all(fault["detail"] for fault in faults)
            assert {fault["location"].split("/")[1] for fault in faults} == {name}, (name, value, faults)
    if "fileIds" in step.wrong and step.who != "officer":
        foreign = await post({**step.body, "fileIds": [str(uuid4())]})
        assert (foreign.status_code, foreign.json()["type"]) == (404, "/v1/problems/file-not-found")
    for body in ([], "x", 5, {}, None):
        assert (await post(body)).status_code == 400, body
    broken = await client.post(
        address, content=b'{"toStatus": ', headers={**once(), "If-Match": version, "Content-Type": "application/json"}
    )
    assert broken.status_code == 400
    assert (await post(step.body, **{"If-Match": '"99"'})).status_code == 412
    assert (await client.post(address, json=step.body, headers=once())).status_code == 428
    assert (await client.post(address, json=step.body, headers={"If-Match": version})).status_code == 400
    assert await everything(stage, voucher_id) == before

    key = once()
    assert (await post(step.body, **key)).status_code == 201
    after = await everything(stage, voucher_id)
    again = await post(step.body, **key)
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (201, "true")
    assert (await post({**step.body, "onbekend": 1}, **key)).status_code in {400, 422}
    assert (await post({**step.body, "reason": "Anders."}, **key)).status_code in {400, 422}
    assert (await post(step.body)).status_code in {403, 409, 412}  # the same wish, as if it were a new one
    assert await everything(stage, voucher_id) == after


@pytest.mark.parametrize("step", STEPS, ids=str)
async def test_a_stranger_finds_nothing_at_any_step(database, client_as, step):
    stage = await set_stage(database, client_as)
    voucher_id, address, version = await arrive(stage, step)
    before = await everything(stage, voucher_id)
    for role in (Role.OWNER, Role.MANAGER, Role.ADVISER, Role.BRANCH_OFFICER):
        stranger = await client_as(role)
        answer = await stranger.post(address, json=step.body, headers={**once(), "If-Match": version})
        assert answer.status_code in {403, 404}, (role, answer.text)
    made_up = address.replace(address.split("/")[2], str(uuid4()))
    answer = await getattr(stage, step.who).post(made_up, json=step.body, headers={**once(), "If-Match": version})
    assert answer.status_code == 404
    assert await everything(stage, voucher_id) == before


async def test_a_decision_after_the_withdrawal_is_told_what_happened(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    version = (await stage.officer.get(f"/vouchers/{voucher_id}")).headers["ETag"]
    assert (await move(stage.owner, voucher_id, "withdrawn")).status_code == 201
    before = await everything(stage, voucher_id)
    for to, tag, status in (("granted", version, 412), ("granted", "*", 409), ("rejected", "*", 409)):
        answer = await stage.officer.post(
            f"/vouchers/{voucher_id}/status-changes",
            json={"toStatus": to, "reason": "Klopt."},
            headers={**once(), "If-Match": tag},
        )
        assert answer.status_code == status, answer.text
        if status == 409:
            assert (answer.json()["currentStatus"], answer.json()["allowedStatuses"]) == ("withdrawn", [])
    assert await everything(stage, voucher_id) == before
