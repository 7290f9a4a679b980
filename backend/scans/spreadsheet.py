"""The published result as a spreadsheet: the same figures as the report, to sort and to reckon with."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from backend.core import clock
from backend.scans.models import NormBand, NormLevel
from backend.scans.report import PLACE, SPREAD, Language

Cell = str | int | float | date | None
# A paper size, and how high one line of text is in points.
A4, LINE = 9, 16
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
# How each of them looks: its width in characters, and how its numbers are written.
TEXT, POINTS, SIGNED, DAY, EUROS = "@", "0", "+0;-0;0", "yyyy-mm-dd", "#,##0.00"
LOOKS = (
    (36, TEXT),
    *((width, POINTS) for width in (13, 13, 13)),
    (11, SIGNED),
    (18, TEXT),
    *((width, POINTS) for width in (10, 11)),
    (24, TEXT),
    *((width, POINTS) for width in (11, 11, 11)),
    (24, TEXT),
    *((width, DAY) for width in (14, 14)),
)
COMPARED = range(9, len(COLUMNS))
PLAN_LOOKS = ((60, TEXT), (50, TEXT), (24, TEXT), (14, DAY), (18, EUROS))
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
    themes, measures, words = (_Sheet(book, name, result["company_name"]) for name in SHEETS[language])
    themes.head([heading[language] for heading, _ in COLUMNS], LOOKS)
    for theme in result["themes"]:
        themes.row(_theme(theme, language))
    themes.can_be_sorted()
    if all(theme["benchmark"] is None for theme in result["themes"]):
        themes.fold(COMPARED)
    if plan is None:
        measures.line(NO_PLAN[language])
    else:
        measures.head(PLAN_COLUMNS[language], PLAN_LOOKS)
        for line in plan:
            cents = line.budget_cents
            measures.row([line.measure, line.why, line.who, line.due_on, None if cents is None else cents / 100])
    words.title(result["company_name"])
    words.line(result["headline"][language])
    words.line(result["benchmark"][language])
    words.line(KEPT[language])
    for heading, meaning in COLUMNS:
        words.term(heading[language], meaning[language])
    book.close()
    return made.getvalue()


class _Sheet:
    """One sheet, filled row by row. Text stays text: what somebody typed is never a formula or a link."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, company: str) -> None:
        self.book, self.sheet, self.at = book, book.add_worksheet(name), 0
        self.looks: list[Any] = []
        self.widths = [28, 90]
        self.sheet.hide_gridlines(2)
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        # An ampersand is an order in the head of a page, unless it is written twice.
        self.sheet.set_header(f"&L&B{company[:100].replace('&', '&&')}&R{name}")
        self.sheet.set_footer("&LSlimmer Werken&R&P / &N")
        for place, width in enumerate(self.widths):
            self.sheet.set_column(place, place, width)

    def _look(self, **more: object) -> Any:
        return self.book.add_format({"text_wrap": True, "valign": "top", **more})

    def head(self, names: Sequence[str], looks: Sequence[tuple[int, str]]) -> None:
        """The headings, which stay in sight, and what is below each of them."""
        heading = self._look(bold=True, font_color="#FFFFFF", bg_color="#0B4F63", valign="vcenter")
        for place, (name, (width, numbers)) in enumerate(zip(names, looks, strict=True)):
            self.sheet.write_string(0, place, name, heading)
            self.sheet.set_column(place, place, width)
            self.widths[place : place + 1] = [width]
            self.looks.append(self._look(num_format=numbers, bold=place == 0, bottom=1, bottom_color="#DDD8CC"))
        self.sheet.set_row(0, 32)
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.at = 1

    def row(self, cells: Sequence[Cell]) -> None:
        """One row below the former."""
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                self.sheet.write_string(self.at, place, cell, self.looks[place])
            elif isinstance(cell, date):
                self.sheet.write_datetime(self.at, place, cell, self.looks[place])
            elif cell is not None:
                self.sheet.write_number(self.at, place, cell, self.looks[place])
        self._make_high(cells)

    def _make_high(self, cells: Sequence[Cell]) -> None:
        """End a row: as high as its longest text, since not every program works that out."""
        texts = [(len(cell), self.widths[place]) for place, cell in enumerate(cells) if isinstance(cell, str)]
        self.sheet.set_row(self.at, LINE * max(ceil(length / (0.9 * width)) for length, width in texts))
        self.at += 1

    def can_be_sorted(self) -> None:
        """Give the headings what sorts and filters the rows."""
        self.sheet.autofilter(0, 0, self.at - 1, len(self.looks) - 1)

    def fold(self, columns: Sequence[int]) -> None:
        """Hide columns that have nothing to tell; who wants them, unfolds them."""
        self.sheet.set_column(columns[0], columns[-1], None, None, {"hidden": True})

    def title(self, text: str) -> None:
        """Large, at the top."""
        self.sheet.write_string(self.at, 0, text, self._look(bold=True, font_size=16, text_wrap=False))
        self.at += 1

    def line(self, text: str) -> None:
        """A sentence, as wide as it is."""
        self.sheet.write_string(self.at, 0, text, self._look(text_wrap=False))
        self.at += 1

    def term(self, name: str, meaning: str) -> None:
        """A word and what it means."""
        self.sheet.write_string(self.at, 0, name, self._look(bold=True, top=1, top_color="#DDD8CC"))
        self.sheet.write_string(self.at, 1, meaning, self._look(top=1, top_color="#DDD8CC"))
        self._make_high([name, meaning])


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
        benchmark["period_from"],
        benchmark["period_to"],
    ]
