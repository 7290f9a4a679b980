"""Complaints of the demonstration world: one not upheld, one upheld, and one that waits for a decision."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.advisers.service import firms
from backend.advisers.terms import answer_before
from backend.complaints.models import Complaint, Ground, Measure
from backend.complaints.service import RESPONSE_WORKING_DAYS
from backend.core import clock
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.identity.scopes import Role


@dataclass(frozen=True, slots=True)
class Story:
    """What a company complained of so many days ago, what the adviser said, and how it ended."""

    company: str
    adviser: str
    ground: Ground
    words: str
    response: str
    filed_days_ago: int
    wanted: str | None = None
    dismissed: str | None = None
    upheld: tuple[str, Measure] | None = None


STORIES = (
    Story(
        "voorbeeldmachinefabriek-noorderas",
        "karin-voorbeeldhuis",
        Ground.AGREEMENTS,
        "Wij vroegen om contact en hoorden pas na drie dagen dat Groningen te ver was. Dat had op dag een gekund.",
        "Ik heb binnen de termijn geantwoord en meteen een collega genoemd die wel in Groningen komt.",
        26,
        dismissed="De adviseur antwoordde binnen vijf werkdagen en hielp verder. Wij begrijpen de teleurstelling.",
    ),
    Story(
        "voorbeelddrukkerij-de-laatste-letter",
        "karin-voorbeeldhuis",
        Ground.COSTS,
        "Er zijn vier uren genoemd voor een middag die om half vier was afgelopen.",
        "De uren voor het uitwerken van de middag zitten erbij. Ik laat graag zien wat daarin is gedaan.",
        6,
        wanted="Een overzicht van de uren, of twee uren minder.",
    ),
    Story(
        "voorbeeldhotel-aan-de-gracht",
        "tom-de-voorbeeld",
        Ground.AGREEMENTS,
        "De afgesproken middag met de schoonmaakploeg is drie keer verzet, de laatste keer op de dag zelf.",
        "Dat klopt. Ik was ziek en had een collega moeten sturen.",
        19,
        upheld=("De adviseur erkent het. Bij ziekte hoort een bureau voor vervanging te zorgen.", Measure.WARNING),
    ),
)


async def seed(session: AsyncSession, world: World) -> None:
    """Add each complaint, as its company, its adviser and an officer would have left it."""
    officer = world.principal_of("syntens", Role.SYNTENS_OFFICER)
    for story in STORIES:
        filed_at = clock.now() - timedelta(days=story.filed_days_ago)
        complaint = Complaint(
            id=known_id("complaint", f"{story.company}/{story.adviser}"),
            company_id=world.organisations[story.company],
            adviser_id=world.advisers[story.adviser],
            ground=story.ground,
            words=story.words,
            wanted=story.wanted,
            filed_at=filed_at,
            respond_before=answer_before(filed_at.date(), RESPONSE_WORKING_DAYS),
        )
        session.add(complaint)
        await session.flush()
        complaint.respond(filed_at + timedelta(days=2), story.response)
        if story.dismissed:
            complaint.dismiss(filed_at + timedelta(days=5), officer.account_id, story.dismissed)
        if story.upheld:
            complaint.uphold(filed_at + timedelta(days=5), officer.account_id, *story.upheld)
            adviser = await session.get_one(Adviser, complaint.adviser_id)
            await firms.note_complaint(session, adviser.organisation_id)
    await session.flush()
