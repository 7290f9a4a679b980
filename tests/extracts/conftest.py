"""What tests of extracts share: a research organisation, a programme office, firms, and a worker in this process."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.extracts.service.carrying_out import Extractor
from backend.extracts.words import TERMS_VERSION
from backend.identity.scopes import OrganisationKind, Role
from backend.monitoring.models import EnrolmentKind
from backend.notifications.models import Notice
from backend.organisations.models import Consent, ConsentKind
from tests.makers.identity import make_organisation
from tests.makers.releases import make_followed

INDICATORS = ["revenue", "employees", "productivity_per_hour", "sickness_absence"]


def wish(**other):
    return {
        "purpose": "Een voorbeeldonderzoek naar slimmer werken.",
        "question": "Groeit de arbeidsproductiviteit van deelnemers sneller?",
        "indicators": INDICATORS,
        "firstYear": 2022,
        "lastYear": 2025,
        "keptUntil": (clock.today() + timedelta(days=90)).isoformat(),
        "acceptsTerms": TERMS_VERSION,
        **other,
    }


def tables_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


async def read(client, extract):
    answer = await client.get(f"/research-extracts/{extract['id']}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def count(database, table):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(table))


async def templates(database):
    async with database.read() as session:
        return list(await session.scalars(select(Notice.template).order_by(Notice.created_at)))


async def withdraw_consent(database, company):
    async with database.write() as session:
        session.add(Consent(company_id=company.id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()))


@pytest.fixture
async def institute(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.RESEARCH, name="Voorbeeldinstituut")


@pytest.fixture
async def office(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE, name="Programmabureau")


@pytest.fixture
async def researcher(client_as, institute):
    return await client_as(Role.RESEARCHER, organisation_id=institute.id)


@pytest.fixture
async def officer(client_as, office):
    return await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id)


@pytest.fixture
async def firms(database):
    """Forty participants and forty beside them, measured in four years."""
    async with database.write() as session:
        treated = await make_followed(session, 40, effect=0.14, seed=1)
        beside = await make_followed(session, 40, kind=EnrolmentKind.COMPARISON, seed=2)
    return treated + beside


@pytest.fixture
def work(database):
    """Let the worker do all that waits."""

    async def run():
        done = 0
        while await Extractor(database).step():
            done += 1
            assert done < 10
        return done

    return run


@pytest.fixture
def asked(researcher):
    async def ask(**other):
        answer = await researcher.post("/research-extracts", json=wish(**other))
        assert answer.status_code == 201, answer.text
        return answer.json()

    return ask


@pytest.fixture
def move():
    async def run(client, extract, to_status, expected=201, **more):
        answer = await client.post(
            f"/research-extracts/{extract['id']}/status-changes",
            json={"toStatus": to_status, **more},
            headers={"If-Match": f'"{extract["version"]}"'},
        )
        assert answer.status_code == expected, answer.text
        return answer.json()

    return run


@pytest.fixture
def ready(asked, move, officer, researcher, firms, work):  # noqa: PLR0917
    """An extract that was granted and built."""

    async def make(**other):
        extract = await asked(**other)
        await move(officer, extract, "granted")
        assert await work() == 1
        return (await researcher.get(f"/research-extracts/{extract['id']}")).json()

    return make
