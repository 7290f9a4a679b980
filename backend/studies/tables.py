"""A CSV file as a table: UTF-8, separated by commas, semicolons or tabs, one heading per column, nothing guessed."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backend.studies.faults import Faults, File, FileBroken

LONGEST_CELL, LONGEST_NAME, MOST_COLUMNS = 200, 60, 60
DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and the rows below them with their number as a spreadsheet shows it."""

    names: list[str]
    rows: Iterator[tuple[int, list[str]]]


def read_table(content: bytes, file: File, needed: Sequence[str], most_rows: int, faults: Faults) -> Table:
    """Begin reading a file; its rows follow as they are asked for. Raises FileBroken, also halfway."""
    rows = _rows(_text(content, file, faults), file, most_rows, faults)
    first = next(rows, None)
    if first is None:
        raise faults.stop((file, None, None), "empty", "Het bestand is leeg.", "The file is empty.")
    names = [name.strip() for name in first[1]]
    _require_names(names, file, needed, faults)
    return Table(names, _as_wide_as(names, rows, file, faults))


def _text(content: bytes, file: File, faults: Faults) -> str:
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise faults.stop((file, None, None), "empty", "Het bestand is leeg.", "The file is empty.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeError:
        text = "\0"
    if "\0" in text:  # as UTF-16 and workbooks have
        raise faults.stop(
            (file, None, None),
            "not_utf8",
            "Bewaar het bestand als CSV in UTF-8.",
            "Save the file as CSV in UTF-8.",
        )
    return text


def _rows(text: str, file: File, most_rows: int, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    heading = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = found = 0
    try:
        for number, row in enumerate(reader, 1):
            if not any(cell.strip() for cell in row):
                continue
            found += 1
            if found > most_rows + 1:
                raise faults.stop(
                    (file, number, None),
                    "too_many_rows",
                    f"Er staan meer dan {most_rows} rijen in het bestand.",
                    f"The file has more than {most_rows} rows.",
                )
            yield number, row
    except csv.Error:
        raise faults.stop(
            (file, number + 1, None),
            "unreadable",
            "Vanaf hier is het bestand niet te lezen. Staat er een aanhalingsteken te veel of te weinig?",
            "The file cannot be read from here. Is there a quotation mark too many or too few?",
        ) from None


def _require_names(names: list[str], file: File, needed: Sequence[str], faults: Faults) -> None:
    missing = [name for name in needed if name not in names]
    if missing:
        raise faults.stop(
            (file, 1, missing[0]),
            "heading_missing",
            f"Deze kolommen ontbreken: {', '.join(missing)}. De eerste rij noemt de kolommen.",
            f"These columns are missing: {', '.join(missing)}. The first row names the columns.",
        )
    if len(names) > MOST_COLUMNS:
        raise faults.stop(
            (file, 1, None),
            "too_many_columns",
            f"Er zijn meer dan {MOST_COLUMNS} kolommen.",
            f"There are more than {MOST_COLUMNS} columns.",
        )
    for place, name in enumerate(names, 1):
        wrong = not name or len(name) > LONGEST_NAME or "," in name or not name.isprintable() or name[0] in "=@"
        if wrong:
            faults.add(
                (file, 1, None),
                "heading_form",
                f"Kolom {place} heeft geen bruikbare naam: hoogstens {LONGEST_NAME} tekens, zonder komma.",
                f"Column {place} has no usable name: at most {LONGEST_NAME} characters, without a comma.",
            )
        elif name in names[: place - 1]:
            faults.add(
                (file, 1, name),
                "heading_doubled",
                "Deze kolom staat er twee keer.",
                "This column stands there twice.",
            )
    if faults.total:
        raise FileBroken


def _as_wide_as(
    names: list[str], rows: Iterator[tuple[int, list[str]]], file: File, faults: Faults
) -> Iterator[tuple[int, list[str]]]:
    for number, row in rows:
        if len(row) != len(names):
            faults.add(
                (file, number, None),
                "width",
                f"Er staan {len(row)} velden, en er zijn {len(names)} kolommen. Staat er een komma in een getal?",
                f"There are {len(row)} fields and {len(names)} columns. Is there a comma in a number?",
            )
            continue
        cells = [cell.strip() for cell in row]
        bad = next((name for name, cell in zip(names, cells, strict=True) if not _is_plain(cell)), None)
        if bad is not None:
            faults.add(
                (file, number, bad),
                "cell_form",
                f"Hier staat een formule, een onzichtbaar teken, of meer dan {LONGEST_CELL} tekens.",
                f"There is a formula here, an invisible character, or more than {LONGEST_CELL} characters.",
            )
            continue
        yield number, cells


def _is_plain(cell: str) -> bool:
    return len(cell) <= LONGEST_CELL and cell.isprintable() and not cell.startswith(("=", "@"))
