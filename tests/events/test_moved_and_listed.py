"""What a host may not take for granted: that people know of another moment, and that who typed an address owns it."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from backend.core import clock
from backend.events.models import EventRegistration, RegistrationStatus
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.events import make_event, make_registration
from tests.makers.identity import make_organisation


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")


@pytest.fixture
async def host(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)


@pytest.mark.parametrize(("days", "again"), [(40, ["week", "day"]), (5, ["day"]), (0.5, [])])
async def test_of_another_moment_people_are_reminded_anew(host, database, branch, days, again):
    now = clock.now()
    async with database.write() as session:
        event = await make_event(session, host_id=branch.id, in_days=0.9)
        told = {"week_reminder_at": now - timedelta(days=6), "day_reminder_at": now}
        registration = await make_registration(session, event, "a@voorbeeld.example", **told)
    path = f"/event-files/{event.id}"
    read = await host.get(path)
    starts_at = now + timedelta(days=days)
    wish = {
        **{name: read.json()[name] for name in ("kind", "title", "description", "venue", "place", "capacity")},
        "startsAt": starts_at.isoformat(),
        "endsAt": (starts_at + timedelta(hours=2)).isoformat(),
        "registrationClosesAt": starts_at.isoformat(),
    }
    saved = await host.put(path, json=wish, headers={"If-Match": read.headers["etag"]})
    assert saved.status_code == 200, saved.text
    async with database.read() as session:
        kept = await session.get_one(EventRegistration, registration.id)
        assert [each for each in ("week", "day") if getattr(kept, f"{each}_reminder_at") is None] == again


async def test_a_host_reads_no_consent_of_an_address_that_nobody_confirmed(host, database, branch):
    given = {"may_mail": True, "may_photograph": True, "may_follow": True}
    async with database.write() as session:
        event = await make_event(session, host_id=branch.id)
        await make_registration(session, event, "ja@voorbeeld.example", **given)
        await make_registration(session, event, "wie@voorbeeld.example", status=RegistrationStatus.UNCONFIRMED, **given)
    listed = (await host.get(f"/event-files/{event.id}/registrations")).json()["items"]
    consents = {each["email"]: [each["mayMail"], each["mayPhotograph"], each["mayFollow"]] for each in listed}
    assert consents == {"ja@voorbeeld.example": [True] * 3, "wie@voorbeeld.example": [False] * 3}
    saved = (await host.get(f"/event-files/{event.id}/registrations/files")).content.decode("utf-8-sig")
    told = {row[1]: row[-3:] for row in csv.reader(StringIO(saved), delimiter=";")}
    assert (told["ja@voorbeeld.example"], told["wie@voorbeeld.example"]) == (["ja"] * 3, ["nee"] * 3)
