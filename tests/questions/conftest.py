"""The people around a question: who asks, a peer, an accredited adviser, and two officers of Syntens."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import update

from backend.core import clock
from backend.identity.models import Account
from backend.identity.scopes import OrganisationKind, Role
from backend.questions.terms import Terms
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company

TERMS = Terms(peers=2, desk=2, adviser=3)
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ASKER, FIRM = "Vera Verborgen", "Verborgen Voorbeeld B.V."


def wish(**changed):
    return {
        "title": "Hoe verdelen wij de avonden eerlijk?",
        "body": "Nu vallen **altijd dezelfde** mensen in.",
        "themes": ["working_time"],
        "sectors": ["C"],
        "province": "NL-NB",
        "shown": "anonymous",
        **changed,
    }


@pytest.fixture
async def stage(client_as, database):
    async with database.write() as session:
        syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        accounts = {
            key: await make_account(session, name=name, email=f"{key}@voorbeeld.example")
            for key, name in {
                "asker": ASKER,
                "colleague": "Chris Collega",
                "peer": "Piet Peer",
                "adviser": "Karin Voorbeeldhuis",
                "officer": "Samira Voorbeeld",
                "second": "Pieter Voorbeeld",
            }.items()
        }
        # Accounts of yesterday may do less: a test of that makes its own.
        await session.execute(update(Account).values(created_at=clock.now() - timedelta(days=400)))
        company = await make_company(session, name=FIRM)
        other = await make_company(session, name="Peer Voorbeeld B.V.")
        adviser = await make_adviser(
            session,
            organisation_id=syntens.id,
            account_id=accounts["adviser"].id,
            themes=("working_time",),
            accredited_from=datetime(2020, 1, 1, tzinfo=UTC).date(),
            accredited_until=datetime(2099, 1, 1, tzinfo=UTC).date(),
        )
    entered = {
        "asker": (Role.OWNER, company.id),
        "colleague": (Role.MANAGER, company.id),
        "peer": (Role.OWNER, other.id),
        "adviser": (Role.ADVISER, firm.id),
        "officer": (Role.SYNTENS_OFFICER, syntens.id),
        "second": (Role.SYNTENS_OFFICER, syntens.id),
    }
    clients = {
        key: await client_as(role, organisation_id=organisation, account_id=accounts[key].id)
        for key, (role, organisation) in entered.items()
    }
    return SimpleNamespace(**clients, accounts=accounts, company=company, adviser_row=adviser)


async def ask(client, **changed):
    answer = await client.post("/questions", json=wish(**changed))
    assert answer.status_code == 201, answer.text
    return answer


async def reply(client, question, **changed):
    body = {"body": "Leg het rooster bij de ploeg.", **changed}
    answer = await client.post(f"/questions/{question.json()['id']}/answers", json=body)
    assert answer.status_code == 201, answer.text
    return answer


async def current(client, path):
    """The headers that a change of what stands at this address needs."""
    found = await client.get(path)
    assert found.status_code == 200, found.text
    return {"If-Match": found.headers["etag"]}


async def act(client, path, under, body, expected=201):
    """A POST under an address, on its newest version."""
    answer = await client.post(f"{path}/{under}", json=body, headers=await current(client, path))
    assert answer.status_code == expected, answer.text
    return answer
