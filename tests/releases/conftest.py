"""What tests of effect releases share: two officers, firms that are followed, and a worker in this process."""

import asyncio
import hashlib

import pytest

from backend.identity.scopes import OrganisationKind, Role
from backend.monitoring.models import EnrolmentKind
from backend.releases.computing import answer
from backend.releases.models import EffectSnapshot
from backend.releases.service.carrying_out import Beside, Releaser
from backend.releases.snapshot import Snapshot
from backend.studies.queries import behind_by_outcome
from tests.makers.identity import make_organisation
from tests.makers.releases import make_followed

BESIDE = Beside(lambda plain: hashlib.sha256(plain).digest(), behind_by_outcome)


async def run_here(request):
    """The computation without a process of its own: the same function."""
    return await asyncio.to_thread(answer, request)


def outcome(release, code="productivity_per_hour"):
    (found,) = (each for each in release["outcomes"] if each["indicator"] == code)
    return found


async def snapshot_of(database, release):
    async with database.read() as session:
        kept = await session.get_one(EffectSnapshot, release["id"])
        return kept, Snapshot.unpack(kept.content)


@pytest.fixture
async def office(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE, name="Programmabureau")


@pytest.fixture
async def officer(client_as, office):
    return await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id)


@pytest.fixture
async def colleague(client_as, office):
    return await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id)


@pytest.fixture
async def firms(database):
    """Thirty participants whose productivity grew by some 15 %, and thirty beside them."""
    async with database.write() as session:
        treated = await make_followed(session, 30, effect=0.14, seed=1)
        beside = await make_followed(session, 30, kind=EnrolmentKind.COMPARISON, seed=2)
    return treated + beside


@pytest.fixture
def work(database):
    """Let the worker do all that waits."""

    async def run(run=run_here):
        done = 0
        while await Releaser(database, BESIDE, run).step():
            done += 1
            assert done < 20
        return done

    return run


@pytest.fixture
def ordered(officer, work):
    """A release of the officer, computed."""

    async def order(**wish):
        answer = await officer.post("/effect-release-orders", json={"reason": "Jaarlijkse uitgave.", **wish})
        assert answer.status_code == 201, answer.text
        await work()
        return (await officer.get(answer.headers["location"].removeprefix("/v1"))).json()

    return order


@pytest.fixture
def publish(colleague):
    """The colleague publishes it."""

    async def run(release, expected=201):
        answer = await colleague.post(
            f"/effect-release-orders/{release['id']}/status-changes",
            json={"toStatus": "published"},
            headers={"If-Match": f'"{release["version"]}"'},
        )
        assert answer.status_code == expected, answer.text
        return answer.json()

    return run
