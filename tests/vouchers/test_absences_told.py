"""Days away that somebody else records are told to whom they concern, and the trail says whom that is."""

import pytest
from sqlalchemy import delete, select, true, update

from backend.audit.models import AuditEntry
from backend.audit.own_data import PART
from backend.identity.models import Account
from backend.mails.models import Mail
from backend.notifications.models import Notice
from tests.makers.absences import TEAM, days, record, set_team

VERA, WIM, XANDRA = TEAM


@pytest.fixture
async def team(database, client_as):
    return await set_team(database, client_as)


async def told(database):
    """Who got which mail and which notice about days away; forgotten afterwards."""
    async with database.write() as session:
        of_mail, of_notice = Account.email == Mail.recipient, Account.id == Notice.account_id
        found = []
        for kept, of in ((Mail, of_mail), (Notice, of_notice)):
            rows = await session.execute(
                select(Account.name, kept.template).join(kept, of).where(kept.template.startswith("absence_"))
            )
            found.append(sorted((name, template.removeprefix("absence_")) for name, template in rows))
            await session.execute(delete(kept).where(true()))
    mails, notices = found
    assert mails == notices
    return mails


async def cancel(client, made):
    address = f"/officer-absences/{made.json()['id']}"
    assert (await client.delete(address, headers={"If-Match": made.headers["ETag"]})).status_code == 204


@pytest.mark.parametrize(
    ("by", "of_whom", "hear"),
    [(0, None, [WIM]), (1, 0, [VERA]), (2, 0, [VERA, WIM])],
    ids=["oneself", "deputy", "third"],
)
async def test_who_is_away_and_who_takes_over_hear_of_what_another_records(team, database, by, of_whom, hear):
    _, _, people, clients = team
    made = await record(clients[by], people[1], of=None if of_whom is None else people[of_whom])
    assert made.status_code == 201, made.text
    assert await told(database) == [(name, "recorded") for name in hear]
    await cancel(clients[by], made)
    assert await told(database) == [(name, "cancelled") for name in hear]


async def test_the_letter_names_everybody_and_the_days_in_the_readers_language(team, database):
    _, _, (vera, wim, _), (_, _, xandra_client) = team
    async with database.write() as session:
        await session.execute(update(Account).where(Account.id == wim.id).values(language="en"))
    made = (await record(xandra_client, wim, of=vera, **days(1, 1))).json()
    async with database.read() as session:
        mails = list(await session.scalars(select(Mail).where(Mail.template == "absence_recorded")))
        notices = list(await session.scalars(select(Notice.link).where(Notice.template == "absence_recorded")))
    dutch, english = sorted(mails, key=lambda mail: mail.language != "nl")
    for mail in (dutch, english):
        assert (mail.params["by"], mail.params["officer"], mail.params["colleague"]) == (XANDRA, VERA, WIM)
    assert made["fromOn"][:4] in dutch.params["from_on"]
    assert english.recipient == wim.email
    assert notices == ["/syntens/mensen"] * 2


async def test_the_trail_says_whom_and_they_find_it_among_their_own_data(team, database):
    _, _, (vera, wim, xandra), (_, _, xandra_client) = team
    await cancel(xandra_client, await record(xandra_client, wim, of=vera))
    (held,) = PART.of_person
    async with database.read() as session:
        rows = await session.execute(
            select(AuditEntry.act, AuditEntry.details).where(AuditEntry.object_kind == "officer_absence")
        )
        concerned = {"officer_id": str(vera.id), "taken_over_by": str(wim.id)}
        assert [tuple(row) for row in rows] == [("absences.record", concerned), ("absences.cancel", concerned)]
        for person, entries in ((vera, 2), (wim, 2), (xandra, 2)):
            found = await session.scalars(
                select(AuditEntry.id).where(held.rows, AuditEntry.object_kind == "officer_absence"),
                {"the_one": person.id},
            )
            assert len(list(found)) == entries


async def test_days_away_of_a_colleague_who_is_gone_are_taken_back(team, database):
    _, _, (vera, wim, _), (_, _, xandra_client) = team
    made = await record(xandra_client, wim, of=vera)
    await told(database)
    async with database.write() as session:
        await session.execute(delete(Account).where(Account.id == wim.id))
    tag = (await xandra_client.get("/officer-absences")).json()["items"][0]["version"]
    address = f"/officer-absences/{made.json()['id']}"
    assert (await xandra_client.delete(address, headers={"If-Match": f'"{tag}"'})).status_code == 204
    assert await told(database) == [(VERA, "cancelled")]
