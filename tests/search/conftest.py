"""What is searched in most tests, and who asks."""

import pytest

from backend.demo.seed import SUBJECTS
from backend.demo.world import World
from backend.search.laying import count_words, rebuild
from tests.makers.advisers import make_adviser
from tests.makers.toolbox import make_toolbox_item


@pytest.fixture
async def shelf(database):
    """Two instruments and an adviser, their words counted."""
    async with database.write() as session:
        await make_toolbox_item(
            session,
            slug="zelfroosteren",
            title="Zelfroosteren",
            summary="Het team vult het werkoverleg en de diensten samen in.",
            themes=("working_time",),
            sectors=("Q",),
        )
        await make_toolbox_item(
            session, slug="taken-op-tafel", title="Taken op tafel", summary="Verdeel de taken opnieuw."
        )
        await make_adviser(session, name="Karin Voorbeeldhuis", provinces=("NL-NB",))
        await count_words(session)


@pytest.fixture
async def world(database):
    async with database.write() as session:
        world = World()
        for subject in SUBJECTS:
            await subject.seed(session, world)
        await rebuild(session)


@pytest.fixture
def find(visitor):
    async def ask(q, **more):
        answer = await visitor.get("/search-results", params={"q": q, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask


def titles(page):
    return ["".join(piece["text"] for piece in item["title"]) for item in page["items"]]
