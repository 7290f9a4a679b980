"""Builders of files with members, and of imports of them."""

import io
from collections.abc import Sequence
from typing import Any

import orjson
import xlsxwriter

HEADINGS = ("KvK-nummer", "Bedrijfsnaam", "SBI", "Aantal medewerkers", "Postcode", "Lid sinds", "Contactpersoon")
KEYS = ("kvkNumber", "name", "sbiCode", "employees", "postcode", "since", "contact")
FORMATS = ("csv", "xlsx", "json")


def member(number: int | str, **changed: Any) -> list[Any]:
    """A row as it stands under HEADINGS."""
    row = {
        "number": number if isinstance(number, str) else f"{number:08}",
        "name": f"Voorbeeldbedrijf {number}",
        "sbi": "25.11",
        "employees": 24,
        "postcode": "8011 AB",
        "since": "2019-05-01",
        "contact": "Iemand",
    }
    return list({**row, **changed}.values())


def as_csv(
    rows: Sequence[Sequence[Any]],
    *,
    headings: Sequence[str] = HEADINGS,
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
) -> bytes:
    """A CSV file as a branch's system writes it."""
    lines = [delimiter.join(str(cell) for cell in row) for row in (headings, *rows)]
    return "\r\n".join([*lines, ""]).encode(encoding)


def as_xlsx(rows: Sequence[Sequence[Any]], *, headings: Sequence[str] = HEADINGS) -> bytes:
    """A workbook with one sheet."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"constant_memory": True, "default_date_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet("Leden")
    for number, row in enumerate((headings, *rows)):
        sheet.write_row(number, 0, row)
    book.close()
    return made.getvalue()


def as_json(rows: Sequence[Sequence[Any]]) -> bytes:
    """A list of members as the API takes them, with their numbers."""
    return orjson.dumps([dict(zip(KEYS, row, strict=True)) for row in rows])


def as_file(file_format: str, rows: Sequence[Sequence[Any]]) -> bytes:
    """The same rows in each of the formats."""
    return {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}[file_format](rows)
