"""The feed of voucher changes: nothing is skipped, in order, for whoever may see it; and the full read beside it."""

import asyncio
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from backend.core import clock
from backend.files.store import open_store
from backend.identity.scopes import OrganisationKind, Role
from backend.privacy import erasing
from backend.privacy.models import Whose
from backend.vouchers.errors import TooManyWaiting
from backend.vouchers.models import Voucher
from backend.vouchers.service import following
from backend.vouchers.service.following import Waiting, forget_old
from tests.conftest import _client
from tests.makers.feed import make_submitted, step
from tests.makers.identity import make_principal
from tests.makers.machines import make_system

CHANGES, SNAPSHOTS = "/voucher-changes", "/voucher-snapshots"


@pytest.fixture
async def live(built_app, committed):
    """The service on a database that really commits."""
    built_app.state.database = committed
    return built_app


async def _system(live, kind=OrganisationKind.EXECUTING_BODY):
    async with live.state.database.write() as session:
        system = await make_system(session, kind=kind)
    client = _client(live)
    del client.headers["X-Requested-With"], client.headers["Origin"]
    proof = (str(system.client_id), system.secret)
    given = await client.post("http://test/oauth/token", data={"grant_type": "client_credentials"}, auth=proof)
    assert given.status_code == 200, given.text
    client.headers["Authorization"] = f"Bearer {given.json()['access_token']}"
    return client


@pytest.fixture
async def syntens(live):
    client = await _system(live)
    yield client
    await client.aclose()


