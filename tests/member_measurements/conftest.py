"""A branch with a member that gave it the permission, and what both sides send."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from backend.core import clock
from backend.identity.mandates import Power
from backend.identity.models import Mandate
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import BranchMember, ConsentKind
from tests.makers.identity import make_organisation
from tests.makers.monitoring import FIGURES
from tests.makers.organisations import make_company

DAY = date(2026, 3, 1)
RAW = {"Content-Type": "application/octet-stream"}


async def make_member(session, branch_id, *, permitted=True, consents=(ConsentKind.MONITORING,), **company):
    """A firm in the register of a branch that takes part; unless told otherwise it gave the permission."""
    firm = await make_company(session, branch_id=branch_id, consents=consents, **company)
    session.add(
        BranchMember(
            branch_id=branch_id, kvk_number=firm.kvk_number, name=firm.name, sort_name=firm.sort_name, version=1
        )
    )
    if permitted:
        session.add(
            Mandate(
                company_id=firm.id,
                organisation_id=branch_id,
                powers=[Power.ENTER_MEASUREMENTS.value],
                starts_on=clock.today(),
                ends_on=clock.today() + timedelta(days=100),
            )
        )
    await session.flush()
    return firm


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")


@pytest.fixture
async def firm(database, branch):
    async with database.write() as session:
        return await make_member(session, branch.id)


@pytest.fixture
async def officer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)


@pytest.fixture
async def owner(client_as, firm):
    return await client_as(Role.OWNER, organisation_id=firm.id)


def wish(*, figures=FIGURES, **changed):
    """A baseline as a branch sends it."""
    return {
        "kind": "baseline",
        "periodStartsOn": "2025-01-01",
        "periodEndsOn": "2025-12-31",
        "values": [{"indicator": code, "value": float(value)} for code, value in figures.items()],
        **changed,
    }


@pytest.fixture
def entering(officer, firm):
    """What the branch does with the one member."""

    async def put(client=officer, number=firm.kvk_number, day=DAY, tag=None, **changed):
        headers = {"If-Match": tag} if tag else {}
        return await client.put(f"/members/{number}/measurements/{day}", json=wish(**changed), headers=headers)

    async def read(number=firm.kvk_number, day=DAY):
        return await officer.get(f"/members/{number}/measurements/{day}")

    return SimpleNamespace(put=put, read=read)


@pytest.fixture
def sending(officer):
    """What becomes of a file that the branch sends."""

    async def send(content, dry_run=False):
        address = f"/member-measurements/files?dryRun={str(dry_run).lower()}"
        return await officer.post(address, content=content, headers=RAW)

    return send
