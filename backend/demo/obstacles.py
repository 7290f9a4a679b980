"""Obstacles of the demonstration world: one that was answered, one that was passed on, and reports that wait."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.themes import Theme
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.identity.scopes import Role
from backend.obstacles.models import Obstacle, ObstacleReport, Reporter, RuleKind


@dataclass(frozen=True, slots=True)
class Told:
    """What a company of the demonstration world ran into, so many days ago."""

    company: str
    theme: Theme
    section: str
    kind: RuleKind
    rule: str
    stopped: str
    days_ago: int
    suggestion: str | None = None


NIGHTS = (
    Told(
        "voorbeeldbakkerij-de-korenbloem",
        Theme.WORKING_TIME,
        "C",
        RuleKind.COLLECTIVE_AGREEMENT,
        "De toeslag voor nachturen in onze cao",
        "Wij wilden een vroege ploeg die zelf zijn rooster maakt. Begint iemand uit eigen keuze om vijf uur, dan telt "
        "dat als nacht en wordt het rooster te duur.",
        64,
        "Een toeslag alleen voor wie het uur niet zelf koos.",
    ),
    Told(
        "voorbeelddrukkerij-de-laatste-letter",
        Theme.WORKING_TIME,
        "C",
        RuleKind.COLLECTIVE_AGREEMENT,
        "Nachttoeslag bij zelf gekozen uren",
        "Twee mensen wilden ruilen van ploeg. Dat mocht, maar kostte ons twee keer de toeslag.",
        51,
    ),
)
BREAKS = (
    Told(
        "voorbeeldmachinefabriek-noorderas",
        Theme.WORKING_TIME,
        "C",
        RuleKind.LAW,
        "Arbeidstijdenwet, de rust tussen twee diensten",
        "Bij zelf roosteren wil iemand soms laat stoppen en vroeg beginnen. De elf uur rust maakt dat onmogelijk.",
        40,
        "Een keer per week negen uur, als iemand dat zelf vraagt.",
    ),
)
WAITING = (
    Told(
        "voorbeeldbakkerij-de-korenbloem",
        Theme.CRAFTSMANSHIP,
        "C",
        RuleKind.FUNDING_RULE,
        "Scholing op de werkvloer telt niet als scholing",
        "Onze meester-bakker leert anderen het vak naast de oven. Het fonds betaalt alleen voor een les in een lokaal.",
        9,
    ),
)


async def seed(session: AsyncSession, world: World) -> None:
    """Add the obstacles with what was reported, as the programme office would have left them."""
    today = clock.today()
    nights = Obstacle(
        id=known_id("obstacle", "nights"),
        title={"nl": "Nachttoeslag bij zelf gekozen uren", "en": "Night pay for hours one chose"},
        description={
            "nl": "Een cao rekent vroege of late uren als nacht, ook als iemand die zelf koos. Zelf roosteren wordt "
            "daardoor duur.",
            "en": "A collective agreement counts early or late hours as night, also where somebody chose them. "
            "Making one's own roster gets expensive.",
        },
        rule_kind=RuleKind.COLLECTIVE_AGREEMENT,
        themes=[Theme.WORKING_TIME],
        is_public=True,
        is_demonstration=True,
    )
    rest = Obstacle(
        id=known_id("obstacle", "rest"),
        title={"nl": "Rust tussen twee diensten bij zelf roosteren", "en": "Rest between two shifts in own rosters"},
        description={
            "nl": "De wet vraagt elf uur rust tussen twee diensten. Wie zelf roostert, kan daar niet van afwijken.",
            "en": "The law asks for eleven hours of rest between two shifts, also in a roster of one's own.",
        },
        rule_kind=RuleKind.LAW,
        themes=[Theme.WORKING_TIME],
        is_public=True,
        is_demonstration=True,
    )
    session.add_all([nights, rest])
    await session.flush()
    for obstacle, stories in ((nights, NIGHTS), (rest, BREAKS), (None, WAITING)):
        for story in stories:
            await _report(session, world, story, obstacle)
    nights.pass_on(
        today - timedelta(days=30),
        {"nl": "de partijen bij de voorbeeldcao", "en": "the parties to the example agreement"},
    )
    nights.reply(
        today - timedelta(days=6),
        {
            "nl": "De partijen nemen op dat voor uren die iemand op eigen verzoek werkt een lagere toeslag kan gelden.",
            "en": "The parties agree that a lower rate can hold for hours that somebody works at their own request.",
        },
    )
    rest.pass_on(today - timedelta(days=12), {"nl": "het voorbeeldministerie", "en": "the example ministry"})
    await session.flush()


async def _report(session: AsyncSession, world: World, story: Told, obstacle: Obstacle | None) -> None:
    report = ObstacleReport(
        id=known_id("obstacle-report", f"{story.company}/{story.theme}"),
        organisation_id=world.organisations[story.company],
        reported_by=world.principal_of(story.company, Role.OWNER).account_id,
        reporter=Reporter.COMPANY,
        theme=story.theme,
        section=story.section,
        rule_kind=story.kind,
        rule=story.rule,
        stopped=story.stopped,
        suggestion=story.suggestion,
    )
    session.add(report)
    await session.flush()
    report.send(clock.today() - timedelta(days=story.days_ago))
    if obstacle is not None:
        report.group(obstacle.id)
    await session.flush()
