"""The two files of a panel: who the firms are and when they started, and what was measured of them on which day."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from backend.studies.faults import Faults, File
from backend.studies.tables import read_table

MOST_FIRMS, MOST_MEASUREMENTS = 200_000, 1_000_000
FIRM_ID, START = "firm_id", "participation_start"
DAY, INDICATOR, VALUE, UNIT = "measured_on", "indicator", "value", "unit"
EARLIEST, LATEST = date(1800, 1, 1), date(2200, 12, 31)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?[\d.]*,\d+", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INFINITE = 1e300  # beyond it a square is no number any more


@dataclass(slots=True)
class Series:
    """One indicator: the place of the firm of each observation, its day and its value. Of equal length."""

    firm: list[int] = field(default_factory=list)
    measured_on: list[str] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    units: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Intake:
    """What the two files say. `attributes` are the cells as they stand, one per firm; `starts` None for never."""

    firm_ids: list[str]
    starts: list[str | None]
    attributes: dict[str, list[str]]
    series: dict[str, Series]
    empty_values: int = 0


def read_panel(firms: bytes, measurements: bytes, faults: Faults) -> Intake:
    """Read both files whole. Raises FileBroken when one cannot be read to its end; look at `faults` afterwards."""
    intake = _read_firms(firms, faults)
    _read_measurements(measurements, intake, faults)
    return intake


def _read_firms(content: bytes, faults: Faults) -> Intake:
    table = read_table(content, File.FIRMS, (FIRM_ID, START), MOST_FIRMS, faults)
    at_id, at_start = table.names.index(FIRM_ID), table.names.index(START)
    attributes = {name: place for place, name in enumerate(table.names) if name not in (FIRM_ID, START)}
    intake = Intake([], [], {name: [] for name in attributes}, {})
    rows_of: dict[str, int] = {}
    for number, cells in table.rows:
        firm = cells[at_id]
        if not firm:
            _missing(faults, File.FIRMS, number, FIRM_ID)
        elif firm in rows_of:
            faults.add(
                (File.FIRMS, number, FIRM_ID),
                "doubled",
                f"Dit bedrijf staat ook in rij {rows_of[firm]}. Elk bedrijf staat er één keer.",
                f"This firm also stands in row {rows_of[firm]}. Each firm stands there once.",
            )
            continue
        rows_of.setdefault(firm, number)
        start = cells[at_start]
        if start and not _is_day(start):
            _no_day(faults, File.FIRMS, number, START)
            start = ""
        intake.firm_ids.append(firm)
        intake.starts.append(start or None)
        for name, place in attributes.items():
            intake.attributes[name].append(cells[place])
    if not intake.firm_ids and not faults.total:
        raise faults.stop((File.FIRMS, None, None), "empty", "Er staan geen bedrijven in.", "It holds no firms.")
    return intake


def _read_measurements(content: bytes, intake: Intake, faults: Faults) -> None:
    needed = (FIRM_ID, DAY, INDICATOR, VALUE)
    table = read_table(content, File.MEASUREMENTS, needed, MOST_MEASUREMENTS, faults)
    at_id, at_day, at_indicator, at_value = (table.names.index(name) for name in needed)
    at_unit = table.names.index(UNIT) if UNIT in table.names else None
    place_of = {firm: place for place, firm in enumerate(intake.firm_ids)}
    row_of: dict[tuple[int, str, str], int] = {}
    for number, cells in table.rows:
        place, day, indicator = place_of.get(cells[at_id]), cells[at_day], cells[at_indicator]
        if place is None:
            faults.add(
                (File.MEASUREMENTS, number, FIRM_ID),
                "unknown_firm",
                "Dit bedrijf staat niet in firms.csv.",
                "This firm does not stand in firms.csv.",
            )
            continue
        if not _is_day(day):
            _no_day(faults, File.MEASUREMENTS, number, DAY)
            continue
        if not indicator:
            _missing(faults, File.MEASUREMENTS, number, INDICATOR)
            continue
        if not cells[at_value]:
            intake.empty_values += 1
            continue
        value = _number_of(cells[at_value], number, faults)
        if value is None:
            continue
        before = row_of.setdefault((place, indicator, day), number)
        if before != number:
            faults.add(
                (File.MEASUREMENTS, number, DAY),
                "doubled",
                f"Deze meting van dit bedrijf staat ook in rij {before}: zelfde dag, zelfde kengetal.",
                f"This measurement of this firm also stands in row {before}: same day, same indicator.",
            )
            continue
        series = intake.series.setdefault(indicator, Series())
        series.firm.append(place)
        series.measured_on.append(day)
        series.values.append(value)
        if at_unit is not None:
            series.units.add(cells[at_unit])
    if not intake.series and not faults.total:
        raise faults.stop(
            (File.MEASUREMENTS, None, None), "empty", "Er staan geen metingen in.", "It holds no measurements."
        )


def numbers_of(cells: list[str]) -> list[float] | None:
    """A column as numbers; None when one of its cells is no number."""
    if not all(_NUMBER.fullmatch(cell) for cell in cells):
        return None
    return [float(cell) for cell in cells]


def most_common(series: dict[str, Series]) -> list[str]:
    """The indicators of a panel, the one measured most often first."""
    return [code for code, _ in Counter({code: len(each.values) for code, each in series.items()}).most_common()]


def _number_of(cell: str, row: int, faults: Faults) -> float | None:
    if _NUMBER.fullmatch(cell):
        value = float(cell)
        if abs(value) < _INFINITE:
            return value
    place = (File.MEASUREMENTS, row, VALUE)
    if _DECIMAL_COMMA.fullmatch(cell):
        faults.add(place, "decimal_comma", "Schrijf decimalen met een punt: 3.5.", "Write decimals with a point: 3.5.")
    else:
        faults.add(
            place,
            "not_a_number",
            "Hier staat geen gewoon getal. Laat het veld leeg als er niet is gemeten; een eenheid hoort er niet bij.",
            "This is no ordinary number. Leave it empty when nothing was measured; a unit does not belong here.",
        )
    return None


def _is_day(cell: str) -> bool:
    if not _ISO.fullmatch(cell):
        return False
    try:
        return EARLIEST <= date.fromisoformat(cell) <= LATEST
    except ValueError:
        return False


def _no_day(faults: Faults, file: File, row: int, column: str) -> None:
    faults.add(
        (file, row, column),
        "not_a_day",
        "Schrijf de dag als jaar-maand-dag: 1988-01-31.",
        "Write the day as year-month-day: 1988-01-31.",
    )


def _missing(faults: Faults, file: File, row: int, column: str) -> None:
    faults.add((file, row, column), "missing", "Dit veld is verplicht.", "This field is required.")
