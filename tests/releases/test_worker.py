"""The worker's part: killed half-way, two at once, given up, and a process of its own."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from backend.core import clock
from backend.identity.models import Account, Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.notifications.models import Notice
from backend.releases.gathering import gather
from backend.releases.models import (
    EffectRelease,
    EffectReleaseStatus,
)
from backend.releases.request import Request
from backend.releases.service.carrying_out import Releaser
from backend.releases.service.child import ComputationEnded, run_in_child
from tests.makers.identity import make_organisation, make_principal
from tests.makers.releases import make_order
from tests.releases.conftest import BESIDE, run_here, snapshot_of
from tests.releases.snapshots import snapshot


async def test_a_worker_that_is_killed_leaves_nothing_half_done_and_the_next_begins_anew(
    firms, officer, database, work
):
    async def killed(request):
        raise ComputationEnded

    asked = await officer.post("/effect-release-orders", json={"reason": "Jaarlijkse uitgave."})
    url = asked.headers["location"].removeprefix("/v1")
    with pytest.raises(ComputationEnded):
        await work(killed)
    found = (await officer.get(url)).json()
    assert (found["status"], found["outcomes"], found["method"]) == ("computing", [], None)
    frozen = (await snapshot_of(database, found))[0].content
    await work()
    found = (await officer.get(url)).json()
    assert found["status"] == "ready"
    assert (await snapshot_of(database, found))[0].content == frozen, "from the data that were frozen"


async def test_a_release_that_ends_its_worker_each_time_is_given_up(committed):
    async def killed(request):
        raise ComputationEnded

    async with committed.write() as session:
        release = await make_order(session)
    worker = Releaser(committed, BESIDE, killed)
    assert await worker.step()
    for _ in range(3):
        with pytest.raises(ComputationEnded):
            await worker.step()
    assert await worker.step()
    assert not await worker.step()
    async with committed.read() as session:
        assert (await session.get_one(EffectRelease, release.id)).status is EffectReleaseStatus.FAILED


async def test_a_rerun_that_ended_its_worker_each_time_is_closed_and_can_be_asked_again(
    firms, ordered, officer, work, database
):
    release = await ordered()
    url = f"/effect-release-orders/{release['id']}"
    await officer.post(f"{url}/reruns")
    async with database.write() as session:
        await session.execute(text("UPDATE effect_reruns SET attempts = 3"))
    await work()
    assert [each["outcome"] for each in (await officer.get(url)).json()["reruns"]] == ["failed"]
    await officer.post(f"{url}/reruns")
    await work()
    assert [each["outcome"] for each in (await officer.get(url)).json()["reruns"]] == ["same", "failed"]


@pytest.mark.parametrize("bounds", [{"memory": 100_000_000}, {"seconds": 0.01}])
async def test_a_computation_is_bound_in_memory_and_time(bounds):
    with pytest.raises(ComputationEnded):
        await run_in_child(Request(snapshot({2022: 20, None: 40}).pack()).pack(), **bounds)


async def test_two_workers_compute_one_release_between_them(committed):
    began, go_on = asyncio.Event(), asyncio.Event()

    async def waits(request):
        began.set()
        await go_on.wait()
        return await run_here(request)

    async with committed.write() as session:
        release = await make_order(session)
    first, second = Releaser(committed, BESIDE, waits), Releaser(committed, BESIDE, waits)
    assert await first.step()
    computing = asyncio.create_task(first.step())
    await began.wait()
    assert not await second.step()
    go_on.set()
    assert await computing
    async with committed.read() as session:
        assert (await session.get_one(EffectRelease, release.id)).status is EffectReleaseStatus.READY


async def test_the_process_that_computes_says_the_same_and_its_death_is_noticed(database, firms):
    async with database.write() as session:
        gathered = await gather(session, clock.today(), b"k" * 32, is_demonstration=False)
    request = Request(gathered.snapshot.pack()).pack()
    assert await run_in_child(request) == await run_here(request)
    with pytest.raises(ComputationEnded):
        await run_in_child(b"not a request")


async def test_one_release_is_in_work_at_a_time(firms, officer, work):
    assert (await officer.post("/effect-release-orders", json={"reason": "Een."})).status_code == 201
    second = await officer.post("/effect-release-orders", json={"reason": "Twee."})
    assert (second.status_code, second.json()["type"].rsplit("/", 1)[-1]) == (409, "effect-release-in-work")
    await work()
    assert (await officer.post("/effect-release-orders", json={"reason": "Drie."})).status_code == 201
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    refused = await officer.post("/effect-release-orders", json={"reason": "Vier.", "dataUntil": tomorrow})
    assert refused.status_code == 400


async def test_officers_who_may_decide_hear_once_that_a_release_is_ready_and_who_ordered_it_does_not(
    firms, ordered, colleague, work, database
):
    """In their own language, and without a figure; nobody of another office or another world."""
    async with database.write() as session:
        elsewhere = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE, name="Verzonnen bureau")
        elsewhere.is_demonstration = True
        await make_principal(session, roles=(Role.PROGRAMME_OFFICER,), organisation_id=elsewhere.id)
        await session.execute(update(Account).values(language="en"))
    release = await ordered()
    await work()
    async with database.read() as session:
        mails = (await session.scalars(select(Mail).where(Mail.template == "effect_release_ready"))).all()
        notices = (await session.scalars(select(Notice).where(Notice.template == "effect_release_ready"))).all()
        ordered_by = (await session.get_one(EffectRelease, release["id"])).ordered_by
        (account,) = await session.scalars(
            select(Account)
            .join(Membership, Membership.account_id == Account.id)
            .where(
                Membership.role == Role.PROGRAMME_OFFICER,
                Membership.organisation_id != elsewhere.id,
                Account.id != ordered_by,
            )
        )
    link = f"/programma/effect/{release['id']}"
    assert [(each.recipient, each.language) for each in mails] == [(account.email, account.language)]
    assert mails[0].params == {"name": account.name, "link": link}
    assert [(each.account_id, each.link) for each in notices] == [(account.id, link)]
