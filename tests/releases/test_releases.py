"""The whole way of an effect release: ordered, frozen, computed, judged by a second officer, told and held to."""

import asyncio
import hashlib
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.monitoring.models import EnrolmentKind, Measurement
from backend.organisations.models import Consent, ConsentKind
from backend.privacy.erasing import erase
from backend.privacy.models import Whose
from backend.releases.gathering import gather
from backend.releases.models import (
    EffectRelease,
    EffectReleaseFirm,
    EffectReleaseStatus,
    EffectSnapshot,
)
from backend.releases.request import Request
from backend.releases.service import carrying_out
from backend.releases.service.carrying_out import Releaser
from backend.releases.service.child import ComputationEnded, run_in_child
from backend.releases.snapshot import Snapshot, pseudonym
from tests.makers.releases import correct_values, make_followed, make_order
from tests.releases.conftest import run_here


def outcome(release, code="productivity_per_hour"):
    (found,) = (each for each in release["outcomes"] if each["indicator"] == code)
    return found


async def snapshot_of(database, release):
    async with database.read() as session:
        kept = await session.get_one(EffectSnapshot, release["id"])
        return kept, Snapshot.unpack(kept.content)


async def erase_company(database, company):
    async with database.write() as session:
        await erase(session, _NoStore(), Whose.COMPANY, company.id, clock.now())


class _NoStore:
    async def forget(self, _):
        raise AssertionError("there were no documents")


async def test_an_effect_that_is_there_is_found_published_and_told_to_everybody(firms, ordered, publish, visitor):
    release = await ordered()
    assert release["status"] == "ready"
    assert (await visitor.get("/effect-releases")).json()["items"] == [], "nothing is told before it is published"
    assert (await visitor.get(f"/effect-releases/{release['id']}")).status_code == 404
    await publish(release)
    (listed,) = (await visitor.get("/effect-releases")).json()["items"]
    told = (await visitor.get(f"/effect-releases/{listed['id']}")).json()
    found = outcome(told)
    assert found["refusal"] is None, found
    assert found["unit"] == "percent"
    assert 5 < found["headline"]["low"] < found["headline"]["value"] < found["headline"]["high"] < 25
    assert found["isDemonstrated"] is True
    assert found["evidence"]["level"] == 3
    assert (found["headline"]["treated"], found["headline"]["comparisonFirms"]) == (30, 30)
    assert found["moments"] == ["2022", "2023", "2024", "2025"]
    assert found["smallestDetectable"] > 0
    assert {each["eventTime"] for each in found["estimates"] if each["estimand"] == "att_event"} >= {-1, 0, 1}
    assert [each["indicator"] for each in told["outcomes"] if each["isPrimary"]] == [
        "productivity_per_hour", "profit_margin", "revenue",
    ]  # fmt: skip
    nothing = outcome(told, "sickness_absence")
    assert (nothing["unit"], nothing["isDemonstrated"], nothing["correction"]) == (
        "points",
        False,
        "benjamini_hochberg",
    )
    assert listed["snapshotSha256"] == told["snapshotSha256"]
    assert len(told["snapshotSha256"]) == 64


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


async def test_who_ordered_it_does_not_decide_on_it(firms, ordered, officer, colleague, database):
    release = await ordered()
    url, headers = f"/effect-release-orders/{release['id']}/status-changes", {"If-Match": f'"{release["version"]}"'}
    own = await officer.post(url, json={"toStatus": "published"}, headers=headers)
    assert (own.status_code, own.json()["type"].rsplit("/", 1)[-1]) == (403, "own-effect-release")
    assert (await colleague.post(url, json={"toStatus": "published"})).status_code == 428
    assert (await colleague.post(url, json={"toStatus": "published"}, headers={"If-Match": '"1"'})).status_code == 412
    reason = {"toStatus": "withheld", "reason": "Een wave ontbreekt."}
    held = await colleague.post(url, json=reason, headers=headers)
    assert (held.status_code, held.json()["withheldBecause"]) == (201, "Een wave ontbreekt.")
    again = await colleague.post(url, json={"toStatus": "published"}, headers={"If-Match": "*"})
    assert again.status_code == 409


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
    worker = Releaser(committed, killed)
    assert await worker.step()
    for _ in range(3):
        with pytest.raises(ComputationEnded):
            await worker.step()
    assert await worker.step()
    assert not await worker.step()
    async with committed.read() as session:
        assert (await session.get_one(EffectRelease, release.id)).status is EffectReleaseStatus.FAILED


