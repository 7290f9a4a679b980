"""Open answers: from ten employees, loose from who wrote them, read by nobody before review."""

import re
from datetime import timedelta
from secrets import SystemRandom
from uuid import uuid4

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.identity.scopes import Role
from backend.scans.models import (
    MASK,
    PooledRemark,
    QuestionKind,
    Remark,
    RemarkStatus,
    Respondent,
)
from backend.scans.service import pooling, reviewing
from tests.makers.scans import answers_at, make_link, make_scan, take_part

ANY = {"If-Match": "*"}
EVERY_ROLE = (*Role,)
# Whatever could tell of a scan or of its company: the rest of the addresses reads no table of scans.
TELLS = re.compile(r"scan|compan|audit|data|trajector|monitoring")


async def _written(visitor, database, company, words, *, management=0):
    """A closed scan in which each of these was written by an employee, in this order."""
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        links = {audience: await make_link(session, scan, audience=audience) for audience in Respondent}
    sides = [Respondent.EMPLOYEE] * len(words) + [Respondent.MANAGEMENT] * management
    for number, side in enumerate(sides):
        answers = dict(list(answers_at(str(side), number % 3 + 2).items())[:3])
        key = await take_part(visitor, links[side], answers, submit=False)
        said = words[number] if number < len(words) else "Van de directie"
        headers = {"Scan-Key": key}
        await visitor.put("/scan-responses/current/remarks/OPEN1", json={"remark": said}, headers=headers)
        await visitor.post("/scan-responses/current/submissions", headers=headers)
    return scan


async def _publish(owner, scan, **more):
    for wish in ({"toStatus": "closed"}, {"toStatus": "published", **more}):
        answer = await owner.post(f"/scans/{scan.id}/status-changes", json=wish, headers=ANY)
        assert answer.status_code == 200, answer.text


def _said(count):
    return [f"Bijzonder woord {number}" for number in range(count)]


async def _kept(database, scan):
    async with database.read() as session:
        found = await session.scalars(select(PooledRemark).filter_by(scan_id=scan.id).order_by(PooledRemark.id))
        raw = await session.scalar(select(func.count()).select_from(Remark))
        return found.all(), raw


async def _read(client, scan):
    answer = await client.get(f"/scans/{scan.id}/result/remarks")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def _review(client, waiting, **wish):
    headers = {"If-Match": f'"{waiting["version"]}"'}
    return await client.post(f"/scan-remarks/{waiting['id']}/status-changes", json=wish, headers=headers)


@pytest.fixture
async def reviewer(client_as):
    return await client_as(Role.PROGRAMME_OFFICER)


@pytest.fixture
async def ten(visitor, owner, company, database):
    """A published scan in which ten employees wrote."""
    scan = await _written(visitor, database, company, _said(10))
    await _publish(owner, scan)
    return scan


async def test_nine_are_too_few_and_all_of_it_is_deleted(visitor, owner, company, database):
    scan = await _written(visitor, database, company, _said(9), management=3)
    await _publish(owner, scan)
    assert await _kept(database, scan) == ([], 0)
    assert (await _read(owner, scan)) == {"scanId": str(scan.id), "status": "too_few", "questions": []}


async def test_ten_are_kept_without_a_response_and_the_raw_words_are_gone(visitor, owner, company, database):
    scan = await _written(visitor, database, company, _said(10), management=1)
    await _publish(owner, scan)
    found, raw = await _kept(database, scan)
    assert sorted(each.remark for each in found) == sorted(_said(10))
    assert raw == 0
    assert {each.status for each in found} == {RemarkStatus.WAITING}
    assert (await _read(owner, scan))["status"] == "in_review"


async def test_the_view_of_management_alone_deletes_them_unread(visitor, owner, company, database):
    scan = await _written(visitor, database, company, _said(10), management=1)
    await _publish(owner, scan, managementOnly=True)
    assert await _kept(database, scan) == ([], 0)


async def test_who_withdrew_before_publication_is_not_among_them(visitor, owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan)
    for number in range(11):
        answers = dict(list(answers_at("employee", number % 3 + 2).items())[:3])
        headers = {"Scan-Key": await take_part(visitor, token, answers, submit=False)}
        await visitor.put("/scan-responses/current/remarks/OPEN1", json={"remark": f"{number}"}, headers=headers)
        await visitor.post("/scan-responses/current/submissions", headers=headers)
    await visitor.delete("/scan-responses/current", headers=headers)
    await _publish(owner, scan)
    found, _ = await _kept(database, scan)
    assert sorted(each.remark for each in found) == sorted(f"{number}" for number in range(10))


