"""A firm declares, applies with it and asks for a new period itself; an officer who does not belong to it decides."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from backend.advisers.errors import AdviserRelated
from backend.advisers.firm_schemas import FirmDeclarationCreate
from backend.advisers.models import AdvisoryFirm, FirmChange, FirmDeclaration, FirmStatus
from backend.advisers.queries import require_accredited
from backend.advisers.service import firm_declaring
from backend.audit.models import AuditEntry
from backend.content import load
from backend.core import clock
from backend.core.problems import VersionStale
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.advisers import make_adviser, make_firm, make_firm_declaration
from tests.makers.identity import make_account, make_organisation
from tests.makers.vouchers import make_acting

WORDS = {
    "edition": load.conduct().edition,
    "agreesToConduct": True,
    "isInsured": True,
    "kvkNumber": "90001234",
    "experience": "Tien jaar werk met ploegen in de maakindustrie.",
    "quality": "Wij lezen elkaars verslagen. Over een klacht belt een ander dan de adviseur.",
    "interests": [],
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


class Desk:
    """An adviser of a firm and an officer, both signed in."""


@pytest.fixture
async def desk(client_as, database):
    async def at(status=FirmStatus.ACCREDITED, ends_in=60):
        found = Desk()
        async with database.write() as session:
            organisation = await make_organisation(
                session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies Kompas"
            )
            found.account_id = (await make_account(session, name="Karin Voorbeeldhuis")).id
            found.ends = clock.today() + timedelta(days=ends_in)
            firm = await make_firm(session, organisation.id, status=status, accredited_until=found.ends)
            if status is FirmStatus.APPLIED:
                firm.accredited_from = firm.accredited_until = None
            found.adviser = await make_adviser(session, organisation_id=organisation.id, account_id=found.account_id)
            body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        found.organisation_id, found.body_id = organisation.id, body.id
        found.path = f"/advisory-firms/{organisation.id}"
        found.client = await client_as(Role.ADVISER, organisation_id=organisation.id, account_id=found.account_id)
        found.officer = await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id)
        return found

    return at


async def declare(desk, client=None, headers=None, **changed):
    current = (await desk.client.get(desk.path)).headers["etag"]
    return await (client or desk.client).post(
        f"{desk.path}/declarations", json={**WORDS, **changed}, headers={"If-Match": current, **(headers or {})}
    )


async def decide(desk, to_status="accredited", client=None, **body):
    current = (await desk.officer.get(desk.path)).headers["etag"]
    return await (client or desk.officer).post(
        f"{desk.path}/accreditation-changes",
        json={"toStatus": to_status, **body},
        headers={"If-Match": current},
    )


def kind(answer):
    return (answer.status_code, answer.json()["type"].rpartition("/")[2])


async def test_a_firm_applies_by_declaring_and_is_accredited_upon_that(desk):
    one = await desk(FirmStatus.APPLIED)
    assert kind(await decide(one, kvkNumber="90001234")) == (409, "firm-declaration-missing")
    before = (await one.client.get(one.path)).json()
    assert (before["mayDeclare"], before["hasDeclared"], before["renewableFrom"]) == (True, False, None)
    declared = await declare(one, interests=["12345678", "00012345", "12345678"])
    assert declared.status_code == 201, declared.text
    assert (declared.json()["number"], declared.json()["interests"]) == (1, ["00012345", "12345678"])
    waiting = (await one.officer.get(one.path)).json()
    assert (waiting["hasDeclared"], waiting["asksForANewPeriod"]) == (True, False)
    given = await decide(one, kvkNumber="90001234")
    assert given.status_code == 200, given.text
    assert (given.json()["status"], given.json()["hasDeclared"]) == ("accredited", False)
    for reader in (one.client, one.officer):
        (read,) = (await reader.get(f"{one.path}/declarations")).json()["items"]
        assert (read["experience"], read["quality"]) == (WORDS["experience"], WORDS["quality"])


async def test_from_ninety_days_before_the_end_a_new_period_joins_the_former(desk, database):
    early = await desk(ends_in=91)
    refused = await declare(early)
    assert (*kind(refused), refused.json()["opensOn"]) == (
        409,
        "renewal-too-early",
        (clock.today() + timedelta(days=1)).isoformat(),
    )
    one = await desk(ends_in=90)
    nothing_asked = (await one.officer.get(one.path)).json()
    assert nothing_asked["allowedStatuses"] == ["suspended", "withdrawn"]
    assert kind(await decide(one, kvkNumber="90001234")) == (409, "firm-declaration-missing")
    assert (await declare(one)).status_code == 201
    (first, *_) = (await one.officer.get("/advisory-firms")).json()["items"]
    assert (first["id"], first["asksForANewPeriod"]) == (str(one.organisation_id), True)
    given = await decide(one, kvkNumber="90001234")
    assert given.status_code == 200, given.text
    told = given.json()
    ends = one.ends + timedelta(days=1)
    assert told["accreditedUntil"] == ends.replace(year=ends.year + 2).isoformat() or (ends.month, ends.day) == (2, 29)
    assert (told["isValid"], told["asksForANewPeriod"], told["mayDeclare"]) == (True, False, False)
    assert kind(await decide(one)) == (409, "firm-move-impossible")
    async with database.read() as session:
        firm = await session.get_one(AdvisoryFirm, one.organisation_id)
    assert (firm.accredited_from < clock.today(), firm.accredited_upon) == (True, 1)


@pytest.mark.parametrize(
    ("days", "location"),
    [
        ({"accreditedFrom": 62}, "#/accreditedFrom"),
        ({"accreditedFrom": 0, "accreditedUntil": 59}, "#/accreditedUntil"),
        ({"accreditedFrom": 61, "accreditedUntil": 61}, None),
    ],
)
async def test_a_new_period_leaves_no_gap_and_never_shortens_the_present_one(desk, days, location):
    one = await desk()
    assert (await declare(one)).status_code == 201
    body = {key: (clock.today() + timedelta(days=each)).isoformat() for key, each in days.items()}
    given = await decide(one, kvkNumber="90001234", **body)
    if location is None:
        assert given.status_code == 200, given.text
    else:
        assert (given.status_code, given.json()["errors"][0]["location"]) == (400, location)


async def test_a_new_period_is_refused_with_the_reason_and_the_present_one_goes_on(desk, database):
    one = await desk()
    assert kind(await decide(one, "refused", reason="Nog niets gevraagd.")) == (409, "firm-move-impossible")
    await declare(one)
    assert (await decide(one, "refused")).status_code == 400
    refused = await decide(one, "refused", reason="Het bewijs van verzekering ontbreekt.")
    assert refused.status_code == 200, refused.text
    told = refused.json()
    assert (told["status"], told["isValid"], told["asksForANewPeriod"]) == ("accredited", True, False)
    assert told["accreditedUntil"] == one.ends.isoformat()
    (change,) = (await one.client.get(one.path)).json()["changes"]
    assert (change["act"], change["reason"]) == ("refused", "Het bewijs van verzekering ontbreekt.")
    async with database.read() as session:
        assert list(await session.scalars(select(Mail.template))) == ["firm_period_refused"]
        assert {"firms.declare", "firms.refused"} <= set(await session.scalars(select(AuditEntry.act)))
    assert (await declare(one)).status_code == 201  # with what was missing
    assert (await decide(one, kvkNumber="90001234")).status_code == 200


async def test_a_suspended_firm_does_not_ask_and_what_it_asked_before_waits(desk):
    one = await desk()
    await declare(one)
    assert (await decide(one, "suspended", reason="Reclame tegen de regels.")).status_code == 200
    refused = await declare(one)
    assert (*kind(refused), refused.json()["currentStatus"]) == (409, "firm-move-impossible", "suspended")
    assert (await one.client.get(one.path)).json()["mayDeclare"] is False
    again = await decide(one, kvkNumber="90001234")
    assert (again.json()["asksForANewPeriod"], again.json()["accreditedUntil"]) == (True, one.ends.isoformat())


async def test_a_withdrawn_firm_applies_anew_and_is_accredited_upon_nothing_older(desk, database):
    one = await desk()
    await declare(one)
    assert (await decide(one, "withdrawn", reason="Gestopt.")).json()["hasDeclared"] is False
    assert kind(await decide(one, kvkNumber="90001234")) == (409, "firm-move-impossible")
    assert (await declare(one)).status_code == 201
    told = (await one.officer.get(one.path)).json()
    assert (told["status"], [each["toStatus"] for each in told["changes"]]) == ("applied", ["applied", "withdrawn"])
    given = (await decide(one, kvkNumber="90001234")).json()
    assert (given["status"], given["accreditedFrom"]) == ("accredited", clock.today().isoformat())
    with pytest.raises(IntegrityError, match="asks_or_withdrawn"):
        async with database.write() as session:
            await session.execute(text("UPDATE advisory_firms SET status = 'withdrawn', asked_at = now()"))


async def test_after_its_period_a_firm_offers_nobody_until_it_is_given_another_from_today(desk, visitor):
    one = await desk(ends_in=-1)
    assert (await visitor.get("/advisers")).json()["total"] == 0
    assert (await declare(one)).status_code == 201
    assert (await visitor.get("/advisers")).json()["total"] == 0
    given = (await decide(one, kvkNumber="90001234")).json()
    assert (given["isValid"], given["accreditedFrom"]) == (True, (clock.today() - timedelta(days=3_650)).isoformat())
    assert (await visitor.get("/advisers")).json()["total"] == 1


async def test_long_after_its_period_the_new_one_stands_alone(desk):
    one = await desk(ends_in=-30)
    await declare(one)
    assert (await decide(one, kvkNumber="90001234")).json()["accreditedFrom"] == clock.today().isoformat()


async def test_only_advisers_of_the_firm_declare_and_only_they_and_officers_read(desk, client_as):
    one = await desk()
    assert (await declare(one, client=one.officer)).status_code == 403
    stranger, owner = await client_as(Role.ADVISER), await client_as(Role.OWNER)
    assert kind(await declare(one, client=stranger)) == (404, "firm-not-found")
    assert (await declare(one, client=owner)).status_code == 403
    for other in (stranger, owner, await client_as(Role.PROGRAMME_OFFICER)):
        assert kind(await other.get(f"{one.path}/declarations")) == (404, "firm-not-found")
    colleague = await client_as(Role.ADVISER, organisation_id=one.organisation_id)
    assert (await declare(one, client=colleague)).status_code == 201


async def test_who_declared_for_a_firm_does_not_decide_on_it_also_later_at_syntens(desk, client_as, database):
    one = await desk()
    await declare(one)
    async with database.write() as session:
        await session.execute(text("DELETE FROM memberships WHERE account_id = :a"), {"a": one.account_id})
    moved = await client_as(Role.SYNTENS_OFFICER, organisation_id=one.body_id, account_id=one.account_id)
    for wish in (
        {"kvkNumber": "90001234"},
        {"to_status": "refused", "reason": "Nee."},
        {"to_status": "suspended", "reason": "Nee."},
    ):
        assert kind(await decide(one, client=moved, **wish)) == (403, "own-firm")
    with pytest.raises(IntegrityError, match="nobody of a firm decides"):
        async with database.write() as session:
            session.add(a_decision(one.organisation_id, one.account_id))
    async with database.write() as session:
        member = await make_account(session, name="Bas Voorbeeld")
        session.add(Membership(account_id=member.id, organisation_id=one.organisation_id, role=Role.ADVISER))
    with pytest.raises(IntegrityError, match="nobody of a firm decides"):
        async with database.write() as session:
            session.add(a_decision(one.organisation_id, member.id))


def a_decision(organisation_id, account_id):
    return FirmChange(
        organisation_id=organisation_id,
        to_status=FirmStatus.ACCREDITED,
        decided_by=account_id,
        occurred_at=clock.now(),
    )


async def test_a_stale_page_and_a_double_click_leave_one_declaration(desk, database):
    one = await desk()
    path = f"{one.path}/declarations"
    assert (await one.client.post(path, json=WORDS)).status_code == 428
    seen = (await one.client.get(one.path)).headers["etag"]
    sent = {"If-Match": seen, "Idempotency-Key": "6c1f2f4e-0000-4000-8000-000000000001"}
    first, again = [await one.client.post(path, json=WORDS, headers=sent) for _ in range(2)]
    assert (first.status_code, again.status_code, first.json()) == (201, 201, again.json())
    colleague_saw_the_old_one = await one.client.post(path, json=WORDS, headers={"If-Match": seen})
    assert colleague_saw_the_old_one.status_code == 412
    officer_saw_the_old_one = await one.officer.post(
        f"{one.path}/accreditation-changes",
        json={"toStatus": "suspended", "reason": "Nee."},
        headers={"If-Match": seen},
    )
    assert officer_saw_the_old_one.status_code == 412
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(FirmDeclaration)) == 1


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        ({"agreesToConduct": False}, "#/agreesToConduct"),
        ({"isInsured": False}, "#/isInsured"),
        ({"interests": ["1234567"]}, "#/interests/0"),
        ({"kvkNumber": "9000123"}, "#/kvkNumber"),
        ({"quality": " "}, "#/quality"),
        ({"edition": "2009-01"}, "#/edition"),
    ],
)
async def test_a_faulty_declaration_is_refused(desk, changed, location):
    one = await desk()
    refused = await declare(one, **changed)
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, location)


async def test_a_declaration_by_older_rules_is_none_to_be_accredited_upon(desk, database):
    one = await desk()
    async with database.write() as session:
        firm = await session.get_one(AdvisoryFirm, one.organisation_id)
        await make_firm_declaration(session, firm, edition="2009-01")
    assert kind(await decide(one, kvkNumber="90001234")) == (409, "firm-declaration-missing")


async def test_documents_lie_beside_a_declaration_for_the_officer_and_for_colleagues(desk):
    one = await desk()
    added = await one.client.post(
        "/files?name=polis.pdf", content=PDF, headers={"Content-Type": "application/octet-stream"}
    )
    declared = await declare(one, fileIds=[added.json()["id"]])
    assert [file["name"] for file in declared.json()["files"]] == ["polis.pdf"]
    assert (await one.officer.get(f"/files/{added.json()['id']}/content")).content == PDF
    assert kind(await declare(one, fileIds=[added.json()["id"]])) == (409, "file-attached")


async def related(database, adviser_id):
    found = set()
    for number in ("12345678", "87654321"):
        try:
            async with database.read() as session:
                await require_accredited(session, adviser_id, on=clock.today(), for_company=number)
        except AdviserRelated:
            found.add(number)
    return found


async def test_an_interest_of_the_firm_counts_for_all_its_people_until_an_officer_decides(desk, database):
    one = await desk()
    async with database.write() as session:
        colleague = await make_adviser(session, organisation_id=one.organisation_id)
        other = await make_adviser(session, firm="Anderadvies")
    assert (await declare(one, interests=["12345678"])).status_code == 201
    assert await related(database, colleague.id) == {"12345678"}
    last = (one.ends + timedelta(days=30)).isoformat()
    assert (await decide(one, kvkNumber="90001234", accreditedUntil=last)).status_code == 200
    assert (await declare(one, interests=["87654321"])).status_code == 201
    assert await related(database, colleague.id) == {"12345678", "87654321"}
    assert (await decide(one)).status_code == 200
    assert await related(database, colleague.id) == {"87654321"}
    assert await related(database, other.id) == set()


async def test_a_declaration_never_changes(session):
    adviser = await make_adviser(session)
    await make_firm_declaration(session, await session.get_one(AdvisoryFirm, adviser.organisation_id))
    with pytest.raises(IntegrityError, match="append-only"):
        await session.execute(text("UPDATE firm_declarations SET interests = '{}'"))


async def test_of_two_colleagues_who_declare_at_once_one_is_told(committed):
    async with committed.write() as session:
        adviser = await make_adviser(session)
        firm = await session.get_one(AdvisoryFirm, adviser.organisation_id)
        firm.accredited_until = clock.today() + timedelta(days=9)
        colleagues = [
            await make_acting(session, Role.ADVISER, organisation_id=adviser.organisation_id) for _ in range(2)
        ]
        await session.flush()
        seen = f'"{firm.version}"'

    async def act(principal):
        async with committed.write() as session:
            return await firm_declaring.declare(
                session, principal, adviser.organisation_id, FirmDeclarationCreate.model_validate(WORDS), seen
            )

    answers = await asyncio.gather(*(act(one) for one in colleagues), return_exceptions=True)
    assert [type(one) for one in answers].count(VersionStale) == 1
    async with committed.read() as session:
        assert list(await session.scalars(select(FirmDeclaration.number))) == [1]
