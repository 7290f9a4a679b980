"""From the rows of a file to measurements: one row is one measurement, one column an indicator.

Which column holds what follows from its heading. Files, numbers of the trade register and days are read as in a file
of members (`backend.members`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from backend.core.validation import invalid_input
from backend.member_measurements.figures import fault_of, figure_of
from backend.member_measurements.schemas import MemberMeasurementItem
from backend.members.cells import Told, day_of, number_of, plain, shown
from backend.members.columns import HEADINGS, Field, letters_of, places_of
from backend.members.formats import rows_of
from backend.members.models import FileFormat, MismatchKind
from backend.members.rows import Cell, FileBroken
from backend.monitoring.models import Indicator, MeasurementKind

MOST_ROWS, MOST_OWN_ROWS, LONGEST_SHOWN = 2_000, 200, 100
KNOWN: dict[str, tuple[str, ...]] = {
    "kvk_number": HEADINGS[Field.KVK_NUMBER],
    "measured_on": (
        "meetdatum",
        "meetdag",
        "datummeting",
        "gemetenop",
        "measuredon",
        "measurementdate",
        "datum",
        "date",
    ),
    "kind": ("soort", "soortmeting", "meting", "kind", "type"),
    "period_starts_on": ("periodevan", "periodevanaf", "beginperiode", "van", "periodstartson", "periodfrom", "from"),
    "period_ends_on": ("periodetot", "periodetotenmet", "eindeperiode", "tot", "totenmet", "periodendson", "periodto"),
    "complete": ("afgerond", "compleet", "complete", "completed"),
    "reason": ("reden", "toelichting", "reason", "explanation"),
}
NEEDED = ("kvk_number", "measured_on", "kind", "period_starts_on", "period_ends_on")
KINDS = {
    **dict.fromkeys(("nulmeting", "0meting", "baseline"), MeasurementKind.BASELINE),
    **dict.fromkeys(("vervolgmeting", "effectmeting", "followup"), MeasurementKind.FOLLOW_UP),
}
YES = frozenset({"ja", "yes", "true", "waar", "1", "x"})


@dataclass(frozen=True, slots=True)
class Amiss:
    """What does not fit in a row; `column` is empty when it is about the whole row."""

    row: int
    column: str
    value: str
    kind: MismatchKind
    reason: Told


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as a measurement; without one it is passed over."""

    number: int
    item: MemberMeasurementItem | None
    amiss: tuple[Amiss, ...]


