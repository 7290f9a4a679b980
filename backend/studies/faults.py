"""What is wrong in a file that a researcher sends: each fault with its file, row and column, and why."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

MOST_TOLD = 50  # faults of one request; who has more mends these first, and the rest is counted


class File(StrEnum):
    """The two files of a panel."""

    FIRMS = "firms"
    MEASUREMENTS = "measurements"


# The file, the row as a spreadsheet shows it (the headings stand in row 1), and the column.
Place = tuple[File, int | None, str | None]


class FileBroken(Exception):  # noqa: N818 - told to whoever sent the file
    """The file cannot be read any further; the fault is told already."""


@dataclass
class Faults:
    """The faults found so far. Never what stood there: it may be about a firm."""

    told: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0

    def add(self, place: Place, code: str, nl: str, en: str) -> None:
        """Tell one."""
        self.total += 1
        if len(self.told) == MOST_TOLD:
            return
        file, row, column = place
        steps = [str(file), *([str(row)] if row is not None else []), *([column] if column else [])]
        place_nl = f"Rij {row}: " if row is not None else ""
        place_en = f"Row {row}: " if row is not None else ""
        self.told.append(
            {
                "in": "body",
                "location": "#/" + "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps),
                "code": code,
                "detail": {"nl": f"{file}.csv. {place_nl}{nl}", "en": f"{file}.csv. {place_en}{en}"},
            }
        )

    def stop(self, place: Place, code: str, nl: str, en: str) -> FileBroken:
        """Tell one after which nothing can be read; raise what this answers."""
        self.add(place, code, nl, en)
        return FileBroken(code)
