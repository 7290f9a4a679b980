"""What demonstration branches share: an approach with a figure, a tool and a campaign; one follows and took over."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branch_figures.models import BranchFigureRelease
from backend.campaigns.models import ScanCampaign
from backend.demo.campaigns import ENDED_CODE
from backend.demo.world import World
from backend.exchange.models import ShareKind
from backend.exchange.schemas import ExchangeAdoptionCreate, ExchangeShareCreate, ExchangeStatusChange, ExchangeTold
from backend.exchange.service import adopting, following, sharing
from backend.identity.demonstration import known_id

MAKERS, CARERS = "joost@maakindustrie.example", "naima@zorg-gastvrijheid.example"
ROSTERS = {
    "title": {"nl": "Zelf roosteren in tien hotels", "en": "Making one's own roster in ten hotels"},
    "did": {
        "nl": "Wij brachten tien hotels samen in drie middagen. Elk team schreef eerst op wat een goed rooster is. "
        "Daarna legden wij de lijstjes naast elkaar en maakte elk team een proefrooster van vier weken.",
        "en": "We brought ten hotels together on three afternoons. Each team first wrote what makes a good roster. "
        "Then we laid the lists side by side, and each team made a trial roster of four weeks.",
    },
    "cost": {
        "nl": "Drie middagen van een begeleider, en per hotel ongeveer veertig uur van het team.",
        "en": "Three afternoons of a facilitator, and about forty hours of the team in each hotel.",
    },
    "gain": {
        "nl": "Teams wisselen minder diensten op het laatste moment. Wat vooral hielp: de manager begon met luisteren.",
        "en": "Teams swap fewer shifts at the last moment. What helped most: the manager began by listening.",
    },
    "themes": ["working_time", "participation"],
    "sectors": ["I", "Q"],
}
CAMPAIGN = {
    "title": {"nl": "Een scan in het voorjaar, met een poster in de kantine", "en": "A scan in spring, with a poster"},
    "gain": {
        "nl": "Door op tijd te beginnen deden ook kleine leden mee. Een poster werkte beter dan een brief.",
        "en": "Beginning in time let small members join too. A poster in the canteen worked better than a letter.",
    },
    "themes": ["work_division"],
    "sectors": ["C"],
}


async def seed(session: AsyncSession, world: World) -> None:
    """Let two branches share, and one of them follow the other and take over what it did."""
    makers, carers = world.principal(MAKERS), world.principal(CARERS)
    await following.follow(session, makers, world.organisations["voorbeeldbranche-zorg-en-gastvrijheid"])
    rosters = await sharing.create(
        session, carers, ExchangeShareCreate.model_validate({"kind": ShareKind.APPROACH, **ROSTERS})
    )
    await sharing.change_status(session, carers, rosters.id, ExchangeStatusChange(to_status="shared"), "*")
    await adopting.take_over(session, makers, rosters.id, ExchangeAdoptionCreate(number=1))
    anew = {
        **ROSTERS,
        "cost": {"nl": "Drie middagen van een begeleider, en per hotel ongeveer dertig uur van het team."},
    }
    await sharing.change(session, carers, rosters.id, ExchangeTold.model_validate(anew), "*")
    await sharing.change_status(session, carers, rosters.id, ExchangeStatusChange(to_status="shared"), "*")
    tool = {
        "kind": ShareKind.TOOL,
        "piece_id": known_id("toolbox-item", "overdracht-in-de-zorg"),
        "title": {"nl": "Overdracht die blijft hangen", "en": "A handover that sticks"},
        "gain": {"nl": "Een team kan er zonder hulp mee beginnen.", "en": "A team can begin with it without help."},
        "themes": ["process"],
        "sectors": ["Q"],
    }
    await _share(session, world, CARERS, tool)
    campaign_id = await session.scalar(select(ScanCampaign.id).where(ScanCampaign.code == ENDED_CODE))
    release_id = await session.scalar(
        select(BranchFigureRelease.id)
        .where(BranchFigureRelease.branch_id == makers.organisation_id)
        .order_by(BranchFigureRelease.as_of.desc())
        .limit(1)
    )
    result = {"source": "branch_figures", "source_id": release_id, "theme": "work_division"}
    await _share(
        session, world, MAKERS, {"kind": ShareKind.CAMPAIGN, "piece_id": campaign_id, "result": result, **CAMPAIGN}
    )


async def _share(session: AsyncSession, world: World, email: str, wish: dict[str, object]) -> None:
    share = await sharing.create(session, world.principal(email), ExchangeShareCreate.model_validate(wish))
    await sharing.change_status(
        session, world.principal(email), share.id, ExchangeStatusChange(to_status="shared"), "*"
    )
