"""Corrections of the books: proposed with a reason, posted by a colleague, never beyond what an account holds."""

import pytest

from backend.identity.scopes import Role
from backend.vouchers.models import ROUTE, AccountKind, CorrectionKind
from tests.makers.payments import act
from tests.makers.vouchers import once, set_stage
from tests.vouchers.test_batches import held


@pytest.fixture
async def office(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=1_000_00)
    first, second = [await client_as(Role.PROGRAMME_OFFICER) for _ in range(2)]
    share = (await first.get(f"/rounds/{stage.round_id}")).json()["fundingShares"][0]["id"]
    return stage, first, second, share


def test_a_correction_never_touches_money_of_a_voucher():
    free = {AccountKind.AVAILABLE, AccountKind.OBJECTION_RESERVE, AccountKind.FUNDER, AccountKind.WRITTEN_OFF}
    assert set(ROUTE) == set(CorrectionKind)
    assert {account for route in ROUTE.values() for account in route} == free


async def propose(client, stage, share, **changed):
    wish = {"fundingShareId": share, "kind": "reduce", "amountCents": 400_00, "reason": "Besluit van de branche."}
    return await client.post(f"/rounds/{stage.round_id}/corrections", json={**wish, **changed}, headers=once())


async def decide(client, correction, to):
    return await act(client, f"/corrections/{correction['id']}/status-changes", correction["version"], toStatus=to)


async def test_a_colleague_posts_what_was_proposed(office):
    stage, first, second, share = office
    made = (await propose(first, stage, share)).json()
    assert (made["status"], await held(stage, "available")) == ("proposed", 1_000_00)
    own = await decide(first, made, "posted")
    assert (own.status_code, own.json()["type"]) == (403, "/v1/problems/second-officer-needed")
    assert (await decide(second, {**made, "version": 9}, "posted")).status_code == 412
    posted = await decide(second, made, "posted")
    assert (posted.status_code, posted.json()["status"]) == (201, "posted")
    assert (await held(stage, "available"), await held(stage, "funder")) == (600_00, -600_00)
    twice = await decide(second, posted.json(), "posted")
    assert (twice.status_code, twice.json()["type"]) == (409, "/v1/problems/correction-decided")
    told = (await stage.officer.get(f"/rounds/{stage.round_id}/ledger-transactions")).json()["items"][0]
    assert told["explanation"]["nl"] == "Correctie: de financier legt minder in."
    listed = (await second.get(f"/rounds/{stage.round_id}/corrections")).json()["items"]
    assert [(one["reason"], one["isYours"]) for one in listed] == [("Besluit van de branche.", False)]


async def test_a_refused_correction_moves_nothing(office):
    stage, first, _, share = office
    made = (await propose(first, stage, share)).json()
    assert (await decide(first, made, "refused")).status_code == 201
    assert await held(stage, "available") == 1_000_00


@pytest.mark.parametrize(
    ("kind", "cents"), [("reduce", 1_000_01), ("lower_reserve", 1), ("recover", 1), ("raise_reserve", 10**10)]
)
async def test_no_correction_beyond_what_the_account_holds(office, kind, cents):
    stage, first, second, share = office
    made = (await propose(first, stage, share, kind=kind, amountCents=cents)).json()
    refused = await decide(second, made, "posted")
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/budget-exhausted")
    assert (await held(stage, "available"), await held(stage, "funder")) == (1_000_00, -1_000_00)


@pytest.mark.parametrize("changed", [{"amountCents": 0}, {"amountCents": -1}, {"amountCents": 10**15}, {"reason": " "}])
async def test_a_correction_has_an_amount_and_a_reason(office, changed):
    stage, first, _, share = office
    assert (await propose(first, stage, share, **changed)).status_code == 400


async def test_only_the_programme_office_corrects_and_only_its_rounds(office):
    stage, first, _, share = office
    assert (await propose(stage.officer, stage, share)).status_code == 403
    assert (await propose(first, stage, str(stage.round_id))).status_code == 404
