"""Before a scan opens its company says who speaks for the staff, and when and how they were told; employees read it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.identity.scopes import Role
from backend.scans.models import Respondent, ScanStatus
from tests.makers.scans import answers_at, make_link, make_scan, publish_with

ANY = {"If-Match": "*"}


def _day(days):
    return (clock.today() + timedelta(days=days)).isoformat()


def _told(**other):
    wish = {"representation": "works_council", "staffInformedOn": _day(-2), "staffInformedHow": "meeting"}
    return {"title": "Scan", "closesOn": _day(14), **wish, **other}


async def _prepare(owner, **other):
    return await owner.post("/scans", json=_told(**other), headers={"Idempotency-Key": str(uuid4())})


async def _open(owner, made):
    return await owner.post(f"/scans/{made.json()['id']}/status-changes", json={"toStatus": "open"}, headers=ANY)


@pytest.mark.parametrize("form", ["works_council", "staff_representation", "staff_meeting", "none"])
@pytest.mark.parametrize("how", ["meeting", "writing", "conversation"])
async def test_every_form_of_representation_and_every_way_opens_a_scan(owner, form, how):
    made = await _prepare(owner, representation=form, staffInformedHow=how)
    assert made.status_code == 201, made.text
    opened = (await _open(owner, made)).json()
    assert (opened["status"], opened["representation"], opened["staffInformedHow"]) == ("open", form, how)
    assert (opened["staffInformedOn"], opened["staffAgreed"]) == (_day(-2), False)


@pytest.mark.parametrize("absent", ["representation", "staffInformedOn", "staffInformedHow"])
async def test_a_scan_opens_only_when_all_of_it_was_said(owner, absent):
    refused = await _open(owner, await _prepare(owner, **{absent: None}))
    assert (refused.status_code, refused.json()["missing"]) == (409, [absent])


@pytest.mark.parametrize("form", ["staff_meeting", "none", None])
async def test_only_who_was_elected_agrees(owner, form):
    refused = await _prepare(owner, representation=form, staffAgreed=True)
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/staffAgreed")
    made = await _prepare(owner, representation="staff_representation", staffAgreed=True)
    assert made.json()["staffAgreed"] is True
    address = f"/scans/{made.json()['id']}"
    later = await owner.patch(address, json={"representation": form}, headers=ANY)
    assert (later.status_code, later.json()["errors"][0]["location"]) == (400, "#/staffAgreed")
    both = await owner.patch(address, json={"representation": form, "staffAgreed": False}, headers=ANY)
    assert (both.status_code, both.json()["representation"]) == (200, form)


@pytest.mark.parametrize("days", [1, 400, -400])
async def test_nobody_was_told_on_a_day_to_come_or_long_ago(owner, days):
    for answer in (
        await _prepare(owner, staffInformedOn=_day(days)),
        await owner.patch(
            f"/scans/{(await _prepare(owner)).json()['id']}", json={"staffInformedOn": _day(days)}, headers=ANY
        ),
    ):
        assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/staffInformedOn")


async def test_today_is_the_day_in_the_netherlands(client_as, company):
    """Half past eleven at night in London: it is the next day in Utrecht, and the staff was told there this night."""
    with clock.set_to(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)):
        owner = await client_as(Role.OWNER, organisation_id=company.id)
        made = await _prepare(owner, staffInformedOn="2026-11-25")
        assert made.status_code == 201, made.text
        opened = await _open(owner, made)
        assert opened.status_code == 200, opened.text
        assert (await _prepare(owner, staffInformedOn="2026-11-26")).status_code == 400


@pytest.mark.parametrize("audience", [Respondent.EMPLOYEE, Respondent.MANAGEMENT])
async def test_whoever_answers_reads_it_before_the_first_statement(*, owner, visitor, database, audience):
    made = await _prepare(owner, representation="staff_representation", staffInformedHow="writing", staffAgreed=True)
    assert (await _open(owner, made)).status_code == 200
    links = await owner.post(
        f"/scans/{made.json()['id']}/invitations", json={"audience": audience.value, "kind": "shared"}
    )
    token = links.json()["links"][0]["url"].partition("#")[2]
    told = (await visitor.post("/scan-responses", json={"invitationToken": token})).json()["scan"]
    names = ("representation", "staffInformedOn", "staffInformedHow", "staffAgreed")
    assert [told[name] for name in names] == ["staff_representation", _day(-2), "writing", True]


async def test_the_result_still_says_who_was_told(owner, company, database):
    async with database.write() as session:
        people = [(Respondent.EMPLOYEE, answers_at("employee", 2 + number % 3)) for number in range(6)]
        scan = await publish_with(session, company.id, people)
    told = (await owner.get(f"/scans/{scan.id}/result")).json()
    asked = (await owner.get(f"/scans/{scan.id}")).json()
    names = ("representation", "staffInformedOn", "staffInformedHow", "staffAgreed")
    assert [told[name] for name in names] == [asked[name] for name in names]
    assert told["representation"]


async def test_what_employees_read_does_not_change_after_opening(owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
    for wish in ({"representation": "none"}, {"staffInformedOn": _day(-1)}, {"staffAgreed": True}):
        refused = await owner.patch(f"/scans/{scan.id}", json=wish, headers=ANY)
        assert refused.json()["type"] == "/v1/problems/scan-not-draft"


@pytest.mark.parametrize(
    ("status", "change"),
    [
        (ScanStatus.DRAFT, "representation = NULL, status = 'open', opened_at = now()"),
        (ScanStatus.DRAFT, "staff_informed_on = NULL, status = 'open', opened_at = now()"),
        (ScanStatus.DRAFT, "staff_informed_how = NULL, status = 'open', opened_at = now()"),
        (ScanStatus.DRAFT, "staff_informed_on = current_date + 2, status = 'open', opened_at = now()"),
        (ScanStatus.DRAFT, "representation = 'not_recorded'"),
        (ScanStatus.DRAFT, "representation = NULL, staff_agreed = true"),
        (ScanStatus.DRAFT, "representation = 'staff_meeting', staff_agreed = true"),
        (ScanStatus.OPEN, "staff_informed_on = staff_informed_on - 1"),
        (ScanStatus.OPEN, "staff_agreed = true"),
        (ScanStatus.CLOSED, "representation = 'none'"),
    ],
)
async def test_the_database_refuses_it_too(*, company, database, status, change):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=status)
        with pytest.raises(DBAPIError):
            async with session.begin_nested():
                await session.execute(text(f"UPDATE scans SET {change} WHERE id = :id"), {"id": scan.id})


async def test_of_a_scan_from_before_it_is_said_that_nothing_was_recorded(owner, visitor, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=ScanStatus.DRAFT)
        await session.execute(
            text(
                "UPDATE scans SET representation = 'not_recorded', staff_informed_on = NULL, "
                "staff_informed_how = NULL, status = 'open', opened_at = now() WHERE id = :id"
            ),
            {"id": scan.id},
        )
        token = await make_link(session, scan)
    read = (await owner.get(f"/scans/{scan.id}")).json()
    assert (read["representation"], read["staffInformedOn"]) == ("not_recorded", None)
    told = (await visitor.post("/scan-responses", json={"invitationToken": token})).json()["scan"]
    assert (told["representation"], told["staffInformedOn"]) == ("not_recorded", None)
