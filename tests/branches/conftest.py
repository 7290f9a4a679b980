"""A branch on its way in, with its officer and the programme's, and the whole walk step by step."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from backend.identity.models import BranchParticipation
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.branches import make_member
from tests.makers.identity import make_organisation

EDITION = "2026-11"


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Bouw", live=False)


@pytest.fixture
async def officer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)


@pytest.fixture
async def programme(client_as):
    return await client_as(Role.PROGRAMME_OFFICER)


@pytest.fixture
def walk(database, branch, officer, programme):  # noqa: C901 - one small act after another
    """The acts of both sides, each with the version as it is now unless another is given."""
    address = f"/branch-participations/{branch.id}"

    async def tag():
        async with database.read() as session:
            version = await session.scalar(
                select(BranchParticipation.version).where(BranchParticipation.branch_id == branch.id)
            )
        return {"If-Match": f'"{version}"'}

    async def step(client, to_status, headers=None, **more):
        wish = {"toStatus": to_status, **more}
        return await client.post(f"{address}/status-changes", json=wish, headers=headers or await tag())

    async def sign(kind, client=officer, headers=None, **changed):
        wish = {
            "kind": kind,
            "edition": EDITION,
            "language": "nl",
            "signerName": "Els Voorbeeld",
            "signerFunction": "Directeur",
            "mayRepresent": True,
            **changed,
        }
        return await client.post(f"{address}/agreements", json=wish, headers=headers or await tag())

    async def answer(signed, client=programme, headers=None, **wish):
        wish = wish or {"toStatus": "countersigned", "signerFunction": "Programmamanager"}
        at = f"{address}/agreements/{signed.json()['id']}/status-changes"
        return await client.post(at, json=wish, headers=headers or await tag())

    async def agree(*kinds):
        for kind in kinds:
            signed = await sign(kind)
            assert signed.status_code == 201, signed.text
            answered = await answer(signed)
            assert answered.status_code == 201, answered.text

    async def enter_member(**more):
        async with database.write() as session:
            return await make_member(session, branch.id, **more)

    async def go_live():
        await agree("cooperation", "data_processing")
        await enter_member()
        for client, to_status in ((officer, "members_entered"), (officer, "go_live_asked"), (programme, "live")):
            moved = await step(client, to_status)
            assert moved.status_code == 201, moved.text

    async def read(client=officer):
        return (await client.get(address)).json()

    return SimpleNamespace(
        address=address,
        tag=tag,
        step=step,
        sign=sign,
        answer=answer,
        agree=agree,
        enter_member=enter_member,
        go_live=go_live,
        read=read,
    )
