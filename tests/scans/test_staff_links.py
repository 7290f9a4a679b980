"""A staff representative hands out the links for employees; the company never has one of them."""

from io import BytesIO
from uuid import uuid4

import pypdf
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from backend.core.idempotency import IdempotencyRecord
from backend.identity.mandates import SCOPES_OF_POWER
from backend.identity.scopes import SCOPES_OF_ROLE, SYSTEM_SCOPES, Role
from backend.mails.models import Mail
from backend.scans.models import InvitationKind, Response, ScanStatus
from tests.makers.scans import make_link, make_scan

SCOPE = "scan-links:hand-out"


@pytest.fixture
async def representative(client_as, company):
    return await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=company.id)


@pytest.fixture
async def scan(company, database):
    async with database.write() as session:
        return await make_scan(session, company.id)


async def _hand_out(client, scan, quantity=3, **headers):
    return await client.post(f"/scans/{scan.id}/staff-invitations", json={"quantity": quantity}, headers=headers)


def _tokens(made):
    assert made.status_code == 201, made.text
    return [link["url"].partition("#")[2] for link in made.json()["links"]]


async def _enter(visitor, token):
    return await visitor.post("/scan-responses", json={"invitationToken": token})


async def _company_links(owner, scan, audience="employee", kind="shared"):
    return await owner.post(f"/scans/{scan.id}/invitations", json={"audience": audience, "kind": kind, "quantity": 1})


async def test_each_link_works_once_and_says_from_whom_it_is(representative, visitor, scan):
    made = await _hand_out(representative, scan)
    tokens = _tokens(made)
    assert (len(set(tokens)), made.json()["byStaff"], made.json()["kind"]) == (3, True, "single_use")
    assert made.headers["cache-control"] == "no-store"
    entered = await _enter(visitor, tokens[0])
    assert (entered.status_code, entered.json()["scan"]["linksFrom"]) == (201, "staff")
    assert (await _enter(visitor, tokens[0])).status_code == 404
    again = _tokens(await _hand_out(representative, scan, quantity=1))
    assert [(await _enter(visitor, token)).status_code for token in (*tokens[1:], *again)] == [201, 201, 201]
    read = (await representative.get(f"/scans/{scan.id}")).json()
    assert sorted((each["quantity"], each["byStaff"]) for each in read["invitations"]) == [(1, True), (3, True)]


async def test_what_the_company_made_for_employees_ends_and_it_makes_no_more(
    *, owner, representative, visitor, scan, database
):
    before = [
        _tokens(await _company_links(owner, scan, kind=kind))[0] for kind in ("shared", "single_use", "single_use")
    ]
    management = _tokens(await _company_links(owner, scan, audience="management"))[0]
    assert (await _enter(visitor, before[1])).status_code == 201
    made = _tokens(await _hand_out(representative, scan))
    refused = [await _enter(visitor, token) for token in before]
    assert {(answer.status_code, answer.json()["type"]) for answer in refused} == {
        (404, "/v1/problems/invitation-not-valid")
    }
    for kind in ("shared", "single_use"):
        answer = await _company_links(owner, scan, kind=kind)
        assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/staff-hands-out")
    assert (await _enter(visitor, management)).status_code == 201
    assert (await _company_links(owner, scan, audience="management", kind="single_use")).status_code == 201
    assert (await _enter(visitor, made[0])).json()["scan"]["linksFrom"] == "staff_later"
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Response)) == 3


async def test_management_is_told_that_its_links_ended_and_the_staff_that_it_may_hand_out(
    *, client_as, owner, representative, company, database
):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=ScanStatus.DRAFT)
    opened = await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": "open"}, headers={"If-Match": "*"})
    assert opened.status_code == 200, opened.text
    await _hand_out(representative, scan)
    await _hand_out(representative, scan)
    async with database.read() as session:
        told = list(await session.scalars(select(Mail.template).order_by(Mail.template)))
    assert told == ["links_taken_on", "scan_opened"]
    acts = [entry["act"] for entry in (await owner.get("/audit-entries")).json()["items"]]
    assert acts[:3] == ["scans.hand_out", "scans.hand_out", "scans.take_on_links"]


async def test_the_employer_gets_none_of_the_links_from_anything_the_api_gives(
    *, client_as, owner, representative, company, scan, database
):
    """With every role of the company, with the key of the representative's request, and with the slips on paper."""
    key = {"Idempotency-Key": f'"{uuid4()}"'}
    made = await _hand_out(representative, scan, quantity=4, **key)
    tokens = _tokens(made)
    employers = [
        owner,
        await client_as(Role.MANAGER, organisation_id=company.id),
        await client_as(Role.FINANCE, organisation_id=company.id),
        await client_as(Role.OWNER, Role.MANAGER, Role.FINANCE, organisation_id=company.id),
    ]
    answers = []
    for client in employers:
        addresses = (
            "/scans",
            f"/scans/{scan.id}",
            f"/scans/{scan.id}/result",
            "/audit-entries",
            "/notices",
            "/session",
            f"/companies/{company.id}",
            f"/companies/{company.id}/exports",
        )
        answers += [await client.get(address) for address in addresses]
        repeated = await _hand_out(client, scan, quantity=4, **key)
        slips = await client.post(f"/scans/{scan.id}/staff-invitations/slips", json={"tokens": ["A" * 32]})
        assert (repeated.status_code, slips.status_code) == (403, 403)
        answers += [repeated, slips, await _company_links(client, scan, kind="single_use")]
        answers.append(
            await client.post(
                f"/scans/{scan.id}/invitations",
                json={"audience": "employee", "kind": "single_use", "quantity": 4},
                headers=key,
            )
        )
    told = "".join(f"{answer.text}{answer.headers}" for answer in answers)
    assert [token for token in tokens if token in told] == []
    again = await _hand_out(representative, scan, quantity=4, **key)
    assert "idempotent-replayed" not in again.headers
    assert not set(tokens) & set(_tokens(again))


