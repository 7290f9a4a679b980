"""A release as a file: CSV for spreadsheets, JSON with the dictionary and the licence in it."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import RowMapping

from backend.core.spreadsheets import harmless
from backend.monitor.dictionary import COLUMNS


def as_csv(release: Mapping[str, Any], cells: Sequence[RowMapping]) -> bytes:
    """With semicolons, as Dutch spreadsheets expect; the mark at the start tells them that it is UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for cell in _lines(release, cells):
        writer.writerow("" if cell[name] is None else harmless(cell[name]) for name in COLUMNS)
    return ("\ufeff" + written.getvalue()).encode()


def as_json(release: Mapping[str, Any], cells: Sequence[RowMapping], dictionary: Mapping[str, Any]) -> bytes:
    """Everything in one file, so that it can be understood by itself."""
    told = {
        "release": {
            "id": release["id"],
            "as_of": release["as_of"],
            "method": release["method"],
            "is_demonstration": release["is_demonstration"],
        },
        **dictionary,
        "cells": [
            {name: value for name, value in cell.items() if value is not None} for cell in _lines(release, cells)
        ],
    }
    return orjson.dumps(told, default=_plain)


def _lines(release: Mapping[str, Any], cells: Sequence[RowMapping]) -> list[dict[str, Any]]:
    lines = []
    for cell in cells:
        first, second, *_ = [*(each for each in cell["cut"].split("-") if each), None, None]
        told = {
            "as_of": release["as_of"],
            "by_1": first,
            "value_1": cell["first"],
            "by_2": second,
            "value_2": cell["second"],
        }
        lines.append({name: told.get(name, cell.get(name)) for name in COLUMNS})
    return lines


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
