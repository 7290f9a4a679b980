"""Asking, answering, taking back; two at once; messages, blocks, and how often."""

import asyncio

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.scopes import Role, scopes_of
from backend.mails.models import Mail
from backend.network.models import NetworkIntroduction, NetworkMessage
from backend.network.schemas.contact import NetworkIntroductionCreate
from backend.network.service import introducing
from tests.makers.network import make_profile
from tests.network.conftest import act, ask, met, show, write


async def _mails(database):
    async with database.read() as session:
        return [(mail.template, mail.recipient) for mail in await session.scalars(select(Mail).order_by(Mail.id))]


async def test_a_yes_opens_a_conversation(stage, database):
    hers = await show(stage.vera)
    await show(stage.piet)
    made = await ask(stage.piet, hers["id"])
    path = f"/network-introductions/{made['id']}"
    assert (made["status"], made["askedByMe"], made["allowedActs"]) == ("open", True, ["withdraw", "block"])
    assert (await stage.vera.get("/network-unread")).json() == {"messages": 0, "introductions": 1}
    seen = (await stage.vera.get(path)).json()
    assert seen["allowedActs"] == ["accept", "decline", "report", "block"]
    assert (await stage.piet.post(f"{path}/messages", json={"words": "Te vroeg"})).status_code == 409
    await act(stage.piet, path, "status-changes", {"toStatus": "accepted"}, 403)
    await act(stage.vera, path, "status-changes", {"toStatus": "accepted"})
    await act(stage.vera, path, "status-changes", {"toStatus": "declined"}, 409)
    assert (await stage.piet.post(f"{path}/messages", json={"words": "Dag Vera, https://a.example"})).status_code == 201
    assert (await stage.vera.get("/network-unread")).json() == {"messages": 1, "introductions": 0}
    (message,) = (await stage.vera.get(f"{path}/messages")).json()["items"]
    assert (message["words"], message["isMine"], message["readAt"]) == ("Dag Vera, https://a.example", False, None)
    for _ in range(2):
        read = await stage.vera.post(f"{path}/readings", json={"readUntil": message["writtenAt"]})
        assert read.status_code == 204
    assert (await stage.vera.get("/network-unread")).json()["messages"] == 0
    assert (await stage.piet.get(f"{path}/messages")).json()["items"][0]["readAt"] is not None
    told = await _mails(database)
    assert sorted(template for template, _ in told) == [
        "network_introduced",
        "network_introduction_asked",
        "network_message",
    ]


async def test_a_no_is_neutral_and_can_become_a_yes_but_is_not_asked_again(stage, database):
    hers, his = await show(stage.vera), await show(stage.piet)
    made = await ask(stage.piet, hers["id"])
    path = f"/network-introductions/{made['id']}"
    await act(stage.vera, path, "status-changes", {"toStatus": "declined"})
    assert (await stage.piet.get(path)).json()["status"] == "declined"
    await ask(stage.piet, hers["id"], expected=409)
    async with database.read() as session:
        mail = await session.scalar(select(Mail).where(Mail.template == "network_introduction_declined"))
        assert mail is not None
        assert "Verborgen" not in str(mail.params)
    assert (await ask(stage.vera, his["id"]))["status"] == "accepted"  # she asks after all


async def test_taken_back_is_gone_for_the_other(stage):
    hers = await show(stage.vera)
    await show(stage.piet)
    made = await ask(stage.piet, hers["id"])
    path = f"/network-introductions/{made['id']}"
    await act(stage.vera, path, "status-changes", {"toStatus": "withdrawn"}, 403)
    await act(stage.piet, path, "status-changes", {"toStatus": "withdrawn"})
    assert (await stage.vera.get(path)).status_code == 404
    assert (await stage.vera.get("/network-introductions")).json()["items"] == []
    assert (await ask(stage.piet, hers["id"]))["status"] == "open"