async def test_no_table_keeps_a_link(representative, scan, database):
    """What the database does not hold, no export, history, retry or backup can give."""
    tokens = _tokens(await _hand_out(representative, scan, quantity=2, **{"Idempotency-Key": f'"{uuid4()}"'}))
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(IdempotencyRecord)) == 0
        tables = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        for table in tables.all():
            for token in tokens:
                found = text(f'SELECT count(*) FROM "{table}" kept WHERE kept::text LIKE :token')
                assert await session.scalar(found, {"token": f"%{token}%"}) == 0, table
        kept = await session.scalar(text("SELECT details FROM audit_entries WHERE act = 'scans.hand_out'"))
    assert kept == {}


async def test_only_a_staff_representative_holds_this_right(client_as, company, scan):
    assert {role for role, scopes in SCOPES_OF_ROLE.items() if SCOPE in scopes} == {Role.STAFF_REPRESENTATIVE}
    assert SCOPE not in SYSTEM_SCOPES.union(*SCOPES_OF_POWER.values())
    for role in (Role.OWNER, Role.MANAGER):
        both = await client_as(role, Role.STAFF_REPRESENTATIVE, organisation_id=company.id)
        slips = await both.post(f"/scans/{scan.id}/staff-invitations/slips", json={"tokens": ["A" * 32]})
        for answer in (await _hand_out(both, scan), slips):
            assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/staff-links-not-yours")
    stranger = await client_as(Role.STAFF_REPRESENTATIVE)
    assert (await _hand_out(stranger, scan)).status_code == 404


@pytest.mark.parametrize(("status", "told"), [(ScanStatus.DRAFT, 404), (ScanStatus.CLOSED, 409)])
async def test_only_while_the_scan_is_open(*, representative, company, database, status, told):
    async with database.write() as session:
        scan = await make_scan(session, company.id, status=status)
    assert (await _hand_out(representative, scan)).status_code == told


@pytest.mark.parametrize("quantity", [0, 251, "drie", None])
async def test_a_wrong_number_takes_nothing_on(owner, representative, scan, quantity):
    assert (await _hand_out(representative, scan, quantity=quantity)).status_code == 400
    assert (await owner.get(f"/scans/{scan.id}")).json()["linksFrom"] == "company"


async def test_the_slips_are_the_links_that_were_given(representative, scan):
    tokens = _tokens(await _hand_out(representative, scan, quantity=5))
    for language, words in (("nl", "Werkt één keer"), ("en", "Works once")):
        paper = await representative.post(
            f"/scans/{scan.id}/staff-invitations/slips", json={"tokens": tokens, "language": language}
        )
        assert (paper.status_code, paper.headers["cache-control"]) == (200, "no-store")
        pages = pypdf.PdfReader(BytesIO(paper.content)).pages
        told = " ".join("\n".join(page.extract_text() for page in pages).split())
        assert told.count(words) == 5
        assert all(token in told.replace(" ", "") for token in tokens)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE scans SET links_from = 'company'",
        "UPDATE scans SET links_from = 'staff'",
        "UPDATE scan_invitations SET by_staff = false",
        "UPDATE scan_invitations SET kind = 'shared', quantity = 1",
        "UPDATE scan_invitations SET audience = 'management'",
        "INSERT INTO scan_invitation_tokens SELECT '\\x01', id FROM scan_invitations WHERE NOT by_staff",
    ],
)
async def test_the_database_keeps_it_so(*, owner, representative, scan, database, change):
    await _company_links(owner, scan)
    await _hand_out(representative, scan)
    async with database.write() as session:
        with pytest.raises(DBAPIError):
            async with session.begin_nested():
                await session.execute(text(change))


async def test_the_database_lets_nobody_take_on_while_the_company_has_links(company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        draft = await make_scan(session, company.id, status=ScanStatus.DRAFT)
        await make_link(session, scan, kind=InvitationKind.SINGLE_USE)
        for change in (
            f"UPDATE scans SET links_from = 'staff' WHERE id = '{scan.id}'",
            f"UPDATE scans SET links_from = 'staff_later' WHERE id = '{scan.id}'",
            f"UPDATE scans SET links_from = 'staff' WHERE id = '{draft.id}'",
        ):
            with pytest.raises(DBAPIError):
                async with session.begin_nested():
                    await session.execute(text(change))
