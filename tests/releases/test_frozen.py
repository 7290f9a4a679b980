"""What was released stays: the same bytes again, nothing changed in the database, and firms that are erased."""

import hashlib

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.organisations.models import Consent, ConsentKind
from backend.organisations.parting import Departure
from backend.privacy.erasing import erase
from backend.privacy.models import Whose
from backend.releases.models import EffectReleaseFirm, EffectSnapshot
from backend.releases.service import carrying_out, taking_out
from backend.releases.snapshot import Snapshot, pseudonym
from tests.releases.conftest import outcome, run_here, snapshot_of


async def erase_company(database, company):
    async with database.write() as session:
        await erase(session, _NoStore(), Whose.COMPANY, company.id, clock.now())


class _NoStore:
    async def forget(self, _):
        raise AssertionError("there were no documents")


async def test_the_same_data_give_the_same_bytes_again_and_after_a_week(firms, ordered, officer, work, database):
    release = await ordered()
    asked = await officer.post(f"/effect-release-orders/{release['id']}/reruns")
    assert asked.json()["reruns"][0]["outcome"] is None
    assert (await officer.post(f"/effect-release-orders/{release['id']}/reruns")).status_code == 201
    assert await work() == 1, "asked twice is once"
    (rerun,) = (await officer.get(f"/effect-release-orders/{release['id']}")).json()["reruns"]
    assert (rerun["outcome"], rerun["byPlatform"]) == ("same", False)
    again = await ordered()
    assert outcome(again) == outcome(release), "the same cell has the same value"
    kept, snapshot = await snapshot_of(database, release)
    assert hashlib.sha256(kept.content).hexdigest() == release["snapshotSha256"]
    assert snapshot.pack() == kept.content
    other, _ = await snapshot_of(database, again)
    assert not set(snapshot.firms) & set(Snapshot.unpack(other.content).firms), "no pseudonym serves twice"


async def test_the_platform_itself_asks_to_compute_again_what_is_published(  # noqa: PLR0917
    firms, ordered, publish, officer, work, database
):
    release = await ordered()
    async with database.write() as session:
        assert await carrying_out.ask_reruns(session) == 0
    await publish(release)
    async with database.write() as session:
        assert await carrying_out.ask_reruns(session) == 1
    async with database.write() as session:
        assert await carrying_out.ask_reruns(session) == 0
    await work()
    (rerun,) = (await officer.get(f"/effect-release-orders/{release['id']}")).json()["reruns"]
    assert (rerun["outcome"], rerun["byPlatform"]) == ("same", True)


async def test_a_firm_that_is_erased_goes_out_of_the_data_and_the_release_stays(  # noqa: PLR0917
    firms, ordered, publish, officer, visitor, work, database
):
    release = await ordered()
    await publish(release)
    before = (await visitor.get(f"/effect-releases/{release['id']}")).json()
    kept, snapshot = await snapshot_of(database, release)
    gone = pseudonym(kept.key, firms[3].id)
    assert gone in snapshot.firms
    await erase_company(database, firms[3])
    after = (await visitor.get(f"/effect-releases/{release['id']}")).json()
    assert after["notRerunnableSince"] == clock.today().isoformat()
    assert {**after, "notRerunnableSince": None} == before
    _, left = await snapshot_of(database, release)
    assert gone not in left.firms
    assert len(left.firms) == len(snapshot.firms) - 1
    assert len(left.firm) == len(snapshot.firm) - 4
    stays = snapshot.firms != gone
    for at, name in enumerate(left.firms[:5]):
        was = int((snapshot.firms == name).nonzero()[0][0])
        assert stays[was]
        assert (left.values[left.firm == at] == snapshot.values[snapshot.firm == was]).sum() > 0
    async with database.read() as session:
        linked = select(func.count()).where(EffectReleaseFirm.company_id == firms[3].id)
        assert await session.scalar(linked) == 0
    await erase_company(database, firms[4])
    again = (await visitor.get(f"/effect-releases/{release['id']}")).json()
    assert again["notRerunnableSince"] == after["notRerunnableSince"], "the first day stays"
    await officer.post(f"/effect-release-orders/{release['id']}/reruns")
    await work()
    rerun = (await officer.get(f"/effect-release-orders/{release['id']}")).json()["reruns"][0]
    assert rerun["outcome"] == "not_rerunnable"


async def test_a_firm_that_is_erased_while_it_is_computed_is_not_in_it(firms, ordered, officer, database, work):
    async def erased_meanwhile(request):
        result = await run_here(request)
        async with database.read() as session:
            known = await session.scalar(select(func.count()).where(EffectReleaseFirm.company_id == firms[0].id))
        if known:
            await erase_company(database, firms[0])
        return result

    asked = await officer.post("/effect-release-orders", json={"reason": "Jaarlijkse uitgave."})
    await work(erased_meanwhile)
    found = (await officer.get(asked.headers["location"].removeprefix("/v1"))).json()
    assert (found["status"], found["notRerunnableSince"]) == ("ready", None)
    _, snapshot = await snapshot_of(database, found)
    assert len(snapshot.firms) == 59


