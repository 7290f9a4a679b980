"""The tools of a test branch: one that everybody sees, one that it still writes."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.demo.world import World
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.toolbox.drafts import Offered, Published, ToolboxItemCreate
from backend.toolbox.service.reviewing import change_status
from backend.toolbox.service.writing import create_item

TITLES = {
    "proefinstrument": ("Proefinstrument", "Test tool"),
    "proefinstrument-in-werk": ("Proefinstrument in werk", "Test tool in work"),
}


async def seed_tools(session: AsyncSession, world: World, officer: Principal, mark: str) -> None:
    """Write both, and let the programme office publish the first."""
    office = world.principal_of("programmabureau", Role.PROGRAMME_OFFICER)
    for slug, title in TITLES.items():
        version = await create_item(session, officer, _words(f"{slug}-{mark}", *title))
        if slug == "proefinstrument":
            await change_status(session, officer, version.id, Offered(to_status="in_review"), "*")
            await change_status(session, office, version.id, Published(to_status="published"), "*")


def _words(slug: str, title_nl: str, title_en: str) -> ToolboxItemCreate:
    prose = {"nl": "Dit is een proef: alles is verzonnen.", "en": "This is a test: everything is invented."}
    return ToolboxItemCreate.model_validate(
        {
            "slug": slug,
            "kind": "method",
            "themes": ["work_division"],
            "sectors": ["C"],
            "size_classes": [],
            "effort_hours": 4,
            "duration_weeks": 2,
            "cost_cents": 0,
            "participation_level": "consulted",
            "evidence_level": 0,
            "evidence_source": prose,
            "people": {"min": 3, "max": 12},
            "title": {"nl": title_nl, "en": title_en},
            "summary": prose,
            "body": prose,
        }
    )
