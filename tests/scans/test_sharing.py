"""A company shares its published result by a link: made once, changed, stopped, and never more than was published."""

import asyncio
from datetime import timedelta
from io import BytesIO

import pypdf
import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from backend.app import create_app
from backend.core import clock
from backend.identity.scopes import Role
from backend.scans.keys import hash_of
from backend.scans.models import DECIDED, PlanLine, PlanStatus, PlanVersion, Respondent, ResultShare
from tests.conftest import OWN_APP
from tests.makers.identity import make_principal
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, make_scan, publish_with

EMPLOYEES = [answers_at("employee", 3 + first, work_division=2 + first, process=3) for first in (1, 0, 0, 0, 0)]
PEOPLE = [
    (Respondent.MANAGEMENT, answers_at("management", 4, work_division=5)),
    *((Respondent.EMPLOYEE, answers) for answers in EMPLOYEES),
]
READ = "/shared-scan-results/current"


@pytest.fixture
async def scan(company, database):
    async with database.write() as session:
        return await publish_with(session, company.id, PEOPLE)


def _until(days=90):
    return (clock.today() + timedelta(days=days)).isoformat()


async def _share(client, scan, **rest):
    return await client.post(f"/scans/{scan.id}/share", json={"endsOn": _until(), **rest})


def _token(made):
    return made.json()["url"].partition("#")[2]


def _with(token):
    return {"Share-Token": token}


@pytest.mark.parametrize("role", [Role.OWNER, Role.STAFF_REPRESENTATIVE])
async def test_the_result_tells_its_readers_until_when_a_link_works(*, client_as, owner, company, scan, database, role):
    reader = await client_as(role, organisation_id=company.id)

    async def until():
        return (await reader.get(f"/scans/{scan.id}/result")).json()["linkWorksUntil"]

    assert await until() is None
    await _share(owner, scan)
    assert await until() == _until()
    async with database.write() as session:
        await session.execute(update(ResultShare).values(ends_on=clock.today()))
    assert await until() == _until(0)
    async with database.write() as session:
        await session.execute(update(ResultShare).values(ends_on=clock.today() - timedelta(days=1)))
    assert await until() is None


async def test_everybody_with_the_link_reads_the_published_result(owner, visitor, scan):
    made = await _share(owner, scan)
    assert made.status_code == 201, made.text
    assert "/mijn-antwoorden#" in made.json()["url"]
    assert made.json()["qrSvg"].startswith("<svg")
    found = await visitor.get(READ, headers=_with(_token(made)))
    assert found.status_code == 200, found.text
    assert found.headers["cache-control"] == "private, no-store"
    told = found.json()
    assert told["headline"]["nl"] == (
        "Het meest verschillen wij bij werk- en taakverdeling: daar is de leiding positiever."
    )
    themes = {theme["theme"]: theme for theme in told["themes"]}
    assert (themes["work_division"]["managementScore"], themes["work_division"]["employeeScore"]) == (100, 30)
    assert themes["process"]["employeeScore"] is None
    assert (told["strongest"], told["plan"], told["endsOn"]) == (
        (await owner.get(f"/scans/{scan.id}/result")).json()["strongest"],
        None,
        _until(),
    )


async def test_it_tells_less_than_the_firm_reads(owner, visitor, scan):
    told = (await visitor.get(READ, headers=_with(_token(await _share(owner, scan))))).json()
    result = (await owner.get(f"/scans/{scan.id}/result")).json()
    own_words = {"headline", "plan", "endsOn"}
    for name in set(told) - own_words:
        assert told[name] == result[name]
    assert not {"scanId", "groups", "recommendations", "nextStep", "route"} & set(told)


async def test_the_link_is_told_once_and_kept_as_a_hash(owner, scan, database):
    made = await _share(owner, scan)
    read = await owner.get(f"/scans/{scan.id}/share")
    assert set(read.json()) == {"createdAt", "endsOn", "withPlan", "works"}
    assert read.headers["etag"] == made.headers["etag"]
    async with database.read() as session:
        kept = await session.get_one(ResultShare, scan.id)
        assert kept.token_hash == hash_of(_token(made))


async def test_reading_leaves_no_trace(owner, visitor, scan, database):
    token = _token(await _share(owner, scan))
    tables = ("audit_entries", "idempotency_records", "scan_result_shares", "throttles")

    async def rows():
        async with database.read() as session:
            return [await session.scalar(text(f"SELECT count(*) FROM {table}")) for table in tables]

    before = await rows()
    assert (await visitor.get(READ, headers=_with(token))).status_code == 200
    assert await rows() == before


async def test_every_link_that_does_not_work_gets_the_same_answer(owner, visitor, scan, database):
    made = await _share(owner, scan)
    token = _token(made)
    answers = [await visitor.get(READ, headers=_with("A" * 32)), await visitor.get(READ, headers=_with("x"))]
    async with database.write() as session:
        await session.execute(update(ResultShare).values(ends_on=clock.today() - timedelta(days=1)))
    answers.append(await visitor.get(READ, headers=_with(token)))
    assert (await owner.get(f"/scans/{scan.id}/share")).json()["works"] is False
    assert (await owner.post(f"/scans/{scan.id}/share/posters", json={"token": token})).status_code == 404
    stopped = await owner.delete(f"/scans/{scan.id}/share", headers={"If-Match": "*"})
    assert stopped.status_code == 204
    answers.append(await visitor.get(READ, headers=_with(token)))
    assert {answer.status_code for answer in answers} == {404}
    assert {answer.json()["type"] for answer in answers} == {"/v1/problems/shared-result-not-found"}
    assert len({(answer.json()["title"], answer.json()["detail"]) for answer in answers}) == 1