class MeasurementFile:
    """One file being read. Raises FileBroken when it is empty, damaged, too long, or lacks a column that is needed.

    `own_number` is the KVK number of the company whose own file it is: no row is about another, no column needs to
    say so, and where no column says what is complete, everything is.
    """

    def __init__(
        self,
        content: bytes,
        file_format: FileFormat,
        indicators: Sequence[Indicator],
        own_number: str | None = None,
    ) -> None:
        self.own_number = own_number
        rows = rows_of(content, file_format)
        first = next(rows, None)
        if first is None:
            raise FileBroken("Het bestand is leeg.", "The file is empty.")
        self.headings = [shown(cell)[:LONGEST_SHOWN] for cell in first[1]]
        self.indicators = {each.code: each for each in indicators if not each.is_derived}
        known = {code: _names_of(each) for code, each in self.indicators.items()}
        self.places = places_of(self.headings, {**KNOWN, **known})
        needed = NEEDED if own_number is None else NEEDED[1:]
        missing = [name for name in needed if name not in self.places]
        if missing:
            raise FileBroken(
                f"Deze kolommen ontbreken: {', '.join(KNOWN[name][0] for name in missing)}.",
                f"These columns are missing: {', '.join(missing)}.",
            )
        self._rows = list(self._bounded(rows))

    def _bounded(self, rows: Iterator[tuple[int, list[Cell]]]) -> Iterator[tuple[int, list[Cell]]]:
        for count, row in enumerate(rows, 1):
            most = MOST_ROWS if self.own_number is None else MOST_OWN_ROWS
            if count > most:
                raise FileBroken(
                    f"Er staan meer dan {most:,} rijen in het bestand. Splits het in delen.".replace(",", "."),
                    f"The file has more than {most:,} rows. Split it.",
                )
            yield row

    @property
    def columns(self) -> list[dict[str, str | None]]:
        """Every heading, and what is taken from under it."""
        taken = {place: name for name, place in self.places.items()}
        return [{"heading": heading, "field": taken.get(at)} for at, heading in enumerate(self.headings)]

    def rows(self) -> Iterator[ReadRow]:
        """Every row, in order."""
        return (self._read(number, cells) for number, cells in self._rows)

    def _read(self, number: int, cells: Sequence[Cell]) -> ReadRow:
        given = {name: cells[place] for name, place in self.places.items() if place < len(cells)}
        kvk_number, fault = self._number_of(given.get("kvk_number"))
        amiss = [self.amiss(number, "kvk_number", given, *fault)] if fault else []
        if kvk_number is None:
            return ReadRow(number, None, tuple(amiss))
        values = self._values(given)
        wish: dict[str, Any] = {
            "kvk_number": kvk_number,
            "measured_on": day_of(given.get("measured_on")),
            "kind": KINDS.get(letters_of(plain(given.get("kind")) or ""), ""),
            "period_starts_on": day_of(given.get("period_starts_on")),
            "period_ends_on": day_of(given.get("period_ends_on")),
            "complete": self._is_complete(given),
            "values": values,
        }
        try:
            item = MemberMeasurementItem.model_validate(wish)
        except ValidationError as failure:
            amiss += self._faults(number, given, values, failure)
            return ReadRow(number, None, tuple(amiss))
        return ReadRow(number, item, tuple(amiss))

    def _number_of(self, cell: Cell) -> tuple[str | None, tuple[MismatchKind, Told] | None]:
        if self.own_number is None:
            return number_of(cell)
        if not plain(cell):
            return self.own_number, None
        kvk_number, fault = number_of(cell)
        if kvk_number is not None and kvk_number != self.own_number:
            return None, (MismatchKind.WRONG, _ANOTHER)
        return kvk_number, fault

    def _is_complete(self, given: Mapping[str, Cell]) -> bool:
        if self.own_number is not None and "complete" not in self.places:
            return True
        return (plain(given.get("complete")) or "").lower() in YES

    def _values(self, given: Mapping[str, Cell]) -> list[dict[str, Any]]:
        """The figures of a row. An explanation beside them says that somebody looked at what is unusual."""
        reason = plain(given.get("reason")) or None
        return [
            {"indicator": code, "value": figure_of(cell, indicator), "reason": reason, "confirmed": reason is not None}
            for code, indicator in self.indicators.items()
            if (cell := given.get(code)) is not None and plain(cell)
        ]

    def _faults(
        self, number: int, given: Mapping[str, Cell], values: Sequence[Mapping[str, Any]], failure: ValidationError
    ) -> list[Amiss]:
        faults = failure.errors(include_url=False)
        told = invalid_input([{**each, "loc": ("body", *each["loc"])} for each in faults]).members["errors"]
        found = {}
        for fault, entry in zip(faults, told, strict=True):
            name = str(fault["loc"][0])
            if name == "values" and len(fault["loc"]) > 1:
                name = values[int(fault["loc"][1])]["indicator"]
            doubt = fault_of(given.get(name), self.indicators[name]) if name in self.indicators else None
            reason = doubt or _REASONS.get(name, entry["detail"])
            found[name] = self.amiss(number, name, given, MismatchKind.WRONG, reason)
        return list(found.values())

    def amiss(self, number: int, name: str, given: Mapping[str, Cell], kind: MismatchKind, reason: Told) -> Amiss:
        """What does not fit under the heading of one field."""
        place = self.places.get(name)
        heading = self.headings[place] if place is not None else ""
        return Amiss(number, heading, shown(given.get(name))[:LONGEST_SHOWN], kind, reason)

    def whole_row(self, number: int, reason: Told, kind: MismatchKind = MismatchKind.WRONG) -> Amiss:
        """What does not fit in a row as a whole."""
        return Amiss(number, "", "", kind, reason)


_ANOTHER: Told = {
    "nl": "Dit is het nummer van een ander bedrijf. U voert alleen cijfers van uw eigen bedrijf in.",
    "en": "This is the number of another company. You enter figures of your own company only.",
}
_NO_DAY: Told = {"nl": "Geef een datum, zoals 1-5-2026.", "en": "Give a date, such as 1-5-2026 (day first)."}
_REASONS: dict[str, Told] = {
    "measured_on": _NO_DAY,
    "period_starts_on": _NO_DAY,
    "period_ends_on": _NO_DAY,
    "kind": {"nl": "Schrijf nulmeting of vervolgmeting.", "en": "Write baseline or follow-up."},
}


def _names_of(indicator: Indicator) -> tuple[str, ...]:
    names = (indicator.code, indicator.name["nl"], indicator.name["en"])
    return tuple(letters_of(name) for name in names)
