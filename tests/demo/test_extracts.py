"""The extracts of the demonstration: one over invented firms, built as a real one and marked, and one that waits."""

import csv
import io
import zipfile

from sqlalchemy import func, select

from backend.demo import extracts, organisations
from backend.demo.world import World
from backend.extracts.models import ResearchExtractContent, ResearchExtractFirm
from backend.identity.scopes import Role


async def test_both_are_there_and_no_company_of_the_database_is_in_it(database, client_as):
    world = World()
    async with database.write() as session:
        for subject in (organisations, extracts):
            await subject.seed(session, world)
    eva = world.people[extracts.RESEARCHER]
    researcher = await client_as(Role.RESEARCHER, organisation_id=eva.organisation_id)
    found = (await researcher.get("/research-extracts")).json()["items"]
    assert {each["status"] for each in found} == {"ready", "requested"}
    assert all(each["isDemonstration"] for each in found)
    ready = next(each for each in found if each["status"] == "ready")
    told = (await researcher.get(f"/research-extracts/{ready['id']}")).json()
    assert told["codebook"]["isDemonstration"] is True
    assert all(each["lowest"] is not None for each in told["codebook"]["indicators"])
    assert sum(step["firms"] > 0 for step in told["codebook"]["steps"]) > 1, "some are told more coarsely"
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(ResearchExtractFirm)) == 0
        content = await session.scalar(select(ResearchExtractContent.content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("firms.csv").decode())))
    assert len(rows) > 100