async def test_nothing_is_shared_before_publication(owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
    refused = await _share(owner, scan)
    assert (refused.status_code, refused.json()["type"]) == (404, "/v1/problems/scan-result-not-found")
    with pytest.raises(DBAPIError, match="scan_result_shares_scan_id_fkey"):
        async with database.write() as session:
            session.add(ResultShare(scan_id=scan.id, token_hash=hash_of("x"), ends_on=clock.today(), with_plan=True))


@pytest.mark.parametrize("days", [-1, 367])
async def test_the_last_day_lies_within_a_year(owner, scan, days):
    refused = await _share(owner, scan, endsOn=_until(days))
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "not_within_a_year")


async def test_only_who_manages_scans_shares_and_stops(owner, client_as, company, scan):
    for role in (Role.STAFF_REPRESENTATIVE, Role.FINANCE):
        person = await client_as(role, organisation_id=company.id)
        assert (await _share(person, scan)).status_code == 403
        assert (await person.delete(f"/scans/{scan.id}/share", headers={"If-Match": "*"})).status_code == 403
    stranger = await client_as(Role.OWNER)
    assert (await _share(stranger, scan)).status_code == 404
    manager = await client_as(Role.MANAGER, organisation_id=company.id)
    assert (await _share(manager, scan)).status_code == 201
    assert (await stranger.get(f"/scans/{scan.id}/share")).status_code == 404


async def test_a_stale_version_changes_and_stops_nothing(owner, visitor, scan):
    made = await _share(owner, scan)
    address, old = f"/scans/{scan.id}/share", {"If-Match": made.headers["etag"]}
    assert (await owner.patch(address, json={"endsOn": _until(5)})).status_code == 428
    changed = await owner.patch(address, json={"endsOn": _until(5), "withPlan": False}, headers=old)
    assert (changed.status_code, changed.json()["endsOn"], changed.json()["withPlan"]) == (200, _until(5), False)
    assert (await owner.patch(address, json={"endsOn": _until(9)}, headers=old)).status_code == 412
    assert (await owner.delete(address, headers=old)).status_code == 412
    assert (await visitor.get(READ, headers=_with(_token(made)))).json()["endsOn"] == _until(5)
    now = {"If-Match": changed.headers["etag"]}
    assert (await owner.delete(address, headers=now)).status_code == 204
    assert (await owner.delete(address, headers=now)).status_code == 404
    assert (await owner.get(address)).status_code == 404
    assert _token(await _share(owner, scan)) != _token(made)


async def test_a_double_click_makes_one_link(committed, settings):
    async with committed.write() as session:
        company = await make_company(session)
        scan = await publish_with(session, company.id, PEOPLE)
        cookie = await make_principal(session, roles=(Role.OWNER,), organisation_id=company.id)
    headers = {**OWN_APP, "Cookie": f"sw-session={cookie}"}
    transport = ASGITransport(create_app(settings, database=committed))
    async with AsyncClient(transport=transport, base_url="http://test/v1", headers=headers) as client:
        answers = await asyncio.gather(*(_share(client, scan) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(ResultShare)) == 1


@pytest.mark.parametrize("status", list(PlanStatus))
async def test_only_an_agreed_plan_is_shown_and_never_its_budget(*, owner, visitor, scan, database, status):
    async with database.write() as session:
        version = PlanVersion(scan_id=scan.id, number=1)
        session.add(version)
        await session.flush()
        line = {"measure": "Rooster samen maken.", "who": "De ploegen", "due_on": clock.today(), "budget_cents": 123456}
        session.add(PlanLine(version_id=version.id, position=1, **line))
        await session.flush()
        if status is not PlanStatus.DRAFT:
            version.status, version.proposed_at = PlanStatus.PROPOSED, clock.now()
            await session.flush()
        if status in DECIDED:
            version.status, version.decided_at, version.words = status, clock.now(), "Wij willen eerst rust."
    token = _token(await _share(owner, scan))
    told = (await visitor.get(READ, headers=_with(token))).json()
    assert "123456" not in str(told)
    assert "eerst rust" not in str(told)
    if status is not PlanStatus.AGREED:
        assert told["plan"] is None
        return
    assert [line["measure"] for line in told["plan"]["lines"]] == ["Rooster samen maken."]
    await owner.patch(f"/scans/{scan.id}/share", json={"withPlan": False}, headers={"If-Match": "*"})
    assert (await visitor.get(READ, headers=_with(token))).json()["plan"] is None


async def test_the_poster_holds_the_link_and_only_a_link_that_works(owner, scan):
    token = _token(await _share(owner, scan))
    address = f"/scans/{scan.id}/share/posters"
    for language, words in (("nl", "Wat er uit onze scan kwam"), ("en", "What our scan showed")):
        made = await owner.post(address, json={"token": token, "language": language})
        assert made.headers["content-type"] == "application/pdf"
        found = pypdf.PdfReader(BytesIO(made.content))
        told = "\n".join(page.extract_text() for page in found.pages)
        assert words in " ".join(told.split())
        assert f"/mijn-antwoorden#{token}" in "".join(told.split())
        assert (found.trailer["/Root"]["/Lang"], len(found.pages)) == (language, 1)
    assert (await owner.post(address, json={"token": "A" * 32})).status_code == 404