async def test_two_workers_compute_one_release_between_them(committed):
    began, go_on = asyncio.Event(), asyncio.Event()

    async def waits(request):
        began.set()
        await go_on.wait()
        return await run_here(request)

    async with committed.write() as session:
        release = await make_order(session)
    first, second = Releaser(committed, waits), Releaser(committed, waits)
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


async def test_invented_firms_and_those_that_withdrew_are_in_no_release(firms, ordered, database):
    first = await ordered()
    assert first["firms"] == 60
    async with database.write() as session:
        await make_followed(session, 12, seed=7, is_demonstration=True)
        await make_followed(session, 12, seed=8, consents=())
        for firm in firms[:12]:
            session.add(Consent(company_id=firm.id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()))
    second = await ordered()
    assert second["firms"] == 50
    kept, snapshot = await snapshot_of(database, second)
    assert len(snapshot.firms) == 48
    assert pseudonym(kept.key, firms[0].id) not in snapshot.firms
    assert (await snapshot_of(database, first))[1].firms.size == 60, "what was released stays"


async def test_too_few_is_an_answer_with_its_reason_and_without_a_number(database, ordered, publish, visitor):
    async with database.write() as session:
        await make_followed(session, 9, effect=0.2, seed=1)
        await make_followed(session, 25, kind=EnrolmentKind.COMPARISON, seed=2)
    release = await ordered()
    await publish(release)
    found = outcome((await visitor.get(f"/effect-releases/{release['id']}")).json())
    assert found["refusal"]["code"] == "too_few_treated"
    assert "9" not in found["refusal"]["text"]["nl"]
    assert (found["headline"], found["estimates"], found["evidence"]["level"]) == (None, [], 0)


async def test_a_release_that_few_firms_changed_since_says_so_and_tells_nothing_new(firms, ordered, publish, database):
    first = await ordered()
    await publish(first)
    async with database.write() as session:
        rows = await session.scalars(
            select(Measurement.id).where(
                Measurement.company_id.in_([firm.id for firm in firms[:3]]), Measurement.measured_on > date(2025, 1, 1)
            )
        )
        for measurement_id in rows.all():
            await correct_values(session, measurement_id, revenue="900000000")
    second = await ordered(replacesId=first["id"])
    assert outcome(second, "revenue")["refusal"]["code"] == "few_changed"
    assert outcome(second, "revenue")["estimates"] == []
    assert outcome(second) == outcome(first), "what did not change is told as it was"


async def test_a_correction_replaces_a_release_with_its_reason_once(firms, ordered, publish, visitor, officer):
    first = await ordered()
    await publish(first)
    second = await ordered(replacesId=first["id"], reason="De omzet van 2024 was in duizendtallen.")
    third = await ordered(replacesId=first["id"], reason="Dezelfde verbetering.")
    await publish(second)
    await publish(third, expected=409)
    told = (await visitor.get(f"/effect-releases/{second['id']}")).json()
    assert (told["replacesId"], told["replacesBecause"]) == (first["id"], "De omzet van 2024 was in duizendtallen.")
    assert (await visitor.get(f"/effect-releases/{first['id']}")).json()["replacedById"] == second["id"]
    refused = await officer.post("/effect-release-orders", json={"reason": "Weer.", "replacesId": first["id"]})
    assert refused.status_code == 409


async def test_what_was_overtaken_by_another_release_is_not_published(firms, ordered, publish):
    first, second = await ordered(), await ordered()
    await publish(first)
    await publish(second, expected=409)


async def test_after_a_draw_everybody_counts_as_drawn(database, ordered):
    async with database.write() as session:
        drawn_in = await make_followed(session, 25, effect=0.14, seed=1, draw="ronde-1")
        await make_followed(session, 25, kind=EnrolmentKind.COMPARISON, seed=2, draw="ronde-1")
        await make_followed(session, 15, kind=EnrolmentKind.COMPARISON, seed=3)
    found = outcome(await ordered())
    assert len(drawn_in) == 25
    assert (found["design"], found["headline"]["estimand"]) == ("draw", "itt")
    assert found["evidence"]["level"] == 5
    assert found["headline"]["low"] < 15.0 < found["headline"]["high"]


async def test_only_the_programme_office_sees_what_is_in_work(firms, ordered, client_as, visitor):
    from backend.identity.scopes import Role

    release = await ordered()
    url = f"/effect-release-orders/{release['id']}"
    assert (await visitor.get(url)).status_code == 401
    for role in (Role.RESEARCHER, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER):
        assert (await (await client_as(role)).get(url)).status_code == 403
