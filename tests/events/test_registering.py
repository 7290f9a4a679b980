"""A visitor registers without an account: confirmed by mail, on the line when full, moved up, and nothing told."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.events.links import RegistrationLinks, links_of
from backend.events.models import EventRegistration, RegistrationStatus
from backend.events.service import moving_up
from backend.mails.models import Mail
from backend.notifications.delivery import write
from tests.makers.events import make_event, make_registration

WISH = {
    "name": "Petra Voorbeeldmeel",
    "email": "petra@voorbeeld.example",
    "firm": "Voorbeeldbakkerij B.V.",
    "kvkNumber": "90001234",
    "people": 1,
    "mayMail": True,
    "mayPhotograph": False,
    "mayFollow": True,
}
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def links(settings):
    return links_of(settings)


@pytest.fixture
async def event(database):
    async with database.write() as session:
        return await make_event(session, capacity=2)


async def mails(database, to=None):
    async with database.read() as session:
        found = await session.scalars(select(Mail).order_by(Mail.next_attempt_at))
        return [mail for mail in found if to is None or mail.recipient == to]


async def key_for(database, email):
    link = (await mails(database, email))[-1].params["link"]
    return {"Registration-Key": link.partition("#")[2]}


async def register(visitor, database, event, email, **more):
    answer = await visitor.post("/event-registrations", json={**WISH, "eventId": str(event.id), "email": email, **more})
    assert (answer.status_code, answer.json()) == (202, {"validHours": 48}), answer.text
    async with database.read() as session:
        return await session.scalar(
            select(EventRegistration)
            .where(EventRegistration.email == email)
            .order_by(EventRegistration.held_until.desc())
        )


async def come(visitor, links, registration, to="registered"):
    headers = {"Registration-Key": links.key(registration.id)}
    answer = await visitor.post("/event-registrations/current/status-changes", json={"toStatus": to}, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def taken(database, event):
    async with database.read() as session:
        return await session.scalar(text("SELECT taken FROM event_places WHERE event_id = :e"), {"e": event.id})


async def test_a_place_is_held_and_confirmed_by_the_link_in_the_mail(visitor, database, event):
    await register(visitor, database, event, "petra@voorbeeld.example")
    (mail,) = await mails(database)
    assert mail.template == "event_confirmation"
    assert "Petra" not in str(mail.params)  # nothing that was typed goes to a mailbox that nobody confirmed
    assert await taken(database, event) == 1
    key = await key_for(database, "petra@voorbeeld.example")
    before = await visitor.get("/event-registrations/current", headers=key)
    assert before.json()["status"] == "unconfirmed"
    assert before.json()["onlineLink"] is None
    confirm = {"toStatus": "registered"}
    for _ in range(2):
        done = await visitor.post("/event-registrations/current/status-changes", json=confirm, headers=key)
        assert (done.status_code, done.json()["status"]) == (200, "registered")
    assert done.json()["onlineLink"] == "https://zaal.voorbeeld.example/kamer"
    assert [mail.template for mail in await mails(database)] == ["event_confirmation", "event_registered"]
    assert await taken(database, event) == 1


async def test_the_page_says_the_same_whether_the_address_is_known(visitor, database, links, event):
    first = await register(visitor, database, event, "petra@voorbeeld.example")
    await come(visitor, links, first)
    # another spelling of the same mailbox, and other words
    again = await visitor.post(
        "/event-registrations",
        json={**WISH, "eventId": str(event.id), "email": "Petra@VOORBEELD.example", "name": "Iemand Anders"},
    )
    new = await visitor.post(
        "/event-registrations", json={**WISH, "eventId": str(event.id), "email": "nieuw@voorbeeld.example"}
    )
    assert (again.status_code, again.content) == (new.status_code, new.content)
    assert {k: v for k, v in again.headers.items() if "limit" not in k} == {
        k: v for k, v in new.headers.items() if "limit" not in k
    }
    told = (await mails(database, "petra@voorbeeld.example"))[-1]
    assert told.template == "event_known"
    assert "Iemand Anders" not in str(told.params)
    key = await key_for(database, "petra@voorbeeld.example")
    assert (await visitor.get("/event-registrations/current", headers=key)).json()["name"] == "Petra Voorbeeldmeel"


async def test_an_unconfirmed_address_is_written_anew_and_counts_once(visitor, database, links, event):
    first = await register(visitor, database, event, "petra@voorbeeld.example", name="Iemand Anders")
    second = await register(visitor, database, event, "petra@voorbeeld.example")
    assert await taken(database, event) == 1
    headers = {"Registration-Key": links.key(first.id)}
    gone = await visitor.post(
        "/event-registrations/current/status-changes", json={"toStatus": "registered"}, headers=headers
    )
    assert (gone.status_code, gone.json()["currentStatus"]) == (409, "lapsed")
    assert (await come(visitor, links, second))["name"] == "Petra Voorbeeldmeel"


async def test_when_it_is_full_people_wait_in_the_order_in_which_they_confirmed(visitor, database, links, event):
    a, b, c, d = [
        await register(visitor, database, event, f"{name}@voorbeeld.example") for name in ("a", "b", "c", "d")
    ]
    for one in (a, b):
        assert (await come(visitor, links, one))["status"] == "registered"
    later = await come(visitor, links, d)
    last = await come(visitor, links, c)
    assert (later["status"], later["placeInLine"]) == ("waiting", 1)
    assert (last["status"], last["placeInLine"], last["onlineLink"]) == ("waiting", 2, None)
    waits = (await mails(database, "d@voorbeeld.example"))[-1]
    assert (waits.template, waits.params["place_in_line"]) == ("event_waiting", "1")
    read = (await visitor.get(f"/events/{event.id}")).json()
    assert (read["placesLeft"], read["waiting"], read["capacity"]) == (0, 2, 2)

    await come(visitor, links, a, "cancelled")
    assert [mail.template for mail in await mails(database, "a@voorbeeld.example")][-1] == (
        "event_registration_cancelled"
    )
    moved = (await mails(database, "d@voorbeeld.example"))[-1]
    assert moved.template == "event_moved_up"
    assert moved.params["decline_by"]
    up = await visitor.get("/event-registrations/current", headers={"Registration-Key": links.key(d.id)})
    assert (up.json()["status"], up.json()["placeInLine"]) == ("registered", None)
    assert up.json()["declineBy"] is not None
    first = await visitor.get("/event-registrations/current", headers={"Registration-Key": links.key(c.id)})
    assert (first.json()["status"], first.json()["placeInLine"]) == ("waiting", 1)
    assert await taken(database, event) == 2


async def test_nobody_passes_a_group_that_waits(visitor, database, links, event):
    a, b = [await register(visitor, database, event, f"{name}@voorbeeld.example") for name in ("a", "b")]
    group = await register(visitor, database, event, "groep@voorbeeld.example", people=2)
    for one in (a, b, group):
        await come(visitor, links, one)
    await come(visitor, links, a, "cancelled")
    single = await register(visitor, database, event, "later@voorbeeld.example")
    assert not single.holds_place
    assert (await come(visitor, links, single))["placeInLine"] == 2
    await come(visitor, links, b, "cancelled")
    both = await visitor.get("/event-registrations/current", headers={"Registration-Key": links.key(group.id)})
    assert both.json()["status"] == "registered"
    assert await taken(database, event) == 2


async def test_what_is_not_confirmed_in_time_gives_its_place_to_the_line(visitor, database, links, event):
    a, b, c = [await register(visitor, database, event, f"{name}@voorbeeld.example") for name in ("a", "b", "c")]
    await come(visitor, links, a)
    await come(visitor, links, c)
    async with database.write() as session:
        assert await moving_up.follow(session, links) == 0
    with clock.set_to(clock.now() + timedelta(hours=49)):
        late = await visitor.post(
            "/event-registrations/current/status-changes",
            json={"toStatus": "registered"},
            headers={"Registration-Key": links.key(b.id)},
        )
        assert late.status_code == 409
        async with database.write() as session:
            assert await moving_up.follow(session, links) == 1
    read = await visitor.get("/event-registrations/current", headers={"Registration-Key": links.key(c.id)})
    assert read.json()["status"] == "registered"
    again = await register(visitor, database, event, "b@voorbeeld.example")
    assert again.id != b.id


async def test_a_registration_is_changed_and_gives_places_back(visitor, database, links, event):
    group = await register(visitor, database, event, "groep@voorbeeld.example", people=2)
    waits = await register(visitor, database, event, "wacht@voorbeeld.example")
    for one in (group, waits):
        await come(visitor, links, one)
    key = {"Registration-Key": links.key(group.id)}
    wish = {"name": "Groep", "people": 1, "mayMail": False}
    path = "/event-registrations/current"
    assert (await visitor.put(path, json=wish, headers=key)).status_code == 428
    assert (await visitor.put(path, json=wish, headers={**key, "If-Match": '"99"'})).status_code == 412
    tag = (await visitor.get(path, headers=key)).headers["etag"]
    changed = await visitor.put(path, json=wish, headers={**key, "If-Match": tag})
    assert (changed.json()["people"], changed.json()["firm"], changed.json()["mayMail"]) == (1, None, False)
    assert (await come(visitor, links, waits))["status"] == "registered"
    more = await visitor.put(path, json={**wish, "people": 3}, headers={**key, "If-Match": changed.headers["etag"]})
    assert (more.status_code, more.json()["type"]) == (409, "/v1/problems/event-full")


async def test_the_database_itself_refuses_one_place_too_many(session):
    event = await make_event(session, capacity=1)
    await make_registration(session, event, "a@voorbeeld.example")
    with pytest.raises(IntegrityError, match="never_too_many"):
        async with session.begin_nested():
            await make_registration(session, event, "b@voorbeeld.example")
    with pytest.raises(IntegrityError, match="event_registrations_once_key"):
        async with session.begin_nested():
            await make_registration(
                session, event, "a@voorbeeld.example", status=RegistrationStatus.WAITING, line_number=1
            )
    other = await make_event(session)
    with pytest.raises(IntegrityError, match="stays with its event"):
        async with session.begin_nested():
            await session.execute(text("UPDATE event_registrations SET event_id = :e"), {"e": other.id})
    await session.execute(text("DELETE FROM event_registrations"))
    assert await session.scalar(text("SELECT taken FROM event_places WHERE event_id = :e"), {"e": event.id}) == 0


async def test_links_cannot_be_guessed(visitor, database, links, event, settings):
    made = await register(visitor, database, event, "petra@voorbeeld.example")
    key = links.key(made.id)
    other = RegistrationLinks("another secret", settings.data_dir).key(made.id)
    for tried in (other, key[:-1], key + "A", str(made.id), "x", key.swapcase()):
        answer = await visitor.get("/event-registrations/current", headers={"Registration-Key": tried})
        assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/event-registration-not-found")
    assert links.read(key) == made.id
    assert re.fullmatch(r"[A-Za-z0-9_-]{54}", key)


async def test_a_mailbox_is_not_filled_and_one_address_cannot_flood(visitor, event):
    body = {**WISH, "eventId": str(event.id)}
    answers = [await visitor.post("/event-registrations", json=body) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [202] * 6 + [429]
    assert "Retry-After" in answers[-1].headers
    others = [
        await visitor.post("/event-registrations", json={**body, "email": f"{number}@voorbeeld.example"})
        for number in range(30)
    ]
    assert others[-1].status_code == 429


async def test_one_registers_only_for_what_is_published_and_open(visitor, database):
    async with database.write() as session:
        draft = await make_event(session, draft=True)
        past = await make_event(session, in_days=-2)
        closed = await make_event(session, registration_closes_at=clock.now() - timedelta(hours=1))
        gone = await make_event(session)
        gone.cancel(clock.now(), {"nl": "Ziek", "en": "Ill"})
    for event, status in ((draft, 404), (past, 409), (closed, 409), (gone, 409)):
        answer = await visitor.post("/event-registrations", json={**WISH, "eventId": str(event.id)})
        assert answer.status_code == status
    assert (await visitor.get(f"/events/{draft.id}")).status_code == 404
    assert (await visitor.get(f"/events/{gone.id}")).json()["cancelledReason"]["nl"] == "Ziek"
    assert (await visitor.get(f"/events/{past.id}")).json()["status"] == "held"


@pytest.mark.parametrize("field", ["name", "firm"])
async def test_a_script_stays_words(visitor, database, links, event, field):
    made = await register(visitor, database, event, "petra@voorbeeld.example", **{field: SCRIPT})
    assert (await come(visitor, links, made))[field] == SCRIPT
    for mail in await mails(database):
        html = write(mail, sender="A <a@voorbeeld.example>", public_url="https://voorbeeld.example")
        assert SCRIPT not in html.get_body(("html",)).get_content()


@pytest.mark.parametrize(
    "wrong",
    [{"people": 0}, {"people": 4}, {"kvkNumber": "123"}, {"email": "geen"}, {"mayMail": "ja"}, {"name": " "}],
)
async def test_what_is_wrong_is_said_beside_its_field(visitor, event, wrong):
    answer = await visitor.post("/event-registrations", json={**WISH, "eventId": str(event.id), **wrong})
    assert answer.status_code == 400
    assert next(iter(wrong)) in str(answer.json()["errors"])