async def test_a_firm_that_left_or_withdrew_goes_out_of_the_data_as_an_erased_one(
    firms, ordered, publish, visitor, database
):
    release = await ordered()
    await publish(release)
    async with database.write() as session:
        assert await taking_out.take_out_withdrawn(session) == 0
        session.add(Consent(company_id=firms[0].id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()))
        session.add(Departure(company_id=firms[1].id, left_at=clock.now()))
    async with database.write() as session:
        assert await taking_out.take_out_withdrawn(session) == 2
    async with database.write() as session:
        assert await taking_out.take_out_withdrawn(session) == 0
    kept, snapshot = await snapshot_of(database, release)
    assert len(snapshot.firms) == 58
    assert not {pseudonym(kept.key, each.id) for each in firms[:2]} & set(snapshot.firms)
    after = (await visitor.get(f"/effect-releases/{release['id']}")).json()
    assert after["notRerunnableSince"] == clock.today().isoformat()
    again = await ordered(replacesId=release["id"])
    assert outcome(again)["refusal"]["code"] == "few_changed", "two firms fewer, and nobody to hide between"


async def withhold(colleague, release):
    return await colleague.post(
        f"/effect-release-orders/{release['id']}/status-changes",
        json={"toStatus": "withheld", "reason": "Een meting ontbreekt."},
        headers={"If-Match": "*"},
    )


async def test_the_data_of_a_release_that_was_withheld_may_go(firms, ordered, officer, colleague, database):
    release = await ordered()
    with pytest.raises(DBAPIError, match="stay"):
        async with database.write() as session:
            await session.execute(text("DELETE FROM effect_snapshots"))
    assert (await withhold(colleague, release)).status_code == 201
    async with database.write() as session:
        await session.execute(text("DELETE FROM effect_snapshots"))
    assert (await officer.post(f"/effect-release-orders/{release['id']}/reruns")).status_code == 409
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(EffectSnapshot)) == 0


async def test_a_release_whose_orderer_was_erased_is_withheld_not_published(firms, ordered, colleague, database):
    release = await ordered()
    async with database.write() as session:
        await session.execute(text("UPDATE effect_releases SET ordered_by = NULL"))
    url = f"/effect-release-orders/{release['id']}/status-changes"
    told = await colleague.post(url, json={"toStatus": "published"}, headers={"If-Match": "*"})
    assert (told.status_code, told.json()["type"].rsplit("/", 1)[-1]) == (409, "effect-release-orphaned")
    assert (await withhold(colleague, release)).status_code == 201


@pytest.mark.parametrize("by", ["ordered_by", "NULL"])
async def test_the_database_wants_a_second_officer(by, firms, ordered, database):
    await ordered()
    with pytest.raises(DBAPIError, match=r"decided_by_another|another decides"):
        async with database.write() as session:
            await session.execute(
                text(f"UPDATE effect_releases SET status = 'published', decided_at = now(), decided_by = {by}")
            )


@pytest.mark.parametrize(
    "change",
    [
        "shown = '{}'", "result = 'x'", "method = 'y'", "firms = 100", "status = 'withheld', withheld_because = 'x'",
        "decided_at = now()", "reason = 'x'", "not_rerunnable_since = current_date", "snapshot_sha256 = 'x'",
    ],
)  # fmt: skip
async def test_the_database_keeps_a_published_release_as_it_is(change, firms, ordered, publish, database):
    await publish(await ordered())
    with pytest.raises(DBAPIError, match=r"stays as it was|only an erasure"):
        async with database.write() as session:
            await session.execute(text(f"UPDATE effect_releases SET {change}"))


SLIPPED_IN = """INSERT INTO effect_releases (id, version, status, data_until, reason, ordered_at, attempts,
is_demonstration, frozen_at, snapshot_sha256, firms, result, shown, result_sha256, method, computed_at, decided_at)
SELECT gen_random_uuid(), 1, status, data_until, reason, ordered_at, 0, false, frozen_at, snapshot_sha256, firms,
result, shown, result_sha256, method, computed_at, decided_at FROM effect_releases"""


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM effect_releases",
        "DELETE FROM effect_snapshots",
        "UPDATE effect_snapshots SET content = 'x'",
        SLIPPED_IN,
    ],
)
async def test_the_database_lets_nothing_disappear_or_slip_in(statement, firms, ordered, publish, database):
    await publish(await ordered())
    with pytest.raises(DBAPIError, match=r"stay|only an erasure|another decides"):
        async with database.write() as session:
            await session.execute(text(statement))


async def test_the_database_shows_nothing_about_fewer_than_ten_firms(firms, ordered, database):
    await ordered()
    async with database.write() as session:
        await session.execute(text("SELECT set_config('session_replication_role', 'replica', true)"))
        with pytest.raises(DBAPIError, match=r"enough_firms_shown"):
            async with session.begin_nested():
                await session.execute(
                    text("UPDATE effect_releases SET shown = jsonb_set(shown, '{outcomes,0,headline,treated}', '5')")
                )
        await session.execute(text("SELECT set_config('session_replication_role', 'origin', true)"))
