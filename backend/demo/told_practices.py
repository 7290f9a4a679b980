"""Practices that companies of the demonstration tell themselves: one published, one to consent to, one sent back.

A branch and Syntens each write one with a company, which is a draft still.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.practice_figures import service as figures
from backend.practice_figures.schemas import VerifiedFigures
from backend.practices.drafts import PracticeConsentCreate, PracticeCreate, VerifiedPick
from backend.practices.service import consenting, reviewing, writing
from backend.toolbox.drafts import HandedBack, Offered, Published

SENT, READ = timedelta(days=12), timedelta(days=9)


@dataclass(frozen=True, slots=True)
class Told:
    """What a company tells, and how far it came."""

    company: str
    words: dict[str, Any]
    verified: tuple[VerifiedPick, ...] = ()
    is_published: bool = False
    note: str | None = None
    written_by: tuple[str, Role] | None = None  # by somebody else than the company, who did not send it yet


def _text(dutch: str, english: str | None = None) -> dict[str, str | None]:
    return {"nl": dutch, "en": english}


TOLD = (
    Told(
        "voorbeeldmachinefabriek-noorderas",
        {
            "title": _text("Elke dag tien minuten bij het bord", "Ten minutes at the board every day"),
            "summary": _text(
                "De montage wachtte op onderdelen die in de hal lagen. Nu bespreekt elke ploeg aan het begin van de "
                "dag wat er ontbreekt, en lost het zelf op.",
                "Assembly waited for parts that lay in the hall. Now each crew discusses at the start of the day what "
                "is missing, and solves it.",
            ),
            "themes": ["process", "participation"],
            "year": 2025,
            "reason": _text(
                "Een order lag gemiddeld een maand in de fabriek, en daarvan werd er een week aan gewerkt.",
                "An order was in the factory for a month on average, and was worked on for a week of it.",
            ),
            "approach": _text(
                "Drie ploegen maakten elk hun eigen bord:\n\n- wat er vandaag af moet;\n- wat er ontbreekt;\n"
                "- wie het haalt.\n\nDe chef staat erbij en praat als laatste.",
                "Three crews each made a board of their own:\n\n- what must be finished today;\n- what is missing;\n"
                "- who fetches it.\n\nThe foreman stands by and speaks last.",
            ),
            "participation": _text(
                "De ploegen kozen zelf wat op het bord staat. Na drie maanden schrapten zij de helft weer.",
                "The crews chose themselves what is on the board. After three months they took half of it off again.",
            ),
            "participation_level": "co_deciding",
            "result": _text(
                "Er wordt minder gezocht en minder overgewerkt. Orders zijn eerder klaar.",
                "There is less searching and less overtime. Orders are finished sooner.",
            ),
            "lessons": _text(
                "- Begin met één ploeg.\n- Laat het bord van de ploeg zijn.\n- Tien minuten is tien minuten.",
                "- Begin with one crew.\n- Let the board be the crew's.\n- Ten minutes is ten minutes.",
            ),
            "figures": [
                {
                    "label": _text("Zoeken naar onderdelen, per dag", "Searching for parts, a day"),
                    "before": 55,
                    "after": 20,
                    "unit": _text("minuten per ploeg", "minutes per crew"),
                }
            ],
            "quotes": [
                {
                    "who": _text("Monteur", "Fitter"),
                    "side": "employee",
                    "text": _text(
                        "Vroeger wist ik om elf uur pas dat mijn lagers er niet waren.",
                        "I used to find out at eleven that my bearings were not there.",
                    ),
                }
            ],
        },
        (VerifiedPick(indicator="throughput_time", as_index=False), VerifiedPick(indicator="revenue", as_index=True)),
        is_published=True,
    ),
    Told(
        "voorbeeldbakkerij-de-korenbloem",
        {
            "title": _text("De nacht een uur korter"),
            "summary": _text(
                "De bakkers begonnen om twee uur omdat het altijd zo was. Samen zochten zij uit wat er echt om twee "
                "uur moest, en dat bleek weinig."
            ),
            "themes": ["working_time"],
            "year": 2026,
            "reason": _text("Twee bakkers stopten vanwege de nachten, en nieuwe kwamen er niet."),
            "approach": _text("Van elk brood schreven wij op wanneer het uit de oven moet. Daarna schoven wij terug."),
            "participation": _text("Alle bakkers rekenden mee. Over de nieuwe tijden is gestemd."),
            "participation_level": "self_managing",
            "result": _text("Wij beginnen om drie uur. Het brood ligt op dezelfde tijd in de winkel."),
            "lessons": _text("Vraag bij elk tijdstip waarom het zo is. Vaak weet niemand het meer."),
            "is_anonymous": True,
            "company_description": _text("een bakkerij in het midden van het land"),
        },
    ),
    Told(
        "voorbeeldplaatwerk-de-kantbank",
        {
            "title": _text("Iedereen mag de machine stilzetten"),
            "summary": _text("Wie een fout ziet, zet stil. Dat was even wennen."),
            "themes": ["management"],
            "year": 2026,
            "reason": _text("Fouten kwamen pas bij de klant aan het licht."),
            "approach": _text("Bij elke machine hangt een lamp. Rood is stil, en dan komt iedereen kijken."),
            "participation": _text("De ploeg koos de lampen en schreef de regels."),
            "participation_level": "consulted",
            "result": _text("Veel minder fouten."),
            "lessons": _text("Bedank wie stilzet."),
        },
        note="Mooi verhaal. Kunt u bij het resultaat zeggen hoe u dat weet: is er geteld, en over welke tijd?",
    ),
    Told(
        "voorbeelddrukkerij-de-laatste-letter",
        {
            "title": _text("De orderbon ligt bij wie hem nodig heeft"),
            "themes": ["process"],
            "year": 2026,
            "reason": _text("Elke order ging vier keer langs het kantoor."),
            "participation_level": "consulted",
        },
        written_by=("voorbeeldbranche-maakindustrie", Role.BRANCH_OFFICER),
    ),
    Told(
        "voorbeeldbouw-het-gebint",
        {
            "title": _text("De werkvoorbereider staat op de steiger"),
            "themes": ["work_division"],
            "year": 2026,
            "approach": _text("Twee ochtenden in de week werkt de voorbereider op de bouwplaats."),
            "participation_level": "co_deciding",
        },
        written_by=("syntens", Role.SYNTENS_OFFICER),
    ),
)


async def seed(session: AsyncSession, world: World) -> None:
    """Let each company write and send, and the programme office do its part, on successive days."""
    officer = world.principal_of("programmabureau", Role.PROGRAMME_OFFICER)
    for told in TOLD:
        owner = world.principal_of(told.company, Role.OWNER)
        writer = world.principal_of(*told.written_by) if told.written_by else owner
        with clock.set_to(clock.now() - SENT):
            wish = PracticeCreate(company_id=world.organisations[told.company], **told.words)
            _, version = await writing.create_practice(session, writer, wish)
            if told.written_by:
                continue
            if told.verified:
                taken = VerifiedFigures(figures=list(told.verified))
                await figures.take_over(session, owner, version.id, taken, "*")
            await reviewing.change_status(session, owner, version.id, Offered(to_status="in_review"), "*")
        with clock.set_to(clock.now() - READ):
            if told.is_published:
                agreed = PracticeConsentCreate(content_hash=version.content_hash)
                await consenting.give(session, owner, version.id, agreed)
                await reviewing.change_status(session, officer, version.id, Published(to_status="published"), "*")
            elif told.note:
                back = HandedBack(to_status="draft", note=told.note)
                await reviewing.change_status(session, officer, version.id, back, "*")
