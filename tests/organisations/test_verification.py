"""Making sure that people may act for a company: a letter with a code, a check by Syntens, eHerkenning."""

import base64
import io
from datetime import timedelta

import pypdf
import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.models import Membership, Session
from backend.identity.scopes import Role
from backend.organisations import queries
from backend.organisations.models import CompanyVerification, VerificationGround, VerificationLetter
from backend.organisations.service import verification as service
from tests.makers.organisations import make_company

ADDRESS = {"address": ["Voorbeeldbakkerij B.V.", "Voorbeeldstraat 1", "8011 AB Zwolle"]}


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session, verified=False)


@pytest.fixture
async def owner(client_as, company):
    client = await client_as(Role.OWNER, organisation_id=company.id)
    client.path = f"/companies/{company.id}"
    return client


@pytest.fixture
async def officer(client_as):
    return await client_as(Role.SYNTENS_OFFICER)


async def _printed(owner, officer) -> str:
    made = await owner.post(f"{owner.path}/verification-letters")
    assert made.status_code == 201, made.text
    [queued] = (await officer.get("/verification-letters")).json()["items"]
    letter = await officer.post(f"/verification-letters/{queued['id']}/prints", json=ADDRESS)
    assert letter.status_code == 200, letter.text
    return letter.json()["code"]


async def test_the_code_of_the_letter_verifies_the_company(owner, officer, company, database):
    assert (await owner.get(f"{owner.path}/verification")).json()["letter"] is None
    code = await _printed(owner, officer)
    assert (await officer.get("/verification-letters")).json()["items"] == []
    state = (await owner.get(f"{owner.path}/verification")).json()
    assert (state["letter"]["status"], state["letter"]["attemptsLeft"]) == ("printed", 5)
    entered = await owner.post(f"{owner.path}/code-entries", json={"code": code.lower().replace("-", " ")})
    assert entered.json() == {"verified": True, "attemptsLeft": 5}
    async with database.read() as session:
        assert await queries.is_verified(session, company.id)
        kept = await session.scalar(select(VerificationLetter))
        assert code.replace("-", "") not in kept.code_hash
        assert (await session.scalar(select(CompanyVerification))).ground is VerificationGround.CODE_BY_POST
    again = await owner.post(f"{owner.path}/code-entries", json={"code": code})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/company-verified")


async def test_nobody_checks_a_company_of_their_own(owner, officer, company, database):
    await owner.post(f"{owner.path}/verification-letters")
    [queued] = (await officer.get("/verification-letters")).json()["items"]
    async with database.write() as session:
        account_id = (await officer.get("/session")).json()["account"]["id"]
        session.add(Membership(account_id=account_id, organisation_id=company.id, role=Role.OWNER))
    printed = await officer.post(f"/verification-letters/{queued['id']}/prints", json=ADDRESS)
    assert (printed.status_code, printed.json()["type"]) == (403, "/v1/problems/own-company")
    checked = await officer.post(
        f"{owner.path}/verifications", json={"basis": "called_back"}, headers={"If-Match": '"1"'}
    )
    assert (checked.status_code, checked.json()["type"]) == (403, "/v1/problems/own-company"), checked.text


async def test_the_letter_holds_the_code_and_the_company_and_is_printed_once(owner, officer, company):
    await owner.post(f"{owner.path}/verification-letters")
    [queued] = (await officer.get("/verification-letters")).json()["items"]
    path = f"/verification-letters/{queued['id']}/prints"
    assert (await officer.post(path, json={"address": []})).status_code == 400
    letter = (await officer.post(path, json=ADDRESS)).json()
    for language in ("nl", "en"):
        assert letter["code"] in letter["body"][language]
        assert company.kvk_number in letter["body"][language]
    again = await officer.post(path, json=ADDRESS)
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/letter-not-printable")


async def test_the_letter_is_a_pdf_that_everybody_can_read(owner, officer, company):
    await owner.post(f"{owner.path}/verification-letters")
    [queued] = (await officer.get("/verification-letters")).json()["items"]
    letter = (await officer.post(f"/verification-letters/{queued['id']}/prints", json=ADDRESS)).json()
    found = pypdf.PdfReader(io.BytesIO(base64.b64decode(letter["pdf"], validate=True)))
    root = found.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "nl")
    assert found.metadata.title == letter["subject"]["nl"]
    dutch, english = (page.extract_text() for page in found.pages)
    for text in (*ADDRESS["address"], letter["code"], company.kvk_number, letter["subject"]["nl"]):
        assert text in dutch
    for text in (letter["code"], letter["subject"]["en"]):
        assert text in english


