"""Tools that fit a company and a theme."""

from backend.core.review import VersionStatus
from backend.toolbox import recommending
from tests.makers.toolbox import make_toolbox_item


async def test_tools_come_with_a_reason_and_only_where_they_fit(session):
    await make_toolbox_item(session, slug="voor-iedereen", themes=("work_division",), effort_hours=2)
    await make_toolbox_item(session, slug="voor-de-bouw", themes=("work_division",), sectors=("F",))
    await make_toolbox_item(session, slug="voor-de-maak", themes=("work_division",), sectors=("C",), effort_hours=9)
    await make_toolbox_item(session, slug="terloops", themes=("process", "work_division"))
    await make_toolbox_item(session, slug="te-groot", themes=("work_division",), size_classes=("250+",))
    await make_toolbox_item(session, slug="nog-niet", themes=("work_division",), status=VersionStatus.IN_REVIEW)
    found = await recommending.recommend(session, theme="work_division", section="C", size_class="15-49", limit=5)
    assert [row["slug"] for row in found] == ["voor-de-maak", "voor-iedereen", "terloops"]
    assert {row["fitting"] for row in found} == {3}
    assert found[0]["reason"]["nl"] == (
        "Gaat vooral over werk- en taakverdeling, is gemaakt voor uw sector en vraagt 9 uur van alle deelnemers samen."
    )
    assert [reason["outcome"] for reason in found[0]["reasons"]] == [
        "main_theme",
        "own_sector",
        "every_size",
        "current",
        "not_distinguished",
        "some",
    ]
    assert found[2]["reason"]["en"].startswith("Is also about division of work and tasks")


async def test_no_more_than_asked(session):
    for _ in range(4):
        await make_toolbox_item(session)
    assert len(await recommending.recommend(session, theme="work_division", section="C", size_class="15-49")) == 3
