"""An officer is away: a colleague sees the files and hears of dates meanwhile, decides by own rights, and no longer."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import IntegrityError

from backend.advisers.models import Adviser
from backend.core import clock
from backend.identity.models import Account, Membership
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.vouchers import letters
from backend.vouchers.models import OfficerAbsence, Voucher
from backend.vouchers.service import absences, reminding
from tests.makers.absences import TEAM, days, kind, record, set_team
from tests.makers.vouchers import move, once, version_of


@pytest.fixture
async def team(database, client_as):
    return await set_team(database, client_as)


async def desk(client):
    return [each["id"] for each in (await client.get("/vouchers?mine=true")).json()["items"]]


async def pass_by(database, number):
    """So many days pass: sessions would end if the clock went."""
    async with database.write() as session:
        moved = f"from_on = from_on - {number}, until_on = until_on - {number}"
        await session.execute(text(f"UPDATE officer_absences SET {moved}"))


async def reminded(database):
    async with database.write() as session:
        await reminding.remind(session)
    async with database.read() as session:
        rows = await session.scalars(
            select(Account.name)
            .join(Mail, Mail.recipient == Account.email)
            .where(Mail.template == "officer_deadline", Account.name.in_(TEAM))
        )
        return sorted(rows)


async def test_the_files_stand_in_the_queue_of_who_takes_over_and_come_back_by_themselves(team, database):
    _, voucher_id, (vera, wim, _), (vera_client, wim_client, xandra_client) = team
    made = await record(vera_client, wim)
    assert made.status_code == 201, made.text
    assert (made.json()["isNow"], made.json()["isYours"], made.json()["takenOverByName"]) == (
        True,
        True,
        "Wim Voorbeeld",
    )
    assert await desk(vera_client) == await desk(wim_client) == [voucher_id]
    assert await desk(xandra_client) == []
    (shown,) = (await wim_client.get("/officer-absences")).json()["items"]
    assert (shown["officerName"], shown["isTakenOverByYou"], shown["officerId"]) == (
        "Vera Voorbeeld",
        True,
        str(vera.id),
    )
    file = (await wim_client.get(f"/vouchers/{voucher_id}")).json()
    assert (file["reviewerName"], file["hasFile"]) == ("Vera Voorbeeld", False)
    await pass_by(database, 8)
    assert await desk(wim_client) == []
    assert (await wim_client.get("/officer-absences")).json()["items"] == []


async def test_before_the_first_day_and_after_it_was_taken_back_nothing_changes(team, database):
    _, voucher_id, (_, wim, _), (vera_client, wim_client, _) = team
    made = await record(vera_client, wim, **days(2, 4))
    assert (made.json()["isNow"], await desk(wim_client)) == (False, [])
    tag = {"If-Match": made.headers["ETag"]}
    await pass_by(database, 3)
    assert await desk(wim_client) == [voucher_id]
    address = f"/officer-absences/{made.json()['id']}"
    assert kind(await wim_client.delete(address)) == (428, "precondition-missing")
    assert (await wim_client.delete(address, headers=tag)).status_code == 204
    assert await desk(wim_client) == []
    assert kind(await wim_client.delete(address, headers=tag)) == (404, "absence-not-found")


async def test_dates_are_told_to_who_takes_over_and_to_the_team_when_nobody_can(team, database):
    _, voucher_id, (_, wim, xandra), (vera_client, wim_client, _) = team
    assert (await record(vera_client, wim, **days(0, 60))).status_code == 201
    due = (await vera_client.get(f"/vouchers/{voucher_id}")).json()["deadlines"]["decisionDueOn"]
    left = (date.fromisoformat(due) - clock.today()).days
    with clock.set_to(clock.now() + timedelta(days=left - 14)):
        assert await reminded(database) == ["Wim Voorbeeld"]
    async with database.write() as session:
        await session.execute(delete(Mail))
        await session.execute(text("DELETE FROM voucher_reminders"))
        await session.execute(delete(Membership).where(Membership.account_id == wim.id))
    with clock.set_to(clock.now() + timedelta(days=left - 14)):
        assert await reminded(database) == ["Vera Voorbeeld", "Xandra Voorbeeld"]
    assert (wim_client, xandra) != (None, None)


async def test_a_message_of_the_company_goes_to_who_takes_over(team, database):
    stage, voucher_id, (_, wim, _), (vera_client, wim_client, _) = team
    await record(vera_client, wim)
    sent = await stage.owner.post(
        f"/vouchers/{voucher_id}/messages", json={"body": "Wanneer hoor ik iets?"}, headers=once()
    )
    assert sent.status_code == 201, sent.text
    async with database.read() as session:
        told = await session.scalars(
            select(Account.name)
            .join(Mail, Mail.recipient == Account.email)
            .where(Mail.template == "voucher_message", Account.name.in_(TEAM))
        )
        assert list(told) == ["Wim Voorbeeld"]
    unread = (await wim_client.get("/unread-messages")).json()["items"]
    assert [each["voucherId"] for each in unread] == [voucher_id]


async def related(database, stage, officer, voucher_id, how):
    """This officer may not act on the file any more."""
    async with database.write() as session:
        if how == "entered":
            officer_body = await session.scalar(
                select(Membership.organisation_id).where(Membership.account_id == officer.id)
            )
            made = {"entered_by": officer.id, "entered_organisation_id": officer_body, "caller_name": "Els Voorbeeld"}
            now = {"entered_at": clock.now(), "handed_over_at": clock.now()}
            await session.execute(update(Voucher).where(Voucher.id == voucher_id).values(**made, **now))
        else:
            organisation = (
                stage.company.id
                if how == "company"
                else await session.scalar(
                    select(Adviser.organisation_id)
                    .join(Voucher, Voucher.adviser_id == Adviser.id)
                    .where(Voucher.id == voucher_id)
                )
            )
            session.add(Membership(account_id=officer.id, organisation_id=organisation, role=Role.FINANCE))


@pytest.mark.parametrize("how", ["company", "adviser", "entered"])
async def test_a_file_that_the_colleague_may_not_act_on_is_the_teams(team, database, how):
    stage, voucher_id, (_, wim, _), (vera_client, wim_client, _) = team
    await record(vera_client, wim, **days(0, 60))
    assert await desk(wim_client) == [voucher_id]
    await related(database, stage, wim, voucher_id, how)
    assert await desk(wim_client) == []
    sent = await stage.owner.post(
        f"/vouchers/{voucher_id}/messages", json={"body": "Wanneer hoor ik iets?"}, headers=once()
    )
    assert sent.status_code == 201, sent.text
    assert (await wim_client.get("/unread-messages")).json()["items"] == []
    due = (await vera_client.get(f"/vouchers/{voucher_id}")).json()["deadlines"]["decisionDueOn"]
    with clock.set_to(clock.now() + timedelta(days=(date.fromisoformat(due) - clock.today()).days - 14)):
        assert await reminded(database) == list(TEAM)


async def test_no_file_is_given_to_somebody_away_but_who_is_away_may_take_one(team):
    _, voucher_id, (_, wim, xandra), (vera_client, wim_client, _) = team
    assert (await record(wim_client, xandra)).status_code == 201
    listed = (await vera_client.get(f"/officers?voucherId={voucher_id}")).json()["items"]
    assert [each["name"] for each in listed] == ["Vera Voorbeeld", "Xandra Voorbeeld"]

    async def give(client, account):
        headers = {**once(), "If-Match": await version_of(client, voucher_id)}
        body = {"officerId": str(account.id)}
        return await client.post(f"/vouchers/{voucher_id}/officer-changes", json=body, headers=headers)

    assert (await give(vera_client, wim)).status_code == 400
    assert (await give(wim_client, wim)).status_code == 201


async def test_taking_over_gives_no_right_to_decide(team, database):
    """Who takes over and belongs to the company still decides nothing; another colleague does, in the own name."""
    stage, voucher_id, (_, wim, _), (vera_client, wim_client, xandra_client) = team
    async with database.write() as session:
        session.add(Membership(account_id=wim.id, organisation_id=stage.company.id, role=Role.MANAGER))
    await record(vera_client, wim)
    assert kind(await move(wim_client, voucher_id, "granted", reason="Voldoet.")) == (403, "move-not-yours")
    assert (await move(xandra_client, voucher_id, "granted", reason="Voldoet.")).status_code == 201
    changes = (await vera_client.get(f"/vouchers/{voucher_id}/status-changes")).json()["items"]
    assert changes[-1]["actorName"] == "Xandra Voorbeeld"


async def test_a_colleague_records_for_who_cannot_and_no_stranger_does(team, client_as):
    stage, _, (vera, wim, xandra), (vera_client, wim_client, _) = team
    assert (await record(wim_client, xandra, of=vera)).status_code == 201
    assert kind(await record(vera_client, wim)) == (409, "absence-overlaps")
    stranger = await client_as(Role.SYNTENS_OFFICER)
    assert (await stranger.get("/officer-absences")).json()["items"] == []
    refused = await record(stranger, wim, of=vera)
    assert [fault["location"] for fault in refused.json()["errors"]] == ["#/officerId", "#/takenOverBy"]
    (made,) = (await wim_client.get("/officer-absences")).json()["items"]
    gone = await stranger.delete(f"/officer-absences/{made['id']}", headers={"If-Match": "*"})
    assert kind(gone) == (404, "absence-not-found")
    assert (await stage.owner.get("/officer-absences")).status_code == 403


async def test_days_that_make_no_sense_are_refused(team):
    _, _, (vera, wim, xandra), (vera_client, wim_client, _) = team
    for span in (days(3, 2), days(-9, -1), days(0, 400)):
        assert (await record(vera_client, wim, **span)).status_code == 400
    assert (await record(vera_client, vera)).status_code == 400
    assert (await record(wim_client, xandra, **days(5, 9))).status_code == 201
    away_too = await record(vera_client, wim)
    assert kind(away_too) == (409, "absence-overlaps")
    assert "collega" in away_too.json()["detail"]
    assert (await record(vera_client, wim, **days(0, 4))).status_code == 201


async def test_who_takes_over_is_there_or_somebody_else_does_it_first(team):
    """Else the files of Vera would stand in the queue of Wim, who is away."""
    _, _, (_, wim, xandra), (vera_client, wim_client, _) = team
    made = await record(vera_client, wim, **days(2, 9))
    last = date.fromisoformat(made.json()["untilOn"])
    refused = await record(wim_client, xandra, **days(9, 12))
    assert kind(refused) == (409, "absence-overlaps")
    assert f"U vervangt Vera Voorbeeld tot en met {letters.days(last)['nl']}" in refused.json()["detail"]
    of_wim = await record(vera_client, xandra, of=wim, **days(9, 12))
    assert of_wim.json()["detail"].startswith("Deze collega vervangt Vera Voorbeeld")
    assert (await record(wim_client, xandra, **days(10, 12))).status_code == 201
    tag = {"If-Match": made.headers["ETag"]}
    await wim_client.delete(f"/officer-absences/{made.json()['id']}", headers=tag)
    assert (await record(wim_client, xandra, **days(3, 4))).status_code == 201
    assert kind(await record(vera_client, wim, **days(2, 9))) == (409, "absence-overlaps")


@pytest.mark.parametrize(
    ("away", "instead"),
    [("wim", "xandra"), ("xandra", "vera"), ("vera", "xandra")],
    ids=["counted on", "away", "twice"],
)
async def test_the_database_lets_nobody_take_over_who_is_away(team, database, away, instead):
    _, _, people, (vera_client, *_) = team
    ids = dict(zip(("vera", "wim", "xandra"), (each.id for each in people), strict=True))
    made = await record(vera_client, people[1])
    async with database.write() as session:
        first = await session.get_one(OfficerAbsence, UUID(made.json()["id"]))
        columns = {"organisation_id": first.organisation_id, "from_on": first.until_on, "until_on": first.until_on}
    with pytest.raises(IntegrityError, match="on these days"):
        async with database.write() as session:
            session.add(OfficerAbsence(**columns, account_id=ids[away], taken_over_by=ids[instead]))


@pytest.mark.parametrize(
    "wrong", [{"taken_over_by": "account_id"}, {"until_on": "from_on - 1"}, {"until_on": "from_on + 367"}], ids=str
)
async def test_the_database_keeps_the_days_in_order(team, database, wrong):
    _, _, (_, wim, _), (vera_client, *_) = team
    await record(vera_client, wim)
    ((column, value),) = wrong.items()
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(text(f"UPDATE officer_absences SET {column} = {value}"))


async def test_what_is_over_for_a_month_is_forgotten(team, database):
    _, _, (_, wim, _), (vera_client, *_) = team
    await record(vera_client, wim)
    for after, left in ((30, 1), (60, 0)):
        with clock.set_to(clock.now() + timedelta(days=after)):
            async with database.write() as session:
                await absences.forget_past(session)
        async with database.read() as session:
            assert await session.scalar(select(func.count()).select_from(OfficerAbsence)) == left
