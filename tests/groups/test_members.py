"""Making a group, joining it, and leaving or being sent away; what others read of that."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.groups.models import Group, GroupMember
from backend.mails.models import Mail
from tests.groups.conftest import join, move, wish
from tests.makers.groups import make_group, make_group_member


async def test_owners_alone_make_and_change_a_group(stage, visitor):
    for client in (stage.anna, visitor):
        answer = await client.post("/groups", json=wish(), headers={"Idempotency-Key": "a" * 20})
        assert answer.status_code in {401, 403}
    made = await stage.moderator.post("/groups", json=wish(), headers={"Idempotency-Key": "b" * 20})
    again = await stage.moderator.post("/groups", json=wish(), headers={"Idempotency-Key": "b" * 20})
    assert made.status_code == 201, made.text
    assert again.json()["id"] == made.json()["id"]
    path = f"/groups/{made.json()['id']}"
    current = {"If-Match": made.headers["etag"]}
    assert (await stage.rival.put(path, json=wish(), headers=current)).status_code == 403
    assert (await stage.moderator.put(path, json=wish())).status_code == 428
    closed = await stage.moderator.put(path, json=wish(isArchived=True), headers=current)
    assert (closed.status_code, closed.json()["isArchived"]) == (200, True)
    assert (await stage.moderator.put(path, json=wish(), headers=current)).status_code == 412
    assert (await stage.anna.post(f"{path}/members", json={})).status_code == 409


async def test_filters_and_few_members_told_without_a_number(stage, visitor, database):
    await join(stage.anna, stage.group)
    assert (await visitor.get(f"/groups/{stage.group}")).json()["members"] is None
    async with database.write() as session:
        group = await session.get_one(Group, stage.group)
        for _ in range(4):
            await make_group_member(session, group)
        await make_group(session, owner_id=stage.branch.id, theme="technology")
    assert (await visitor.get(f"/groups/{stage.group}")).json()["members"] == 5
    found = (await visitor.get("/groups", params={"theme": "technology"})).json()
    assert found["total"] == 1
    mine = (await stage.anna.get("/groups", params={"mine": "true"})).json()["items"]
    assert [group["id"] for group in mine] == [str(stage.group)]


async def test_what_is_in_a_group_is_for_members_and_moderators(stage, visitor):
    await join(stage.anna, stage.group, "Anna")
    for part in ("members", "posts", "events", "files"):
        path = f"/groups/{stage.group}/{part}"
        assert (await visitor.get(path)).status_code == 401
        for client in (stage.outsider, stage.rival):
            assert (await client.get(path)).status_code == 404, path
        for client in (stage.anna, stage.moderator):
            assert (await client.get(path)).status_code == 200, path
    await join(stage.bram, stage.group)
    seen = (await stage.bram.get(f"/groups/{stage.group}/members")).json()["items"]
    assert sorted(str(member["shownName"]) for member in seen) == ["Anna", "None"]
    assert {(member["name"], member["organisation"]) for member in seen} == {(None, None)}
    told = (await stage.moderator.get(f"/groups/{stage.group}/members")).json()["items"]
    assert {member["organisation"] for member in told} == {"anna B.V.", "bram B.V."}


async def test_a_request_is_decided_by_a_moderator_and_told(stage, database):
    asked = await join(stage.anna, stage.on_request)
    assert asked["myStatus"] == "requested"
    member = asked["myMemberId"]
    assert (await stage.anna.get(f"/groups/{stage.on_request}/posts")).status_code == 404
    admit = {"toStatus": "member"}
    for client, status in ((stage.rival, 404), (stage.outsider, 404), (stage.anna, 403)):
        assert (await move(client, stage.on_request, member, admit)).status_code == status
    assert (await stage.anna.post(f"/groups/{stage.on_request}/members", json={})).status_code == 409
    waiting = await stage.moderator.get(f"/groups/{stage.on_request}/members", params={"status": "requested"})
    (one,) = waiting.json()["items"]
    assert (one["name"], one["organisation"]) == ("Anna Voorbeeld", "anna B.V.")
    assert (await move(stage.moderator, stage.on_request, member, admit, one["version"])).status_code == 201
    assert (await move(stage.moderator, stage.on_request, member, admit, one["version"])).status_code == 412
    assert (await stage.anna.get(f"/groups/{stage.on_request}/posts")).status_code == 200
    removed = {"toStatus": "removed", "reason": "Geen ondernemer."}
    assert (await move(stage.moderator, stage.on_request, member, removed)).status_code == 201
    standing = (await stage.anna.get(f"/groups/{stage.on_request}")).json()
    assert (standing["myStatus"], standing["myReason"]) == ("removed", "Geen ondernemer.")
    assert (await stage.anna.get(f"/groups/{stage.on_request}/posts")).status_code == 404
    async with database.read() as session:
        templates = set((await session.scalars(select(Mail.template))).all())
    assert {"group_member", "group_removed"} <= templates


async def test_leaving_is_at_once_takes_the_name_and_who_was_removed_asks(stage, database):
    member = (await join(stage.anna, stage.group, "Anna"))["myMemberId"]
    assert (await move(stage.moderator, stage.group, member, {"toStatus": "left"})).status_code == 403
    assert (await move(stage.anna, stage.group, member, {"toStatus": "left"})).status_code == 201
    assert (await move(stage.anna, stage.group, member, {"toStatus": "left"})).status_code == 409
    async with database.read() as session:
        assert (await session.get_one(GroupMember, member)).shown_name is None
        assert (await session.get_one(Group, stage.group)).members_count == 0
    assert (await join(stage.anna, stage.group))["myStatus"] == "member"
    await move(stage.moderator, stage.group, member, {"toStatus": "removed", "reason": "Reclame."})
    assert (await join(stage.anna, stage.group))["myStatus"] == "requested"


async def test_the_database_refuses_other_owners_and_counts_who_is_erased(stage, database):
    await join(stage.anna, stage.group)
    async with database.write() as session:
        await session.execute(text("DELETE FROM group_members"))
        assert await session.scalar(select(Group.members_count).where(Group.id == stage.group)) == 0
    async with database.write() as session:
        with pytest.raises(IntegrityError):
            await make_group(session, owner_id=stage.companies["anna"].id)
        await session.rollback()
