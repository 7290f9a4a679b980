"""The published result as a spreadsheet: the same figures as the report, to sort and to reckon with."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from backend.core import clock
from backend.scans.models import NormBand, NormLevel
from backend.scans.report import PLACE, SPREAD, Language

Cell = str | int | float | None
SHEETS = {"nl": ("Thema's", "Plan", "Uitleg"), "en": ("Themes", "Plan", "Explanation")}
HIDDEN = {"nl": "niet getoond", "en": "not shown"}
NO_COMPARISON = {"nl": "nog geen vergelijking", "en": "no comparison yet"}
NO_PLAN = {
    "nl": "Er is nog geen plan afgesproken, of u mag het niet zien.",
    "en": "No plan has been agreed yet, or you may not see it.",
}
WHOM = {
    NormLevel.SECTOR_AND_SIZE: {"nl": "uw grootte in uw sector", "en": "your size in your sector"},
    NormLevel.SECTOR: {"nl": "uw sector", "en": "your sector"},
    NormLevel.ALL: {"nl": "alle sectoren", "en": "all sectors"},
}
# Each column of the first sheet: its heading and what it means, in both languages.
COLUMNS: tuple[tuple[dict[str, str], dict[str, str]], ...] = (
    ({"nl": "Thema", "en": "Theme"}, {"nl": "Waarover de stellingen gaan.", "en": "What the statements are about."}),
    (
        {"nl": "Leiding", "en": "Management"},
        {"nl": "Gemiddelde van de leiding, van 0 tot 100.", "en": "Mean of management, from 0 to 100."},
    ),
    (
        {"nl": "Medewerkers", "en": "Employees"},
        {
            "nl": "Gemiddelde van medewerkers, van 0 tot 100. Niet getoond: minder dan vijf antwoorden, te gelijke "
            "antwoorden, of samen met andere cijfers te herleiden.",
            "en": "Mean of employees, from 0 to 100. Not shown: fewer than five answers, answers too much alike, or "
            "to be worked out with other figures.",
        },
    ),
    (
        {"nl": "Aantal medewerkers", "en": "Number of employees"},
        {"nl": "Hoeveel medewerkers antwoordden; vijf of meer.", "en": "How many employees answered; five or more."},
    ),
    (
        {"nl": "Verschil", "en": "Gap"},
        {"nl": "Medewerkers min leiding, in punten.", "en": "Employees minus management, in points."},
    ),
    (
        {"nl": "Spreiding", "en": "Spread"},
        {
            "nl": "Hoe ver medewerkers uit elkaar liggen, als band: een precies getal zou losse antwoorden verraden.",
            "en": "How far employees lie apart, as a band: an exact figure would tell of single answers.",
        },
    ),
    (
        {"nl": "Samen", "en": "Together"},
        {
            "nl": "Gemiddelde van beide kanten, of van de kant die wordt getoond.",
            "en": "Mean of both sides, or of the side that is shown.",
        },
    ),
    (
        {"nl": "Te winnen", "en": "To gain"},
        {
            "nl": "Punten tot de score waar een kwart van de bedrijven boven zit, of tot 75 zonder vergelijking.",
            "en": "Points up to the score that a quarter of the firms exceed, or to 75 without a comparison.",
        },
    ),
    (
        {"nl": "Plaats", "en": "Place"},
        {
            "nl": "Bij het laagste kwart, de middelste helft of het hoogste kwart van vergelijkbare bedrijven. "
            "Beschrijvend, geen effect.",
            "en": "In the lowest quarter, the middle half or the highest quarter of comparable firms. Descriptive, "
            "no effect.",
        },
    ),
    (
        {"nl": "Helft vanaf", "en": "Half from"},
        {"nl": "Een kwart van de bedrijven scoort lager.", "en": "A quarter of the firms score lower."},
    ),
    (
        {"nl": "Helft tot", "en": "Half to"},
        {"nl": "Een kwart van de bedrijven scoort hoger.", "en": "A quarter of the firms score higher."},
    ),
    (
        {"nl": "Bedrijven", "en": "Firms"},
        {
            "nl": "Met hoeveel bedrijven is vergeleken, afgerond op vijf.",
            "en": "How many firms it is compared with, to the nearest five.",
        },
    ),
    ({"nl": "Vergeleken met", "en": "Compared with"}, {"nl": "Welke bedrijven dat zijn.", "en": "Which firms."}),
    (
        {"nl": "Gemeten van", "en": "Measured from"},
        {"nl": "De eerste dag van die metingen.", "en": "The first day of those measurements."},
    ),
    (
        {"nl": "Gemeten tot en met", "en": "Measured up to"},
        {"nl": "De laatste dag van die metingen.", "en": "The last day of those measurements."},
    ),
)
PLAN_COLUMNS = {
    "nl": ("Maatregel", "Waarom", "Wie", "Klaar op", "Budget in euro's"),
    "en": ("Measure", "Why", "Who", "Done on", "Budget in euros"),
}
KEPT = {
    "nl": "Deze cijfers zijn bij de publicatie vastgezet en veranderen niet meer.",
    "en": "These figures were fixed at publication and do not change.",
}


def spreadsheet(result: Mapping[str, Any], plan: Sequence[Any] | None, language: Language) -> bytes:
    """An xlsx file with the themes, the plan that was agreed (None without one), and what each column means."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": result["company_name"], "author": "Slimmer Werken", "created": clock.now()})
    themes, measures, words = (_Sheet(book, name) for name in SHEETS[language])
    themes.head([heading[language] for heading, _ in COLUMNS])
    for theme in result["themes"]:
        themes.row(_theme(theme, language))
    themes.widths(30, *(14 for _ in COLUMNS[1:]))
    if plan is None:
        measures.row([NO_PLAN[language]])
        measures.widths(60)
    else:
        measures.head(PLAN_COLUMNS[language])
        for line in plan:
            cents = line.budget_cents
            measures.row([line.measure, line.why, line.who, _iso(line.due_on), None if cents is None else cents / 100])
        measures.widths(60, 50, 24, 14, 18)
    words.row([result["company_name"]])
    words.row([result["headline"][language]])
    words.row([result["benchmark"][language]])
    words.row([KEPT[language]])
    for heading, meaning in COLUMNS:
        words.row([heading[language], meaning[language]])
    words.widths(28, 100)
    book.close()
    return made.getvalue()


