"""The demonstration world keeps to itself: what is entered there counts nowhere, and nobody of it gets further."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.models import Account, Mandate, Membership, Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.monitoring import progress
from backend.monitoring import service as monitoring
from backend.monitoring.models import EnrolmentKind
from backend.organisations.models import Company
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company
from tests.makers.vouchers import once

WISH = {"kvkNumber": "90007123", "name": "Nieuw Bedrijf", "section": "C", "employees": 12, "province": "NL-OV"}


@pytest.fixture
async def invented(database, client_as):
    """Somebody anybody can sign in as."""
    async with database.write() as session:
        account = await make_account(session, email="marieke@korenbloem.example")
        account.is_demonstration = True
    client = await client_as(account_id=account.id)
    client.account_id = account.id
    return client


@pytest.fixture
async def real(database):
    async with database.write() as session:
        return await make_company(session, name="Echt Bedrijf")


def kind(answer):
    return answer.status_code, answer.json()["type"].removeprefix("/v1/problems/")


async def _participants(database, company_id) -> int:
    async with database.write() as session:
        await monitoring.enrol(session, company_id, started_on=clock.today(), kind=EnrolmentKind.PARTICIPANT)
        return len(list(await session.scalars(progress.taking_part())))


async def test_a_company_that_an_invented_person_enters_is_invented_and_counts_nowhere(invented, database):
    made = await invented.post("/companies", json=WISH, headers=once())
    assert (made.status_code, made.json()["isDemonstration"]) == (201, True)
    async with database.read() as session:
        assert (await session.get_one(Organisation, made.json()["id"])).is_demonstration
    assert await _participants(database, made.json()["id"]) == 0


async def test_so_is_one_of_a_colleague_who_was_let_in(invented, database, client_as):
    company_id = (await invented.post("/companies", json=WISH, headers=once())).json()["id"]
    async with database.write() as session:
        colleague = await make_account(session, email="collega@voorbeeld.example")
    invitation = {"email": colleague.email, "role": "owner"}
    assert (await invented.post(f"/organisations/{company_id}/invitations", json=invitation)).status_code == 201
    async with database.read() as session:
        mail = await session.scalar(select(Mail).where(Mail.template == "organisation_invitation"))
    client = await client_as(account_id=colleague.id)
    token = mail.params["link"].partition("#")[2]
    assert (await client.post("/invitation-acceptances", json={"token": token})).status_code in {200, 201}
    made = await client.post("/companies", json={**WISH, "kvkNumber": "90007124"}, headers=once())
    assert (made.status_code, made.json()["isDemonstration"]) == (201, True)
    assert await _participants(database, made.json()["id"]) == 0


async def test_a_company_of_a_real_person_counts(client_as, database):
    async with database.write() as session:
        account = await make_account(session)
    made = await (await client_as(account_id=account.id)).post("/companies", json=WISH, headers=once())
    assert (made.status_code, made.json()["isDemonstration"]) == (201, False)
    assert await _participants(database, made.json()["id"]) == 1


async def test_an_invented_person_asks_no_access_to_a_real_company(invented, real):
    wish = {"kvkNumber": real.kvk_number, "explanation": "Ik werk hier."}
    assert kind(await invented.post("/access-requests", json=wish, headers=once())) == (409, "demonstration-apart")


async def test_an_invented_person_is_not_let_in_by_invitation(invented, real, client_as, database):
    owner = await client_as(Role.OWNER, organisation_id=real.id)
    invitation = {"email": "marieke@korenbloem.example", "role": "manager"}
    assert (await owner.post(f"/organisations/{real.id}/invitations", json=invitation)).status_code == 201
    async with database.read() as session:
        mail = await session.scalar(select(Mail).where(Mail.template == "organisation_invitation"))
    token = mail.params["link"].partition("#")[2]
    refused = await invented.post("/invitation-acceptances", json={"token": token})
    assert kind(refused) == (409, "demonstration-apart")
    async with database.read() as session:
        assert await session.scalar(select(Membership).where(Membership.account_id == invented.account_id)) is None


@pytest.mark.parametrize("is_demonstration", [True, False])
async def test_an_invented_firm_gets_no_mandate_of_a_real_company(real, client_as, database, is_demonstration):
    async with database.write() as session:
        firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        await session.execute(
            update(Organisation).where(Organisation.id == firm.id).values(is_demonstration=is_demonstration)
        )
    owner = await client_as(Role.OWNER, organisation_id=real.id)
    last = (clock.today() + timedelta(days=30)).isoformat()
    wish = {"organisationId": str(firm.id), "powers": ["prepare_applications"], "endsOn": last}
    answer = await owner.post(f"/companies/{real.id}/mandates", json=wish, headers=once())
    if is_demonstration:
        assert kind(answer) == (409, "demonstration-apart")
    else:
        assert answer.status_code == 201, answer.text


async def test_the_database_keeps_the_worlds_apart_itself(session):
    real = await make_company(session)
    account = await make_account(session)
    firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM)
    for changed in (account, firm):
        await session.execute(update(type(changed)).where(type(changed).id == changed.id).values(is_demonstration=True))
    today = clock.today()
    for row, match in (
        (Membership(account_id=account.id, organisation_id=real.id, role=Role.OWNER), "invented person"),
        (
            Mandate(
                company_id=real.id,
                organisation_id=firm.id,
                powers=["prepare_applications"],
                starts_on=today,
                ends_on=today,
                given_by=(await session.scalar(select(Account.id).where(Account.id != account.id))),
            ),
            "invented organisation",
        ),
    ):
        with pytest.raises(IntegrityError, match=match):
            async with session.begin_nested():
                session.add(row)
    with pytest.raises(IntegrityError, match="as its organisation is"):
        async with session.begin_nested():
            await session.execute(update(Company).where(Company.id == real.id).values(is_demonstration=True))
