"""Files with members: what a file is, by its content, and its rows one by one. Never the whole file as rows at once."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator

from backend.members.models import FileFormat
from backend.members.rows import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, FileBroken, Row, as_cell
from backend.members.workbooks import rows_of_workbook

MOST_PARTS = 2_000  # a workbook of fifty sheets with pictures and notes has a few hundred
LARGEST_DIRECTORY = 400_000  # bytes
_LAST_RECORD, _LARGE_RECORD = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_END = 22 + 65_535  # the last record with its comment
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_JSON_SPACE = re.compile(r"[ \t\r\n,]*")
# A file of members has these keys, or some of them: the shape that the API takes for one member.
JSON_KEYS = ("kvkNumber", "name", "sbiVersion", "sbiCode", "employees", "postcode", "since")


def format_of(content: bytes) -> FileFormat | None:
    """What a file is, by its content; None for what no members can be read from. Unpacks nothing."""
    if content.startswith(b"PK\x03\x04"):
        return FileFormat.XLSX if _is_workbook(content) else None
    if _CONTROLS.search(content) or content.startswith(b"%PDF-"):
        return None
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return FileFormat.JSON if start in (b"[", b"{") else FileFormat.CSV


def _is_workbook(content: bytes) -> bool:
    if not _is_small_directory(content):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name.lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return "xl/workbook.xml" in names and not any("vbaproject" in name for name in names)


def _is_small_directory(content: bytes) -> bool:
    """Whether the archive names no more parts than a workbook has, as its last record says (APPNOTE 4.3.16).

    Each name becomes an object before one of them can be looked at. Who needs the 64-bit record has too many.
    """
    at = content.rfind(_LAST_RECORD, -_LONGEST_END)
    if at < 0 or len(content) < at + 22 or content[max(at - 20, 0) :].startswith(_LARGE_RECORD):
        return False
    parts = int.from_bytes(content[at + 10 : at + 12], "little")
    size = int.from_bytes(content[at + 12 : at + 16], "little")
    return parts <= MOST_PARTS and size <= LARGEST_DIRECTORY


def rows_of(content: bytes, file_format: FileFormat) -> Iterator[Row]:
    """The rows of a file that hold something, the headings first. Raises FileBroken, also halfway."""
    reader = {FileFormat.CSV: _of_csv, FileFormat.XLSX: rows_of_workbook, FileFormat.JSON: _of_json}[file_format]
    found = 0
    for number, cells in reader(content):
        if number > 2 * MOST_ROWS or found > MOST_ROWS:
            raise FileBroken("Er staan meer dan 250.000 rijen in het bestand.", "The file has more than 250,000 rows.")
        if any(cell not in (None, "") for cell in cells):
            found += 1
            yield number, cells


def text_of(content: bytes) -> str:
    """The text of a file: UTF-8, with or without a mark at the start, else Windows-1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _of_csv(content: bytes) -> Iterator[Row]:
    lines = text_of(content)
    first = lines.lstrip("\r\n").split("\n", 1)[0].rstrip("\r")
    named = re.fullmatch(r"sep=(.)", first, re.IGNORECASE)  # as Excel writes it
    delimiter = named[1] if named else max(";,\t", key=re.sub(r'"[^"]*"', "", first).count)
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            if not (named and row and row[0].lower() == "sep="):
                yield number, [cell.strip()[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]]
    except csv.Error as failure:
        raise FileBroken(
            f"Na rij {number} is het bestand niet meer te lezen.", f"After row {number} the file cannot be read."
        ) from failure


def _of_json(content: bytes) -> Iterator[Row]:
    """A list of members, one by one; the headings are the keys of a member and those of the first besides."""
    words, decoder, number = text_of(content), json.JSONDecoder(parse_constant=str), 0
    at = len(words) - len(words.lstrip())
    if words[at : at + 1] != "[":
        raise FileBroken("Stuur een lijst: het bestand begint met [.", "Send a list: the file begins with [.")
    at, keys = at + 1, list(JSON_KEYS)
    try:
        while (at := _past_space(words, at)) < len(words) and words[at] != "]":
            item, at = decoder.raw_decode(words, at)
            if not isinstance(item, dict):
                raise ValueError(item)  # noqa: TRY004, TRY301 - told as what cannot be read
            if number == 0:
                keys += [key for key in item if key not in keys]
                yield 0, [as_cell(key) for key in keys[:MOST_COLUMNS]]
            number += 1
            yield number, [as_cell(item.get(key)) for key in keys[:MOST_COLUMNS]]
        if words[at:].strip() != "]":
            raise ValueError(at)  # noqa: TRY301 - cut off, or with something behind its end
    except (ValueError, RecursionError) as failure:
        raise FileBroken(
            f"Na lid {number} is het bestand niet meer te lezen.", f"After member {number} the file cannot be read."
        ) from failure


def _past_space(words: str, at: int) -> int:
    found = _JSON_SPACE.match(words, at)
    assert found
    return found.end()
