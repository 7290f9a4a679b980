"""Preparing, opening, extending and inviting, over the API."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.scans.models import ScanStatus
from backend.scans.service.running import close_due
from tests.makers.organisations import make_company
from tests.makers.scans import make_scan


def _once():
    return {"Idempotency-Key": str(uuid4())}


def _day(days):
    return (clock.today() + timedelta(days=days)).isoformat()


async def _prepare(owner, **wish):
    answer = await owner.post("/scans", json={"title": "Scan najaar", **wish}, headers=_once())
    assert answer.status_code == 201, answer.text
    return answer


async def test_a_scan_is_prepared_completed_opened_and_closed(owner):
    made = await _prepare(owner, groups=["Werkplaats", "Kantoor"])
    scan, address = made.json(), made.headers["location"].removeprefix("/v1")
    assert (scan["status"], [group["name"] for group in scan["groups"]]) == ("draft", ["Werkplaats", "Kantoor"])
    early = await owner.post(
        f"{address}/status-changes", json={"toStatus": "open"}, headers={"If-Match": made.headers["etag"]}
    )
    assert (early.status_code, early.json()["missing"]) == (
        409,
        ["closesOn", "representation", "staffInformedOn", "staffInformedHow"],
    )
    changed = await owner.patch(
        address,
        json={
            "closesOn": _day(10),
            "representation": "works_council",
            "staffInformedOn": _day(-3),
            "staffInformedHow": "meeting",
        },
        headers={"If-Match": made.headers["etag"]},
    )
    assert changed.status_code == 200, changed.text
    opened = await owner.post(
        f"{address}/status-changes", json={"toStatus": "open"}, headers={"If-Match": changed.headers["etag"]}
    )
    assert (opened.status_code, opened.json()["nextStatuses"]) == (200, ["closed"])
    closed = await owner.post(
        f"{address}/status-changes", json={"toStatus": "closed"}, headers={"If-Match": opened.headers["etag"]}
    )
    assert (closed.json()["status"], closed.json()["nextStatuses"]) == ("closed", ["open", "published"])
    listed = (await owner.get("/scans")).json()
    assert [item["id"] for item in listed["items"]] == [scan["id"]]


async def test_the_same_wish_twice_makes_one_scan(owner):
    headers = _once()
    first = await owner.post("/scans", json={"title": "Scan"}, headers=headers)
    again = await owner.post("/scans", json={"title": "Scan"}, headers=headers)
    assert again.headers["idempotent-replayed"] == "true"
    assert first.json()["id"] == again.json()["id"]
    assert (await owner.get("/scans")).json()["total"] == 1


@pytest.mark.parametrize(
    ("wish", "pointer"),
    [
        ({}, "#/title"),
        ({"title": " "}, "#/title"),
        ({"title": "Scan", "closesOn": "2020-01-01"}, "#/closesOn"),
        ({"title": "Scan", "closesOn": "morgen"}, "#/closesOn"),
        ({"title": "Scan", "groups": ["Werkplaats", "werkplaats "]}, "#/groups"),
        ({"title": "Scan", "staffAgreed": "ja"}, "#/staffAgreed"),
        ({"title": "Scan", "representation": "not_recorded"}, "#/representation"),
        ({"title": "Scan", "status": "open"}, "#/status"),
    ],
)
async def test_bad_input_is_named_by_its_place(owner, wish, pointer):
    answer = await owner.post("/scans", json=wish, headers=_once())
    assert answer.status_code == 400, answer.text
    assert [fault["location"] for fault in answer.json()["errors"]] == [pointer]
    assert (await owner.get("/scans")).json()["total"] == 0


async def test_an_opened_scan_changes_no_more_but_may_still_be_shared(owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
    address = f"/scans/{scan.id}"
    tag = (await owner.get(address)).headers["etag"]
    refused = await owner.patch(address, json={"title": "Anders"}, headers={"If-Match": tag})
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/scan-not-draft")
    shared = await owner.patch(address, json={"sharedWithEmployees": True}, headers={"If-Match": tag})
    assert shared.json()["sharedWithEmployees"] is True
    tag = shared.headers["etag"]
    back = await owner.patch(address, json={"sharedWithEmployees": False}, headers={"If-Match": tag})
    assert back.status_code == 409


async def test_a_change_needs_the_newest_version(owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=ScanStatus.DRAFT)
    assert (await owner.patch(f"/scans/{scan.id}", json={"title": "A"})).status_code == 428
    stale = await owner.patch(f"/scans/{scan.id}", json={"title": "A"}, headers={"If-Match": '"99"'})
    assert stale.status_code == 412
    assert (await owner.get(f"/scans/{scan.id}")).json()["title"] == "Scan najaar"


async def test_a_closed_scan_opens_again_by_an_extension(owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=ScanStatus.CLOSED)
    tag = (await owner.get(f"/scans/{scan.id}")).headers["etag"]
    earlier = await owner.post(f"/scans/{scan.id}/extensions", json={"closesOn": _day(3)}, headers={"If-Match": tag})
    assert (earlier.status_code, earlier.json()["errors"][0]["location"]) == (400, "#/closesOn")
    longer = await owner.post(f"/scans/{scan.id}/extensions", json={"closesOn": _day(30)}, headers={"If-Match": tag})
    assert (longer.json()["status"], longer.json()["closesOn"]) == ("open", _day(30))


async def test_a_draft_cannot_be_extended(owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=ScanStatus.DRAFT)
    answer = await owner.post(f"/scans/{scan.id}/extensions", json={"closesOn": _day(30)}, headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["currentStatus"]) == (409, "draft")


async def test_opening_a_closed_scan_goes_by_extension_only(owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=ScanStatus.CLOSED)
    answer = await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": "open"}, headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["currentStatus"]) == (409, "closed")


async def test_links_carry_their_token_in_the_fragment_and_only_a_hash_is_kept(owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
    made = await owner.post(
        f"/scans/{scan.id}/invitations", json={"audience": "employee", "kind": "single_use", "quantity": 3}
    )
    links = made.json()["links"]
    assert len({link["url"] for link in links}) == 3
    assert all(link["url"].startswith("http://test/meedoen#") for link in links)
    assert links[0]["qrSvg"].startswith("<svg")
    told = (await owner.get(f"/scans/{scan.id}")).text
    assert not any(link["url"].split("#")[1] in told for link in links)
    assert (await owner.get(f"/scans/{scan.id}")).json()["invitations"][0]["quantity"] == 3


async def test_a_new_shared_link_ends_the_former_one(owner, visitor, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
    wish = {"audience": "employee", "kind": "shared"}
    first, second = [
        (await owner.post(f"/scans/{scan.id}/invitations", json=wish)).json()["links"][0]["url"].split("#")[1]
        for _ in range(2)
    ]
    gone = await visitor.post("/scan-responses", json={"invitationToken": first})
    assert (gone.status_code, gone.json()["type"]) == (404, "/v1/problems/invitation-not-valid")
    assert (await visitor.post("/scan-responses", json={"invitationToken": second})).status_code == 201
    assert len((await owner.get(f"/scans/{scan.id}")).json()["invitations"]) == 1


@pytest.mark.parametrize("status", [ScanStatus.DRAFT, ScanStatus.CLOSED])
async def test_links_are_made_for_an_open_scan_only(owner, company, database, status):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=status)
    answer = await owner.post(f"/scans/{scan.id}/invitations", json={"audience": "employee", "kind": "shared"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/scan-not-open")


@pytest.mark.parametrize("quantity", [0, 251, True, "3"])
async def test_an_odd_number_of_links_is_refused(owner, company, database, quantity):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
    wish = {"audience": "employee", "kind": "single_use", "quantity": quantity}
    assert (await owner.post(f"/scans/{scan.id}/invitations", json=wish)).status_code == 400


async def test_scans_of_another_company_do_not_exist(client_as, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        other = await make_company(session, name="Ander bedrijf")
    stranger = await client_as(Role.OWNER, organisation_id=other.id)
    assert (await stranger.get("/scans")).json()["items"] == []
    for address in (f"/scans/{scan.id}", f"/scans/{scan.id}/result"):
        assert (await stranger.get(address)).status_code == 404
    answer = await stranger.post(f"/scans/{scan.id}/status-changes", json={"toStatus": "closed"})
    assert answer.status_code == 404


@pytest.mark.parametrize("role", [Role.FINANCE, Role.STAFF_REPRESENTATIVE])
async def test_who_only_reads_sees_no_drafts_and_changes_nothing(client_as, company, database, role):
    async with database.write() as session:
        draft = await make_scan(session, company.id, status=ScanStatus.DRAFT)
        opened = await make_scan(session, company.id)
    reader = await client_as(role, organisation_id=company.id)
    assert [item["id"] for item in (await reader.get("/scans")).json()["items"]] == [str(opened.id)]
    assert (await reader.get(f"/scans/{draft.id}")).status_code == 404
    refused = await reader.post(f"/scans/{opened.id}/status-changes", json={"toStatus": "closed"})
    assert refused.status_code == 403


@pytest.mark.parametrize("role", [Role.ADVISER, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER, Role.PROGRAMME_OFFICER])
async def test_nobody_outside_the_company_sees_scans(client_as, role):
    client = await client_as(role)
    assert (await client.get("/scans")).status_code == 403


async def test_a_scan_whose_last_day_has_passed_is_closed_by_the_worker(company, database):
    async with database.write() as session:
        late = await make_scan(session, company.id, closes_on=clock.today() - timedelta(days=1))
        running = await make_scan(session, company.id, closes_on=clock.today())
        assert await close_due(session) == 1
    assert (late.status, running.status) == (ScanStatus.CLOSED, ScanStatus.OPEN)


async def test_an_organisation_that_is_no_company_cannot_scan(client_as):
    client = await client_as(Role.OWNER)
    answer = await client.post("/scans", json={"title": "Scan"}, headers=_once())
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/company-not-found")
