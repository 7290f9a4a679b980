"""What the demonstration companies and their employees made of their adviser. Companies and people are invented."""

from dataclasses import dataclass

from backend.core.themes import Theme
from backend.reviews.models import TextStatus


@dataclass(frozen=True, slots=True)
class Said:
    """A review given so many days ago: on listening, result, agreements and again, with or without words."""

    days_ago: int
    scores: tuple[int, int, int, int]
    words: str | None = None
    status: TextStatus = TextStatus.APPROVED
    shows_company: bool = False
    reply: str | None = None
    reply_status: TextStatus = TextStatus.APPROVED


@dataclass(frozen=True, slots=True)
class Asked:
    """Employees were asked from so many days ago; the round ended so many days ago, or goes on (below zero).

    Of a round that ended each line is what one of them answered: on listening, result, agreements and again.
    """

    opened: int
    closed: int
    answers: tuple[tuple[int, int, int, int], ...] = ()
    links: int = 0


@dataclass(frozen=True, slots=True)
class LookingBack:
    """How a company looked back on an adviser; `worked` makes a trajectory of its own that was completed."""

    company: str
    adviser: str
    said: Said | None = None
    asked: Asked | None = None
    worked: tuple[int, int, Theme, str] | None = None  # began and ended so many days ago, on what, with which goal


STORIES: tuple[LookingBack, ...] = (
    LookingBack(
        "voorbeeldhotel-aan-de-gracht", "rosa-voorbeelden",
        Said(
            52, (5, 4, 5, 5),
            "Rosa zat eerst twee avonden in de keuken voordat zij iets voorstelde. Het nieuwe rooster hangt er nog.",
            shows_company=True,
            reply="Die twee avonden waren de beste van het traject. Dank aan de hele keukenploeg.",
        ),
        Asked(opened=2, closed=-12, links=18),
        (290, 66, Theme.WORKING_TIME, "Roosters die vier weken van tevoren vaststaan, ook in het hoogseizoen."),
    ),
    LookingBack(
        "voorbeeldtransport-de-rode-wimpel", "rosa-voorbeelden",
        Said(
            118, (4, 4, 4, 4),
            "De planners en de chauffeurs praten weer met elkaar. Het kostte meer avonden dan wij dachten.",
            reply="Dat klopt: de laatste twee avonden waren nodig, en ik had ze eerder moeten noemen.",
        ),
        worked=(430, 126, Theme.WORKING_TIME, "Planners en chauffeurs maken samen de ritten en de rusttijden."),
    ),
    LookingBack(
        "voorbeeldkwekerij-de-eerste-kas", "rosa-voorbeelden",
        Said(
            160, (3, 3, 4, 3),
            "Goede gesprekken, maar de jaaruren passen maar half bij een kwekerij. Dat had eerder gezegd mogen worden.",
        ),
        worked=(400, 171, Theme.WORKING_TIME, "Uren sparen in de winter voor de drukte van het voorjaar."),
    ),
    LookingBack(
        "voorbeeldinstallatie-de-warmtebron", "rosa-voorbeelden",
        Said(33, (5, 4, 4, 5)),
        worked=(240, 40, Theme.WORKING_TIME, "Storingsdiensten eerlijk verdelen over de monteurs."),
    ),
    LookingBack(
        "voorbeeldsoftware-de-puntkomma", "rosa-voorbeelden",
        Said(
            3, (4, 5, 5, 4),
            "Wij wilden een vierdaagse week en kregen eerst vragen. Die vragen waren het traject waard.",
            status=TextStatus.WAITING,
        ),
        worked=(210, 15, Theme.WORKING_TIME, "Een vierdaagse week proberen zonder dat klanten langer wachten."),
    ),
    LookingBack(
        "voorbeeldzorg-de-lindenhof", "rosa-voorbeelden",
        Said(
            395, (5, 5, 4, 5),
            "Voor het eerst maakte de nachtploeg zelf haar rooster. Daarom vroegen wij Rosa later nog een keer.",
            shows_company=True,
        ),
        Asked(
            opened=392, closed=371,
            answers=(
                (5, 4, 4, 5), (4, 4, 5, 4), (5, 5, 4, 5), (3, 4, 4, 3), (4, 3, 5, 4),
                (5, 4, 3, 4), (4, 4, 4, 5), (2, 3, 4, 2), (5, 5, 5, 5),
            ),
        ),
        (640, 402, Theme.WORKING_TIME, "De nachtploeg maakt haar eigen rooster."),
    ),
    LookingBack(
        "voorbeelddrukkerij-de-laatste-letter", "murat-voorbeeld",
        Said(
            38, (4, 4, 5, 4),
            "Murat liet ons veertig orders volgen voordat er iets veranderde. Saai, en precies wat nodig was.",
            shows_company=True,
            reply="De ploeg van de pers heeft die orders gevolgd; ik liep mee. Ik kom graag nog eens kijken.",
            reply_status=TextStatus.WAITING,
        ),
        Asked(
            opened=36, closed=15,
            answers=(
                (4, 3, 4, 4), (5, 4, 4, 4), (3, 3, 5, 3), (4, 4, 3, 5), (5, 5, 4, 4), (4, 2, 4, 3), (3, 4, 5, 4),
            ),
        ),
    ),
    LookingBack(
        "voorbeeldplaatwerk-de-kantbank", "murat-voorbeeld",
        Said(
            6, (5, 3, 4, 4),
            "Helder verhaal op de werkvloer. Het bord bij de kantbank moet zich nog bewijzen.",
            status=TextStatus.WAITING,
        ),
        worked=(230, 25, Theme.WORK_DIVISION, "Werkvoorbereiding en kantbank wachten niet meer op elkaar."),
    ),
    LookingBack(
        "voorbeeldmachinefabriek-noorderas", "wil-voorbeeldmans",
        asked=Asked(opened=480, closed=459, answers=((5, 5, 4, 5), (4, 4, 4, 4), (3, 4, 5, 4))),
    ),
)  # fmt: skip
