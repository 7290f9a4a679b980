"""The code at the door, the material for who came, and reminders once each."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.events.links import links_of
from backend.events.models import EventRegistration, RegistrationStatus
from backend.events.service import reminding
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.events import make_event, make_registration
from tests.makers.identity import make_organisation


@pytest.fixture
async def event(database):
    async with database.write() as session:
        host = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")
        return await make_event(session, host_id=host.id, in_days=3)


async def come(visitor, event, at, **who):
    with clock.set_to(at):
        return await visitor.post("/event-attendances", json={"code": event.door_code, **who})


async def attended(database, registration):
    async with database.read() as session:
        return (await session.get_one(EventRegistration, registration.id)).attended_at


async def test_a_code_counts_from_two_hours_before_until_the_day_after(visitor, database, event):
    async with database.write() as session:
        one = await make_registration(session, event, "a@voorbeeld.example")
    me = {"email": "a@voorbeeld.example"}
    late = event.ends_at + timedelta(days=2)
    early = await come(visitor, event, event.starts_at - timedelta(hours=3), **me)
    assert (early.status_code, early.json()["type"]) == (404, "/v1/problems/event-code-unknown")
    assert await attended(database, one) is None
    for at in (event.ends_at + timedelta(hours=20), event.ends_at + timedelta(hours=21)):
        answer = await come(visitor, event, at, **me)
        assert (answer.status_code, answer.json()["eventId"]) == (202, str(event.id))
    assert await attended(database, one) == event.ends_at + timedelta(hours=20)
    assert (await come(visitor, event, late, **me)).status_code == 404


async def test_the_door_tells_of_no_address_whether_it_is_registered(visitor, database, event):
    async with database.write() as session:
        waits = await make_registration(
            session, event, "w@voorbeeld.example", status=RegistrationStatus.WAITING, line_number=1
        )
        await make_registration(session, event, "a@voorbeeld.example")
    answers = [
        await come(visitor, event, event.starts_at, email=f"{name}@voorbeeld.example") for name in ("a", "w", "nobody")
    ]
    assert {(answer.status_code, answer.content) for answer in answers} == {(202, answers[0].content)}
    assert await attended(database, waits) is None


async def test_codes_cannot_be_tried_without_end(visitor, event):
    answers = [
        await visitor.post("/event-attendances", json={"code": f"BBB{number:03}", "email": "a@voorbeeld.example"})
        for number in range(222, 250)
    ]
    assert [answer.status_code for answer in answers][-1] == 429


async def test_who_came_gets_the_material_and_nobody_else(visitor, client_as, database, settings, event):
    links = links_of(settings)
    async with database.write() as session:
        came = await make_registration(session, event, "a@voorbeeld.example")
        away = await make_registration(session, event, "b@voorbeeld.example")
    host = await client_as(Role.BRANCH_OFFICER, organisation_id=event.host_id)
    file = await host.post("/files?name=dia.txt", content=b"Verzonnen dia", headers={"Content-Type": "text/plain"})
    assert file.status_code == 201, file.text
    path = f"/event-files/{event.id}/attachments/{file.json()['id']}"
    laid = await host.put(path)
    assert [each["name"] for each in laid.json()["materials"]] == ["dia.txt"]
    done = await come(visitor, event, event.starts_at, linkKey=links.key(came.id))
    assert done.status_code == 202
    document = f"/event-registrations/current/attachments/{file.json()['id']}"
    mine = {"Registration-Key": links.key(came.id)}
    read = await visitor.get("/event-registrations/current", headers=mine)
    assert [each["name"] for each in read.json()["materials"]] == ["dia.txt"]
    saved = await visitor.get(document, headers=mine)
    assert (saved.content, saved.headers["content-disposition"].partition(";")[0]) == (b"Verzonnen dia", "attachment")
    theirs = {"Registration-Key": links.key(away.id)}
    assert (await visitor.get(document, headers=theirs)).status_code == 404
    assert (await visitor.get("/event-registrations/current", headers=theirs)).json()["materials"] == []
    assert (await visitor.get(f"/files/{file.json()['id']}/content")).status_code == 401
    assert (await host.delete(path)).status_code == 204
    assert (await visitor.get(document, headers=mine)).status_code == 404


async def test_reminders_go_a_week_and_a_day_before_once_each(database, settings):
    links = links_of(settings)
    now = clock.now()
    async with database.write() as session:
        event = await make_event(session, in_days=20)
        await make_registration(session, event, "vroeg@voorbeeld.example")
        await make_registration(
            session, event, "laat@voorbeeld.example", confirmed_at=event.starts_at - timedelta(days=3)
        )
        await make_registration(
            session, event, "wacht@voorbeeld.example", status=RegistrationStatus.WAITING, line_number=1
        )
        await make_registration(
            session, event, "opgeschoven@voorbeeld.example", moved_up_at=event.starts_at - timedelta(hours=24)
        )
        gone = await make_event(session, in_days=20)
        await make_registration(session, gone, "weg@voorbeeld.example")
        gone.cancel(now, {"nl": "Ziek", "en": "Ill"})

    async def remind(before):
        with clock.set_to(event.starts_at - before):
            async with database.write() as session:
                return await reminding.remind(session, links)

    assert await remind(timedelta(days=8)) == 0
    assert await remind(timedelta(days=6, hours=23)) == 1
    assert await remind(timedelta(days=6)) == 0
    assert await remind(timedelta(hours=23)) == 2  # who moved up within the day heard of it then
    assert await remind(timedelta(hours=1)) == 0
    assert await remind(timedelta(hours=-1)) == 0
    async with database.read() as session:
        told = list(await session.scalars(select(Mail.recipient).where(Mail.template == "event_reminder")))
    assert sorted(told) == ["laat@voorbeeld.example", *["vroeg@voorbeeld.example"] * 2]
