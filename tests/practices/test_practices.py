"""Practices: what is published is read by everybody, and invention is never hidden."""

import pytest
from sqlalchemy.exc import IntegrityError

from backend.core.review import VersionStatus
from backend.practices import recommending
from backend.practices.models import Practice
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


@pytest.mark.parametrize("status", [status for status in VersionStatus if status is not VersionStatus.PUBLISHED])
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
    assert found["figures"][0]["basis"] == "source"
    assert found["lessons"] == SCRIPT


async def test_each_filter_narrows_and_tells_what_it_would_leave(visitor, database):
    figure = {"label": SCRIPT, "before": 1, "after": 2, "unit": SCRIPT}
    async with database.write() as session:
        await make_practice(session, slug="een", section="C", province="NL-GE", size_class="15-49", figures=[figure])
        await make_practice(session, slug="twee", section="F", province="NL-GE", participation_level="co_deciding")
        await make_practice(session, slug="drie", title={"nl": "Aan tafel", "en": "At the table"}, year=2020)
    assert await slugs(visitor, province="NL-GE") == ["een", "twee"]
    assert await slugs(visitor, sizeClass="15-49") == ["een"]
    assert await slugs(visitor, participation="co_deciding") == ["twee"]
    assert await slugs(visitor, evidence="stated") == ["een"]
    assert await slugs(visitor, evidence="verified") == []
    assert (await slugs(visitor, sort="title"))[0] == "drie"
    facets = (await visitor.get("/practices", params={"sector": "C"})).json()["facets"]
    assert facets["sector"] == [{"value": "C", "count": 1}, {"value": "F", "count": 1}]
    assert facets["province"] == [{"value": "NL-GE", "count": 1}]
    assert facets["participation"] == []
    assert facets["evidence"] == [{"value": "stated", "count": 1}]


@pytest.mark.parametrize("is_demonstration", [True, False])
async def test_of_companies_those_of_the_demonstration_are_invented_and_no_others(database, is_demonstration):
    async with database.write() as session:
        company = await make_company(session, is_demonstration=is_demonstration)
    with pytest.raises(IntegrityError, match="of a company of the demonstration"):
        async with database.write() as session:
            session.add(Practice(company_id=company.id, is_fictitious=not is_demonstration))


async def test_the_own_sector_is_recommended_before_others(session):
    await make_practice(session, slug="elders", section="F", year=2026)
    await make_practice(session, slug="zelfde-sector", section="C", year=2024)
    await make_practice(session, slug="ander-thema", section="C", themes=("technology",))
    found = await recommending.recommend(session, theme="work_division", section="C")
    assert [row["slug"] for row in found] == ["zelfde-sector", "elders"]


async def test_the_list_may_be_kept_and_is_not_sent_twice(visitor, database):
    async with database.write() as session:
        await make_practice(session)
    first = await visitor.get("/practices")
    again = await visitor.get("/practices", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
