"""A file of members, batch by batch, as rows to lay beside the register. Runs beside the other work of a worker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any
from uuid import UUID

import orjson

from backend.members import columns
from backend.members.cells import DOUBLED, Mismatch, Understood, shown, understand
from backend.members.formats import rows_of
from backend.members.models import FileFormat
from backend.members.rows import Cell, FileBroken, Row
from backend.organisations.models import SbiVersion

AT_A_TIME = 2_000
MOST_TOLD = 10_000  # mismatches of one file; who has more mends these first, and the rest is counted
SAMPLES, LONGEST_SHOWN = 3, 100
VALUES = ("name", "sort_name", "sbi_version", "sbi_code", "employees", "postcode4", "since")
ROW_COLUMNS = ("import_id", "kvk_number", "is_right", *VALUES)
MISMATCH_COLUMNS = ("import_id", "row", "column", "value", "kind", "reason")
_NOTHING = {"sbi_version": SbiVersion.SBI_2008.value}


@dataclass
class Batch:
    """Rows and mismatches, ready for COPY."""

    read: int = 0
    first: int = 0  # the numbers of its rows, as a spreadsheet shows them
    last: int = 0
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    mismatches: list[tuple[Any, ...]] = field(default_factory=list)


class Staging:
    """One file being read. Raises FileBroken where it cannot be read."""

    def __init__(
        self, import_id: UUID, content: bytes, file_format: FileFormat, mapping: Mapping[str, int] | None
    ) -> None:
        self.import_id = import_id
        rows = rows_of(content, file_format)
        first = next(rows, None)
        if first is None:
            raise FileBroken("Het bestand is leeg.", "The file is empty.")
        self.headings = [shown(cell)[:LONGEST_SHOWN] for cell in first[1]]
        sample = list(islice(rows, SAMPLES))
        self.columns = [
            {
                "heading": heading,
                "samples": [shown(cells[at])[:LONGEST_SHOWN] for _, cells in sample if at < len(cells)],
            }
            for at, heading in enumerate(self.headings)
        ]
        self.mapping = columns.proposed(self.headings) if mapping is None else mapping
        self.is_complete = columns.is_complete(dict(self.mapping))
        self.counts = dict.fromkeys(("wrong", "doubled", "mended", "unreadable"), 0)
        self.total = self.told = 0
        self._rows: Iterator[Row] = chain(sample, rows)
        self._seen: set[str] = set()

    def next_batch(self) -> Batch:
        """The next rows; one without rows when the file is at its end."""
        batch = Batch()
        for number, cells in islice(self._rows, AT_A_TIME):
            batch.read += 1
            batch.first, batch.last = batch.first or number, number
            self._add(batch, number, cells)
        self.total += batch.read
        return batch

    def _add(self, batch: Batch, number: int, cells: Sequence[Cell]) -> None:
        row = understand(cells, self.mapping)
        if row.kvk_number in self._seen:
            self.counts["doubled"] += 1
            self._tell(batch, number, cells, DOUBLED)
            return
        for mismatch in row.mismatches:
            self._tell(batch, number, cells, mismatch)
        self._count(row)
        if row.kvk_number is None:
            return
        self._seen.add(row.kvk_number)
        values = row.values or _NOTHING
        is_right = row.values is not None
        batch.rows.append((self.import_id, row.kvk_number, is_right, *(values.get(name) for name in VALUES)))

    def _count(self, row: Understood) -> None:
        if row.kvk_number is None:
            self.counts["unreadable"] += 1
        if row.values is None:
            self.counts["wrong"] += 1
        elif row.mismatches:
            self.counts["mended"] += 1

    def _tell(self, batch: Batch, number: int, cells: Sequence[Cell], mismatch: Mismatch) -> None:
        if self.told == MOST_TOLD:
            return
        self.told += 1
        at = self.mapping.get(mismatch.field.value)
        heading = self.headings[at] if at is not None and at < len(self.headings) else ""
        value = shown(cells[at])[:LONGEST_SHOWN] if at is not None and at < len(cells) else ""
        reason = orjson.dumps(mismatch.reason).decode()
        batch.mismatches.append((self.import_id, number, heading, value, mismatch.kind.value, reason))