async def test_two_who_ask_each_other_at_once_have_one(committed):
    """Two transactions at the same moment, many times: one row, accepted, never two and never none."""
    for _ in range(8):
        async with committed.write() as session:
            one, other = await make_profile(session), await make_profile(session)

        async def asks(profile, target):
            roles = frozenset({Role.OWNER})
            principal = Principal(profile.account_id, "Wie", None, profile.company_id, roles, scopes_of(roles))
            async with committed.write() as session:
                wish = NetworkIntroductionCreate(profile_id=target.id, reason="Dag")
                return (await introducing.ask(session, principal, wish)).id

        made = await asyncio.gather(asks(one, other), asks(other, one))
        assert len(set(made)) == 1
        async with committed.read() as session:
            found = await session.scalars(
                select(NetworkIntroduction.status).where(
                    NetworkIntroduction.asked_by.in_([one.account_id, other.account_id])
                )
            )
            assert found.all() == ["accepted"]


async def test_the_database_holds_one_of_two(stage, database):
    await met(stage)
    one, other = stage.accounts["vera"].id, stage.accounts["piet"].id
    with pytest.raises(IntegrityError, match="one_of_two"):
        async with database.write() as session:
            session.add(
                NetworkIntroduction(
                    asked_by=one, asked=other, reason="Nog een", asked_at=clock.now(), active_at=clock.now()
                )
            )


async def test_asking_whoever_asked_is_a_yes(stage):
    hers, his = await show(stage.vera), await show(stage.piet)
    first = await ask(stage.piet, hers["id"])
    second = await ask(stage.vera, his["id"])
    assert (second["id"], second["status"], second["askedByMe"]) == (first["id"], "accepted", False)


async def test_only_the_two_see_it(stage, visitor):
    conversation = await met(stage)
    await write(stage.piet, conversation)
    for client, status in (
        (stage.derde, 404),
        (stage.chris, 404),
        (stage.officer, 403),
        (stage.adviser, 403),
        (stage.branch, 403),
        (visitor, 401),
    ):
        for path in (conversation.path, f"{conversation.path}/messages"):
            assert (await client.get(path)).status_code == status
        assert (await client.post(f"{conversation.path}/messages", json={"words": "x"})).status_code == status
        report = {"reason": "spam", "includesIntroduction": True}
        assert (await client.post(f"{conversation.path}/reports", json=report)).status_code == status


async def test_one_needs_a_profile_that_is_on_and_not_ones_own(stage):
    hers = await show(stage.vera)
    assert (await ask(stage.piet, hers["id"], expected=409))["type"].endswith("network-profile-needed")
    assert (await ask(stage.vera, hers["id"], expected=409))["type"].endswith("own-network-profile")


@pytest.mark.parametrize("by", ["profile", "introduction"])
async def test_a_block_ends_all_contact_both_ways_and_is_not_told(stage, database, by):
    conversation = await met(stage)
    await write(stage.piet, conversation)
    wish = {"profileId": conversation.his["id"]} if by == "profile" else {"introductionId": conversation.id}
    made = await stage.vera.post("/network-blocks", json=wish)
    assert made.status_code == 201
    assert (await stage.vera.post("/network-blocks", json={"introductionId": conversation.id})).status_code == 409
    for client in (stage.piet, stage.vera):
        refused = await write(client, conversation, expected=409)
        assert refused["type"].endswith("network-contact-impossible")
        told = (await client.get(conversation.path)).json()
        assert (told["person"], "write" in told["allowedActs"]) == (None, False)
    assert (await stage.piet.get(f"/network-profiles/{conversation.hers['id']}")).status_code == 404
    assert (await stage.vera.get(f"/network-profiles/{conversation.his['id']}")).status_code == 404
    assert (await stage.piet.get("/network-profiles")).json()["items"] == []
    assert (await stage.piet.get("/network-blocks")).json()["items"] == []
    assert "block" in (await stage.piet.get(conversation.path)).json()["allowedActs"]  # he cannot tell who blocks
    with pytest.raises(IntegrityError, match="introduced"):
        async with database.write() as session:
            session.add(
                NetworkMessage(
                    introduction_id=conversation.id,
                    written_by=stage.accounts["piet"].id,
                    words="Toch",
                    written_at=clock.now(),
                )
            )
    assert (await stage.piet.delete(f"/network-blocks/{made.json()['id']}")).status_code == 404
    assert (await stage.vera.delete(f"/network-blocks/{made.json()['id']}")).status_code == 204
    await write(stage.piet, conversation)


