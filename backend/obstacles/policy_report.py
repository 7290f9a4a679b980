"""The report to policy: what stands in the way, as a document and as CSV. It tells of obstacles, never of reporters."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from backend.content import load
from backend.core import clock
from backend.core.problems import Language
from backend.core.spreadsheets import harmless
from backend.documents import day, render

TITLE = {"nl": "Belemmeringen voor slimmer werken", "en": "Obstacles to working smarter"}
KIND = {
    "law": {"nl": "wet", "en": "law"},
    "regulation": {"nl": "regeling of besluit", "en": "regulation"},
    "collective_agreement": {"nl": "cao", "en": "collective agreement"},
    "funding_rule": {"nl": "subsidieregel", "en": "funding rule"},
    "other": {"nl": "anders", "en": "other"},
}
STATUS = {
    "grouped": {"nl": "verzameld", "en": "grouped"},
    "passed_on": {"nl": "doorgegeven", "en": "passed on"},
    "answered": {"nl": "beantwoord", "en": "answered"},
}
HEADS = {
    "nl": ("Belemmering", "Omschrijving", "Soort regel", "Thema's", "Status", "Doorgegeven aan", "Doorgegeven op",
           "Antwoord", "Beantwoord op", "Bedrijven (op vijf afgerond)"),
    "en": ("Obstacle", "Description", "Kind of rule", "Themes", "Status", "Passed on to", "Date passed on",
           "Answer", "Answered on", "Firms (to the nearest five)"),
}  # fmt: skip


def as_csv(obstacles: Sequence[Mapping[str, Any]], language: Language) -> bytes:
    """A line per obstacle in UTF-8, with semicolons as Dutch spreadsheets expect; what is not told is empty."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADS[language])
    for row in obstacles:
        writer.writerow(
            [
                harmless(row["title"][language]),
                harmless(row["description"][language]),
                KIND[row["rule_kind"]][language],
                ", ".join(_themes(row, language)),
                STATUS[row["status"]][language],
                harmless(_say(row["passed_to"], language)),
                row["passed_on_on"] or "",
                harmless(_say(row["answer"], language)),
                row["answered_on"] or "",
                row["firms"] or "",
            ]
        )
    return written.getvalue().encode("utf-8-sig")


async def as_pdf(obstacles: Sequence[Mapping[str, Any]], cells: Mapping[str, Any], language: Language) -> bytes:
    """An accessible PDF: each obstacle with where it stands, and the numbers that may be told."""
    names = load.themes()
    data = {
        "date": day(clock.today(), language),
        "before": day(cells["before"], language),
        "obstacles": [
            {
                "title": row["title"][language],
                "description": row["description"][language],
                "kind": KIND[row["rule_kind"]][language],
                "themes": ", ".join(_themes(row, language)),
                "status": STATUS[row["status"]][language],
                "passed_to": _say(row["passed_to"], language) or None,
                "passed_on_on": day(row["passed_on_on"], language) if row["passed_on_on"] else None,
                "answer": _say(row["answer"], language) or None,
                "firms": row["firms"],
            }
            for row in obstacles
        ],
        "cells": [
            {
                "theme": getattr(names[cell["theme"]].name, language),
                "section": cell["section"],
                "kind": KIND[cell["rule_kind"]][language],
                "firms": cell["firms"],
            }
            for cell in cells["items"]
        ],
    }
    return await render("obstacles", data, title=TITLE[language], language=language)


def _themes(row: Mapping[str, Any], language: Language) -> list[str]:
    return [getattr(load.themes()[theme].name, language) for theme in row["themes"]]


def _say(text: Mapping[str, str] | None, language: Language) -> str:
    return text[language] if text else ""
