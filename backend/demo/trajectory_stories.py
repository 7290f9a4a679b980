"""What the demonstration companies did with their adviser. Companies and people are invented."""

from dataclasses import dataclass

from backend.core.themes import Theme


@dataclass(frozen=True, slots=True)
class StepStory:
    """One step: `days_after` the start it was done; None while it goes on. Hours are of the adviser."""

    days_after: int | None
    hours: str
    managers: int
    employees: int
    works_council: int
    goal: str
    report: str | None


@dataclass(frozen=True, slots=True)
class TrajectoryStory:
    """A trajectory that began so many days ago; `ended` counts from today too."""

    company: str
    adviser: str
    theme: Theme
    goal: str
    began: int
    ended: int | None
    steps: tuple[StepStory, StepStory, StepStory, StepStory]
    marks: tuple[tuple[int, str], tuple[int, str]] | None = None


NOT_YET = StepStory(None, "0", 0, 0, 0, "", None)

STORIES: tuple[TrajectoryStory, ...] = (
    TrajectoryStory(
        "voorbeelddrukkerij-de-laatste-letter", "murat-voorbeeld", Theme.PROCESS,
        "De weg van order naar pers samen met de ploeg korter maken.", 150, 46,
        (
            StepStory(
                12, "7", 2, 9, 0, "Zien waar een order stilligt.",
                "Veertig orders gevolgd. De langste wachttijd zit niet aan de pers maar bij het akkoord van de klant.",
            ),
            StepStory(
                26, "5", 2, 9, 0, "Afspreken hoe het over een jaar gaat.",
                "Een order is binnen drie dagen op de pers, en iedereen kan zien waar hij is.",
            ),
            StepStory(
                44, "6", 2, 6, 0, "Kiezen wat eerst komt.",
                "Wij beginnen met een vast uur voor akkoorden en een bord bij de pers. De ploeg koos de volgorde.",
            ),
            StepStory(
                102, "10", 2, 11, 0, "Doen, en elke twee weken samen kijken.",
                "Het bord hangt. Orders liggen korter stil; vrijdag blijft lastig en staat op de lijst.",
            ),
        ),
        (
            (8, "De oplossingen kwamen van de ploeg. Dat hadden wij alleen niet bedacht."),
            (8, "Open directie, en drukkers die hun eigen cijfers wilden zien."),
        ),
    ),
    TrajectoryStory(
        "voorbeeldgroothandel-het-magazijn", "lotte-voorbeelders", Theme.MANAGEMENT,
        "Ploegen delen hun dag zelf in; teamleiders helpen in plaats van oplossen.", 148, None,
        (
            StepStory(
                14, "6", 3, 18, 2, "Horen wie nu wat beslist.",
                "Van dertig beslissingen op een dag gaan er zesentwintig langs een teamleider.",
            ),
            StepStory(
                30, "4", 3, 18, 2, "Een beeld van over een jaar.",
                "De ploeg begint zonder te wachten. De teamleider heeft tijd om mensen te leren kennen.",
            ),
            StepStory(
                52, "5", 3, 8, 2, "Afspreken wat de ploeg zelf mag.",
                "Pauzes, volgorde van laden en wisselen van plek regelt de ploeg. Afwijken van de klant niet.",
            ),
            StepStory(
                130, "9", 3, 22, 0, "Proberen met twee ploegen.",
                "Beide ploegen starten zelf. De derde ploeg vroeg of zij ook mag.",
            ),
        ),
    ),
    TrajectoryStory(
        "voorbeeldzorg-de-lindenhof", "rosa-voorbeelden", Theme.WORKING_TIME,
        "Teams maken hun rooster zelf, met minder gebroken diensten.", 118, None,
        (
            StepStory(
                15, "8", 2, 41, 5, "Laten zien hoe roosters nu tot stand komen.",
                "Een rooster verandert negen keer voordat het ingaat. Gebroken diensten raken steeds dezelfde mensen.",
            ),
            StepStory(
                37, "6", 2, 34, 5, "Samen bepalen wat een goed rooster is.",
                "Vier weken vooruit bekend, hoogstens een gebroken dienst per week, ruilen zonder toestemming.",
            ),
            StepStory(None, "7.5", 2, 12, 5, "Spelregels maken met twee teams.", None),
            NOT_YET,
        ),
    ),
    TrajectoryStory(
        "voorbeeldmachinefabriek-noorderas", "wil-voorbeeldmans", Theme.TECHNOLOGY,
        "De nieuwe lascellen zo inrichten dat lassers ze zelf programmeren.", 720, 510,
        (
            StepStory(
                20, "5", 3, 24, 4, "Zien wie nu met de lascel werkt.",
                "Twee mensen programmeren, de rest voert uit. Stilstand begint bijna altijd na een wissel.",
            ),
            StepStory(
                48, "3.5", 3, 24, 4, "Kiezen hoe techniek en werk samengaan.",
                "Wie last, programmeert. De technische dienst leert en helpt, maar neemt niet over.",
            ),
            StepStory(
                80, "4", 2, 14, 4, "Een leerpad en een proefcel.",
                "Veertien lassers volgen het leerpad, in koppels, op de eigen cel.",
            ),
            StepStory(
                205, "6", 2, 26, 0, "Doen en meten.",
                "Zesentwintig lassers programmeren zelf. Wisselen gaat sneller; het leerpad is nu van de fabriek.",
            ),
        ),
        (
            (9, "Zestien uur gratis advies was genoeg om te beginnen. De rest deden onze mensen."),
            (8, "De ondernemingsraad zat vanaf de eerste dag aan tafel."),
        ),
    ),
)  # fmt: skip
