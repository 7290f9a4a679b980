"""An adviser declares, applies with it, asks for a new period, and works for no company of their own interest."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.advisers.errors import AdviserRelated
from backend.advisers.models import Accreditation, Adviser
from backend.advisers.queries import require_accredited
from backend.content import load
from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.advisers import make_adviser, make_declaration
from tests.makers.identity import make_account, make_organisation

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


async def test_the_newest_declaration_tells_the_interests(session):
    adviser = await make_adviser(session)
    await make_declaration(session, adviser, interests=["12345678"])
    with pytest.raises(AdviserRelated):
        await require_accredited(session, adviser.id, on=clock.today(), for_company="12345678")
    assert (await require_accredited(session, adviser.id, on=clock.today(), for_company="87654321")).id == adviser.id
    await make_declaration(session, adviser, interests=[])
    assert (await require_accredited(session, adviser.id, on=clock.today(), for_company="12345678")).id == adviser.id


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