async def test_nobody_but_the_reviewer_reads_a_word_before_all_is_reviewed(
    *, client_as, visitor, ten, company, database, reviewer
):
    """Every address that can be read without knowing more, by every role; then the last review shows all at once."""
    company_roles = (Role.OWNER, Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE)
    clients = {
        role: await client_as(role, **({"organisation_id": company.id} if role in company_roles else {}))
        for role in EVERY_ROLE
    }
    document = (await visitor.get("/openapi.json")).json()
    paths = [path for path, item in document["paths"].items() if "get" in item]
    addresses = [
        path.replace("{scanId}", str(ten.id)).replace("{companyId}", str(company.id)).removeprefix("/v1")
        for path in paths
        if set(path.replace("{scanId}", "").replace("{companyId}", "")) & {"{"} == set() and TELLS.search(path)
    ]
    assert "/scan-remarks" in addresses

    async def readers():
        found = set()
        for role, client in clients.items():
            for address in addresses:
                if "Bijzonder" in (await client.get(address)).text:
                    found.add((role, address))
        return found

    queue = {(Role.PROGRAMME_OFFICER, "/scan-remarks")}
    assert await readers() == queue
    waiting = (await reviewer.get("/scan-remarks")).json()["items"]
    for each in waiting[:-1]:
        await _review(reviewer, each, toStatus="approved")
    assert await readers() == queue
    await _review(reviewer, waiting[-1], toStatus="withheld")
    told = f"/scans/{ten.id}/result/remarks"
    assert await readers() == {(role, told) for role in company_roles}


async def test_the_reviewer_sees_no_company_scan_or_moment(reviewer, ten, company):
    told = await reviewer.get("/scan-remarks")
    assert {frozenset(each) for each in told.json()["items"]} == {frozenset({"id", "version", "question", "remark"})}
    assert company.name not in told.text
    assert str(ten.id) not in told.text


async def test_what_is_withheld_is_erased_and_what_is_masked_is_shown_so(reviewer, owner, ten, database):
    first, second, *others = (await reviewer.get("/scan-remarks")).json()["items"]
    masked = first["remark"].replace("woord", MASK)
    assert (await _review(reviewer, first, toStatus="approved", remark=masked)).status_code == 200
    assert (await _review(reviewer, second, toStatus="withheld")).status_code == 200
    for each in others:
        await _review(reviewer, each, toStatus="approved")
    told = await _read(owner, ten)
    assert told["status"] == "shown"
    shown = told["questions"][0]["remarks"]
    assert sorted(shown) == sorted([masked, *(each["remark"] for each in others)])
    found, _ = await _kept(database, ten)
    assert [each.remark for each in found if each.status is RemarkStatus.WITHHELD] == [None]
    assert (await reviewer.get("/scan-remarks")).json()["total"] == 0


@pytest.mark.parametrize("rewritten", ["Iets anders", "Bijzonder", "[…] extra", "woord Bijzonder […]"])
async def test_a_reviewer_changes_no_word(reviewer, ten, rewritten):
    waiting = (await reviewer.get("/scan-remarks")).json()["items"][0]
    refused = await _review(reviewer, waiting, toStatus="approved", remark=rewritten)
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/remark")


async def test_a_double_click_and_a_stale_version_change_nothing(reviewer, ten, database):
    waiting = (await reviewer.get("/scan-remarks")).json()["items"][0]
    assert (await _review(reviewer, waiting, toStatus="approved")).status_code == 200
    assert (await _review(reviewer, waiting, toStatus="withheld")).status_code == 412
    address = f"/scan-remarks/{waiting['id']}/status-changes"
    again = await reviewer.post(address, json={"toStatus": "withheld"}, headers=ANY)
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/scan-remark-reviewed")
    assert (await reviewer.post(address, json={"toStatus": "withheld"})).status_code == 428
    found, _ = await _kept(database, ten)
    assert sum(each.status is RemarkStatus.APPROVED for each in found) == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROGRAMME_OFFICER])
