"""Reviews of the demonstration world: every page has something to show, by the same rules as elsewhere."""

import pytest
from sqlalchemy import func, select

from backend.demo import advisers, organisations, reviews, trajectories, vouchers
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.monitor import progress
from backend.reviews.models import ReviewAnswer, ReviewToken
from backend.trajectories.models import Trajectory


@pytest.fixture
async def world(database):
    built = World()
    async with database.write() as session:
        for subject in (organisations, advisers, vouchers, trajectories, reviews):
            await subject.seed(session, built)
    return built


async def told(client, world, adviser):
    answer = await client.get(f"/advisers/{world.advisers[adviser]}/reviews")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_one_adviser_shows_means_of_companies_and_employees_with_words_and_replies(world, visitor):
    rosa = await told(visitor, world, "rosa-voorbeelden")
    assert rosa["companies"]["count"] == 5
    assert len(rosa["companies"]["figures"]) == 4
    assert (rosa["employees"]["trajectories"], rosa["employees"]["figures"][0]["count"]) == (1, 9)
    assert len(rosa["texts"]) == 4
    assert sum(text["reply"] is not None for text in rosa["texts"]) == 2
    assert sum(text["company"] is not None for text in rosa["texts"]) == 2


async def test_another_has_too_few_for_a_mean_and_a_text_by_name(world, visitor):
    murat = await told(visitor, world, "murat-voorbeeld")
    assert (murat["companies"]["count"], murat["companies"]["figures"]) == (2, [])
    assert [text["company"] for text in murat["texts"]] == ["Voorbeelddrukkerij De Laatste Letter"]
    assert murat["employees"]["trajectories"] == 1


async def test_a_round_of_three_employees_says_too_little_and_no_answer_is_left(world, visitor, client_as, database):
    assert (await told(visitor, world, "wil-voorbeeldmans"))["employees"]["figures"] == []
    company = world.organisations["voorbeeldmachinefabriek-noorderas"]
    owner = await client_as(Role.OWNER, organisation_id=company)
    async with database.read() as session:
        trajectory_id = await session.scalar(select(Trajectory.id).where(Trajectory.company_id == company))
        assert await session.scalar(select(func.count()).select_from(ReviewAnswer)) == 0
        assert await session.scalar(select(func.count()).select_from(ReviewToken)) == 0
    back = (await owner.get(f"/trajectories/{trajectory_id}/reviews")).json()
    assert (back["round"]["status"], back["mayReview"], back["review"]) == ("too_few", True, None)


async def test_the_programme_office_has_texts_and_a_reply_to_read(world, client_as):
    office = await client_as(Role.PROGRAMME_OFFICER)
    waiting = (await office.get("/review-texts")).json()["items"]
    assert sorted(text["part"] for text in waiting) == ["reply", "words", "words"]


async def test_nobody_is_mailed_and_nothing_counts(world, database):
    async with database.read() as session:
        told = set(await session.scalars(select(Mail.template)))
        assert not {template for template in told if "review" in template}
        assert (await progress.programme_progress(session))["participants"] == 0
