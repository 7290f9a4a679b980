"""Two systems, one truth: an independent system keeps in step with the platform, whatever the network does."""

import random
from functools import partial

import httpx
import pytest
from sqlalchemy import text

from backend.core import clock
from tests.makers.vouchers import move
from tests.partner.__main__ import follow
from tests.partner.api import Platform
from tests.partner.deciding import DECISIONS, decide
from tests.partner.store import CONFLICT, DONE, OVERTAKEN, REFUSED, WAITING, Known, Store
from tests.partner.syncing import Away

REASON = {"reason": "Zo besloot een collega hier."}
BODIES = {"granted": REASON, "rejected": REASON, "revoked": REASON, "information_requested": {"question": "Wie?"}}


async def settle_down(both):
    """In calm weather everything is read, and every move that waits is sent."""
    both.weather.calm = True
    await both.syncing.catch_up()
    while both.store.waiting():
        await both.syncing.bring_across()
    await both.syncing.catch_up()


async def events_of(database):
    async with database.read() as session:
        found = await session.execute(
            text(
                "SELECT source_event_id, count(*) FROM voucher_status_changes "
                "WHERE source_event_id IS NOT NULL GROUP BY 1"
            )
        )
        return dict(map(tuple, found))


@pytest.mark.parametrize("seed", range(4))
async def test_both_sides_agree_in_the_end_and_every_move_is_made_once(both, database, seed):
    here, chance = await both(vouchers=5, seed=seed), random.Random(seed)
    for _ in range(60):
        try:
            await one_step(here, chance)
        except Away:
            continue
    await settle_down(here)
    assert here.as_the_system_has_it() == await here.as_the_platform_has_it()
    states = here.store.states()
    assert set(states.values()) <= {DONE, CONFLICT, OVERTAKEN, REFUSED}
    assert await events_of(database) == {event: 1 for event, state in states.items() if state == DONE}
    assert here.weather.accidents > 0
    assert DONE in states.values()


async def one_step(here, chance):
    """Something happens: here, there, or between the two."""
    match chance.randrange(4):
        case 0:
            await platform_moves(here, chance)
        case 1 | 2:
            known = here.store.vouchers()
            if known:
                made = decide(known[chance.choice(sorted(known))], here.officer_id, chance)
                if made is not None:
                    here.store.make(made)
            await here.syncing.bring_across()
        case _:
            await here.syncing.catch_up()


async def platform_moves(here, chance):
    """An officer decides on the platform itself, so the other system can be behind."""
    voucher = chance.choice(here.vouchers)
    status = (await here.stage.officer.get(f"/vouchers/{voucher}")).json()["status"]
    if status in DECISIONS:
        to_status = chance.choice(DECISIONS[status])
        body = {**BODIES.get(to_status, {}), **(REASON if status == "rejected" else {})}
        answer = await move(here.stage.officer, voucher, to_status, **body)
        assert answer.status_code == 201, answer.text


async def test_a_first_read_takes_everything_and_goes_on_from_there(both):
    here = await both(vouchers=3)
    here.weather.calm = True
    assert await here.syncing.catch_up() == 0
    assert here.as_the_system_has_it() == dict.fromkeys(here.vouchers, "submitted")
    await move(here.stage.officer, here.vouchers[1], "in_review")
    assert await here.syncing.catch_up() == 1
    assert here.store.voucher(here.vouchers[1]).status == "in_review"
    assert await here.syncing.catch_up() == 0
    assert here.syncing.counted.full_reads == 1


async def test_who_was_away_too_long_reads_all_anew_and_forgets_what_is_gone(both, database):
    here = await both(vouchers=2)
    here.weather.calm = True
    await here.syncing.catch_up()
    here.store.learn(Known("00000000-0000-0000-0000-000000000001", "SW-2026-GONE", "submitted", 1))
    await move(here.stage.officer, here.vouchers[0], "in_review")
    async with database.write() as session:
        await session.execute(text("DELETE FROM voucher_feed_entries"))
    await here.syncing.catch_up()
    assert here.syncing.counted.full_reads == 2
    assert here.as_the_system_has_it() == await here.as_the_platform_has_it()


async def test_what_it_hears_is_told_and_a_second_start_tells_only_what_is_new(
    both, app, tmp_path, capsys, monkeypatch
):
    here = await both(vouchers=1)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    monkeypatch.setattr("tests.partner.__main__.Platform", partial(Platform, transport=transport))
    code = (await here.stage.officer.get(f"/vouchers/{here.vouchers[0]}")).json()["code"]
    for _ in range(2):
        await follow("http://test", *here.proof, tmp_path / "shown.sqlite", rounds=1)
        await move(here.stage.officer, here.vouchers[0], "in_review")
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "0 vouchers known from before"
    assert told[1].startswith(f"{code}  (new) -> submitted  version ")
    assert told[2] == "1 vouchers known from before"
    assert told[3].startswith(f"{code}  submitted -> in_review  version ")
    assert len(told) == 4


async def test_a_page_that_was_half_kept_is_read_again(both, tmp_path, monkeypatch):
    here = await both(vouchers=2)
    here.weather.calm = True
    await here.syncing.catch_up()
    for voucher in here.vouchers:
        await move(here.stage.officer, voucher, "in_review")

    def die(_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(here.store, "put_cursor", die)
        with pytest.raises(KeyboardInterrupt):
            await here.syncing.catch_up()
    here.store.close()
    reopened = Store(tmp_path / "partner.sqlite")
    assert {voucher.status for voucher in reopened.vouchers().values()} == {"submitted"}
    here.syncing._store = reopened  # the same system after it was started again
    assert await here.syncing.catch_up() == 2
    assert {voucher.status for voucher in reopened.vouchers().values()} == {"in_review"}


async def test_an_answer_that_got_lost_is_asked_for_again_and_the_move_is_made_once(both, database):
    here = await both(vouchers=1)
    here.weather.calm = True
    await here.syncing.catch_up()
    made = decide(here.store.voucher(here.vouchers[0]), here.officer_id, random.Random(1))
    here.store.make(made)
    await here.syncing.bring_across()
    here.store.answered(made.event_id, WAITING, "as if the answer had got lost")
    await here.syncing.bring_across()
    assert here.syncing.counted.sent == {201: 1, 200: 1}
    assert await events_of(database) == {made.event_id: 1}
    assert here.store.states() == {made.event_id: DONE}


async def test_a_change_that_is_no_move_holds_nothing_up(both, database):
    here = await both(vouchers=1)
    here.weather.calm = True
    await here.syncing.catch_up()
    async with database.write() as session:
        await session.execute(
            text("UPDATE vouchers SET version = version + 1, updated_at = :now"), {"now": clock.now()}
        )
    here.store.make(decide(here.store.voucher(here.vouchers[0]), here.officer_id, random.Random(1)))
    assert await here.syncing.bring_across() == 0
    assert await here.syncing.bring_across() == 1
    assert here.syncing.counted.sent == {412: 1, 201: 1}


async def test_what_no_longer_makes_sense_is_not_sent_again(both):
    here = await both(vouchers=1)
    here.weather.calm = True
    await here.syncing.catch_up()
    here.store.make(decide(here.store.voucher(here.vouchers[0]), here.officer_id, random.Random(1)))
    await move(here.stage.officer, here.vouchers[0], "in_review")
    assert await here.syncing.bring_across() == 1
    assert list(here.store.states().values()) == [OVERTAKEN]
    assert here.as_the_system_has_it() == await here.as_the_platform_has_it()
