"""Building an extract: one pure function from a panel and a key to its tables, and what its codebook tells of them.

The key serves one extract and is kept nowhere afterwards, so that nobody can say which firm a pseudonym was, and two
extracts share none. It also draws one firm in ten that is left out: that a firm is not in an extract says nothing of
it. The same panel and key give the same bytes.
"""

import hashlib
import hmac
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from backend.extracts.coarsening import Coarsening
from backend.extracts.coding import Coded, code
from backend.extracts.grouping import OUT, Groups, group
from backend.extracts.panel import SOURCES, Panel
from backend.monitoring.models import Unit
from backend.statistics.firms import rounded_count

FEWEST_FIRMS = 30  # of a whole extract
LEFT_OUT_PER_MILLION = 100_000
PSEUDONYM_DIGITS = 16  # of 64 bits: a hundred thousand firms share one once in four thousand million extracts
AT_ONCE = 20_000  # rows written at a time
FIRM_COLUMNS = ("firm", "section", "size_class", "area", "kind", "start_year")
MEASUREMENT_COLUMNS = ("firm", "year", "indicator", "value", "source", "corrected")
_WRITTEN_AT = (1980, 1, 1, 0, 0, 0)  # the same in every archive: bytes depend on the content alone


class TooFewFirms(Exception):  # noqa: N818 - says what there is
    """Fewer than thirty firms would be in it."""


@dataclass(frozen=True, slots=True)
class IndicatorReport:
    """What became of one indicator: its ends as told (None: nothing is told of it) and how much was kept back."""

    lowest: float | None
    highest: float | None
    values: int
    kept_back: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was done, in numbers rounded to five: nothing here tells of a single firm."""

    firms: int
    left_out: int
    by_step: Mapping[Coarsening, int]
    indicators: Mapping[str, IndicatorReport]


@dataclass(frozen=True, slots=True)
class Built:
    """The tables of an extract, ready to be packed, and the companies that are in it."""

    firms: Sequence[str]
    rows: "Rows"
    report: Report
    company_ids: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class Rows:
    """The measurements, one column per indicator, in the order in which they are written."""

    names: NDArray[np.str_]
    year: NDArray[np.int32]
    indicators: Sequence[str]
    values: NDArray[np.float64]
    sources: NDArray[np.int8]
    corrected: NDArray[np.bool_]

    def lines(self) -> Iterator[str]:
        """The lines of the file, some at a time, each ended."""
        for start in range(0, len(self.year), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            at, column = np.nonzero(~np.isnan(self.values[part]))
            yield "".join(
                f"{name},{year},{self.indicators[number]},{value:.15g},{SOURCES[source]},{corrected:d}\r\n"
                for name, year, number, value, source, corrected in zip(
                    self.names[part][at].tolist(),
                    self.year[part][at].tolist(),
                    column.tolist(),
                    self.values[part][at, column].tolist(),
                    self.sources[part][at, column].tolist(),
                    self.corrected[part][at, column].tolist(),
                    strict=True,
                )
            )


def pseudonym(key: bytes, company_id: UUID) -> str:
    """The name of a firm in one extract: 16 hexadecimal digits (HMAC-SHA-256, cut to 64 bits)."""
    return _keyed(key, b"firm", company_id)[: PSEUDONYM_DIGITS // 2].hex()


def is_drawn_out(key: bytes, company_id: UUID) -> bool:
    """Whether chance leaves this firm out of the extract of this key: one in ten."""
    return int.from_bytes(_keyed(key, b"draw", company_id)[:8]) % 1_000_000 < LEFT_OUT_PER_MILLION


def build(panel: Panel, units: Mapping[str, Unit], key: bytes) -> Built:
    """The extract of a panel; `units` are those of its indicators, in the order of its columns.

    Raises TooFewFirms.
    """
    drawn = panel.of(np.array([not is_drawn_out(key, each) for each in panel.ids], dtype=np.bool_))
    groups = group(drawn)
    kept = groups.of_firm != OUT
    if kept.sum() < FEWEST_FIRMS:
        raise TooFewFirms
    inside = drawn.of(kept)
    of_firm = groups.of_firm[kept]
    coded = _coded(inside, of_firm, units)
    names = np.array([pseudonym(key, each) for each in inside.ids])
    assert len(set(names)) == len(names), "two firms of one name: another key is needed"
    rows = _rows(inside, names, list(units), coded)
    report = Report(
        firms=rounded_count(len(inside.ids)),
        left_out=rounded_count(len(drawn.ids) - len(inside.ids)),
        by_step={step: rounded_count(number) for step, number in groups.taken.items()},
        indicators={
            name: IndicatorReport(
                each.lowest,
                each.highest,
                rounded_count(int((~np.isnan(each.values)).sum())),
                rounded_count(each.kept_back),
            )
            for name, each in coded.items()
        },
    )
    return Built(_firm_lines(groups, kept, names), rows, report, inside.ids)


def pack(built: Built, more: Mapping[str, bytes]) -> bytes:
    """The archive: firms.csv, measurements.csv, and what goes with them. Written piece by piece, as it is large."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in more.items():
            archive.writestr(_entry(name), content, compresslevel=6)
        with archive.open(_entry("firms.csv"), "w") as out:
            out.write((",".join(FIRM_COLUMNS) + "\r\n" + "".join(built.firms)).encode())
        with archive.open(_entry("measurements.csv"), "w", force_zip64=True) as out:
            out.write((",".join(MEASUREMENT_COLUMNS) + "\r\n").encode())
            for lines in built.rows.lines():
                out.write(lines.encode())
    return written.getvalue()


def _keyed(key: bytes, use: bytes, company_id: UUID) -> bytes:
    return hmac.digest(key, use + company_id.bytes, hashlib.sha256)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WRITTEN_AT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _coded(inside: Panel, of_firm: NDArray[np.int64], units: Mapping[str, Unit]) -> dict[str, Coded]:
    first = int(inside.year.min()) if len(inside.year) else 0
    span = int(inside.year.max()) - first + 1 if len(inside.year) else 1
    group_year = of_firm[inside.firm] * span + (inside.year - first)
    return {
        name: code(inside.values[:, column], inside.firm, group_year, unit)
        for column, (name, unit) in enumerate(units.items())
    }


def _firm_lines(groups: Groups, kept: NDArray[np.bool_], names: NDArray[np.str_]) -> list[str]:
    """In the order of the pseudonyms, which is that of chance."""
    columns = [column[kept].tolist() for column in groups.told.columns()]
    return sorted(f"{','.join(row)}\r\n" for row in zip(names.tolist(), *columns, strict=True))


def _rows(inside: Panel, names: NDArray[np.str_], indicators: Sequence[str], coded: Mapping[str, Coded]) -> Rows:
    of_row = names[inside.firm]
    order = np.lexsort((inside.year, of_row))
    values = np.column_stack([coded[name].values for name in indicators])
    return Rows(
        of_row[order],
        inside.year[order],
        indicators,
        values[order],
        inside.sources[order],
        inside.corrected[order],
    )
