"""Whether a value can be right: what is refused, and what we ask about first."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from backend.core.problems import InvalidInput, Language
from backend.core.validation import field, invalid
from backend.monitoring.models import Indicator, Unit

UNIT_WORDS: Mapping[Unit, tuple[str, str]] = {
    Unit.EURO_CENTS: ("euro", "euros"),
    Unit.EURO_CENTS_PER_FTE: ("euro per fte", "euros per full-time job"),
    Unit.EURO_CENTS_PER_HOUR: ("euro per uur", "euros per hour"),
    Unit.PERSONS: ("personen", "persons"),
    Unit.FTE: ("fte", "full-time jobs"),
    Unit.HOURS: ("uur", "hours"),
    Unit.PERCENT: ("procent", "percent"),
    Unit.SCORE: ("als cijfer", "as a mark"),
    Unit.DAYS: ("dagen", "days"),
}
# A full-time year is at most 52 weeks of 48 hours on average (Arbeidstijdenwet art. 5:7); under 400 is no job.
HOURS_OF_A_JOB = (Decimal(400), Decimal(2_496))
Question = tuple[str, dict[Language, str]]


def spoken(unit: Unit, value: Decimal) -> dict[Language, str]:
    """A value with its unit, as people write it in both languages."""
    shown = value / 100 if unit.startswith("euro_cents") else value
    english = f"{shown:,.2f}".rstrip("0").rstrip(".")
    dutch = english.translate(str.maketrans(",.", ".,"))
    words = UNIT_WORDS[unit]
    return {"nl": f"{dutch} {words[0]}", "en": f"{english} {words[1]}"}


def require_possible(indicator: Indicator, value: Decimal) -> None:
    """Refuse a value outside the range or finer than the indicator keeps. Raises InvalidInput (400)."""
    if value != value.quantize(Decimal(1).scaleb(-indicator.decimals)):
        raise _too_fine(indicator)
    if not indicator.minimum <= value <= indicator.maximum:
        low, high = spoken(indicator.unit, indicator.minimum), spoken(indicator.unit, indicator.maximum)
        raise invalid(
            field(
                "#/value",
                "out_of_range",
                nl=f"{indicator.name['nl']} ligt tussen {low['nl']} en {high['nl']}. Klopt de eenheid?",
                en=f"{indicator.name['en']} lies between {low['en']} and {high['en']}. Is the unit right?",
            )
        )


def _too_fine(indicator: Indicator) -> InvalidInput:
    if indicator.decimals:
        plural = "decimaal" if indicator.decimals == 1 else "decimalen"
        nl, en = f"Gebruik hoogstens {indicator.decimals} {plural}.", f"Use at most {indicator.decimals} decimals."
    else:
        nl, en = "Geef hier een geheel getal.", "Give a whole number here."
    return invalid(field("#/value", "too_many_decimals", nl=nl, en=en))


def jump(indicator: Indicator, value: Decimal, before: Decimal | None) -> Question | None:
    """The question to ask when a value differs much from the measurement before; None when it does not."""
    if before is None:
        return None
    by_points = indicator.jump_points is not None and abs(value - before) >= indicator.jump_points
    by_ratio = False
    if indicator.jump_ratio is not None and before > 0:
        by_ratio = value >= before * indicator.jump_ratio or value * indicator.jump_ratio <= before
    if not (by_points or by_ratio):
        return None
    was = spoken(indicator.unit, before)
    return "jump", {
        "nl": f"De vorige keer was dit {was['nl']}. Klopt het nieuwe getal?",
        "en": f"Last time this was {was['en']}. Is the new figure right?",
    }


def contradictions(code: str, values: Mapping[str, Decimal]) -> list[Question]:
    """Questions about figures of one measurement that hardly go together; only those that `code` is part of."""
    found: list[tuple[frozenset[str], Question]] = []
    revenue, fte = values.get("revenue"), values.get("fte")
    for part, nl, en in (("profit", "De winst", "Profit"), ("value_added", "De toegevoegde waarde", "Value added")):
        if revenue is not None and part in values and values[part] > revenue:
            words: dict[Language, str] = {
                "nl": f"{nl} is hoger dan de omzet. Klopt dat?",
                "en": f"{en} is higher than revenue. Is that right?",
            }
            found.append((frozenset({"revenue", part}), (f"{part}_above_revenue", words)))
    if fte is not None and "employees" in values and fte > values["employees"]:
        words = {
            "nl": "Er zijn meer voltijdbanen dan medewerkers. Klopt dat?",
            "en": "There are more full-time jobs than employees. Is that right?",
        }
        found.append((frozenset({"fte", "employees"}), ("fte_above_employees", words)))
    if fte and "hours_worked" in values:
        hours = values["hours_worked"] / fte
        if not HOURS_OF_A_JOB[0] <= hours <= HOURS_OF_A_JOB[1]:
            words = {
                "nl": f"Dat is {hours:.0f} gewerkte uren per voltijdbaan in de periode. Klopt dat?",
                "en": f"That is {hours:.0f} hours worked per full-time job over the period. Is that right?",
            }
            found.append((frozenset({"fte", "hours_worked"}), ("hours_per_fte", words)))
    return [warning for concerned, warning in found if code in concerned]


def asked(warnings: list[Question]) -> dict[str, Any]:
    """The sentences and the codes of warnings, as members of a problem."""
    return {
        "nl": " ".join(words["nl"] for _, words in warnings),
        "en": " ".join(words["en"] for _, words in warnings),
        "warnings": [code for code, _ in warnings],
    }