async def test_after_five_wrong_codes_the_right_one_is_worth_nothing(owner, officer):
    code = await _printed(owner, officer)
    left = [
        (await owner.post(f"{owner.path}/code-entries", json={"code": "ABCDE-FGHJK"})).json()["attemptsLeft"]
        for _ in range(5)
    ]
    assert left == [4, 3, 2, 1, 0]
    assert (await owner.post(f"{owner.path}/code-entries", json={"code": code})).status_code == 404
    assert (await owner.get(f"{owner.path}/verification")).json()["letter"]["status"] == "blocked"
    fresh = await _printed(owner, officer)
    assert (await owner.post(f"{owner.path}/code-entries", json={"code": code})).json()["verified"] is False
    assert (await owner.post(f"{owner.path}/code-entries", json={"code": fresh})).json()["verified"] is True


async def test_a_code_is_good_for_four_weeks(owner, officer, database):
    code = await _printed(owner, officer)
    with clock.set_to(clock.now() + timedelta(days=28, minutes=1)):
        async with database.write() as session:
            await session.execute(
                update(Session).values(last_seen_at=clock.now(), expires_at=clock.now() + timedelta(1))
            )
        assert (await owner.post(f"{owner.path}/code-entries", json={"code": code})).status_code == 404
        assert (await owner.post(f"{owner.path}/verification-letters")).status_code == 201


async def test_one_letter_at_a_time_and_three_a_month(owner, officer, database):
    for _ in range(3):
        await _printed(owner, officer)
        known = await owner.post(f"{owner.path}/verification-letters")
        assert (known.status_code, known.json()["type"]) == (409, "/v1/problems/letter-known")
        async with database.write() as session:
            await session.execute(update(VerificationLetter).values(attempts=5))
    full = await owner.post(f"{owner.path}/verification-letters")
    assert (full.status_code, full.json()["type"]) == (409, "/v1/problems/too-many-letters")


@pytest.mark.parametrize("code", ["", "ABC;DROP", "x" * 21, None])
async def test_what_is_no_code_is_told(owner, officer, code):
    assert (await owner.post(f"{owner.path}/code-entries", json={"code": code})).status_code == 400


async def test_wrong_roles_and_strangers_get_nowhere(owner, company, client_as, visitor):
    await owner.post(f"{owner.path}/verification-letters")
    for role, own, expected in (
        (Role.MANAGER, company.id, 403),
        (Role.FINANCE, company.id, 403),
        (Role.OWNER, None, 404),
        (Role.ADVISER, None, 404),
    ):
        client = await client_as(role, organisation_id=own)
        assert (await client.post(f"{owner.path}/verification-letters")).status_code == expected
        assert (await client.post(f"{owner.path}/code-entries", json={"code": "A"})).status_code == expected
        assert (await client.get("/verification-letters")).status_code == 403
    branch = await client_as(Role.BRANCH_OFFICER)
    assert (await branch.get(f"{owner.path}/verification")).status_code == 404
    assert (await visitor.get("/verification-letters")).status_code == 401


async def test_no_letter_no_code_and_no_letter_for_a_verified_company(owner, officer, company, database):
    assert (await owner.post(f"{owner.path}/code-entries", json={"code": "A"})).status_code == 404
    assert (await officer.post(f"/verification-letters/{company.id}/prints", json=ADDRESS)).status_code == 404
    note = {"basis": "visited", "note": "Gesproken met de directeur."}
    checked = await officer.post(f"{owner.path}/verifications", json=note, headers={"If-Match": '"1"'})
    assert checked.status_code == 201
    assert (await owner.post(f"{owner.path}/verification-letters")).status_code == 409
    async with database.read() as session:
        kept = await session.scalar(select(CompanyVerification))
        assert (kept.ground, kept.note) == (VerificationGround.VISITED, note["note"])


async def test_eherkenning_verifies_the_company_of_its_owner_only(owner, client_as, company, database):
    async with database.write() as session:
        owned = await session.scalar(select(Membership.account_id).where(Membership.role == Role.OWNER))
        stranger = await make_company(session, verified=False)
        assert await service.verify_by_provider(session, owned, stranger.kvk_number) is None
        assert await service.verify_by_provider(session, owned, "99999999") is None
        assert not await queries.is_verified(session, company.id)
        assert await service.verify_by_provider(session, owned, company.kvk_number) == company.id
        assert await service.verify_by_provider(session, owned, company.kvk_number) is None
        assert await queries.is_verified(session, company.id)
        assert len((await session.scalars(select(CompanyVerification))).all()) == 1


async def test_the_database_counts_tries_up_only_and_keeps_checks(session):
    company = await make_company(session, verified=False)
    letter = VerificationLetter(company_id=company.id, asked_at=clock.now(), attempts=3)
    session.add(letter)
    session.add(CompanyVerification(company_id=company.id, ground=VerificationGround.VISITED, verified_at=clock.now()))
    await session.flush()
    for statement in (
        update(VerificationLetter).values(attempts=0),
        update(CompanyVerification).values(ground=VerificationGround.CALLED_BACK),
    ):
        with pytest.raises(IntegrityError, match="append-only"):
            async with session.begin_nested():
                await session.execute(statement)
    with pytest.raises(IntegrityError, match="attempts_limited"):
        await session.execute(update(VerificationLetter).values(attempts=6))
