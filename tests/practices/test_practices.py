"""Practices: what is published is read by everybody, and invention is never hidden."""

import pytest
from sqlalchemy.exc import IntegrityError

from backend.practices import queries
from backend.practices.models import PracticeStatus
from tests.makers.organisations import make_company
from tests.makers.practices import make_practice

SCRIPT = {"nl": "<script>alert(1)</script>", "en": "<script>alert(1)</script>"}


async def slugs(client, **wanted):
    answer = await client.get("/practices", params=wanted)
    assert answer.status_code == 200, answer.text
    return [practice["slug"] for practice in answer.json()["items"]]


async def test_real_practices_come_first_and_filters_narrow(visitor, database):
    async with database.write() as session:
        await make_practice(session, slug="verzonnen", section="C", year=2026)
        await make_practice(session, slug="echt", is_fictitious=False, year=2008, themes=("craftsmanship",))
        await make_practice(session, slug="in-de-zorg", section="Q", year=2024, themes=("working_time",))
    assert await slugs(visitor) == ["echt", "verzonnen", "in-de-zorg"]
    assert await slugs(visitor, sector="Q") == ["in-de-zorg"]
    assert await slugs(visitor, theme=["working_time", "craftsmanship"]) == ["echt", "in-de-zorg"]
    assert await slugs(visitor, fictitious="false") == ["echt"]


@pytest.mark.parametrize("status", [status for status in PracticeStatus if status is not PracticeStatus.PUBLISHED])
async def test_what_is_not_published_is_not_there(visitor, database, status):
    async with database.write() as session:
        await make_practice(session, slug="verborgen", status=status)
    assert await slugs(visitor) == []
    answer = await visitor.get("/practices/verborgen")
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/practice-not-found")


async def test_the_whole_story_with_both_voices_and_figures_as_descriptions(visitor, database):
    quote = {"who": {"nl": "Voorman", "en": "Foreman"}, "side": "employee", "text": {"nl": "Ja.", "en": "Yes."}}
    figure = {
        "label": {"nl": "Voorraden", "en": "Stock"},
        "before": 100,
        "after": 92,
        "unit": {"nl": "index", "en": "index"},
        "evidence_level": 0,
    }
    async with database.write() as session:
        await make_practice(session, slug="verhaal", quotes=[quote], figures=[figure], lessons=SCRIPT)
    found = (await visitor.get("/practices/verhaal")).json()
    assert found["isFictitious"] is True
    assert found["quotes"][0]["side"] == "employee"
    assert (found["figures"][0]["after"], found["figures"][0]["evidenceLevel"]) == (92, 0)
    assert found["lessons"] == SCRIPT


async def test_an_invented_practice_has_no_company(database):
    async with database.write() as session:
        company = await make_company(session)
    with pytest.raises(IntegrityError, match="fictitious_has_no_company"):
        async with database.write() as session:
            await make_practice(session, is_fictitious=True, company_id=company.id)


async def test_the_own_sector_is_recommended_before_others(session):
    await make_practice(session, slug="elders", section="F", year=2026)
    await make_practice(session, slug="zelfde-sector", section="C", year=2024)
    await make_practice(session, slug="ander-thema", section="C", themes=("technology",))
    found = await queries.recommend(session, theme="work_division", section="C")
    assert [row["slug"] for row in found] == ["zelfde-sector", "elders"]


async def test_the_list_may_be_kept_and_is_not_sent_twice(visitor, database):
    async with database.write() as session:
        await make_practice(session)
    first = await visitor.get("/practices")
    again = await visitor.get("/practices", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
