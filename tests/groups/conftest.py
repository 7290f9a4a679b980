"""The people around a group: a moderator of the branch that keeps it, members, somebody outside, another branch."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import update

from backend.core import clock
from backend.identity.models import Account
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.groups import make_group
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company


def wish(**changed):
    return {
        "title": {"nl": "Bakkers in Brabant", "en": "Bakers in Brabant"},
        "description": {"nl": "Over roosters.", "en": "About rosters."},
        "section": "C",
        "province": "NL-NB",
        "theme": "working_time",
        "admission": "open",
        **changed,
    }


@pytest.fixture
async def stage(client_as, database):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Branche Voorbeeld")
        other = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Andere Branche")
        accounts = {
            key: await make_account(session, name=f"{key.title()} Voorbeeld", email=f"{key}@voorbeeld.example")
            for key in ("moderator", "rival", "anna", "bram", "outsider")
        }
        # Accounts of yesterday may do less: a test of that makes its own.
        await session.execute(update(Account).values(created_at=clock.now() - timedelta(days=400)))
        companies = {key: await make_company(session, name=f"{key} B.V.") for key in ("anna", "bram", "outsider")}
        group = await make_group(session, owner_id=branch.id)
        closed = await make_group(session, owner_id=branch.id, admission="request")
    entered = {
        "moderator": (Role.BRANCH_OFFICER, branch.id),
        "rival": (Role.BRANCH_OFFICER, other.id),
        **{key: (Role.OWNER, company.id) for key, company in companies.items()},
    }
    clients = {
        key: await client_as(role, organisation_id=organisation, account_id=accounts[key].id)
        for key, (role, organisation) in entered.items()
    }
    return SimpleNamespace(
        **clients, accounts=accounts, companies=companies, branch=branch, group=group.id, on_request=closed.id
    )


async def join(client, group, name=None):
    answer = await client.post(f"/groups/{group}/members", json={"shownName": name})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def post(client, group, body="Wie roostert samen?", parent=None):
    answer = await client.post(f"/groups/{group}/posts", json={"body": body, "parentId": parent})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def move(client, group, member, body, version=None):
    """Move a membership on the version it has, or on any."""
    return await client.post(
        f"/groups/{group}/members/{member}/status-changes",
        json=body,
        headers={"If-Match": f'"{version}"' if version else "*"},
    )
