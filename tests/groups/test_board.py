"""Posts and replies, reports, the agenda and files of a group."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.groups.models import GroupEvent, GroupPost, GroupReport
from backend.identity.models import Account
from backend.notifications.models import Notice
from tests.groups.conftest import join, move, post
from tests.makers.events import make_event

SCRIPT = "<script>alert(1)</script>"
ANY = {"If-Match": "*"}


@pytest.fixture
async def inside(stage):
    await join(stage.anna, stage.group, "Anna")
    await join(stage.bram, stage.group)
    return stage


async def templates(database):
    async with database.read() as session:
        return list((await session.scalars(select(Notice.template))).all())


async def test_a_post_a_reply_and_who_is_told(inside, database):
    first = await post(inside.anna, inside.group)
    reply = await post(inside.bram, inside.group, "Wij.", parent=first["id"])
    await post(inside.anna, inside.group, "Hoe dan?", parent=reply["id"])
    (seen,) = (await inside.bram.get(f"/groups/{inside.group}/posts")).json()["items"]
    assert (seen["shownName"], seen["repliesCount"], seen["isMine"], seen["version"]) == ("Anna", 2, False, 1)
    replies = (await inside.anna.get(f"/groups/{inside.group}/posts", params={"parentId": first["id"]})).json()
    assert [item["body"] for item in replies["items"]] == ["Wij.", "Hoe dan?"]
    assert (await templates(database)).count("group_reply") == 1


async def test_pages_follow_each_other(inside, database):
    async with database.write() as session:
        group = (await session.execute(text("SELECT id FROM groups WHERE id = :g"), {"g": inside.group})).scalar_one()
        for minutes in range(5):
            await session.execute(
                text(
                    "INSERT INTO group_posts (id, group_id, body, written_at, status, replies_count, version) "
                    "VALUES (gen_random_uuid(), :g, :b, :at, 'shown', 0, 1)"
                ),
                {"g": group, "b": str(minutes), "at": clock.now() - timedelta(minutes=minutes)},
            )
    seen, after = [], None
    while True:
        params = {"limit": 2, **({"after": after} if after else {})}
        page = (await inside.anna.get(f"/groups/{inside.group}/posts", params=params)).json()
        seen += [item["body"] for item in page["items"]]
        after = page["nextCursor"]
        if after is None:
            break
    assert seen == ["0", "1", "2", "3", "4"]
    assert (await inside.anna.get(f"/groups/{inside.group}/posts", params={"after": "x"})).status_code == 400


async def test_only_the_writer_withdraws_and_script_stays_text(inside):
    made = await post(inside.anna, inside.group, SCRIPT)
    assert made["body"] == SCRIPT
    path = f"/groups/{inside.group}/posts/{made['id']}/status-changes"
    wish = {"toStatus": "withdrawn"}
    for client, status in ((inside.outsider, 404), (inside.rival, 404), (inside.bram, 403), (inside.moderator, 403)):
        assert (await client.post(path, json=wish, headers=ANY)).status_code == status
    assert (await inside.anna.post(path, json=wish)).status_code == 428
    assert (await inside.anna.post(path, json=wish, headers=ANY)).json()["body"] is None
    assert (await inside.anna.post(path, json=wish, headers=ANY)).status_code == 409
    refused = await inside.bram.post(f"/groups/{inside.group}/posts", json={"body": "?", "parentId": made["id"]})
    assert refused.status_code == 409


async def test_outsiders_do_not_write(inside, visitor):
    for client, status in ((visitor, 401), (inside.outsider, 404), (inside.rival, 404)):
        answer = await client.post(f"/groups/{inside.group}/posts", json={"body": "Hallo"})
        assert answer.status_code == status
    assert (await post(inside.moderator, inside.group, "Welkom"))["shownName"] is None


async def test_double_click_writes_once(inside):
    sent = {"json": {"body": "Eén keer"}, "headers": {"Idempotency-Key": "d" * 20}}
    for _ in range(2):
        assert (await inside.anna.post(f"/groups/{inside.group}/posts", **sent)).status_code == 201
    assert len((await inside.anna.get(f"/groups/{inside.group}/posts")).json()["items"]) == 1


async def test_a_new_account_writes_less_and_without_links(inside, database):
    links = {"body": "https://a.example https://b.example https://c.example https://d.example"}
    assert (await inside.bram.post(f"/groups/{inside.group}/posts", json=links)).status_code == 400
    async with database.write() as session:
        new = update(Account).where(Account.id == inside.accounts["anna"].id).values(created_at=clock.now())
        await session.execute(new)
    link = {"body": "Zie https://a.example"}
    assert (await inside.anna.post(f"/groups/{inside.group}/posts", json=link)).status_code == 400
    statuses = [
        (await inside.anna.post(f"/groups/{inside.group}/posts", json={"body": "Nog een"})).status_code
        for _ in range(5)
    ]
    assert 429 in statuses


async def test_a_report_is_decided_by_a_moderator_with_a_reason_that_is_told(inside, database):
    made = await post(inside.anna, inside.group, "Koop nu!")
    path = f"/groups/{inside.group}/reports"
    wish = {"postId": made["id"], "words": "Reclame."}
    assert (await inside.outsider.post(path, json=wish)).status_code == 404
    assert (await inside.bram.post(path, json=wish)).status_code == 201
    assert (await inside.bram.post(path, json=wish)).status_code == 409
    for client, status in ((inside.anna, 403), (inside.rival, 404)):
        assert (await client.get(path)).status_code == status
    (waiting,) = (await inside.moderator.get(path)).json()["items"]
    assert "bram" not in str(waiting).lower()
    decision = {"verdict": "hidden", "reason": "Reclame hoort hier niet."}
    at = f"{path}/{waiting['id']}/decisions"
    for client, status in ((inside.bram, 403), (inside.rival, 404)):
        assert (await client.post(at, json=decision, headers=ANY)).status_code == status
    assert (await inside.moderator.post(at, json=decision, headers=ANY)).status_code == 201
    assert (await inside.moderator.post(at, json=decision, headers=ANY)).status_code == 409
    (hidden,) = (await inside.bram.get(f"/groups/{inside.group}/posts")).json()["items"]
    assert (hidden["status"], hidden["body"], hidden["shownName"]) == ("hidden", None, None)
    assert {"group_report_hidden", "group_post_hidden"} <= set(await templates(database))


async def test_nobody_judges_their_own_post(inside, database):
    made = await post(inside.moderator, inside.group, "Welkom")
    path = f"/groups/{inside.group}/reports"
    report = (await inside.bram.post(path, json={"postId": made["id"], "words": "Niet welkom."})).json()
    decision = {"verdict": "kept", "reason": "Mag."}
    answer = await inside.moderator.post(f"{path}/{report['id']}/decisions", json=decision, headers=ANY)
    assert answer.status_code == 403
    own = update(GroupReport).values(
        verdict="kept", reason="Mag.", decided_at=clock.now(), decided_by=inside.accounts["moderator"].id
    )
    async with database.write() as session:
        with pytest.raises(IntegrityError):
            await session.execute(own)
        await session.rollback()


async def test_a_post_never_gets_another_writer(inside, database):
    made = await post(inside.anna, inside.group)
    async with database.write() as session:
        other = update(GroupPost).where(GroupPost.id == made["id"]).values(written_by=inside.accounts["bram"].id)
        with pytest.raises(IntegrityError):
            await session.execute(other)
        await session.rollback()


async def test_the_agenda_holds_events_of_the_owner(inside, database):
    async with database.write() as session:
        own, strange = await make_event(session, host_id=inside.branch.id), await make_event(session)
    path = f"/groups/{inside.group}/events"
    assert (await inside.anna.put(path, json={"eventIds": []})).status_code == 403
    assert (await inside.rival.put(path, json={"eventIds": []})).status_code == 403
    assert (await inside.moderator.put(path, json={"eventIds": [str(strange.id)]})).status_code == 404
    for _ in range(2):
        assert (await inside.moderator.put(path, json={"eventIds": [str(own.id)]})).status_code == 200
    assert [event["id"] for event in (await inside.anna.get(path)).json()["items"]] == [str(own.id)]
    async with database.write() as session:
        session.add(GroupEvent(group_id=inside.group, event_id=strange.id))
        with pytest.raises(IntegrityError):
            await session.flush()
        await session.rollback()


async def test_files_are_for_members_and_saved_never_run(inside):
    sent = await inside.anna.post("/files", params={"name": "rooster.txt"}, content=b"ma di wo")
    path = f"/groups/{inside.group}/files"
    wish = {"fileId": sent.json()["id"]}
    for client in (inside.outsider, inside.bram):  # not in it, and not the one who added it
        assert (await client.post(path, json=wish)).status_code == 404
    assert (await inside.anna.post(path, json=wish)).status_code == 201
    at = f"{path}/{wish['fileId']}"
    found = await inside.bram.get(f"{at}/content")
    assert (found.status_code, found.content) == (200, b"ma di wo")
    assert found.headers["content-disposition"].startswith("attachment")
    for client in (inside.outsider, inside.rival):
        assert (await client.get(f"{at}/content")).status_code == 404
        assert (await client.delete(at)).status_code == 404
    assert (await inside.bram.delete(at)).status_code == 403
    assert (await inside.moderator.delete(at)).status_code == 204
    assert (await inside.bram.get(f"{at}/content")).status_code == 404


async def test_who_left_is_a_member_without_a_name(inside):
    made = await post(inside.anna, inside.group)
    member = (await inside.anna.get(f"/groups/{inside.group}")).json()["myMemberId"]
    await move(inside.anna, inside.group, member, {"toStatus": "left"})
    (seen,) = (await inside.bram.get(f"/groups/{inside.group}/posts")).json()["items"]
    assert (seen["id"], seen["body"], seen["shownName"]) == (made["id"], made["body"], None)
