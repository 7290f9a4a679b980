"""The account of a round as a file: a spreadsheet with four sheets, or the postings as CSV."""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from backend.core import clock
from backend.core.problems import Language
from backend.core.spreadsheets import harmless
from backend.vouchers.explaining import ACCOUNT

Cell = str | int | float | None
SHEETS = {
    "nl": ("Per financier", "Proefbalans", "Per voucher", "Boekingen"),
    "en": ("Per funder", "Trial balance", "Per voucher", "Postings"),
}
HEADS = {
    "nl": (
        ("Financier", "Inleg", "Wat ermee is gebeurd"),
        ("Financier", "Rekening", "Debet", "Credit"),
        ("Voucher", "Bedrijf", "Status", "Financier", "Vastgehouden", "Toegekend", "Vastgesteld", "Betaald"),
        ("Boeking", "Moment", "Voucher", "Financier", "Rekening", "Bedrag", "Waarom"),
    ),
    "en": (
        ("Funder", "Put in", "What became of it"),
        ("Funder", "Account", "Debit", "Credit"),
        ("Voucher", "Company", "Status", "Funder", "Held", "Granted", "Settled", "Paid"),
        ("Posting", "Moment", "Voucher", "Funder", "Account", "Amount", "Why"),
    ),
}
WIDTHS = ((30, 14, 90), (30, 30, 14, 14), (16, 34, 20, 30, 14, 14, 14, 14), (10, 20, 16, 30, 30, 14, 60))


def _euros(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


def _moment(at: datetime) -> str:
    return at.astimezone(clock.AMSTERDAM).strftime("%Y-%m-%d %H:%M:%S")


def _posting(row: dict[str, Any], language: Language) -> list[Cell]:
    return [
        row["id"],
        _moment(row["occurred_at"]),
        row["voucher_code"] or "",
        row["organisation_name"],
        ACCOUNT[row["kind"]][language],
        _euros(row["amount_cents"]),
        row["explanation"][language],
    ]


def postings_csv(entries: Sequence[dict[str, Any]], language: Language) -> bytes:
    """Every entry as CSV in UTF-8, amounts in euros with a point; the mark at the start tells spreadsheets so."""
    made = StringIO()
    lines = csv.writer(made)
    lines.writerow(HEADS[language][3])
    for entry in entries:
        cells = _posting(entry, language)
        lines.writerow([harmless(cell) for cell in cells[:5]] + [f"{cells[5]:.2f}", harmless(cells[6])])
    return made.getvalue().encode("utf-8-sig")


def statement_book(
    statement: dict[str, Any], vouchers: Sequence[dict[str, Any]], entries: Sequence[dict[str, Any]], language: Language
) -> bytes:
    """An xlsx file: what became of each funder's money, the trial balance, each voucher, and each posting."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "Slimmer Werken", "created": clock.now()})
    sheets: list[list[list[Cell]]] = [
        [
            [one["organisation_name"], _euros(one["put_in_cents"]), one["explanation"][language]]
            for one in statement["items"]
        ],
        [line for one in statement["items"] for line in _balance(one, language)],
        [
            [
                row["code"],
                row["company_name"],
                str(row["status"]),
                row["organisation_name"],
                *(_euros(row[name]) for name in ("planned_cents", "granted_cents", "settled_cents", "paid_cents")),
            ]
            for row in vouchers
        ],
        [_posting(entry, language) for entry in entries],
    ]
    for place, (name, rows) in enumerate(zip(SHEETS[language], sheets, strict=True)):
        _fill(book, name, HEADS[language][place], rows, WIDTHS[place])
    book.close()
    return made.getvalue()


def _balance(one: dict[str, Any], language: Language) -> list[list[Cell]]:
    name = one["organisation_name"]
    lines: list[list[Cell]] = [
        [name, place["name"][language], _euros(place["amount_cents"]), None]
        for place in one["places"]
        if place["amount_cents"]
    ]
    put_in = {"nl": "Inleg", "en": "Put in"}[language]
    return [*lines, [name, put_in, None, _euros(one["put_in_cents"])]]


def _fill(
    book: xlsxwriter.Workbook, name: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int]
) -> None:
    """One sheet. Text stays text: what somebody typed is never a formula or a link."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    plain, money = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"num_format": "#,##0.00"})
    for at, word in enumerate(head):
        sheet.write_string(0, at, word, bold)
        sheet.set_column(at, at, widths[at])
    for line, cells in enumerate(rows, start=1):
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(line, at, cell, plain)
            elif cell is not None:
                sheet.write_number(line, at, cell, money if isinstance(cell, float) else plain)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
