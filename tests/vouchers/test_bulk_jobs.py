"""More moves of a system than it waits for: taken in, made by the worker one by one, once, and told one by one."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError, InterfaceError

from backend.core import clock
from backend.identity.models import MachineClient
from backend.vouchers.models import StatusChangeJob, StatusChangeJobItem
from backend.vouchers.service import bulk_jobs, reconciling
from backend.vouchers.service.bulk_jobs import carry_out_next, forget_old
from tests.makers.vouchers import set_stage, version_of
from tests.vouchers.test_bulk import BULK, _send, item, officer_id, system, two
from tests.vouchers.test_relaying import _is, _me, _system, stage

__all__ = ["item", "officer_id", "stage", "system", "two"]  # fixtures
JOBS = "/voucher-status-change-jobs"
ALL = 501


@pytest.fixture
def series(item):
    """`await series(*moves)`: these first, and after them moves of vouchers that are not there."""

    async def make(*moves):
        nowhere = await item(uuid4(), "in_review", version=1)
        return [*moves, *[nowhere] * (ALL - len(moves))]

    return make


async def _taken(client, items, **headers):
    answer = await client.post(BULK, json={"items": items}, headers=headers)
    _is(answer, 202)
    assert int(answer.headers["Retry-After"]) > 0
    return answer.headers["Location"].removeprefix("/v1")


async def _carry_out(database, moves):
    for _ in range(moves):
        assert await carry_out_next(database, database)


async def _rest(database, job, of=ALL):
    """All moves after the first that are left over become one, so that a test does not make hundreds."""
    job_id = UUID(job.rsplit("/", 1)[1])
    async with database.write() as session:
        job = await session.get_one(StatusChangeJob, job_id)
        rest = (StatusChangeJobItem.job_id == job_id) & (StatusChangeJobItem.index >= of)
        problem = {"nl": {"status": 404}, "en": {"status": 404}}
        ended = {"outcome": "refused", "status": 404, "problem": problem, "wish": None}
        await session.execute(update(StatusChangeJobItem).where(rest).values(ended))
        job.total = of


async def _counts(client, job):
    told = _is(await client.get(job), 200)
    return told["applied"], told["alreadyApplied"], told["conflicts"], told["refused"]


async def test_above_the_limit_it_is_a_job_and_up_to_it_an_answer(system, item, series):
    wish = await item(uuid4(), "in_review", version=1)
    assert len(_is(await _send(system, *[wish] * 500), 200)["items"]) == 500
    job = await _taken(system, await series())
    told = _is(await system.get(job), 200)
    assert (told["status"], told["total"], told["done"], told["progress"]) == ("queued", ALL, 0, 0)
    assert (told["startedAt"], told["finishedAt"], told["clientName"]) == (None, None, "Ledenadministratie")
    _is(await _send(system, *[wish] * 10_001), 400)


async def test_each_is_made_by_the_worker_and_told_as_it_would_be_alone(database, system, *, stage, item, series, two):
    one, other = two
    sent = await series(
        await item(one, "in_review", event="a"),
        await item(one, "rejected", event="b", version=3, reason="Past niet."),
        await item(one, "in_review", event="a", version=2),
        await item(other, "claim_returned", event="c", reason="Kan niet."),
        await item(other, "in_review", event="d", version=1),
    )
    job = await _taken(system, sent)
    await _rest(database, job, 6)
    await _carry_out(database, 5)
    told = _is(await system.get(job), 200)
    assert (told["status"], told["done"], told["progress"]) == ("running", 5, 83)
    assert told["startedAt"] is not None
    await _carry_out(database, 1)
    assert not await carry_out_next(database, database)
    told = _is(await system.get(job), 200)
    assert (told["status"], told["progress"], told["finishedAt"] is not None) == ("finished", 100, True)
    assert await _counts(system, job) == (2, 1, 1, 2)
    rows = _is(await system.get(f"{job}/results"), 200)["items"]
    assert [(row["index"], row["key"], row["outcome"], row["status"]) for row in rows[:5]] == [
        (0, "a", "applied", 201),
        (1, "b", "applied", 201),
        (2, "a", "already_applied", 200),
        (3, "c", "conflict", 409),
        (4, "d", "refused", 412),
    ]
    assert rows[1]["etag"] == await version_of(stage.officer, one)
    assert rows[4]["etag"] == await version_of(stage.officer, other)
    assert rows[3]["problem"]["currentStatus"] == "submitted"
    assert rows[3]["problem"]["instance"] == f"/v1{job}"
    kept = _is(await stage.officer.get(rows[3]["conflict"].removeprefix("/v1")), 200)
    assert (rows[3]["voucherCode"], rows[5]["voucherCode"]) == (kept["voucherCode"], None)
    async with database.read() as session:
        wishes = select(func.count(StatusChangeJobItem.wish))
        assert await session.scalar(wishes.where(StatusChangeJobItem.index < 6)) == 0


async def test_what_was_sent_alone_is_known_in_a_job(database, system, item, series, two):
    wish = await item(two[0], "in_review", event="a", reason=" Zo. ")
    _is(await _send(system, wish), 200)
    job = await _taken(system, await series(wish))
    await _carry_out(database, 1)
    assert await _counts(system, job) == (0, 1, 0, 0)


async def test_the_same_request_again_is_the_same_job(database, system, stage, app, series):
    sent = await series()
    first = await _taken(system, sent)
    assert await _taken(system, sent) == first
    key = {"Idempotency-Key": str(uuid4())}
    keyed = await _taken(system, sent, **key)
    assert keyed != first
    assert await _taken(system, sent, **key) == keyed
    _is(await system.post(BULK, json={"items": [*sent, sent[0]]}, headers=key), 422, "idempotency-key-reused")
    other, _ = await _system(app, database, (await _me(stage.officer))[1])
    assert await _taken(other, sent) not in {first, keyed}
    await other.aclose()
    await _rest(database, first, 1)
    await _carry_out(database, 1)
    assert await _taken(system, sent) == first  # also when it is finished


async def test_a_worker_that_ends_between_two_moves_is_followed_by_one_that_goes_on(
    database, system, *, stage, item, series, two, monkeypatch
):
    job = await _taken(system, await series(await item(two[0], "in_review"), await item(two[1], "in_review")))
    await _carry_out(database, 1)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:  # after the move was made, before its result was written
        patched.setattr(bulk_jobs, "_note", killed)
        with pytest.raises(KeyboardInterrupt):
            await carry_out_next(database, database)
    assert await version_of(stage.officer, two[1]) == '"2"'
    assert await _counts(system, job) == (1, 0, 0, 0)
    await _carry_out(database, 2)
    assert await _counts(system, job) == (2, 0, 0, 1)
    for voucher in two:
        changes = (await stage.officer.get(f"/vouchers/{voucher}/status-changes")).json()["items"]
        assert [change["toStatus"] for change in changes] == ["submitted", "in_review"]


def _fails(monkeypatch, failure):
    async def bring_across(*_):
        raise failure

    monkeypatch.setattr(reconciling, "bring_across", bring_across)


async def test_a_database_that_goes_away_ends_nothing(database, system, *, item, series, two, monkeypatch):
    job = await _taken(system, await series(await item(two[0], "in_review")))
    with monkeypatch.context() as patched:
        _fails(patched, InterfaceError("", {}, OSError("gone"), connection_invalidated=True))
        with pytest.raises(InterfaceError):
            await carry_out_next(database, database)
    await _carry_out(database, 1)
    assert await _counts(system, job) == (1, 0, 0, 0)


async def test_any_other_failure_is_that_of_one_move(database, system, *, item, series, two, monkeypatch):
    job = await _taken(system, await series(await item(two[0], "in_review"), await item(two[1], "in_review")))
    with monkeypatch.context() as patched:
        _fails(patched, ValueError("a fault of ours"))
        await _carry_out(database, 1)
    await _carry_out(database, 1)
    assert await _counts(system, job) == (1, 0, 0, 1)
    assert _is(await system.get(f"{job}/results"), 200)["items"][0]["status"] == 500


@pytest.mark.parametrize(
    ("taken", "status"),
    [({"revoked_at": clock.now()}, 401), ({"scopes": ["vouchers:read"], "sync_given_by": None}, 403)],
)
async def test_what_a_system_may_no_longer_do_is_refused(database, system, *, stage, item, series, two, taken, status):
    job = await _taken(system, await series(await item(two[0], "in_review"), await item(two[1], "in_review")))
    await _carry_out(database, 1)
    async with database.write() as session:
        client_id = await session.scalar(select(StatusChangeJob.client_id))
        await session.execute(update(MachineClient).where(MachineClient.id == client_id).values(taken))
    await _carry_out(database, 1)
    assert not await carry_out_next(database, database)
    assert await _counts(stage.officer, job) == (1, 0, 0, ALL - 1)
    rows = _is(await stage.officer.get(f"{job}/results", params={"outcome": "refused"}), 200)["items"]
    assert {row["status"] for row in rows} == {status}
    assert await version_of(stage.officer, two[1]) == '"2"'


async def test_results_come_in_pages_and_as_asked(database, system, item, series, two):
    wishes = [await item(two[0], "in_review"), await item(two[1], "claim_returned", reason="Kan niet.")]
    job = await _taken(system, await series(*wishes))
    await _rest(database, job, 4)
    await _carry_out(database, 4)
    page = await system.get(f"{job}/results", params={"pageSize": 3, "page": 2})
    assert [row["index"] for row in _is(page, 200)["items"]] == [3]
    assert 'rel="prev"' in page.headers["Link"]
    told = _is(await system.get(f"{job}/results?outcome=refused&outcome=conflict"), 200)
    assert [row["index"] for row in told["items"]] == [1, 2, 3]
    dutch = (await system.get(f"{job}/results", headers={"Accept-Language": "nl"})).json()["items"][2]
    english = (await system.get(f"{job}/results", headers={"Accept-Language": "en"})).json()["items"][2]
    assert dutch["problem"]["title"] != english["problem"]["title"]
    _is(await system.get(f"{job}/results", params={"outcome": "nothing"}), 400)


async def test_one_job_of_a_system_at_a_time_and_systems_in_turns(database, system, *, stage, app, item, series, two):
    other, _ = await _system(app, database, (await _me(stage.officer))[1])
    first = await _taken(system, await series(await item(two[0], "in_review")))
    second = await _taken(system, await series(await item(two[1], "in_review")))
    elsewhere = await _taken(other, await series())
    await _carry_out(database, 4)
    done = [_is(await system.get(job), 200)["done"] for job in (first, second, elsewhere)]
    assert done == [2, 0, 2]
    await _rest(database, first, 3)
    await _carry_out(database, 3)
    assert [_is(await system.get(job), 200)["done"] for job in (first, second)] == [3, 1]
    await other.aclose()


async def test_only_the_own_organisation_reads_it(database, system, *, stage, client_as, app, series):
    job = await _taken(system, await series())
    own = _is(await stage.officer.get(JOBS), 200)["items"]
    assert [f"{JOBS}/{each['id']}" for each in own] == [job]
    elsewhere = await set_stage(database, client_as)
    other, _ = await _system(app, database, (await _me(elsewhere.officer))[1])
    for client in (elsewhere.officer, other):
        assert _is(await client.get(JOBS), 200)["items"] == []
        _is(await client.get(job), 404, "status-change-job-not-found")
        _is(await client.get(f"{job}/results"), 404, "status-change-job-not-found")
    _is(await stage.owner.get(job), 403, "scope-missing")
    _is(await stage.officer.post(BULK, json={"items": await series()}), 403, "scope-missing")
    await other.aclose()


async def test_a_system_has_so_many_jobs_at_most(system, item, series, monkeypatch):
    monkeypatch.setattr(bulk_jobs, "MOST_UNFINISHED", 1)
    sent = await series()
    job = await _taken(system, sent)
    refused = await system.post(BULK, json={"items": await series()})
    _is(refused, 429, "too-many-jobs")
    assert "Retry-After" in refused.headers
    assert await _taken(system, sent) == job


async def test_it_is_forgotten_ninety_days_after_its_end(database, system, series):
    job = await _taken(system, await series())
    async with database.write() as session:
        assert await forget_old(session) == 0
    await _rest(database, job, 1)
    await _carry_out(database, 1)
    async with database.write() as session:
        long_ago = clock.now() - timedelta(days=91)
        await session.execute(update(StatusChangeJob).values(finished_at=long_ago))
        assert await forget_old(session) == 1
        assert await session.scalar(select(func.count()).select_from(StatusChangeJobItem)) == 0
    _is(await system.get(job), 404)


@pytest.mark.parametrize("broken", [{"refused": ALL + 1}, {"finished_at": clock.now()}, {"applied": ALL}])
async def test_the_database_keeps_the_counts_whole(database, system, series, broken):
    await _taken(system, await series())
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(update(StatusChangeJob).values(broken))
