"""After officers decided what conflicts, the move is sent again with a newer version, and both sides agree."""

import random
from uuid import uuid4

import pytest

from tests.makers.vouchers import move
from tests.partner.deciding import decide_the_impossible
from tests.partner.store import CONFLICT, DONE, OVERTAKEN, WAITING, Move

LIST = "/sync-conflicts"


async def _open(here):
    return (await here.stage.officer.get(LIST, params={"status": "open"})).json()["items"]


async def _decide(here, conflict, decision):
    headers = {"Idempotency-Key": uuid4().hex, "If-Match": '"1"'}
    wish = {"decision": decision, "reason": "Uitgezocht met de collega."}
    answer = await here.stage.second_officer.post(f"{LIST}/{conflict['id']}/decisions", json=wish, headers=headers)
    assert answer.status_code == 201, answer.text


def _grant(here, voucher):
    """Granted in the other system, before the platform had it in review."""
    event = f"dossier/{uuid4().hex}"
    body = {
        "toStatus": "granted",
        "sourceEventId": event,
        "occurredAt": "2026-01-01T12:00:00Z",
        "decidedByAccountId": str(here.officer_id),
        "reason": "Zo staat het in het dossier.",
    }
    here.store.make(Move(event, voucher, body))
    return event


@pytest.fixture
async def here(both):
    """Both sides in calm weather, with two vouchers that are submitted and known."""
    made = await both(vouchers=2)
    made.weather.calm = True
    await made.syncing.catch_up()
    return made


async def test_as_long_as_nobody_decided_it_stays_a_conflict_and_nothing_moves(here):
    event = _grant(here, here.vouchers[0])
    await here.syncing.bring_across()
    assert here.store.states() == {event: CONFLICT}
    for _ in range(2):
        assert await here.syncing.ask_again() == 0
    assert here.store.states() == {event: CONFLICT}
    assert len(await _open(here)) == 1
    assert here.as_the_system_has_it() == await here.as_the_platform_has_it()


async def test_what_an_officer_took_is_done_and_what_was_kept_is_overtaken(here):
    taken, kept = (_grant(here, voucher) for voucher in here.vouchers)
    await here.syncing.bring_across()
    assert set(here.store.states().values()) == {CONFLICT}
    for voucher in here.vouchers:  # the version moves on, as somebody here works on it
        await move(here.stage.officer, voucher, "in_review")
    decisions = {here.vouchers[0]: "take_theirs", here.vouchers[1]: "keep_ours"}
    for conflict in await _open(here):
        await _decide(here, conflict, decisions[conflict["voucherId"]])
    here.syncing._at_once = 1  # there may be more conflicts than go in one request
    assert await here.syncing.ask_again() == 2
    assert here.store.states() == {taken: DONE, kept: OVERTAKEN}
    assert here.as_the_system_has_it() == await here.as_the_platform_has_it()
    assert here.as_the_system_has_it() == dict(zip(here.vouchers, ("granted", "in_review"), strict=True))
    assert await here.syncing.ask_again() == 0


async def test_a_stale_move_that_waits_goes_again_with_the_newer_version_and_then_conflicts(here):
    """Stale first, a conflict on the newer version, decided at last: one move, told three ways."""
    [voucher] = here.vouchers[:1]
    impossible = decide_the_impossible(here.store.voucher(voucher), here.officer_id, random.Random(1))
    await move(here.stage.officer, voucher, "in_review")
    here.syncing._still_sensible = lambda *_: True  # people there hold on to it
    here.store.make(impossible)
    assert await here.syncing.bring_across() == 0
    assert here.store.states() == {impossible.event_id: WAITING}
    assert await here.syncing.bring_across() == 1
    assert here.syncing.counted.sent == {412: 1, 409: 1}
    [conflict] = await _open(here)
    await _decide(here, conflict, "keep_ours")
    assert await here.syncing.ask_again() == 1
    assert here.store.states() == {impossible.event_id: OVERTAKEN}
    assert here.as_the_system_has_it() == await here.as_the_platform_has_it()
