"""An adviser declares, applies with it, asks for a new period, and works for no company of their own interest."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.advisers.errors import AdviserRelated
from backend.advisers.models import Accreditation, Adviser
from backend.advisers.queries import require_accredited
from backend.audit.models import AuditEntry
from backend.content import load
from backend.core import clock
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.advisers import make_adviser, make_declaration
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company

WORDS = {
    "edition": load.conduct().edition,
    "agreesToConduct": True,
    "isInsured": True,
    "experience": "Tien jaar werk met ploegen in de maakindustrie.",
    "assignments": "Een bakkerij en een drukkerij, allebei met een ploeg van medewerkers.",
    "interests": [],
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


class Desk:
    """An adviser and an officer, both signed in."""


@pytest.fixture
async def desk(client_as, database):
    async def at(**state):
        found = Desk()
        async with database.write() as session:
            firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM)
            account = await make_account(session, name="Karin Voorbeeldhuis")
            found.adviser = await make_adviser(session, organisation_id=firm.id, account_id=account.id, **state)
        found.path = f"/adviser-profiles/{found.adviser.id}"
        found.client = await client_as(Role.ADVISER, organisation_id=firm.id, account_id=account.id)
        found.officer = await client_as(Role.SYNTENS_OFFICER)
        return found

    return at


async def declare(desk, **changed):
    current = (await desk.client.get(desk.path)).headers["etag"]
    return await desk.client.post(f"{desk.path}/declarations", json={**WORDS, **changed}, headers={"If-Match": current})


async def accredit(desk, **body):
    current = (await desk.officer.get(desk.path)).headers["etag"]
    return await desk.officer.post(
        f"/advisers/{desk.adviser.id}/accreditation-changes",
        json={"toStatus": "accredited", **body},
        headers={"If-Match": current},
    )


async def test_nobody_is_accredited_before_declaring(desk):
    one = await desk(accredited=False)
    assert (await accredit(one)).status_code == 409
    declared = await declare(one, interests=["12345678", "00012345", "12345678"])
    assert declared.status_code == 201, declared.text
    assert (declared.json()["number"], declared.json()["interests"]) == (1, ["00012345", "12345678"])
    assert (await accredit(one)).json()["accreditation"] == "accredited"
    (read,) = (await one.officer.get(f"{one.path}/declarations")).json()["items"]
    assert read["experience"] == WORDS["experience"]


async def test_an_older_edition_of_the_rules_does_not_count(desk, database):
    one = await desk(accredited=False)
    refused = await declare(one, edition="2009-01")
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/edition")
    async with database.write() as session:
        await make_declaration(session, one.adviser, edition="2009-01")
    assert (await accredit(one)).status_code == 409


async def test_documents_lie_beside_a_declaration_for_the_officer(desk):
    one = await desk(accredited=False)
    added = await one.client.post(
        "/files?name=register.pdf", content=PDF, headers={"Content-Type": "application/octet-stream"}
    )
    assert added.status_code == 201, added.text
    declared = await declare(one, fileIds=[added.json()["id"]])
    assert [file["name"] for file in declared.json()["files"]] == ["register.pdf"]
    content = await one.officer.get(f"/files/{added.json()['id']}/content")
    assert content.content == PDF
    assert (await declare(one, fileIds=[added.json()["id"]])).status_code == 409


async def test_from_ninety_days_before_the_end_a_new_period_joins_the_former(desk, database):
    early = await desk(accredited_until=clock.today() + timedelta(days=91))
    refused = await declare(early)
    assert (refused.status_code, refused.json()["opensOn"]) == (409, (clock.today() + timedelta(days=1)).isoformat())
    last = clock.today() + timedelta(days=90)
    one = await desk(accredited_until=last)
    before = (await one.officer.get(one.path)).json()
    assert (before["asksForANewPeriod"], "accredited" in before["allowedStatuses"]) == (False, False)
    assert (await declare(one)).status_code == 201
    (first, *_) = (await one.officer.get("/adviser-profiles")).json()["items"]
    assert (first["id"], first["asksForANewPeriod"]) == (str(one.adviser.id), True)
    given = await accredit(one)
    assert given.status_code == 200, given.text
    told = given.json()
    assert (told["accreditation"], told["asksForANewPeriod"]) == ("accredited", False)
    assert told["accreditedUntil"] == last.replace(year=last.year + 2).isoformat() or last.month == 2
    async with database.read() as session:
        found = await session.get(Adviser, one.adviser.id)
        assert found.accredited_from <= clock.today()
    assert (await accredit(one)).status_code == 409


async def test_after_the_period_the_declaration_is_the_application(desk):
    one = await desk(accreditation=Accreditation.EXPIRED, accredited_until=clock.today() - timedelta(days=1))
    assert (await declare(one)).status_code == 201
    assert (await one.client.get(one.path)).json()["accreditation"] == "applied"
    assert (await accredit(one)).json()["accreditation"] == "accredited"


@pytest.mark.parametrize("state", [Accreditation.REJECTED, Accreditation.SUSPENDED, Accreditation.WITHDRAWN])
async def test_a_suspension_does_not_end_by_declaring(desk, state):
    one = await desk(accreditation=state)
    assert (await declare(one)).status_code == 409


async def test_only_the_adviser_declares_and_only_officers_read_along(desk, client_as):
    one = await desk(accredited=False)
    await declare(one)
    body = {"json": WORDS, "headers": {"If-Match": "*"}}
    assert (await one.officer.post(f"{one.path}/declarations", **body)).status_code == 403
    other = await client_as(Role.ADVISER)
    assert (await other.post(f"{one.path}/declarations", **body)).status_code == 404
    assert (await other.get(f"{one.path}/declarations")).status_code == 404
    assert (await one.client.post(f"{one.path}/declarations", json=WORDS)).status_code == 428
    stale = await one.client.post(f"{one.path}/declarations", json=WORDS, headers={"If-Match": '"99"'})
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        ({"agreesToConduct": False}, "#/agreesToConduct"),
        ({"isInsured": False}, "#/isInsured"),
        ({"interests": ["1234567"]}, "#/interests/0"),
        ({"experience": " "}, "#/experience"),
    ],
)
async def test_a_faulty_declaration_is_refused(desk, changed, location):
    one = await desk(accredited=False)
    refused = await declare(one, **changed)
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, location)


async def test_an_interest_counts_at_once_and_goes_only_when_an_officer_decides(desk, database):
    one = await desk(accredited=False)
    assert (await declare(one, interests=["12345678"])).status_code == 201
    assert (await accredit(one, accreditedUntil=(clock.today() + timedelta(days=30)).isoformat())).status_code == 200
    assert await related(database, one) == {"12345678"}
    assert (await declare(one, interests=["87654321"])).status_code == 201
    assert await related(database, one) == {"12345678", "87654321"}
    assert (await accredit(one)).status_code == 200
    assert await related(database, one) == {"87654321"}


@pytest.mark.parametrize("state", list(Accreditation))
async def test_an_interest_is_added_when_it_arises_and_asks_for_nothing(desk, database, state):
    one = await desk(accreditation=state)
    current = (await one.client.get(one.path)).headers["etag"]
    wish = {"json": {"interests": ["12345678"]}, "headers": {"If-Match": current}}
    added = await one.client.post(f"{one.path}/interests", **wish)
    assert added.status_code == 201, added.text
    assert (added.json()["number"], added.json()["edition"], added.json()["interests"]) == (1, None, ["12345678"])
    assert (await one.client.post(f"{one.path}/interests", **wish)).status_code == 412
    told = (await one.officer.get(one.path)).json()
    assert (told["accreditation"], told["asksForANewPeriod"]) == (state, False)
    async with database.read() as session:
        assert "advisers.add_interests" in set(await session.scalars(select(AuditEntry.act)))
    if state is Accreditation.ACCREDITED:
        assert await related(database, one) == {"12345678"}


async def test_only_the_adviser_adds_interests_and_always_some(desk, client_as):
    one = await desk()
    body = {"json": {"interests": ["12345678"]}, "headers": {"If-Match": "*"}}
    assert (await one.officer.post(f"{one.path}/interests", **body)).status_code == 403
    assert (await (await client_as(Role.ADVISER)).post(f"{one.path}/interests", **body)).status_code == 404
    none = await one.client.post(f"{one.path}/interests", json={"interests": []}, headers={"If-Match": "*"})
    assert (none.status_code, none.json()["errors"][0]["location"]) == (400, "#/interests")


async def test_an_interest_alone_is_no_declaration_to_be_accredited_upon(desk):
    one = await desk(accredited=False)
    body = {"json": {"interests": ["12345678"]}, "headers": {"If-Match": "*"}}
    assert (await one.client.post(f"{one.path}/interests", **body)).status_code == 201
    assert (await accredit(one)).status_code == 409


async def related(database, desk):
    found = set()
    for number in ("12345678", "87654321"):
        try:
            async with database.read() as session:
                await require_accredited(session, desk.adviser.id, on=clock.today(), for_company=number)
        except AdviserRelated:
            found.add(number)
    return found


async def test_a_suspension_that_ends_leaves_the_wish_for_a_new_period(desk):
    one = await desk(accredited_until=clock.today() + timedelta(days=30))
    assert (await declare(one)).status_code == 201
    assert (await accredit(one, toStatus="suspended", reason="Een klacht.")).status_code == 200
    assert (await accredit(one)).json()["asksForANewPeriod"] is True


@pytest.mark.parametrize(
    ("days", "location"),
    [
        ({"accreditedFrom": 32}, "#/accreditedFrom"),
        ({"accreditedFrom": 0, "accreditedUntil": 29}, "#/accreditedUntil"),
        ({"accreditedFrom": 31, "accreditedUntil": 31}, None),
    ],
)
async def test_a_new_period_joins_the_present_one_and_never_shortens_it(desk, days, location):
    one = await desk(accredited_until=clock.today() + timedelta(days=30))
    assert (await one.client.get(one.path)).json()["renewableFrom"] == (clock.today() - timedelta(days=60)).isoformat()
    assert (await declare(one)).status_code == 201
    given = await accredit(
        one, **{key: (clock.today() + timedelta(days=each)).isoformat() for key, each in days.items()}
    )
    if location is None:
        assert given.status_code == 200, given.text
    else:
        assert (given.status_code, given.json()["errors"][0]["location"]) == (400, location)


async def test_the_people_of_a_company_are_no_advisers_of_it(session):
    adviser, company = await make_adviser(session), await make_company(session)
    session.add(Membership(account_id=adviser.account_id, organisation_id=company.id, role=Role.OWNER))
    with pytest.raises(AdviserRelated):
        await require_accredited(session, adviser.id, on=clock.today(), for_company=company.kvk_number)


async def test_what_no_officer_decided_on_counts_whole(session):
    adviser = await make_adviser(session)
    await make_declaration(session, adviser, interests=["12345678"])
    with pytest.raises(AdviserRelated):
        await require_accredited(session, adviser.id, on=clock.today(), for_company="12345678")
    assert (await require_accredited(session, adviser.id, on=clock.today(), for_company="87654321")).id == adviser.id
    await make_declaration(session, adviser, interests=[])
    with pytest.raises(AdviserRelated):
        await require_accredited(session, adviser.id, on=clock.today(), for_company="12345678")


async def test_a_declaration_never_changes(session):
    adviser = await make_adviser(session)
    await make_declaration(session, adviser, interests=["12345678"])
    with pytest.raises(IntegrityError, match="append-only"):
        await session.execute(text("UPDATE adviser_declarations SET interests = '{}'"))


async def test_everybody_reads_the_rules_of_conduct(visitor):
    rules = (await visitor.get("/conduct-rules")).json()
    assert rules["edition"] == load.conduct().edition
    assert {rule["code"] for rule in rules["items"]} == {
        "quality",
        "agreements",
        "costs",
        "independence",
        "privacy",
        "conduct",
    }
    assert all(rule["text"]["nl"] and rule["text"]["en"] for rule in rules["items"])