async def _page(client, after=None, **more):
    answer = await client.get(CHANGES, params={**({"after": after} if after else {}), **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def _refused(client, address, after, status, kind):
    answer = await client.get(address, params={"after": after})
    assert (answer.status_code, answer.json()["type"]) == (status, f"/v1/problems/{kind}"), answer.text
    return answer.json()


async def _submitted(committed, count=1):
    async with committed.write() as session:
        return await make_submitted(session, count)


async def _step(committed, voucher_id):
    async with committed.write() as session:
        return await step(session, voucher_id)


def _seen(page):
    return [(item["voucherId"], item["version"]) for item in page["items"]]


async def test_a_move_that_commits_late_is_read_late_and_never_skipped(live, committed, syntens):
    slow, quick = await _submitted(committed, 2)
    start = (await _page(syntens))["cursor"]
    async with committed._writes() as session:  # the slow one moves first, and commits last
        await step(session, slow)
        await _step(committed, quick)
        between = await _page(syntens, start)
        assert _seen(between) == [(str(quick), 2)]
        await session.commit()
    assert _seen(await _page(syntens, between["cursor"])) == [(str(slow), 2)]


async def test_of_one_voucher_the_order_is_that_of_versions_whoever_began_first(live, committed, syntens):
    [voucher] = await _submitted(committed)
    start = (await _page(syntens))["cursor"]
    async with committed._writes() as session:  # it began first, and waits for the other to let go of the voucher
        await session.execute(text("SELECT pg_current_xact_id()"))
        await _step(committed, voucher)
        await step(session, voucher)
        await session.commit()
    assert _seen(await _page(syntens, start)) == [(str(voucher), 2), (str(voucher), 3)]


async def test_a_change_says_what_happened_and_names_nobody(live, committed, syntens):
    [voucher] = await _submitted(committed)
    await _step(committed, voucher)
    page = await _page(syntens)
    [item] = page["items"]
    assert not page["hasMore"]
    assert (
        item.items()
        >= {
            "kind": "moved",
            "voucherId": str(voucher),
            "version": 2,
            "fromStatus": "submitted",
            "toStatus": "in_review",
            "source": "syntens",
            "sourceClientId": None,
            "sourceEventId": None,
            "isDemonstration": False,
        }.items()
    )
    assert set(item) == {"kind", "voucherId", "recordedAt", "code", "version", "fromStatus", "toStatus", "source"} | {
        "sourceClientId",
        "sourceEventId",
        "sourceOccurredAt",
        "occurredAt",
        "isDemonstration",
    }


async def test_drafts_are_in_neither_read(live, committed, syntens):
    [voucher] = await _submitted(committed)
    async with committed.write() as session:
        await session.execute(text("UPDATE vouchers SET submitted_at = NULL"))
        await step(session, voucher)
    assert (await _page(syntens))["items"] == []
    assert (await syntens.get(SNAPSHOTS)).json()["items"] == []


async def test_an_empty_page_gives_a_cursor_that_goes_on(live, committed, syntens):
    [voucher] = await _submitted(committed)
    first = await _page(syntens)
    again = await _page(syntens, first["cursor"])
    assert (again["items"], again["hasMore"]) == ([], False)
    await _step(committed, voucher)
    assert _seen(await _page(syntens, again["cursor"])) == [(str(voucher), 2)]


async def test_a_cursor_that_was_changed_or_made_up_is_refused(live, committed, syntens):
    cursor = (await _page(syntens))["cursor"]
    for at in (0, len(cursor) // 2, len(cursor) - 2):
        changed = cursor[:at] + ("A" if cursor[at] != "A" else "B") + cursor[at + 1 :]
        await _refused(syntens, CHANGES, changed, 400, "cursor-invalid")
    for made_up in ("1", "A" * 200, cursor[:-4]):
        await _refused(syntens, CHANGES, made_up, 400, "cursor-invalid")


async def test_a_cursor_opens_nothing_for_another_reader_or_another_read(live, committed, syntens):
    await _submitted(committed, 2)
    cursor = (await _page(syntens))["cursor"]
    other = await _system(live)
    await _refused(other, CHANGES, cursor, 400, "cursor-invalid")
    await other.aclose()
    await _refused(syntens, SNAPSHOTS, cursor, 400, "cursor-invalid")
    further = (await syntens.get(SNAPSHOTS, params={"limit": 1})).json()["nextCursor"]
    await _refused(syntens, CHANGES, further, 400, "cursor-invalid")


async def test_after_ninety_days_the_answer_is_410_with_the_way_to_the_full_read(live, committed, syntens, monkeypatch):
    [voucher] = await _submitted(committed)
    start = (await syntens.get(SNAPSHOTS)).json()["changesCursor"]
    for _ in range(3):
        await _step(committed, voucher)
    behind = (await _page(syntens, limit=1))["cursor"]
    up_to_date = (await _page(syntens))["cursor"]
    monkeypatch.setattr(following, "KEPT", timedelta(0))
    for _ in range(2):
        for reader in (start, behind):
            told = await _refused(syntens, CHANGES, reader, 410, "changes-forgotten")
            assert told["fullRead"] == f"/v1{SNAPSHOTS}"
        assert (await _page(syntens, up_to_date))["items"] == []  # missed nothing, however long ago
        assert (await _page(syntens))["items"] == []
        async with committed.write() as session:
            await forget_old(session)
    async with committed.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM voucher_feed_entries")) == 1
    monkeypatch.undo()
    await _step(committed, voucher)
    assert _seen(await _page(syntens, up_to_date)) == [(str(voucher), 5)]
    await _refused(syntens, CHANGES, behind, 410, "changes-forgotten")  # its entry is gone


async def test_after_a_backup_is_put_back_a_cursor_from_the_lost_time_is_410(live, committed, syntens):
    first, second = await _submitted(committed, 2)
    await _step(committed, first)
    ahead = (await _page(syntens))["cursor"]
    async with committed.write() as session:
        await session.execute(text("DELETE FROM voucher_feed_entries"))
    await _refused(syntens, CHANGES, ahead, 410, "changes-forgotten")
    async with committed.write() as session:
        await session.execute(text("ALTER TABLE voucher_feed_entries ALTER position RESTART"))
    await _step(committed, second)  # takes the number that the other had
    await _refused(syntens, CHANGES, ahead, 410, "changes-forgotten")


async def test_the_full_read_hands_over_to_the_feed_and_between_them_nothing_is_missed(live, committed, syntens):
    vouchers = await _submitted(committed, 5)
    for voucher in vouchers:
        await _step(committed, voucher)
    answer = await syntens.get(SNAPSHOTS, params={"limit": 2})
    first = answer.json()
    assert 'rel="next"' in answer.headers["Link"]
    found = first["items"]
    await _step(committed, found[0]["id"])  # read already: comes with the feed
    page = first
    while page["nextCursor"]:
        page = (await syntens.get(SNAPSHOTS, params={"limit": 2, "after": page["nextCursor"]})).json()
        found += page["items"]
        assert len(page["items"]) <= 2
    assert sorted(item["id"] for item in found) == sorted(map(str, vouchers))
    assert all(item["version"] == 2 for item in found)
    for cursor in (first["changesCursor"], page["changesCursor"]):
        assert _seen(await _page(syntens, cursor)) == [(found[0]["id"], 3)]


async def test_an_erased_company_leaves_a_tombstone_and_no_snapshot(live, committed, syntens, settings):
    first, second = await _submitted(committed, 2)
    await _step(committed, first)
    start = (await _page(syntens))["cursor"]
    async with committed.write() as session:
        company_id = (await session.get(Voucher, first)).company_id
        assert await erasing.erase(session, open_store(settings), Whose.COMPANY, company_id, clock.now())
    [item] = (await _page(syntens, start))["items"]
    assert (item["kind"], item["voucherId"]) == ("erased", str(first))
    assert {item[name] for name in ("code", "version", "fromStatus", "toStatus", "source", "occurredAt")} == {None}
    assert [item["id"] for item in (await syntens.get(SNAPSHOTS)).json()["items"]] == [str(second)]


async def test_a_submitted_voucher_that_is_deleted_leaves_a_tombstone(live, committed, syntens):
    [voucher] = await _submitted(committed)
    start = (await _page(syntens))["cursor"]
    async with committed.write() as session:
        await session.execute(text("DELETE FROM vouchers"))
    [item] = (await _page(syntens, start))["items"]
    assert (item["kind"], item["voucherId"]) == ("erased", str(voucher))


async def test_a_reader_that_waits_is_woken_by_a_change(live, committed, syntens, settings, monkeypatch):
    patient = settings.model_copy(update={"longest_wait_seconds": 25})
    monkeypatch.setitem(live.state._state, "settings", patient)
    [voucher] = await _submitted(committed)
    start = (await _page(syntens))["cursor"]
    began = time.monotonic()
    waiting = asyncio.create_task(_page(syntens, start, waitSeconds=25))
    await asyncio.sleep(0.7)
    assert not waiting.done()
    assert committed.reading.pool.checkedout() == 0  # it holds no connection
    await _step(committed, voucher)
    assert _seen(await waiting) == [(str(voucher), 2)]
    assert time.monotonic() - began < 20


async def test_a_reader_that_waits_in_vain_is_told_so_in_time(live, committed, syntens):
    began = time.monotonic()
    page = await _page(syntens, waitSeconds=25)  # the service waits for one second at most here
    assert page["items"] == []
    assert 0.9 < time.monotonic() - began < 15


async def test_so_many_readers_wait_and_no_more():
    one, other, third = uuid4(), uuid4(), uuid4()
    waiting = Waiting(most=3, most_of_one=2)
    with waiting.one(one), waiting.one(one):
        with pytest.raises(TooManyWaiting), waiting.one(one):
            pass
        with waiting.one(other), pytest.raises(TooManyWaiting), waiting.one(third):
            pass
        with waiting.one(third):
            pass
    assert waiting.of.total() == 0


async def test_only_the_programme_reads_the_feed(live, committed, syntens):
    branch = await _system(live, OrganisationKind.BRANCH)
    for address in (CHANGES, SNAPSHOTS):
        assert (await branch.get(address)).json()["type"] == "/v1/problems/scope-missing"
    await branch.aclose()
    expected = {Role.SYNTENS_OFFICER: 200, Role.PROGRAMME_OFFICER: 200, Role.OWNER: 403, Role.ADVISER: 403}
    for role, status in expected.items():
        async with committed.write() as session:
            token = await make_principal(session, roles=(role,))
        async with _client(live, Cookie=f"sw-session={token}") as client:
            for address in (CHANGES, SNAPSHOTS):
                answer = await client.get(address)
                assert answer.status_code == status
                if status == 403:
                    assert answer.json()["type"] == "/v1/problems/feed-not-yours"