class _Sheet:
    """One sheet, filled row by row. Text stays text: what somebody typed is never a formula or a link."""

    def __init__(self, book: xlsxwriter.Workbook, name: str) -> None:
        self.sheet, self.at = book.add_worksheet(name), 0
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})

    def head(self, names: Sequence[str]) -> None:
        """The headings, which stay in sight."""
        for place, name in enumerate(names):
            self.sheet.write_string(0, place, name, self.bold)
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.at = 1

    def row(self, cells: Sequence[Cell]) -> None:
        """One row below the former."""
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                self.sheet.write_string(self.at, place, cell, self.plain)
            elif cell is not None:
                self.sheet.write_number(self.at, place, cell, self.plain)
        self.at += 1

    def widths(self, *characters: int) -> None:
        """How wide each column is."""
        for place, width in enumerate(characters):
            self.sheet.set_column(place, place, width)


def _theme(theme: Mapping[str, Any], language: Language) -> list[Cell]:
    hidden, spread = HIDDEN[language], theme["spread_band"]
    scores = [hidden if theme[name] is None else theme[name] for name in ("management_score", "employee_score")]
    return [
        theme["name"][language],
        *scores,
        theme["employee_count"],
        theme["gap"],
        None if spread is None else SPREAD[str(spread)][language],
        theme["combined_score"],
        theme["potential"],
        *_others(theme["benchmark"], language),
    ]


def _others(benchmark: Mapping[str, Any] | None, language: Language) -> list[Cell]:
    if benchmark is None:
        return [NO_COMPARISON[language]]
    return [
        PLACE[NormBand(benchmark["band"])][language],
        benchmark["p25"],
        benchmark["p75"],
        benchmark["firms"],
        WHOM[NormLevel(benchmark["level"])][language],
        _iso(benchmark["period_from"]),
        _iso(benchmark["period_to"]),
    ]


def _iso(value: Any) -> str | None:
    return None if value is None else f"{value:%Y-%m-%d}"
