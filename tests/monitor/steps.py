"""What tests of the monitor share: firms that take part, a release of them, and a cell of a table."""

from backend.monitor import releasing
from backend.organisations.models import ConsentKind
from tests.makers.monitoring import make_enrolment
from tests.makers.organisations import make_company


async def make_participants(session, number, *, consents=(ConsentKind.MONITORING,), **company):
    made = [await make_company(session, consents=consents, **company) for _ in range(number)]
    for firm in made:
        await make_enrolment(session, firm.id)
    return made


async def run(database):
    async with database.write() as session:
        return await releasing.release_due(session)


async def newest(client):
    return (await client.get("/monitor-releases")).json()["items"][0]


async def table(client, code, release_id=None):
    release_id = release_id or (await newest(client))["id"]
    answer = await client.get(f"/monitor-releases/{release_id}/tables/{code}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def cell(found, row=None, column=None):
    (one,) = (each for each in found["cells"] if (each["row"], each["column"]) == (row, column))
    return one
