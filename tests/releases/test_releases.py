"""The whole way of an effect release: ordered, computed, judged by a second officer, told and held to."""

from datetime import date

from sqlalchemy import delete, select

from backend.core import clock
from backend.monitoring.models import EnrolmentKind, Measurement
from backend.organisations.models import Consent, ConsentKind
from backend.releases.service import ordering
from backend.releases.snapshot import pseudonym
from backend.toolbox.effects import pooled_effects
from backend.toolbox.models import ToolboxUse
from tests.makers.releases import correct_values, make_followed
from tests.makers.toolbox import make_toolbox_item
from tests.releases.conftest import outcome, snapshot_of


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


async def test_the_toolbox_tells_what_the_newest_release_says_of_tools(firms, ordered, publish, database):
    async with database.write() as session:
        tool = await make_toolbox_item(session, slug="planbord")
        used = {"item_id": tool.item_id, "version_id": tool.id, "used_since": date(2024, 2, 1)}
        session.add_all(ToolboxUse(company_id=each.id, **used) for each in firms[:30])
    first = await ordered()
    async with database.read() as session:
        assert await pooled_effects(session) == {}, "nothing before it is published"
    (told,) = first["tools"]
    await publish(first)
    async with database.read() as session:
        assert await pooled_effects(session) == {"planbord": ordering.BANDS[told["band"]]}
    async with database.write() as session:
        await session.execute(delete(ToolboxUse))
    second = await ordered(replacesId=first["id"])
    assert second["tools"] == []
    await publish(second)
    async with database.read() as session:
        assert await pooled_effects(session) == {}, "what it corrects is told no more"
