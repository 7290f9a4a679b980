"""Nothing leads from an answer to a person, and nothing tells that anybody answered."""

import asyncio
import re
from datetime import timedelta

import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import func, inspect, select, text

from backend.app import create_app
from backend.audit.models import AuditEntry
from backend.core import clock
from backend.core.idempotency import IdempotencyRecord
from backend.identity.scopes import Role
from backend.scans.models import (
    Answer,
    InvitationKind,
    InvitationToken,
    PooledRemark,
    Remark,
    Respondent,
    Response,
    ScanStatus,
)
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, make_link, make_scan, take_part, until_served

COLUMNS = {
    Response: {"id", "scan_id", "version_id", "audience", "key_hash", "group_id", "submitted"},
    Answer: {"response_id", "item_code", "version_id", "kind", "value"},
    Remark: {"response_id", "item_code", "version_id", "kind", "remark"},
    PooledRemark: {"id", "scan_id", "version_id", "item_code", "kind", "status", "remark", "version"},
    InvitationToken: {"token_hash", "invitation_id"},
}


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_of_answers_has_these_columns_and_no_other(table):
    """No account, moment, address, number of order or invitation; whoever adds a column explains it here."""
    assert {column.key for column in inspect(table).columns} == COLUMNS[table]
    for column in table.__table__.columns:
        assert column.server_default is None
        targets = {key.column.table.name for key in column.foreign_keys}
        assert not targets & {"accounts", "sessions", "scan_invitation_tokens"}
        assert "scan_invitations" not in targets or table is InvitationToken


async def _rows(database, *tables):
    async with database.read() as session:
        return [await session.scalar(select(func.count()).select_from(table)) for table in tables]


async def test_answering_writes_no_audit_and_no_idempotency_row(visitor, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan, kind=InvitationKind.SINGLE_USE)
    before = await _rows(database, AuditEntry, IdempotencyRecord)
    visitor.headers["Idempotency-Key"] = "een-sleutel-die-niets-doet"
    key = {"Scan-Key": await take_part(visitor, token, answers_at("employee", 4))}
    await visitor.put("/scan-responses/current/remarks/OPEN1", json={"remark": "Minder overleg"}, headers=key)
    await visitor.delete("/scan-responses/current", headers=key)
    assert await _rows(database, AuditEntry, IdempotencyRecord) == before


async def test_a_spent_token_leaves_no_row(visitor, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan, kind=InvitationKind.SINGLE_USE)
    await visitor.post("/scan-responses", json={"invitationToken": token})
    assert await _rows(database, InvitationToken, Response) == [0, 1]


async def test_answering_ignores_who_is_signed_in(client_as, company, database):
    """An owner who opens the employees' link leaves no more trace than anybody, and a broken cookie is no obstacle."""
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan)
        await session.execute(text("UPDATE sessions SET last_seen_at = last_seen_at - interval '30 minutes'"))
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    async with database.write() as session:
        await session.execute(text("UPDATE sessions SET last_seen_at = last_seen_at - interval '30 minutes'"))
        seen = await session.scalar(text("SELECT max(last_seen_at) FROM sessions"))
    owner.headers.pop("X-Requested-With")
    await take_part(owner, token, answers_at("employee", 4))
    async with database.read() as session:
        assert await session.scalar(text("SELECT max(last_seen_at) FROM sessions")) == seen


ADDRESSES = ("/scans", "/scans/{id}", "/scans/{id}/result", "/session")


async def _everything(clients, scan):
    """Every answer that people of the company can get about the scan, byte for byte, with its headers."""
    found = []
    for client in clients:
        for address in ADDRESSES:
            answer = await client.get(address.format(id=scan.id))
            found.append(_told(answer))
        for wish in (
            ("/scans/{id}/status-changes", {"toStatus": "open"}),
            ("/scans/{id}/status-changes", {"toStatus": "published"}),
        ):
            answer = await client.post(wish[0].format(id=scan.id), json=wish[1], headers={"If-Match": "*"})
            found.append(_told(answer))
    return found


def _told(answer):
    """The answer without what counts one's own requests: that has a test of its own."""
    headers = sorted(item for item in answer.headers.items() if item[0] != "ratelimit")
    return answer.status_code, answer.content, headers


async def test_who_answers_in_the_same_office_spends_nothing_that_the_employer_sees(
    *, client_as, visitor, company, database
):
    async with database.write() as session:
        token = await make_link(session, await make_scan(session, company.id))
    owner = await client_as(Role.OWNER, organisation_id=company.id)

    async def left():
        told = (await owner.get("/scans")).headers["ratelimit"]
        return [int(number) for number in re.findall(r"r=(\d+)", told)]

    with clock.set_to(clock.now()):  # within one minute
        before = await left()
        for level in (1, 2, 3):
            await take_part(visitor, token, answers_at("employee", level))
        assert await left() == [number - 1 for number in before]
    answer = await visitor.get("/scan-responses/current", headers={"Scan-Key": "K7QM2"})
    assert "ratelimit" not in answer.headers