async def test_a_block_looks_the_same_as_a_profile_that_is_off(stage):
    conversation = await met(stage)
    await show(stage.vera, isVisible=False)
    off = (await stage.piet.get(conversation.path)).json(), await write(stage.piet, conversation, expected=409)
    await show(stage.vera)
    await stage.vera.post("/network-blocks", json={"introductionId": conversation.id})
    blocked = (await stage.piet.get(conversation.path)).json(), await write(stage.piet, conversation, expected=409)
    assert [off[0][key] for key in ("person", "status", "allowedActs")] == [
        blocked[0][key] for key in ("person", "status", "allowedActs")
    ]
    assert {**off[1], "instance": 0, "requestId": 0} == {**blocked[1], "instance": 0, "requestId": 0}


async def test_a_block_names_one(stage):
    assert (await stage.vera.post("/network-blocks", json={})).status_code == 400


async def test_a_new_account_asks_and_writes_little_and_without_links(stage, database):
    conversation = await met(stage)
    async with database.write() as session:
        await session.execute(update(Account).values(created_at=clock.now()))
    refused = await stage.piet.post(f"{conversation.path}/messages", json={"words": "https://reclame.example"})
    assert refused.status_code == 400
    answers = [
        (await stage.piet.post(f"{conversation.path}/messages", json={"words": "Dag"})).status_code for _ in range(6)
    ]
    assert answers == [201] * 5 + [429]
    async with database.write() as session:
        profiles = [await make_profile(session) for _ in range(3)]
    asked = [
        await stage.vera.post("/network-introductions", json={"profileId": str(one.id), "reason": "Dag"})
        for one in profiles
    ]
    assert [answer.status_code for answer in asked] == [201, 201, 429]
    assert int(asked[-1].headers["retry-after"]) > 3600


async def test_messages_by_cursor_the_newest_first_and_one_mail_for_many(stage, database):
    conversation = await met(stage)
    for number in range(5):
        await write(stage.piet, conversation, f"Bericht {number}")
    seen, after = [], None
    while True:
        asked = {"limit": 2, **({"after": after} if after else {})}
        page = (await stage.vera.get(f"{conversation.path}/messages", params=asked)).json()
        seen += [one["words"] for one in page["items"]]
        after = page["nextCursor"]
        if after is None:
            break
    assert seen == [f"Bericht {number}" for number in (4, 3, 2, 1, 0)]
    told = [template for template, _ in await _mails(database)]
    assert told.count("network_message") == 1


async def test_no_mail_or_subject_holds_a_word_of_the_other(stage, database):
    conversation = await met(stage)
    await write(stage.piet, conversation, "Vertrouwelijk bericht")
    async with database.read() as session:
        mails = (await session.scalars(select(Mail).where(Mail.template.like("network%")))).all()
    assert len(mails) == 3
    for mail in mails:
        own = "Piet Peer" if mail.recipient == stage.accounts["piet"].email else "Vera Verborgen"
        others = {"Piet Peer", "Vera Verborgen", "Vertrouwelijk", "kennismaken?"} - {own}
        assert not [word for word in others if word in str(mail.params)]


async def test_the_database_keeps_words_and_answers_as_they_were(stage, database):
    conversation = await met(stage)
    await write(stage.piet, conversation)
    for table, change in ((NetworkMessage, {"words": "Anders"}), (NetworkIntroduction, {"reason": "Anders"})):
        with pytest.raises(IntegrityError, match="stays as it was"):
            async with database.write() as session:
                await session.execute(update(table).values(change))
    with pytest.raises(IntegrityError, match="stays as it was"):
        async with database.write() as session:
            await session.execute(update(NetworkIntroduction).values(status="open"))
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(NetworkMessage)) == 1


async def test_a_page_past_the_last_is_empty_and_says_how_many_there_are(stage):
    await show(stage.vera)
    await show(stage.piet)
    hers = (await stage.vera.get("/network-profile")).json()
    await ask(stage.piet, hers["id"])
    found = (await stage.piet.get("/network-introductions", params={"page": 405})).json()
    assert (found["items"], found["total"]) == ([], 1)
