"""How it went: by whom, from when, what others see of it, and what nobody can work out."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.toolbox.models import ToolboxItem, ToolboxRating, ToolboxUse
from backend.toolbox.ratings import in_halves, rounded_count
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.toolbox import make_toolbox_item

LONG_AGO = clock.today() - timedelta(days=60)
WORDS = {"whatWorked": "Wij wachten minder op elkaar.", "forWhom": "Voor ploegen die in diensten werken."}


@pytest.fixture
async def item(database):
    async with database.write() as session:
        return await make_toolbox_item(session, slug="urenbank", title="Urenbank")


@pytest.fixture
async def user_of(client_as, database, item):
    """Makes a company that uses the item, and answers its manager and the use."""

    async def make(*, since=LONG_AGO, **firm):
        async with database.write() as session:
            company = await make_company(session, **firm)
            use = ToolboxUse(item_id=item.item_id, company_id=company.id, version_id=item.id, used_since=since)
            session.add(use)
            await session.flush()
        return await client_as(Role.MANAGER, organisation_id=company.id), use

    return make


async def rate(client, use, score=4, etag=None, **words):
    headers = {"If-Match": etag} if etag else {}
    return await client.put(f"/toolbox-uses/{use.id}/rating", json={"score": score, **words}, headers=headers)


async def seen(visitor):
    item = (await visitor.get("/toolbox-items/urenbank")).json()
    return item["rating"], item["experiences"]


async def test_from_four_weeks_of_use_on(user_of):
    client, use = await user_of(since=clock.today() - timedelta(days=27))
    early = await rate(client, use)
    assert (early.status_code, early.json()["type"]) == (409, "/v1/problems/toolbox-rating-too-early")
    assert early.json()["mayRateFrom"] == (clock.today() + timedelta(days=1)).isoformat()
    client, use = await user_of(since=clock.today() - timedelta(days=28))
    assert (await rate(client, use)).status_code == 200


async def test_the_database_keeps_the_four_weeks_too(database, item, user_of):
    _, use = await user_of(since=clock.today() - timedelta(days=27))
    row = {"item_id": use.item_id, "company_id": use.company_id, "score": 5, "rated_on": clock.today(), "version": 1}
    with pytest.raises(IntegrityError, match="four weeks"):
        async with database.write() as session:
            await session.execute(insert(ToolboxRating).values(row))


async def test_one_per_company_that_can_be_changed_and_taken_back(user_of):
    client, use = await user_of()
    first = await rate(client, use, 2, **WORDS)
    assert (await rate(client, use, 2, **WORDS)).headers["etag"] == first.headers["etag"]  # a double click
    assert (await rate(client, use, 3)).status_code == 428
    changed = await rate(client, use, 3, first.headers["etag"])
    assert (changed.json()["score"], changed.json()["experienceStatus"]) == (3, None)
    assert (await rate(client, use, 5, first.headers["etag"])).status_code == 412
    own = (await client.get("/toolbox-uses")).json()["items"]
    assert [one["rating"]["score"] for one in own] == [3]
    path, tag = f"/toolbox-uses/{use.id}/rating", {"If-Match": changed.headers["etag"]}
    assert (await client.delete(path, headers=tag)).status_code == 204
    assert (await client.delete(path, headers=tag)).status_code == 404
    assert (await client.get("/toolbox-uses")).json()["items"][0]["rating"] is None


async def test_only_the_own_company_rates_and_only_who_uses_it(client_as, user_of):
    _, use = await user_of()
    other, _ = await user_of()
    assert (await rate(other, use)).status_code == 404
    for role in (Role.FINANCE, Role.STAFF_REPRESENTATIVE, Role.BRANCH_OFFICER, Role.PROGRAMME_OFFICER):
        assert (await rate(await client_as(role), use)).status_code == 403


@pytest.mark.parametrize("score", [0, 6, 3.5, "4", True, None])
async def test_a_score_is_one_to_five(user_of, score):
    client, use = await user_of()
    answer = await rate(client, use, score)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/score")


async def test_a_mean_is_there_from_five_on_in_half_points(user_of, visitor):
    for score in (5, 4, 4, 4):
        await rate(*await user_of(), score)
    assert await seen(visitor) == (None, [])
    await rate(*await user_of(), 4)
    assert (await seen(visitor))[0] == {"mean": 4.0, "count": 5}  # 4.2


async def test_the_sixth_rating_does_not_show_by_subtraction(user_of, visitor):
    users = [await user_of() for _ in range(10)]
    for user in users[:5]:
        await rate(*user, 5)
    five = (await seen(visitor))[0]
    for user in users[5:9]:
        await rate(*user, 1)
        assert (await seen(visitor))[0] == five
    await rate(*users[9], 1)
    assert (await seen(visitor))[0] == {"mean": 3.0, "count": 10}


async def test_changing_or_toggling_the_own_rating_shows_nothing_of_others(user_of, visitor):
    users = [await user_of() for _ in range(5)]
    tags = [(await rate(*user, 5)).headers["etag"] for user in users]
    before = (await seen(visitor))[0]
    await rate(*users[0], 1, tags[0])
    await users[1][0].delete(f"/toolbox-uses/{users[1][1].id}/rating", headers={"If-Match": tags[1]})
    assert await seen(visitor) == (None, [])
    await rate(*users[1], 5)
    assert (await seen(visitor))[0] == before


async def test_demonstration_companies_do_not_count(user_of, visitor):
    for _ in range(4):
        await rate(*await user_of(), 5)
    await rate(*await user_of(is_demonstration=True), 5)
    assert await seen(visitor) == (None, [])


async def test_the_database_shows_no_mean_of_four(database, item):
    for values in (
        {"shown_ratings": 4, "shown_halves": 8},
        {"shown_ratings": 5},
        {"shown_ratings": 5, "shown_halves": 11},
    ):
        with pytest.raises(IntegrityError, match="check"):
            async with database.write() as session:
                await session.execute(update(ToolboxItem).values(values))


async def test_words_are_seen_after_review_without_company_or_score(client_as, user_of, visitor):
    users = [await user_of(name=f"Geheim {number} B.V.", employees=30, section="F") for number in range(10)]
    for user in users[:5]:
        await rate(*user, 4)
    client, use = users[0]
    await client.delete(f"/toolbox-uses/{use.id}/rating", headers={"If-Match": "*"})
    await rate(client, use, 4, **WORDS)
    assert (await seen(visitor))[1] == []
    officer = await client_as(Role.PROGRAMME_OFFICER)
    waiting = await officer.get("/toolbox-experiences")
    assert "Geheim" not in waiting.text
    (one,) = waiting.json()["items"]
    assert set(one) == {"id", "slug", "title", "whatWorked", "forWhom", "version"}
    path, tag = f"/toolbox-experiences/{one['id']}/status-changes", {"If-Match": f'"{one["version"]}"'}
    for client_ in (client, await client_as(Role.BRANCH_OFFICER)):
        assert (await client_.post(path, json={"toStatus": "approved"}, headers=tag)).status_code == 403
    assert (await officer.post(path, json={"toStatus": "approved"}, headers=tag)).status_code == 200
    assert (await seen(visitor))[1] == [{**WORDS, "sizeClass": "15-49", "section": "F"}]
    again = await officer.post(path, json={"toStatus": "withheld"}, headers={"If-Match": "*"})
    assert again.json()["type"] == "/v1/problems/toolbox-experience-reviewed"


async def test_a_rare_sector_is_not_told_and_changed_words_wait_again(client_as, user_of, visitor):
    for _ in range(9):
        await rate(*await user_of(employees=30, section="C"), 4)
    client, use = await user_of(employees=30, section="B")
    given = await rate(client, use, 4, **WORDS)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    (one,) = (await officer.get("/toolbox-experiences")).json()["items"]
    path = f"/toolbox-experiences/{one['id']}/status-changes"
    approved = await officer.post(path, json={"toStatus": "approved"}, headers={"If-Match": given.headers["etag"]})
    assert (await seen(visitor))[1] == [{**WORDS, "sizeClass": "15-49", "section": None}]
    changed = await rate(client, use, 4, approved.headers["etag"], whatWorked="<b>Bel ons</b>: 0900-1234")
    assert changed.json()["experienceStatus"] == "waiting"
    assert (await seen(visitor))[1] == []


async def test_the_owner_sees_uses_only_through_the_disclosure_rule(client_as, database, user_of):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        await session.execute(update(ToolboxItem).values(owner_id=branch.id))
    owner = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
    shown = []
    for _ in range(13):
        await user_of()
        shown.append((await owner.get("/toolbox-items/urenbank/statistics")).json()["usedBy"])
    assert shown == [None] * 9 + [10, 10, 10, 15]
    other = await client_as(Role.BRANCH_OFFICER)
    assert (await other.get("/toolbox-items/urenbank/statistics")).status_code == 404
    assert (await (await client_as(Role.OWNER)).get("/toolbox-items/urenbank/statistics")).status_code == 403


@pytest.mark.parametrize(("mean", "halves"), [(1, 2), (4.24, 8), (4.25, 9), (4.74, 9), (4.75, 10), (5, 10)])
def test_the_nearest_half_point(mean, halves):
    assert in_halves(mean) == halves


@pytest.mark.parametrize(("firms", "told"), [(0, None), (9, None), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20)])
def test_a_number_of_firms_to_the_nearest_five_from_ten_on(firms, told):
    assert rounded_count(firms) == told
