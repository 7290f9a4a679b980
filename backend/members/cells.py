"""From the cells of one row to a member: what people and spreadsheets make of numbers and days is understood.

What the API itself would refuse for one member is refused here too, by the same shape (`MemberPut`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from backend.core.naming import sort_key
from backend.core.validation import invalid_input
from backend.members.columns import Field
from backend.members.models import MismatchKind
from backend.members.rows import Cell
from backend.members.schemas.register import MemberPut

Told = dict[str, str]
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([T ]00:00(:00(\.0+)?)?Z?)?")
_THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+")
MENDED: Told = {
    "nl": "Er stonden zeven cijfers. Wij hebben de nul vooraan teruggezet.",
    "en": "There were seven digits. We put the zero back in front.",
}
_NO_NUMBER: Told = {"nl": "Het KVK-nummer ontbreekt.", "en": "The KVK number is missing."}
_NO_KVK_FORM: Told = {"nl": "Een KVK-nummer heeft acht cijfers.", "en": "A KVK number has eight digits."}
_ESTABLISHMENT: Told = {
    "nl": "Dit is een vestigingsnummer. Een KVK-nummer heeft acht cijfers.",
    "en": "This is the number of an establishment. A KVK number has eight digits.",
}
_NO_NAME: Told = {"nl": "De naam ontbreekt.", "en": "The name is missing."}
_NO_DAY: Told = {"nl": "Geef een datum, zoals 1-5-2019.", "en": "Give a date, such as 1-5-2019 (day first)."}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What does not fit in the cell of one field."""

    field: Field
    kind: MismatchKind
    reason: Told


DOUBLED = Mismatch(
    Field.KVK_NUMBER,
    MismatchKind.DOUBLED,
    {
        "nl": "Dit KVK-nummer staat vaker in het bestand. Alleen de eerste rij telt.",
        "en": "This KVK number stands in the file more than once. Only the first row counts.",
    },
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A row as a member. Without a number nobody knows who is meant; without `values` it is passed over."""

    kvk_number: str | None
    values: dict[str, Any] | None
    mismatches: tuple[Mismatch, ...]


def understand(cells: Sequence[Cell], mapping: Mapping[str, int]) -> Understood:
    """What a row says, by the column of each field."""
    given = {field: cells[place] for field, place in mapping.items() if place < len(cells)}
    number, amiss = number_of(given.get(Field.KVK_NUMBER))
    mismatches = [Mismatch(Field.KVK_NUMBER, *amiss)] if amiss else []
    wish = {
        field.value: value
        for field, read in READ.items()
        if (value := read(given.get(field.value))) is not None and value != ""
    }
    values: dict[str, Any] | None = None
    try:
        member = MemberPut.model_validate(wish)
    except ValidationError as failure:
        mismatches += _faults(failure)
    else:
        values = {
            "name": member.name,
            "sort_name": sort_key(member.name),
            "sbi_version": member.sbi_version.value,
            "sbi_code": member.sbi_code,
            "employees": member.employees,
            "postcode4": member.postcode and int(member.postcode[:4]),
            "since": member.since,
        }
    return Understood(number, values if number else None, tuple(mismatches))


def _faults(failure: ValidationError) -> list[Mismatch]:
    faults: list[dict[str, Any]] = [
        {**fault, "loc": ("body", *fault["loc"])} for fault in failure.errors(include_url=False)
    ]
    found = {}
    for fault, entry in zip(faults, invalid_input(faults).members["errors"], strict=True):
        field = Field(str(fault["loc"][1]))
        is_left_out = field is Field.NAME and fault["type"] == "missing"
        reason = _NO_NAME if is_left_out else _NO_DAY if field is Field.SINCE else entry["detail"]
        found[field] = Mismatch(field, MismatchKind.WRONG, reason)
    return list(found.values())


def shown(cell: Cell) -> str:
    """A cell as it is shown to who sent it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    return plain(cell) or ""


def plain(cell: Cell) -> str | None:
    """A cell as text; None when it is empty."""
    if isinstance(cell, bool) or cell is None:
        return None if cell is None else str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def number_of(cell: Cell) -> tuple[str | None, tuple[MismatchKind, Told] | None]:
    """The KVK number, and what was amiss. Spreadsheets take the zero from the front; that is put back and told."""
    digits = re.sub(r"(?i)^kvk[ :.-]*|[\s.]", "", plain(cell) or "")
    if re.fullmatch(r"[0-9]{8}", digits):
        return digits, None
    if re.fullmatch(r"[0-9]{7}", digits):
        return "0" + digits, (MismatchKind.MENDED, MENDED)
    if not digits:
        return None, (MismatchKind.WRONG, _NO_NUMBER)
    return None, (MismatchKind.WRONG, _ESTABLISHMENT if re.fullmatch(r"[0-9]{12}", digits) else _NO_KVK_FORM)


def _sbi_version(cell: Cell) -> str | None:
    words = plain(cell)
    return words and re.sub(r"(?i)^sbi[ '-]*", "", words)


def _sbi_code(cell: Cell) -> str | None:
    """The register writes 2511 or 25.11.1 for what stands here as 25.11 or 25.111."""
    words = plain(cell)
    if words is None or not re.fullmatch(r"[0-9][0-9.]*", words):
        return words
    digits = words.replace(".", "")
    return digits if len(digits) <= 2 else f"{digits[:2]}.{digits[2:]}"


def _employees(cell: Cell) -> object:
    words = plain(cell)
    if words is None:
        return None
    if isinstance(cell, str) and _THOUSANDS.fullmatch(words):
        words = re.sub(r"[.,]", "", words)
    words = re.sub(r"[.,]0+$", "", words)
    return int(words) if re.fullmatch(r"[0-9]{1,12}", words) else words


def day_of(cell: Cell) -> object:
    """A cell as a day, or as ISO text where it looks like one; else what stands there."""
    if isinstance(cell, datetime):
        return cell.date()
    words = plain(cell)
    if words is None or isinstance(cell, date):
        return cell
    if found := _DUTCH_DAY.fullmatch(words):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    found = _ISO_DAY.fullmatch(words)
    return found[1] if found else words


READ: dict[Field, Callable[[Cell], object]] = {
    Field.NAME: plain,
    Field.SBI_VERSION: _sbi_version,
    Field.SBI_CODE: _sbi_code,
    Field.EMPLOYEES: _employees,
    Field.POSTCODE: plain,
    Field.SINCE: day_of,
}
