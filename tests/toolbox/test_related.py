"""What goes with a tool, each with its reason."""

from datetime import date

from backend.core.review import VersionStatus
from backend.toolbox.models import ToolboxUse
from tests.makers.organisations import make_company
from tests.makers.toolbox import make_toolbox_item


async def related(visitor):
    found = (await visitor.get("/toolbox-items/dit")).json()["related"]
    return [(item["slug"], item["reason"]["nl"]) for item in found]


async def test_theme_and_sector_come_before_theme_and_theme_before_sector(visitor, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="dit", themes=("work_division",), sectors=("F",))
        await make_toolbox_item(session, slug="sector", themes=("process",), sectors=("F",))
        await make_toolbox_item(session, slug="thema", themes=("work_division",), sectors=("C",))
        await make_toolbox_item(session, slug="beide", themes=("work_division",), sectors=("F", "C"))
        await make_toolbox_item(session, slug="niets", themes=("process",), sectors=("C",))
        await make_toolbox_item(session, slug="draft", themes=("work_division",), status=VersionStatus.DRAFT)
    assert await related(visitor) == [
        ("beide", "Gaat ook over werk- en taakverdeling, en is voor dezelfde sector."),
        ("thema", "Gaat ook over werk- en taakverdeling."),
        ("sector", "Is voor dezelfde sector."),
    ]


async def test_used_together_counts_from_ten_companies_on(visitor, database):
    async with database.write() as session:
        this = await make_toolbox_item(session, slug="dit", themes=("work_division",))
        other = await make_toolbox_item(session, slug="samen", themes=("results",), sectors=("Q",))

    async def use_both(*, demonstration=False):
        async with database.write() as session:
            company = await make_company(session, is_demonstration=demonstration)
            for version in (this, other):
                session.add(
                    ToolboxUse(
                        item_id=version.item_id,
                        version_id=version.id,
                        company_id=company.id,
                        used_since=date(2026, 1, 5),
                    )
                )

    for _ in range(9):
        await use_both()
    await use_both(demonstration=True)
    assert await related(visitor) == []
    await use_both()
    assert await related(visitor) == [("samen", "Bedrijven die dit gebruiken, werken hier ook mee.")]
