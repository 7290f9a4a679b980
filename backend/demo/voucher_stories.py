"""What the demonstration companies ask for, and what happened to each application."""

from dataclasses import dataclass

from backend.core.themes import Theme

FIRST, SECOND = "adviesvoucher-eerste-ronde", "adviesvoucher-tweede-ronde"


@dataclass(frozen=True, slots=True)
class Application:
    """What a demonstration company asks for; amounts in euro cents without VAT. `series` numbers invoices."""

    round: str
    company: str
    adviser: str
    theme: Theme
    goal: str
    hours: int
    advice_cents: int
    series: str = "VB"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened so many days ago."""

    days_ago: int
    act: str
    reason: str = ""


APPLICATIONS: tuple[tuple[Application, tuple[Step, ...]], ...] = (
    (
        Application(
            FIRST, "voorbeelddrukkerij-de-laatste-letter", "murat-voorbeeld", Theme.PROCESS,
            "Orders liggen lang stil tussen vormgeving en pers. Wij willen met de ploeg die weg korter maken.",
            28, 3_333_34,
        ),
        (
            Step(172, "submit"), Step(168, "review"), Step(160, "grant", "Concreet plan, met de hele ploeg gemaakt."),
            Step(152, "baseline"), Step(150, "start"), Step(48, "claim"), Step(45, "confirm"),
            Step(38, "settle", "Uren, factuur en verslag kloppen."), Step(30, "pay"),
        ),
    ),
    (
        Application(
            FIRST, "voorbeeldgroothandel-het-magazijn", "lotte-voorbeelders", Theme.MANAGEMENT,
            "Teamleiders lossen alles zelf op. Wij willen dat ploegen hun dag zelf indelen.", 24, 2_880_00,
        ),
        (
            Step(170, "submit"), Step(166, "review"), Step(155, "grant", "Medewerkers doen mee vanaf de eerste dag."),
            Step(150, "baseline"), Step(148, "start"), Step(6, "claim"),
        ),
    ),
    (
        Application(
            FIRST, "voorbeeldzorg-de-lindenhof", "rosa-voorbeelden", Theme.WORKING_TIME,
            "Gebroken diensten en laat bekende roosters. Wij willen dat teams hun rooster zelf maken.", 40, 4_600_00,
        ),
        (
            Step(165, "submit"), Step(163, "review"),
            Step(158, "ask", "Stuur ons de instemming van de ondernemingsraad met de proef."),
            Step(152, "supply", "De ondernemingsraad stemde vorige week in met de proef."),
            Step(141, "grant", "De ondernemingsraad stemt in en twee teams doen mee."),
            Step(120, "baseline"), Step(118, "start"),
        ),
    ),
    (
        Application(
            FIRST, "voorbeeldbouw-het-gebint", "harm-voorbeeldkamp", Theme.TECHNOLOGY,
            "Wij willen een systeem voor urenregistratie kiezen en invoeren.", 20, 2_600_00,
        ),
        (
            Step(171, "submit"), Step(169, "review"),
            Step(
                159, "reject",
                "De aanvraag gaat over de aanschaf van software. De regeling betaalt advies over werk en taken, en "
                "medewerkers zijn bij de keuze niet betrokken.",
            ),
            Step(
                9, "object",
                "De aanvraag gaat over het werk rond de software, niet over de software zelf. De ploeg heeft het plan "
                "mee geschreven; het verslag daarvan zat bij de aanvraag.",
            ),
        ),
    ),
    (
        Application(
            SECOND, "voorbeeldhotel-aan-de-gracht", "tom-de-voorbeeld", Theme.WORKING_TIME,
            "Bediening en keuken willen samen een rooster maken dat het hele seizoen klopt.", 30, 3_333_34,
        ),
        (Step(29, "submit"), Step(27, "review"), Step(12, "grant", "Beide teams maken het rooster zelf.")),
    ),
    (
        Application(
            SECOND, "voorbeeldtransport-de-rode-wimpel", "els-van-voorbeeldveld", Theme.PARTICIPATION,
            "Chauffeurs en planners praten vooral door de telefoon. Wij willen de ritten samen terugkijken.",
            26, 3_120_00,
        ),
        (
            Step(27, "submit"), Step(20, "review"),
            Step(9, "ask", "Uit de offerte blijkt niet hoeveel uren met chauffeurs zijn. Kunt u dat toelichten?"),
        ),
    ),
    (
        Application(
            SECOND, "voorbeeldplaatwerk-de-kantbank", "karin-voorbeeldhuis", Theme.WORK_DIVISION,
            "Twee mensen kunnen de kantpers instellen, altijd onder druk. Wij willen dat werk delen.", 32, 3_680_00,
        ),
        (
            Step(24, "submit"), Step(20, "review"),
            Step(4, "grant", "Vier mensen leren instellen; de ploeg doet mee."), Step(2, "baseline"),
        ),
    ),
    (
        Application(
            SECOND, "voorbeeldinstallatie-de-warmtebron", "harm-voorbeeldkamp", Theme.WORK_DIVISION,
            "De storingsdienst drukt op drie monteurs. Wij willen hem met allen dragen.", 24, 2_880_00,
        ),
        (
            Step(16, "submit"), Step(5, "review"),
            Step(2, "propose", "Alle monteurs doen mee en de offerte past. Ik zou het hele bedrag toekennen."),
        ),
    ),
    (
        Application(
            SECOND, "voorbeeldkwekerij-de-eerste-kas", "david-voorbeeldberg", Theme.CRAFTSMANSHIP,
            "Kennis van klimaat en gewas zit bij één teler. Wij willen dat vier mensen het kunnen.", 16, 1_920_00,
        ),
        (Step(3, "submit"),),
    ),
    (
        Application(
            SECOND, "voorbeeldsoftware-de-puntkomma", "lotte-voorbeelders", Theme.PARTICIPATION,
            "Beslissingen blijven liggen bij twee mensen.", 20, 2_400_00,
        ),
        (),
    ),
)  # fmt: skip
