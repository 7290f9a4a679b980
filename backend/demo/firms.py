"""Firms of the demonstration world: accredited upon what they declared, with one that asks and one that applies."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import AdvisoryFirm, FirmChange, FirmDeclaration, FirmStatus
from backend.content import load
from backend.core import clock
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.identity.scopes import Role

PERIOD = timedelta(days=2 * 365)
DECIDED_AFTER = 9  # days after the declaration
FORMER_EDITION = "2024-11"  # of the rules of conduct, when the first declarations were given
EXPERIENCE = (
    "Wij werken sinds vijf jaar met ploegen en hun leidinggevenden. Na een traject verdeelt de ploeg het werk "
    "meestal zelf; bij twee bedrijven is dat na een jaar nagekeken en was het nog zo (voorbeeld)."
)
QUALITY = (
    "Elk verslag leest een collega mee. Twee keer per jaar bespreken wij wat niet lukte. Een klacht behandelt "
    "altijd iemand die niet bij het traject was (voorbeeld)."
)


@dataclass(frozen=True, slots=True)
class Stand:
    """How a firm stands: accredited so many days ago or never, and when it declared for what is not decided yet."""

    accredited_days_ago: int | None = 180
    asked_days_ago: int | None = None


STANDS = {
    "voorbeeldadvies-kompas": Stand(accredited_days_ago=665),  # can ask for a new period
    "voorbeeldadvies-samen-sturen": Stand(accredited_days_ago=690, asked_days_ago=4),
    "voorbeeldadvies-vakschool": Stand(accredited_days_ago=None, asked_days_ago=6),
}


async def add(session: AsyncSession, world: World, slug: str, officer_id: UUID) -> None:
    """The firm of an adviser, with its first one; Syntens and branches are no firms."""
    told = next(one for one in load.demo_organisations() if one.slug == slug)
    firm_id = world.organisations[slug]
    if told.kind != "advisory_firm" or await session.get(AdvisoryFirm, firm_id) is not None:
        return
    stand = STANDS.get(slug, Stand())
    adviser_id = world.principal_of(slug, Role.ADVISER).account_id
    firm = AdvisoryFirm(organisation_id=firm_id, status=FirmStatus.APPLIED)
    session.add(firm)
    await session.flush()
    number = 1
    if stand.accredited_days_ago is not None:
        declared_days_ago = stand.accredited_days_ago + DECIDED_AFTER
        session.add(
            _declaration(
                firm_id, told.kvk_number, number, adviser_id, days_ago=declared_days_ago, edition=FORMER_EDITION
            )
        )
        _accredit(session, firm, told.kvk_number, officer_id, stand.accredited_days_ago)
        number += 1
    if stand.asked_days_ago is not None:
        session.add(
            _declaration(
                firm_id,
                told.kvk_number,
                number,
                adviser_id,
                days_ago=stand.asked_days_ago,
                edition=load.conduct().edition,
            )
        )
        firm.ask(clock.now() - timedelta(days=stand.asked_days_ago))
    await session.flush()


def _accredit(session: AsyncSession, firm: AdvisoryFirm, kvk_number: str, officer_id: UUID, days_ago: int) -> None:
    since = clock.today() - timedelta(days=days_ago)
    firm.kvk_number = kvk_number
    firm.accredit(since, since + PERIOD, upon=1)
    session.add(
        FirmChange(
            organisation_id=firm.organisation_id,
            to_status=FirmStatus.ACCREDITED,
            accredited_from=firm.accredited_from,
            accredited_until=firm.accredited_until,
            decided_by=officer_id,
            occurred_at=clock.now() - timedelta(days=days_ago),
        )
    )


def _declaration(
    firm_id: UUID, kvk_number: str, number: int, adviser_id: UUID, *, days_ago: int, edition: str
) -> FirmDeclaration:
    return FirmDeclaration(
        id=known_id("firm-declaration", f"{firm_id}/{number}"),
        organisation_id=firm_id,
        number=number,
        edition=edition,
        kvk_number=kvk_number,
        experience=EXPERIENCE,
        quality=QUALITY,
        interests=[],
        declared_at=clock.now() - timedelta(days=days_ago),
        declared_by=adviser_id,
    )
