"""The inbox: by kind, page after page, and all read at once with a way back."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.notifications.models import Notice
from tests.makers.identity import make_account


@pytest.fixture
async def inbox(client_as, database):
    """Somebody with five notices of their own case and two of news; and somebody else with one."""
    async with database.write() as session:
        account, other = await make_account(session), await make_account(session)
        moment = clock.now()
        for number, template in enumerate(["question_answered"] * 5 + ["campaign_opened"] * 2):
            at = moment - timedelta(minutes=number // 2)  # several at one moment
            session.add(Notice(account_id=account.id, template=template, link=f"/vragen/{number}", created_at=at))
        session.add(Notice(account_id=other.id, template="question_answered", link="/vragen/9"))
    return await client_as(Role.OWNER, account_id=account.id), await client_as(Role.OWNER, account_id=other.id)


async def test_every_notice_comes_once_page_after_page(inbox):
    mine, _ = inbox
    links, after = [], None
    for _ in range(3):
        query = {"pageSize": 3, **({"after": after} if after else {})}
        page = (await mine.get("/notices", params=query)).json()
        assert page["unread"] == 7
        links += [item["link"] for item in page["items"]]
        after = page["nextCursor"]
    assert after is None
    assert sorted(links) == [f"/vragen/{number}" for number in range(7)]


async def test_what_came_after_the_first_page_moves_nothing(inbox, database):
    mine, _ = inbox
    first = (await mine.get("/notices?pageSize=4")).json()
    async with database.write() as session:
        account_id = await session.scalar(Notice.__table__.select().with_only_columns(Notice.account_id).limit(1))
        session.add(Notice(account_id=account_id, template="campaign_opened", link="/nieuw"))
    rest = (await mine.get("/notices", params={"pageSize": 4, "after": first["nextCursor"]})).json()
    seen = [item["link"] for item in [*first["items"], *rest["items"]]]
    assert sorted(seen) == [f"/vragen/{number}" for number in range(7)]


@pytest.mark.parametrize("after", ["onzin", "b25zaW4=", "MjAyNi0xMS0yOFQwMDowMDowMCAx", "%00"])
async def test_a_place_that_is_none_is_refused(inbox, after):
    mine, _ = inbox
    assert (await mine.get("/notices", params={"after": after})).status_code == 400


async def test_the_inbox_is_filtered_by_kind_and_by_unread(inbox):
    mine, _ = inbox
    news = (await mine.get("/notices?category=news")).json()["items"]
    assert [item["category"] for item in news] == ["news", "news"]
    await mine.post(f"/notices/{news[0]['id']}/readings", json={"read": True})
    left = (await mine.get("/notices?category=news&unread=true")).json()["items"]
    assert [item["id"] for item in left] == [news[1]["id"]]
    assert (await mine.get("/notices?category=spam")).status_code == 400


async def test_all_are_marked_and_that_is_undone_exactly(inbox):
    mine, other = inbox
    before = (await mine.get("/notices?category=case")).json()["items"][0]
    await mine.post(f"/notices/{before['id']}/readings", json={"read": True})
    marked = (await mine.post("/notices/readings", json={"read": True})).json()
    assert marked["count"] == 6
    assert (await mine.get("/notices")).json()["unread"] == 0
    assert (await other.get("/notices")).json()["unread"] == 1
    nothing = await other.post("/notices/readings", json={"read": False, "readAt": marked["readAt"]})
    assert nothing.json()["count"] == 0
    undone = await mine.post("/notices/readings", json={"read": False, "readAt": marked["readAt"]})
    assert undone.json()["count"] == 6
    left = (await mine.get("/notices?unread=true")).json()
    assert left["unread"] == 6
    assert before["id"] not in {item["id"] for item in left["items"]}  # was read before


async def test_one_kind_is_marked_and_the_rest_stays(inbox):
    mine, _ = inbox
    assert (await mine.post("/notices/readings", json={"read": True, "category": "news"})).json()["count"] == 2
    assert (await mine.get("/notices")).json()["unread"] == 5


@pytest.mark.parametrize("wish", [{}, {"read": False}, {"read": True, "readAt": "2026-11-28T10:00:00Z"}])
async def test_nothing_is_undone_that_was_not_one_act(inbox, wish):
    mine, _ = inbox
    assert (await mine.post("/notices/readings", json=wish)).status_code == 400
