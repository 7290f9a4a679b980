"""The network of the demonstration world: profiles, an open, an accepted and a declined introduction, a report."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.network.models import (
    IntroductionStatus,
    NetworkIntroduction,
    NetworkMessage,
    NetworkProfile,
    NetworkReport,
)
from backend.network.service.suggesting import suggest_due
from backend.questions.models import ReportReason

MARIEKE, SIETSKE, KEES = "marieke@korenbloem.example", "sietske@aandegracht.example", "kees@kantbank.example"
TESS, WANDA = "tess@dekrul.example", "wanda@rodewimpel.example"
_MOST = ("name", "company", "sector", "province", "offers", "seeks", "words")


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody of the demonstration world writes about themselves, and what everybody reads of it."""

    who: str
    function: str
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    words: str
    to_all: tuple[str, ...] = _MOST


PROFILES = (
    Shown(
        MARIEKE,
        "Eigenaar",
        ("working_time", "participation"),
        ("technology",),
        "Wij roosteren sinds vorig jaar samen met de bakkers. Ik vertel graag hoe dat ging, ook wat misging.",
    ),
    Shown(
        SIETSKE,
        "Bedrijfsleider",
        ("craftsmanship",),
        ("working_time",),
        "Ik zoek iemand die de avonden eerlijk verdeelt zonder elke maand gedoe.",
        ("name", "sector", "province", "offers", "seeks", "words"),
    ),
    Shown(
        KEES,
        "Directeur",
        ("process", "technology"),
        ("participation",),
        "Kom gerust kijken hoe wij omsteltijden halveerden. Ik leer graag hoe u de ploeg laat meedenken.",
    ),
    Shown(
        TESS,
        "Eigenaar",
        (),
        ("working_time", "management"),
        "Kleine zaak, veel parttimers.",
        ("province", "seeks", "words"),
    ),
    Shown(WANDA, "Eigenaar", ("results",), (), "Ik reken graag voor wat iets oplevert.", ("name", "offers", "words")),
)


async def seed(session: AsyncSession, world: World) -> None:
    """Add people as they would show themselves, and what happened between them."""
    session.add_all(_profile(world, one) for one in PROFILES)
    await session.flush()
    met = _asked(world, MARIEKE, KEES, 20, "Ik wil graag zien hoe u omstelt. Mag ik een ochtend meekijken?")
    declined = _asked(world, MARIEKE, TESS, 12, "Zullen wij eens bellen over roosters?")
    waiting = _asked(world, SIETSKE, MARIEKE, 1, "Uw verhaal over de avonden spreekt mij aan. Hoe begon u?")
    troubled = _asked(world, TESS, WANDA, 9, "Ik lees dat u voorrekent wat iets oplevert. Wilt u meedenken?")
    session.add_all([met, declined, waiting, troubled])
    await session.flush()
    moment = clock.now()
    met.accept(moment - timedelta(days=19))
    declined.decline(moment - timedelta(days=11))
    troubled.accept(moment - timedelta(days=8))
    await session.flush()
    session.add_all(
        [
            _message(world, met, KEES, 18, "Welkom! Donderdag om acht uur begint de vroege ploeg met omstellen."),
            _message(world, met, MARIEKE, 17, "Dan ben ik er. Mag mijn ploegbaas mee?", read=True),
            _message(world, met, KEES, 1, "Natuurlijk. Neem veiligheidsschoenen mee."),
            _message(world, troubled, WANDA, 7, "Alles komt goed met mijn speciale cursus. Nu met korting!"),
        ]
    )
    session.add(
        NetworkReport(
            id=known_id("network-report", "course"),
            reported_by=world.accounts[TESS],
            about=world.accounts[WANDA],
            reason=ReportReason.ADVERTISING,
            words="Dit is reclame en geen antwoord.",
            reported_words=["Alles komt goed met mijn speciale cursus. Nu met korting!"],
            reported_at=moment - timedelta(days=6),
        )
    )
    await session.flush()
    await suggest_due(session)


def _profile(world: World, one: Shown) -> NetworkProfile:
    person = world.people[one.who]
    return NetworkProfile(
        id=known_id("network-profile", one.who),
        account_id=person.account_id,
        company_id=person.organisation_id,
        is_on=True,
        is_suggestible=True,
        function=one.function,
        offers=list(one.offers),
        seeks=list(one.seeks),
        words=one.words,
        contact=f"Mail mij op {one.who}",
        shown_to_all=list(one.to_all),
        shown_introduced=[name for name in ("name", "function", "company", "contact") if name not in one.to_all],
        is_demonstration=True,
    )


def _asked(world: World, who: str, whom: str, days_ago: int, reason: str) -> NetworkIntroduction:
    moment = clock.now() - timedelta(days=days_ago)
    return NetworkIntroduction(
        id=_between(who, whom),
        asked_by=world.accounts[who],
        asked=world.accounts[whom],
        reason=reason,
        status=IntroductionStatus.OPEN,
        asked_at=moment,
        active_at=moment,
        is_demonstration=True,
    )


def _between(who: str, whom: str) -> UUID:
    return known_id("network-introduction", f"{who}/{whom}")


def _message(
    world: World, introduction: NetworkIntroduction, who: str, days_ago: int, words: str, *, read: bool = False
) -> NetworkMessage:
    moment = clock.now() - timedelta(days=days_ago)
    introduction.active_at = moment
    return NetworkMessage(
        introduction_id=introduction.id,
        written_by=world.accounts[who],
        words=words,
        written_at=moment,
        read_at=moment + timedelta(hours=2) if read or days_ago > 2 else None,
    )
