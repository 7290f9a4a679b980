"""Two entrepreneurs, a third, and everybody else who could look."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import update

from backend.core import clock
from backend.identity.models import Account
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company

# Words that stand in one field of one profile only: whoever reads one, reads that field.
SECRETS = {
    "name": "Vera Verborgen",
    "function": "Verborgen functie",
    "company": "Verborgen Voorbeeld B.V.",
    "words": "Verborgen woorden <script>alert(1)</script>",
    "contact": "06-00000000 verborgen",
}
ALL_FIELDS = ("name", "function", "company", "sector", "province", "sizeClass", "offers", "seeks", "words")


def profile(**changed):
    """A whole profile that is on and shows nothing."""
    return {
        "isVisible": True,
        "function": SECRETS["function"],
        "offers": ["technology"],
        "seeks": ["working_time"],
        "words": SECRETS["words"],
        "contact": SECRETS["contact"],
        **changed,
    }


@pytest.fixture
async def stage(client_as, database):
    async with database.write() as session:
        syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")
        names = {
            "vera": SECRETS["name"],
            "piet": "Piet Peer",
            "chris": "Chris Collega",
            "derde": "Dirk Derde",
            "adviser": "Karin Voorbeeldhuis",
            "branch": "Joost Voorbeeld",
            "officer": "Samira Voorbeeld",
            "second": "Pieter Voorbeeld",
        }
        accounts = {key: await make_account(session, name=name) for key, name in names.items()}
        # Accounts of today may do less: a test of that makes its own.
        await session.execute(update(Account).values(created_at=clock.now() - timedelta(days=400)))
        mine = await make_company(session, name=SECRETS["company"], section="C", province="NL-NB")
        other = await make_company(session, name="Peer Voorbeeld B.V.", section="I", province="NL-UT")
        third = await make_company(session, name="Derde Voorbeeld B.V.")
    entered = {
        "vera": (Role.OWNER, mine.id),
        "chris": (Role.STAFF_REPRESENTATIVE, mine.id),
        "piet": (Role.OWNER, other.id),
        "derde": (Role.MANAGER, third.id),
        "adviser": (Role.ADVISER, firm.id),
        "branch": (Role.BRANCH_OFFICER, branch.id),
        "officer": (Role.SYNTENS_OFFICER, syntens.id),
        "second": (Role.SYNTENS_OFFICER, syntens.id),
    }
    clients = {
        key: await client_as(role, organisation_id=organisation, account_id=accounts[key].id)
        for key, (role, organisation) in entered.items()
    }
    return SimpleNamespace(**clients, accounts=accounts, company=mine, other_company=other)


async def show(client, **changed):
    """Write one's own profile, on its newest version; answers it with its identifier."""
    current = await client.get("/network-profile")
    answer = await client.put(
        "/network-profile", json=profile(**changed), headers={"If-Match": current.headers["etag"]}
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


async def ask(client, profile_id, reason="Zullen wij kennismaken?", expected=201):
    answer = await client.post("/network-introductions", json={"profileId": profile_id, "reason": reason})
    assert answer.status_code == expected, answer.text
    return answer.json()


async def act(client, path, under, body, expected=201):
    """A POST under an address, on its newest version."""
    found = await client.get(path)
    assert found.status_code == 200, found.text
    answer = await client.post(f"{path}/{under}", json=body, headers={"If-Match": found.headers["etag"]})
    assert answer.status_code == expected, answer.text
    return answer.json()


async def met(stage):
    """Piet asked Vera, and she said yes; both show nothing but what a test wants."""
    hers, his = await show(stage.vera), await show(stage.piet, function=None, words=None, contact=None)
    made = await ask(stage.piet, hers["id"])
    path = f"/network-introductions/{made['id']}"
    await act(stage.vera, path, "status-changes", {"toStatus": "accepted"})
    return SimpleNamespace(path=path, id=made["id"], hers=hers, his=his)


async def write(client, conversation, words="Dag!", expected=201):
    answer = await client.post(f"{conversation.path}/messages", json={"words": words})
    assert answer.status_code == expected, answer.text
    return answer.json()
