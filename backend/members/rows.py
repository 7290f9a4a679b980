"""What a row of a file is, and how much a file may hold. Knows no kind of file."""

from datetime import date
from typing import Any

Cell = str | int | float | bool | date | None
Row = tuple[int, list[Cell]]  # the number of the row as a spreadsheet shows it, from 1

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 250_000, 60, 2_000
TOO_LARGE = (
    "Dit Excel-bestand is uitgepakt te groot. Bewaar het blad met de leden als CSV en stuur dat.",
    "This Excel file is too large unpacked. Save the sheet with the members as CSV and send that.",
)


class GivenUp(Exception):  # noqa: N818 - told to whoever sent the file
    """The import ends here and nothing changed; says why in both languages."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.told = {"nl": nl, "en": en}


class FileBroken(GivenUp):
    """The file cannot be read to its end."""


def as_cell(value: Any) -> Cell:
    """What stands in a cell, as far as we can keep it."""
    if isinstance(value, str):
        # PostgreSQL stores neither U+0000 nor half a character.
        return value.replace("\0", "").strip()[:LONGEST_CELL].encode("utf-8", "replace").decode()
    if value is None or isinstance(value, (bool, int, float, date)):
        return value
    return str(value)[:LONGEST_CELL]
