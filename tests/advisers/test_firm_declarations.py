"""Who declares for a firm, what a declaration holds, and that its interests count for all its people."""

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
from backend.core import clock
from backend.core.problems import VersionStale
from backend.identity.models import Membership
from backend.identity.scopes import Role
from tests.advisers.test_firm_renewals import WORDS, decide, declare, desk, kind
from tests.makers.advisers import make_adviser, make_firm_declaration
from tests.makers.identity import make_account
from tests.makers.vouchers import make_acting

__all__ = ("desk",)

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


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
