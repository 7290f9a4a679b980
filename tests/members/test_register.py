"""The register of a branch's members: who keeps it, and what a curious branch does not learn from it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.identity.scopes import Role
from backend.organisations import queries, service
from backend.organisations.models import BranchMembership, ConsentKind
from backend.organisations.service.linking import link_members
from tests.makers.organisations import make_company

GOOD = {"name": "Voorbeeld Plaatwerk B.V.", "sbiCode": "25.11", "employees": 24, "postcode": "8011 AB"}
NUMBER = "90003001"
SEEN = ConsentKind.BRANCH_SEES_PROGRESS
NEW = {
    "kvkNumber": NUMBER,
    "name": "Voorbeeld Plaatwerk B.V.",
    "section": "C",
    "employees": 24,
    "postcode": "8011",
}


async def put(client, number=NUMBER, tag=None, **changed):
    headers = {"If-Match": tag} if tag else {}
    return await client.put(f"/members/{number}", json={**GOOD, **changed}, headers=headers)


async def decide(client, company_id, given):
    return await client.post(f"/companies/{company_id}/consents", json={"kind": SEEN, "given": given})


async def test_a_member_is_entered_read_changed_and_ended(officer):
    made = await put(officer)
    assert (made.status_code, made.headers["etag"]) == (201, '"1"'), made.text
    assert made.json() == {
        "kvkNumber": NUMBER,
        "name": "Voorbeeld Plaatwerk B.V.",
        "sbiVersion": "2008",
        "sbiCode": "25.11",
        "employees": 24,
        "postcode": "8011",
        "since": None,
        "endedAt": None,
        "companyId": None,
        "version": 1,
    }
    changed = await put(officer, tag='"1"', employees=30, since="2019-05-01")
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    ended = await officer.delete(f"/members/{NUMBER}", headers={"If-Match": '"2"'})
    assert (ended.status_code, ended.headers["etag"]) == (204, '"3"')
    assert (await officer.get(f"/members/{NUMBER}")).json()["endedAt"]
    undone = await put(officer, tag='"3"', employees=30, since="2019-05-01")
    assert (undone.status_code, undone.json()["endedAt"], undone.json()["since"]) == (200, None, "2019-05-01")


async def test_only_the_version_that_was_seen_is_changed(officer):
    assert (await put(officer, tag='"1"')).status_code == 412
    assert (await put(officer, tag="*")).status_code == 412
    await put(officer)
    assert (await put(officer)).status_code == 428
    assert (await put(officer, tag='"2"', employees=9)).status_code == 412
    assert (await officer.delete(f"/members/{NUMBER}")).status_code == 428
    assert (await officer.delete(f"/members/{NUMBER}", headers={"If-Match": '"7"'})).status_code == 412
    same = await put(officer, tag="*")
    assert (same.status_code, same.headers["etag"]) == (200, '"1"')


async def test_ending_twice_changes_nothing_the_second_time(officer):
    await put(officer)
    first = await officer.delete(f"/members/{NUMBER}", headers={"If-Match": '"1"'})
    assert (await officer.delete(f"/members/{NUMBER}", headers={"If-Match": '"1"'})).status_code == 412
    again = await officer.delete(f"/members/{NUMBER}", headers={"If-Match": first.headers["etag"]})
    assert (again.status_code, again.headers["etag"]) == (204, first.headers["etag"])


@pytest.mark.parametrize(
    ("number", "changed", "where"),
    [
        ("9000300", {}, "kvkNumber"),
        ("9000300a", {}, "kvkNumber"),
        (NUMBER, {"name": " "}, "#/name"),
        (NUMBER, {"employees": 0}, "#/employees"),
        (NUMBER, {"postcode": "0123"}, "#/postcode"),
        (NUMBER, {"sbiCode": "brood"}, "#/sbiCode"),
        (NUMBER, {"since": "gisteren"}, "#/since"),
        (NUMBER, {"companyId": NUMBER}, "#/companyId"),
    ],
)
async def test_what_cannot_be_right_is_refused_at_its_field(officer, number, changed, where):
    answer = await put(officer, number, **changed)
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == [where]


async def test_the_register_is_found_by_name_number_status_and_page(officer):
    for at, name in enumerate(("Bakker Zes", "Anders B.V.", "Éénhoorn", "100% Staal")):
        assert (await put(officer, f"9000301{at}", name=name)).status_code == 201
    await officer.delete("/members/90003010", headers={"If-Match": '"1"'})

    async def names(query):
        answer = await officer.get(f"/members?{query}")
        assert answer.status_code == 200, answer.text
        return [item["name"] for item in answer.json()["items"]]

    assert await names("") == ["100% Staal", "Anders B.V.", "Bakker Zes", "Éénhoorn"]
    assert await names("status=current") == ["100% Staal", "Anders B.V.", "Éénhoorn"]
    assert await names("status=ended") == ["Bakker Zes"]
    assert await names("q=eenh") == ["Éénhoorn"]
    assert await names("q=%25") == ["100% Staal"]
    assert await names("q=90003011") == ["Anders B.V."]
    assert await names("pageSize=2&page=2") == ["Bakker Zes", "Éénhoorn"]
    assert (await officer.get("/members?pageSize=2")).headers["link"].count("rel=") == 3
    assert (await officer.get("/members?naam=x")).status_code == 400


OTHERS = [role for role in Role if role is not Role.BRANCH_OFFICER]


@pytest.mark.parametrize("role", OTHERS, ids=lambda role: role.value)
async def test_nobody_but_a_branch_has_a_register(client_as, officer, role):
    await put(officer)
    other = await client_as(role)
    for answer in (
        await other.get("/members"),
        await other.get(f"/members/{NUMBER}"),
        await put(other),
        await other.delete(f"/members/{NUMBER}", headers={"If-Match": "*"}),
    ):
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/scope-missing")


async def test_another_branch_has_another_register(client_as, officer):
    await put(officer)
    other = await client_as(Role.BRANCH_OFFICER)
    assert (await other.get("/members")).json()["items"] == []
    assert (await other.get(f"/members/{NUMBER}")).status_code == 404
    assert (await other.delete(f"/members/{NUMBER}", headers={"If-Match": "*"})).status_code == 404
    assert (await put(other, name="Anders", tag=None)).status_code == 201
    assert (await officer.get(f"/members/{NUMBER}")).json()["name"] == GOOD["name"]


async def test_a_company_that_registers_is_a_member_and_the_branch_sees_nothing_of_it(client_as, officer, branch):
    await put(officer)
    before = await officer.get(f"/members/{NUMBER}")
    owner = await client_as(Role.OWNER)
    made = await owner.post("/companies", json=NEW)
    assert made.status_code == 201, made.text
    company_id = made.json()["id"]
    assert [(each["id"], each["seesProgress"]) for each in made.json()["branches"]] == [(str(branch.id), False)]
    after = await officer.get(f"/members/{NUMBER}")
    assert (after.json(), after.headers["etag"]) == (before.json(), before.headers["etag"])
    assert (await officer.get("/companies")).json()["items"] == []
    assert (await officer.get(f"/companies/{company_id}")).status_code == 404
    assert (await officer.get("/members?participation=shown")).json()["items"] == []

    assert (await decide(owner, company_id, given=True)).status_code == 201
    told = await officer.get(f"/members/{NUMBER}")
    assert (told.json()["companyId"], told.headers["etag"]) == (company_id, before.headers["etag"])
    assert (await officer.get(f"/companies/{company_id}")).status_code == 200
    assert len((await officer.get("/members?participation=shown")).json()["items"]) == 1
    assert (await officer.get("/members?participation=not_shown")).json()["items"] == []

    await decide(owner, company_id, given=False)
    assert (await officer.get(f"/members/{NUMBER}")).json() == before.json()
    assert (await officer.get(f"/companies/{company_id}")).status_code == 404


async def test_a_branch_that_enters_every_number_sees_nobody(client_as, database, officer, branch):
    """The company consented for branches it knew of; one that names it afterwards asks anew."""
    async with database.write() as session:
        company = await make_company(session, consents=(SEEN,))
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    nowhere = await put(officer, "90003999")
    entered = await put(officer, company.kvk_number)
    assert entered.json() == {**nowhere.json(), "kvkNumber": company.kvk_number}
    assert (await officer.get(f"/companies/{company.id}")).status_code == 404
    (named,) = (await owner.get(f"/companies/{company.id}")).json()["branches"]
    assert (named["id"], named["seesProgress"]) == (str(branch.id), False)
    again = await decide(owner, company.id, given=True)
    assert again.status_code == 201
    assert (await decide(owner, company.id, given=True)).status_code == 200
    assert (await officer.get(f"/members/{company.kvk_number}")).json()["companyId"] == str(company.id)


async def test_an_end_that_is_undone_keeps_what_the_company_decided(client_as, database, officer):
    async with database.write() as session:
        company = await make_company(session)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    number = company.kvk_number
    await put(officer, number)
    await decide(owner, company.id, given=True)
    ended = await officer.delete(f"/members/{number}", headers={"If-Match": '"1"'})
    assert (await officer.get(f"/members/{number}")).json()["companyId"] is None
    assert (await officer.get(f"/companies/{company.id}")).status_code == 404
    await put(officer, number, tag=ended.headers["etag"])
    assert (await officer.get(f"/members/{number}")).json()["companyId"] == str(company.id)


async def test_a_consent_given_while_the_branch_was_gone_is_not_for_it(client_as, database, officer):
    async with database.write() as session:
        company = await make_company(session)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    number = company.kvk_number
    await put(officer, number)
    ended = await officer.delete(f"/members/{number}", headers={"If-Match": '"1"'})
    assert (await owner.get(f"/companies/{company.id}")).json()["branches"] == []
    await decide(owner, company.id, given=True)
    back = await put(officer, number, tag=ended.headers["etag"])
    for _ in range(2):
        assert back.json()["companyId"] is None
        ended = await officer.delete(f"/members/{number}", headers={"If-Match": back.headers["etag"]})
        back = await put(officer, number, tag=ended.headers["etag"])


async def test_an_invented_branch_names_no_real_company(database, officer, branch):
    async with database.write() as session:
        company = await make_company(session)
        await session.execute(
            text("UPDATE organisations SET is_demonstration = true WHERE id = :id"), {"id": branch.id}
        )
    assert (await put(officer, company.kvk_number)).status_code == 201
    async with database.read() as session:
        assert await queries.branch_ids_of(session, company.id) == frozenset()


async def test_a_link_is_made_once_and_leaves_the_day_of_change_alone(database, branch):
    async with database.write() as session:
        company = await make_company(session)
        await session.execute(
            text(
                "INSERT INTO branch_members "
                "(id, branch_id, kvk_number, name, sort_name, sbi_version, version, updated_at) "
                "VALUES (gen_random_uuid(), :branch, :number, 'X', 'x', '2008', 1, '2020-01-01')"
            ),
            {"branch": branch.id, "number": company.kvk_number},
        )
        for _ in range(2):
            await link_members(session, branch.id)
    async with database.read() as session:
        (linked,) = (await session.scalars(select(BranchMembership))).all()
        assert (linked.company_id, linked.branch_id) == (company.id, branch.id)
        assert clock.now() - linked.created_at < timedelta(minutes=5)
        changed = "SELECT updated_at < '2021-01-01', version, linked_at = :at FROM branch_members"
        assert (await session.execute(text(changed), {"at": linked.created_at})).one() == (True, 1, True)


async def test_each_act_is_written_down_for_the_branch_and_not_for_the_company(database, officer, branch):
    await put(officer)
    await put(officer, tag='"1"', employees=25)
    await put(officer, tag='"2"', employees=25)
    await officer.delete(f"/members/{NUMBER}", headers={"If-Match": '"2"'})
    async with database.read() as session:
        entries = (await session.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()
    assert [(entry.act, entry.organisation_id) for entry in entries] == [
        ("members.enter", branch.id),
        ("members.correct", branch.id),
        ("members.end", branch.id),
    ]
    assert entries[1].details == {"fields": ["employees"]}


async def test_other_consents_are_asked_once(database, branch):
    async with database.write() as session:
        company = await make_company(session, consents=(ConsentKind.CONTACT,))
        session.add(BranchMembership(branch_id=branch.id, company_id=company.id, created_at=clock.now()))
        await session.flush()
        _, is_new = await service.record_consent(session, company.id, ConsentKind.CONTACT, True, None)
        assert not is_new
