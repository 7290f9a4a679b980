"""What was read as the panel that an effect is computed from, and what can be said of it beforehand."""

from typing import Any

import numpy as np

from backend.effects.panel import Panel
from backend.studies.faults import Faults, File
from backend.studies.reading import START, Intake, Series, most_common, numbers_of

MOST_NAMED = 10
MIXED_FROM = 999.0  # thousands beside units: no firm grows or shrinks so much between two measurements


def describe(intake: Intake) -> dict[str, Any]:
    """What was understood, as counts."""
    return {
        "firms": len(intake.firm_ids),
        "treated": sum(start is not None for start in intake.starts),
        "measurements": sum(len(series.values) for series in intake.series.values()),
        "empty_values": intake.empty_values,
        "attributes": list(intake.attributes),
        "indicators": [
            {
                "indicator": code,
                "measurements": len(series.values),
                "firms": len(set(series.firm)),
                "moments": len(set(series.measured_on)),
                "first_on": min(series.measured_on),
                "last_on": max(series.measured_on),
            }
            for code, series in ((code, intake.series[code]) for code in most_common(intake.series))
        ],
    }


def panel_of(intake: Intake, outcome: str, adjust: list[str], faults: Faults) -> Panel | None:
    """The panel of one indicator; None when it cannot be made, and then `faults` says why."""
    series = intake.series.get(outcome)
    if series is None:
        found = ", ".join(most_common(intake.series)[:MOST_NAMED])
        faults.add(
            (File.MEASUREMENTS, None, "indicator"),
            "outcome_unknown",
            f"De uitkomst staat er niet in. Wel: {found}.",
            f"The outcome does not stand in it. These do: {found}.",
        )
        return None
    if len(series.units) > 1:
        faults.add(
            (File.MEASUREMENTS, None, "unit"),
            "units_mixed",
            "De uitkomst staat er in meer dan één eenheid. Reken eerst alles om naar dezelfde.",
            "The outcome stands there in more than one unit. Convert all to the same one first.",
        )
    attributes = {name: _attribute(intake, name, faults) for name in adjust}
    if faults.total:
        return None
    return Panel(
        firm_ids=np.array(intake.firm_ids, dtype=np.str_),
        starts=np.array([start or "NaT" for start in intake.starts], dtype="datetime64[D]"),
        firm=np.array(series.firm, dtype=np.int64),
        measured_on=np.array(series.measured_on, dtype="datetime64[D]"),
        values=np.array(series.values, dtype=np.float64),
        attributes=attributes,
    )


def seem_mixed(series: Series) -> bool:
    """Whether a firm's value becomes a thousand times as large or small from one measurement to the next."""
    firm, days = np.array(series.firm), np.array(series.measured_on, dtype="datetime64[D]")
    values = np.array(series.values)
    order = np.lexsort((days, firm))
    firm, values = firm[order], values[order]
    with np.errstate(all="ignore"):  # zeros and signs are no matter of units
        ratio = values[1:] / values[:-1]
    pairs = ratio[(firm[1:] == firm[:-1]) & np.isfinite(ratio) & (ratio > 0)]
    return bool(np.any((pairs >= MIXED_FROM) | (pairs <= 1 / MIXED_FROM)))


def _attribute(intake: Intake, name: str, faults: Faults) -> np.ndarray[Any, Any]:
    cells = intake.attributes.get(name)
    if cells is None:
        known = ", ".join(list(intake.attributes)[:MOST_NAMED]) or START
        faults.add(
            (File.FIRMS, 1, name),
            "attribute_unknown",
            f"Deze kolom om voor te corrigeren staat er niet in. Wel: {known}.",
            f"This column to adjust for does not stand in it. These do: {known}.",
        )
        return np.array([])
    empty = sum(not cell for cell in cells)
    if empty:
        faults.add(
            (File.FIRMS, None, name),
            "attribute_empty",
            f"Bij {empty} bedrijven is deze kolom leeg. Vul die aan, of corrigeer er niet voor.",
            f"This column is empty for {empty} firms. Fill it in, or do not adjust for it.",
        )
    numbers = numbers_of(cells)
    return np.array(cells if numbers is None else numbers)
