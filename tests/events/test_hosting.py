"""A host plans, publishes, copies, changes and cancels its own events, and nobody else's."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.events.models import RegistrationStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.notifications.delivery import write
from tests.makers.events import make_event, make_registration
from tests.makers.identity import make_organisation

FORMULAS = ("=1+1", "+31 6", "-2", "@som", "=HYPERLINK(A1)")


def wish(**more):
    starts_at = clock.now() + timedelta(days=20)
    return {
        "kind": "meeting",
        "title": {"nl": "Zelf roosteren", "en": "Own rosters"},
        "description": {"nl": "Hoe dat gaat.", "en": "How it goes."},
        "startsAt": starts_at.isoformat(),
        "endsAt": (starts_at + timedelta(hours=2)).isoformat(),
        "registrationClosesAt": starts_at.isoformat(),
        "venue": "Voorbeeldzaal",
        "place": "Arnhem",
        "province": "NL-GE",
        "sections": ["C"],
        "themes": ["working_time"],
        "capacity": 10,
        "costCents": 100_000,
        **more,
    }


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")


@pytest.fixture
async def host(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)


async def move(client, at, to, **more):
    return await client.post(
        f"/event-files/{at.json()['id']}/status-changes",
        json={"toStatus": to, **more},
        headers={"If-Match": at.headers["etag"]},
    )


async def mails(database, template=None):
    async with database.read() as session:
        found = await session.scalars(select(Mail).order_by(Mail.recipient))
        return [mail for mail in found if template in {None, mail.template}]


async def test_from_draft_to_published_to_cancelled(host, visitor, database):
    made = await host.post("/event-files", json=wish())
    assert (made.status_code, made.json()["status"]) == (201, "draft")
    event_id = made.json()["id"]
    assert (await visitor.get(f"/events/{event_id}")).status_code == 404
    assert (await visitor.get("/events")).json()["items"] == []
    published = await move(host, made, "published")
    assert (published.status_code, published.json()["allowedActs"]) == (201, ["edit", "cancel", "mail", "attach"])
    assert [item["id"] for item in (await visitor.get("/events?province=NL-GE&section=C")).json()["items"]] == [
        event_id
    ]
    for other in ("province=NL-UT", "section=F", "theme=results", "kind=webinar", "when=past", "online=true"):
        assert (await visitor.get(f"/events?{other}")).json()["items"] == []
    public = (await visitor.get(f"/events/{event_id}")).json()
    assert not {"doorCode", "onlineLink", "costCents", "numbers"} & public.keys()

    again = await move(host, published, "published")
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/event-move-impossible")
    async with database.write() as session:
        event = await session.scalar(text("SELECT id FROM events"))
        row = type("Row", (), {"id": event})
        await make_registration(session, row, "a@voorbeeld.example")
        await make_registration(
            session, row, "b@voorbeeld.example", status=RegistrationStatus.WAITING, line_number=1, language="en"
        )
        await make_registration(session, row, "c@voorbeeld.example", status=RegistrationStatus.UNCONFIRMED)
    reason = {"nl": "De spreker is ziek", "en": "The speaker is ill"}
    gone = await move(host, published, "cancelled", reason=reason)
    assert (gone.status_code, gone.json()["status"], gone.json()["cancelledReason"]) == (201, "cancelled", reason)
    told = await mails(database, "event_cancelled")
    assert [(mail.recipient, mail.params["reason"]) for mail in told] == [
        ("a@voorbeeld.example", "De spreker is ziek"),
        ("b@voorbeeld.example", "The speaker is ill"),
    ]
    edited = await host.put(f"/event-files/{event_id}", json=wish(), headers={"If-Match": gone.headers["etag"]})
    assert (edited.status_code, edited.json()["type"]) == (409, "/v1/problems/event-over")
    async with database.read() as session:
        acts = set(await session.scalars(select(AuditEntry.act)))
    assert {"events.create", "events.published", "events.cancelled"} <= acts


async def test_another_host_the_programme_too_sees_and_does_nothing(host, client_as, visitor, database):
    made = await host.post("/event-files", json=wish())
    path = f"/event-files/{made.json()['id']}"
    body = {"audience": "registered", "message": "Tot straks"}
    key = {"Idempotency-Key": "12345678"}
    file = "00000000-0000-4000-8000-000000000000"
    for client, status in (
        (await client_as(Role.PROGRAMME_OFFICER), 404),
        (await client_as(Role.SYNTENS_OFFICER), 404),
        (await client_as(Role.BRANCH_OFFICER), 404),
        (await client_as(Role.OWNER), 403),
        (visitor, 401),
    ):
        answers = [
            await client.get(path),
            await client.get(f"{path}/registrations"),
            await client.get(f"{path}/registrations/files"),
            await client.get(f"{path}/mailings"),
            await client.put(path, json=wish(), headers={"If-Match": "*"}),
            await client.post(f"{path}/mailings", json=body, headers=key),
            await client.post(f"{path}/status-changes", json={"toStatus": "published"}, headers={"If-Match": "*"}),
            await client.put(f"{path}/attachments/{file}"),
            await client.delete(f"{path}/attachments/{file}"),
        ]
        assert {answer.status_code for answer in answers} == {status}
        if status == 404:
            assert (await client.get("/event-files")).json()["items"] == []


async def test_a_change_of_time_is_mailed_and_more_places_move_the_line_up(host, database, branch):
    async with database.write() as session:
        event = await make_event(session, host_id=branch.id, capacity=1)
        await make_registration(session, event, "a@voorbeeld.example")
        await make_registration(session, event, "b@voorbeeld.example", status=RegistrationStatus.WAITING, line_number=1)
    path = f"/event-files/{event.id}"
    read = await host.get(path)
    assert read.json()["numbers"] == {
        "unconfirmed": 0, "registered": 1, "waiting": 1, "cancelled": 0, "attended": 0,
        "costPerRegisteredCents": None, "costPerAttendedCents": None,
    }  # fmt: skip
    saved = await host.put(path, json=wish(capacity=2), headers={"If-Match": read.headers["etag"]})
    assert saved.status_code == 200, saved.text
    assert saved.json()["numbers"]["registered"] == 2
    assert saved.json()["numbers"]["costPerRegisteredCents"] == 50_000
    assert [mail.template for mail in await mails(database)] == ["event_changed", "event_changed", "event_moved_up"]
    fewer = await host.put(path, json=wish(capacity=1), headers={"If-Match": saved.headers["etag"]})
    assert (fewer.status_code, fewer.json()["taken"]) == (409, 2)
    nowhere = await host.put(path, json=wish(capacity=2, venue=None), headers={"If-Match": saved.headers["etag"]})
    assert (nowhere.status_code, nowhere.json()["type"]) == (409, "/v1/problems/event-incomplete")


async def test_a_series_is_copied_over_regions(host):
    made = await host.post("/event-files", json=wish())
    later = clock.now() + timedelta(days=40)
    copies = [
        {
            "startsAt": later.isoformat(),
            "endsAt": (later + timedelta(hours=1)).isoformat(),
            "registrationClosesAt": later.isoformat(),
            "venue": "Voorbeeldhal",
            "place": place,
            "province": province,
            "capacity": 20,
        }
        for place, province in (("Utrecht", "NL-UT"), ("Assen", "NL-DR"))
    ]
    path = f"/event-files/{made.json()['id']}"
    assert (await host.post(f"{path}/copies", json={"copies": copies})).status_code == 400
    done = await host.post(f"{path}/copies", json={"copies": copies}, headers={"Idempotency-Key": "copies-1234"})
    assert (done.status_code, [item["status"] for item in done.json()["items"]]) == (201, ["draft", "draft"])
    first = (await host.get(path)).json()
    for item in done.json()["items"]:
        copy = (await host.get(f"/event-files/{item['id']}")).json()
        assert copy["seriesId"] == first["seriesId"]
        assert copy["doorCode"] != first["doorCode"]
        assert copy["title"] == first["title"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"endsAt": "2026-01-01T00:00:00Z"},
        {"registrationClosesAt": "2199-01-01T00:00:00Z"},
        {"onlineLink": "javascript:alert(1)"},
        {"onlineLink": "http://onveilig.example"},
        {"capacity": 0},
        {"sections": ["Z"]},
    ],
)
async def test_what_cannot_be_is_refused(host, wrong):
    assert (await host.post("/event-files", json=wish(**wrong))).status_code == 400


async def test_what_begins_in_the_past_or_nowhere_is_not_published(host):
    soon = clock.now() + timedelta(minutes=5)
    at_once = {"startsAt": soon.isoformat(), "registrationClosesAt": soon.isoformat()}
    for wrong in ({"venue": None}, at_once):
        made = await host.post("/event-files", json=wish(**wrong))
        with clock.set_to(clock.now() + timedelta(minutes=10)):
            answer = await move(host, made, "published")
        assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/event-incomplete")


async def test_a_mail_to_all_goes_once_and_shows_no_other_address(host, database, branch):
    async with database.write() as session:
        event = await make_event(session, host_id=branch.id)
        for name in ("a", "b"):
            await make_registration(session, event, f"{name}@voorbeeld.example")
        await make_registration(session, event, "c@voorbeeld.example", status=RegistrationStatus.UNCONFIRMED)
    path = f"/event-files/{event.id}/mailings"
    message = "Neem uw rooster mee.\n\n<script>alert(1)</script> {link}"
    body = {"audience": "registered", "message": message}
    assert (await host.post(path, json=body)).status_code == 400
    sent = await host.post(path, json=body, headers={"Idempotency-Key": "mail-1234"})
    assert (sent.status_code, sent.json()["recipients"]) == (201, 2)
    retried = await host.post(path, json=body, headers={"Idempotency-Key": "mail-1234"})
    assert retried.json()["id"] == sent.json()["id"]
    twice = await host.post(path, json=body, headers={"Idempotency-Key": "mail-5678"})
    assert (twice.status_code, twice.json()["type"]) == (409, "/v1/problems/event-mailing-sent")
    nobody = await host.post(path, json={**body, "audience": "waiting"}, headers={"Idempotency-Key": "mail-9999"})
    assert (nobody.status_code, nobody.json()["type"]) == (409, "/v1/problems/event-mailing-to-nobody")
    assert [item["message"] for item in (await host.get(path)).json()["items"]] == [message]
    told = await mails(database, "event_message")
    assert [mail.recipient for mail in told] == ["a@voorbeeld.example", "b@voorbeeld.example"]
    for mail in told:
        travels = write(mail, sender="Slimmer Werken <p@programma.example>", public_url="https://sw.example")
        plain, html = (travels.get_body((kind,)).get_content() for kind in ("plain", "html"))
        assert "{link}" in plain
        assert "https://sw.example/bijeenkomsten/aanmelding#" in plain
        assert "<script>" not in html
        others = {"a@voorbeeld.example", "b@voorbeeld.example"} - {mail.recipient}
        assert not any(other in travels.as_string() for other in others)


async def test_the_list_holds_who_has_a_place_then_the_line_in_its_order(host, database, branch):
    async with database.write() as session:
        event = await make_event(session, host_id=branch.id, capacity=2)
        for name, number in (("derde", 7), ("tweede", 4)):
            await make_registration(
                session, event, f"{name}@voorbeeld.example", status=RegistrationStatus.WAITING, line_number=number
            )
        await make_registration(session, event, "eerste@voorbeeld.example", may_photograph=True)
        await make_registration(session, event, "weg@voorbeeld.example", status=RegistrationStatus.CANCELLED)
    answer = await host.get(f"/event-files/{event.id}/registrations")
    assert answer.status_code == 200, answer.text
    assert [(item["email"].partition("@")[0], item["placeInLine"]) for item in answer.json()["items"]] == [
        ("eerste", None), ("tweede", 1), ("derde", 2), ("weg", None),
    ]  # fmt: skip
    waiting = await host.get(f"/event-files/{event.id}/registrations?status=waiting")
    assert waiting.json()["total"] == 2


async def test_the_export_splits_consents_and_holds_no_formula(host, database, branch):
    async with database.write() as session:
        event = await make_event(session, host_id=branch.id)
        for number, formula in enumerate(FORMULAS):
            await make_registration(
                session, event, f"{number}@voorbeeld.example", name=formula, firm=formula, may_mail=number == 0
            )
    answer = await host.get(f"/event-files/{event.id}/registrations/files")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert {row["Naam"] for row in rows} == {f"'{formula}" for formula in FORMULAS}
    assert {row["Bedrijf"] for row in rows} == {f"'{formula}" for formula in FORMULAS}
    assert [row["Mag mailen over volgende bijeenkomsten"] for row in rows].count("ja") == 1
    assert {row["Mag herkenbaar op foto's"] for row in rows} == {"nee"}
    async with database.read() as session:
        assert "events.export" in set(await session.scalars(select(AuditEntry.act)))


async def test_the_database_keeps_the_order_of_statuses(session):
    event = await make_event(session)
    with pytest.raises(IntegrityError, match="from draft to published"):
        async with session.begin_nested():
            await session.execute(text("UPDATE events SET status = 'draft', published_at = NULL"))
    event.cancel(clock.now(), {"nl": "Ziek", "en": "Ill"})
    await session.flush()
    with pytest.raises(IntegrityError, match="from draft to published"):
        async with session.begin_nested():
            await session.execute(text("UPDATE events SET status = 'published', cancelled_reason = NULL"))