async def test_nobody_else_reviews(client_as, ten, role, reviewer):
    other = await client_as(role)
    waiting = (await reviewer.get("/scan-remarks")).json()["items"][0]
    assert (await other.get("/scan-remarks")).status_code == 403
    assert (await _review(other, waiting, toStatus="approved")).status_code == 403


async def test_after_twenty_eight_days_what_nobody_reviewed_is_erased_and_never_shown(
    *, reviewer, owner, ten, database, client_as, company
):
    waiting = (await reviewer.get("/scan-remarks")).json()["items"]
    await _review(reviewer, waiting[0], toStatus="approved")
    with clock.set_to(clock.now() + timedelta(days=29)):
        late = await client_as(Role.PROGRAMME_OFFICER)
        head = await client_as(Role.OWNER, organisation_id=company.id)
        assert (await late.get("/scan-remarks")).json()["items"] == []
        assert (await _review(late, waiting[1], toStatus="approved")).status_code == 409
        assert (await _read(head, ten))["questions"][0]["remarks"] == [waiting[0]["remark"]]
        async with database.write() as session:
            assert await reviewing.lapse(session) == 9
            assert await reviewing.lapse(session) == 0
        assert (await _read(head, ten))["questions"][0]["remarks"] == [waiting[0]["remark"]]
    found, _ = await _kept(database, ten)
    assert sum(each.remark is not None for each in found) == 1


async def test_killed_while_publishing_everything_is_as_it_was(visitor, owner, company, database, monkeypatch):
    scan = await _written(visitor, database, company, _said(10))
    await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": "closed"}, headers=ANY)

    def killed(_):
        raise RuntimeError("killed")

    monkeypatch.setattr(pooling, "shuffle", killed)
    wish = {"toStatus": "published"}
    assert (await owner.post(f"/scans/{scan.id}/status-changes", json=wish, headers=ANY)).status_code == 500
    assert await _kept(database, scan) == ([], 10)
    monkeypatch.undo()
    assert (await owner.post(f"/scans/{scan.id}/status-changes", json=wish, headers=ANY)).status_code == 200
    assert len((await _kept(database, scan))[0]) == 10


async def test_places_follow_from_chance_alone(*, visitor, owner, company, database, monkeypatch):
    """They lie as the shuffle left them, written by one statement; what is read goes by random identifiers."""
    assert isinstance(pooling.shuffle.__self__, SystemRandom)
    left = []

    def backwards(rows):
        rows.sort(key=lambda row: row["remark"], reverse=True)
        left.extend(row["remark"] for row in rows)

    monkeypatch.setattr(pooling, "shuffle", backwards)
    scan = await _written(visitor, database, company, _said(10))
    await _publish(owner, scan)
    async with database.read() as session:
        found = (
            await session.execute(text("SELECT id, remark, xmin::text FROM scan_pooled_remarks ORDER BY ctid"))
        ).all()
    assert [row.remark for row in found] == left
    assert len({row.xmin for row in found}) == 1
    assert {row.id.version for row in found} == {4}


async def _refused(database, statement):
    with pytest.raises(DBAPIError):
        async with database.write() as session:
            await session.execute(statement)


async def test_the_database_refuses_nine_a_late_one_and_a_changed_word(ten, database, reviewer):
    found, _ = await _kept(database, ten)
    late = {
        "scan_id": ten.id,
        "version_id": found[0].version_id,
        "item_code": "OPEN1",
        "kind": QuestionKind.OPEN,
        "status": RemarkStatus.WAITING,
        "remark": "Te laat",
        "version": 1,
    }
    await _refused(database, insert(PooledRemark).values([{**late, "id": uuid4()}]))
    await _refused(database, insert(PooledRemark).values([{**late, "id": uuid4()} for _ in range(10)]))
    change = update(PooledRemark).where(PooledRemark.id == found[0].id)
    await _refused(database, change.values(status="approved", remark="Iets anders"))
    await _refused(database, change.values(remark="Bijzonder"))
    await _refused(database, delete(PooledRemark).where(PooledRemark.id == found[0].id))
    waiting = next(
        each for each in (await reviewer.get("/scan-remarks")).json()["items"] if each["id"] == str(found[0].id)
    )
    await _review(reviewer, waiting, toStatus="withheld")
    await _refused(database, change.values(status="approved", remark=found[0].remark))
