"""Modules of the branches of the demonstration world: one published, one being written."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from backend import content
from backend.core.schemas import LocalizedText
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.scans.schemas.drafts import QuestionnaireContent, QuestionnaireCreate
from backend.scans.service import writing

FOLDER = Path(content.__file__).parent / "demo" / "modules"
PUBLISHED, IN_WORK = "zorg-en-gastvrijheid", "maakindustrie"


async def seed(session: AsyncSession, world: World) -> None:
    """Let both branches begin their module; one of them publishes it."""
    for name in (PUBLISHED, IN_WORK):
        asked = QuestionnaireContent.model_validate_json((FOLDER / f"{name}.json").read_bytes())
        officer = world.principal_of(f"voorbeeldbranche-{name}", Role.BRANCH_OFFICER)
        title = asked.themes[0].name
        wish = QuestionnaireCreate(slug=name, name=LocalizedText(nl=title.nl, en=title.en))
        pair = await writing.begin_module(session, officer, wish)
        await writing.change(session, officer, pair, asked)
        if name == PUBLISHED:
            await writing.publish(session, officer, pair)