async def test_no_answer_to_the_company_changes_when_employees_answer(client_as, visitor, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        shared = await make_link(session, scan)
        single = await make_link(session, scan, kind=InvitationKind.SINGLE_USE)
    clients = [
        await client_as(role, organisation_id=company.id)
        for role in (Role.OWNER, Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE)
    ]
    before = await _everything(clients, scan)
    await take_part(visitor, single, answers_at("employee", 4))
    assert await _everything(clients, scan) == before
    keys = [await take_part(visitor, shared, answers_at("employee", level)) for level in (1, 2, 3, 4, 5, 3)]
    assert await _everything(clients, scan) == before
    await visitor.delete("/scan-responses/current", headers={"Scan-Key": keys[0]})
    assert await _everything(clients, scan) == before


async def test_a_refused_publication_is_the_same_for_none_and_for_four(client_as, visitor, company, database):
    async with database.write() as session:
        scans = [await make_scan(session, company.id) for _ in range(2)]
        token = await make_link(session, scans[1])
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    for level in (1, 2, 3, 4):
        await take_part(visitor, token, answers_at("employee", level))
    told = []
    for scan in scans:
        for to in ("closed", "published"):
            answer = await owner.post(
                f"/scans/{scan.id}/status-changes", json={"toStatus": to}, headers={"If-Match": "*"}
            )
        document = answer.json()
        told.append((answer.status_code, {**document, "instance": None}))
    assert told[0] == told[1]
    assert told[0][0] == 409


@pytest.mark.parametrize("over", ["closed", "last day passed"])
async def test_after_closing_a_used_link_and_one_that_was_not_are_refused_alike(
    *, visitor, owner, company, database, over
):
    """Else whoever handed out the links would see, without spending any, who answered and how many."""
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        used, unused = [await make_link(session, scan, kind=InvitationKind.SINGLE_USE) for _ in range(2)]
    await take_part(visitor, used, answers_at("employee", 4))
    moment = clock.now()
    if over == "closed":
        await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": "closed"}, headers={"If-Match": "*"})
    else:
        moment += timedelta(days=400)
    with clock.set_to(moment):
        told = [
            _told(await visitor.post("/scan-responses", json={"invitationToken": token}))
            for token in (used, unused, "een-link-die-nooit-bestond")
        ]
    assert told[0] == told[1] == told[2]
    assert told[0][0] == 404


async def test_two_hundred_people_at_the_same_time_lose_no_answer(committed, settings):
    """With real commits, five times as many as there are connections: each answer is found again by its key."""
    async with committed.write() as session:
        company = await make_company(session)
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan)
    app = create_app(settings, database=committed)

    async def answer_two(client, number):
        value = {"value": number % 5 + 1}
        entered = await until_served(client, "POST", "/scan-responses", json={"invitationToken": token})
        assert entered.status_code == 201, entered.text
        key = {"Scan-Key": entered.json()["key"]}
        for code in ("TAK1E", "TAK2E"):
            address = f"/scan-responses/current/answers/{code}"
            saved = await until_served(client, "PUT", address, json=value, headers=key)
            assert saved.status_code == 200, saved.text
        return key, value["value"]

    async with AsyncClient(transport=ASGITransport(app), base_url="http://test/v1") as client:
        given = await asyncio.gather(*(answer_two(client, number) for number in range(200)))
        for key, value in given[::10]:
            found = (await client.get("/scan-responses/current", headers=key)).json()
            assert {entry["value"] for entry in found["answers"]} == {value}
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(Answer)) == 400


async def test_closing_waits_for_the_answer_under_way(committed):
    """An answer that was begun before closing is either in, or refused; it never slips in after the count."""
    from backend.scans import queries
    from backend.scans.service import answering

    async with committed.write() as session:
        company = await make_company(session)
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan, audience=Respondent.EMPLOYEE)
    async with committed.write() as session:
        key, _, _ = await answering.exchange(session, token)
    order = []

    async def close():
        async with committed.write() as session:
            found = await session.get_one(type(scan), scan.id, with_for_update=True)
            found.close(scan.opened_at)
        order.append("closed")

    async with committed.write() as session:
        await queries.get_response(session, key, for_answering=True)
        closing = asyncio.create_task(close())
        await asyncio.sleep(0.2)
        await answering.answer(session, key, "TAK1E", 4)
        order.append("answered")
    await closing
    assert order == ["answered", "closed"]
    async with committed.read() as session:
        assert (await session.get_one(type(scan), scan.id)).status is ScanStatus.CLOSED
        assert await session.scalar(select(func.count()).select_from(Answer)) == 1
