"""The host ticks who was there and takes it back: for its own events, in time, and for who has a place."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.events.links import links_of
from backend.events.models import Event, EventRegistration, RegistrationStatus
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.events import make_event, make_registration
from tests.makers.identity import make_organisation


@pytest.fixture
async def event(database):
    async with database.write() as session:
        host = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")
        return await make_event(session, host_id=host.id, in_days=1 / 24)


@pytest.fixture
async def host(client_as, event):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=event.host_id)


@pytest.fixture
async def came(database, event):
    async with database.write() as session:
        return await make_registration(session, event, "a@voorbeeld.example")


def path(event, registration):
    return f"/event-files/{event.id}/registrations/{registration.id}/attendance"


async def attended(database, registration):
    async with database.read() as session:
        return (await session.get_one(EventRegistration, registration.id)).attended_at


async def acts(database):
    async with database.read() as session:
        statement = select(AuditEntry.act).where(AuditEntry.act.like("events.%tick_attendance"))
        return list(await session.scalars(statement.order_by(AuditEntry.id)))


async def test_a_tick_opens_the_material_and_its_undoing_closes_it(host, visitor, database, event, came, *, settings):
    mine = {"Registration-Key": links_of(settings).key(came.id)}
    first = clock.now()
    with clock.set_to(first):
        assert (await host.put(path(event, came))).status_code == 204
    with clock.set_to(first + timedelta(minutes=1)):
        assert (await host.put(path(event, came))).status_code == 204
    assert await attended(database, came) == first, "a second tick changes nothing"
    assert (await visitor.get("/event-registrations/current", headers=mine)).json()["attended"]
    assert [(await host.delete(path(event, came))).status_code for _ in range(2)] == [204, 204]
    assert await attended(database, came) is None
    assert not (await visitor.get("/event-registrations/current", headers=mine)).json()["attended"]
    assert sorted(await acts(database)) == ["events.tick_attendance", "events.untick_attendance"]


async def test_nobody_was_there_before_the_door_opens(host, database, event, came):
    opens = clock.now() + timedelta(minutes=1)
    async with database.write() as session:
        (await session.get_one(Event, event.id)).starts_at = opens + timedelta(hours=2)
        (await session.get_one(Event, event.id)).ends_at = opens + timedelta(hours=4)
    with clock.set_to(opens - timedelta(seconds=1)):
        answers = [await host.put(path(event, came)), await host.delete(path(event, came))]
    assert {(answer.status_code, answer.json()["type"]) for answer in answers} == {
        (409, "/v1/problems/event-door-closed")
    }
    with clock.set_to(opens):
        assert (await host.put(path(event, came))).status_code == 204


async def test_nobody_was_at_what_did_not_go_on(host, database, event, came):
    async with database.write() as session:
        (await session.get_one(Event, event.id)).cancel(clock.now(), {"nl": "Ziek", "en": "Ill"})
    assert (await host.put(path(event, came))).status_code == 409
    assert await attended(database, came) is None


async def test_who_waits_was_not_there(host, database, event):
    async with database.write() as session:
        waits = await make_registration(
            session, event, "w@voorbeeld.example", status=RegistrationStatus.WAITING, line_number=1
        )
    answer = await host.put(path(event, waits))
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/event-place-not-held")


async def test_a_host_ticks_at_its_own_events_alone(host, client_as, database, event, came):
    async with database.write() as session:
        other = await make_event(session, in_days=1 / 24)
        theirs = await make_registration(session, other, "b@voorbeeld.example")
    neighbour = await client_as(Role.BRANCH_OFFICER, organisation_id=other.host_id)
    for act in ("PUT", "DELETE"):
        assert (await neighbour.request(act, path(event, came))).status_code == 404
        assert (await host.request(act, path(other, theirs))).status_code == 404
        assert (await host.request(act, path(event, theirs))).status_code == 404, "not by way of an own event either"
    assert await attended(database, came) is None
    assert await attended(database, theirs) is None


async def test_who_did_not_sign_in_ticks_nobody(visitor, database, event, came):
    assert (await visitor.put(path(event, came))).status_code == 401
    assert await attended(database, came) is None
