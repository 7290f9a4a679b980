"""The dictionary of indicators as a file: what each figure means and how it is judged, without a figure of anybody."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

from backend.core.problems import Language
from backend.monitoring.models import Indicator, Transformation
from backend.monitoring.plausibility import UNIT_WORDS, spoken

HEADINGS: dict[Language, tuple[str, ...]] = {
    "nl": (
        "code",
        "naam",
        "definitie",
        "hoe te tellen",
        "eenheid",
        "decimalen",
        "verplicht",
        "verandering in",
        "laagste",
        "hoogste",
        "vraag bij factor",
        "vraag bij verschil",
        "berekend als",
    ),
    "en": (
        "code",
        "name",
        "definition",
        "how to count",
        "unit",
        "decimals",
        "required",
        "change in",
        "lowest",
        "highest",
        "question from ratio",
        "question from difference",
        "computed as",
    ),
}
CHANGES: dict[Language, dict[Transformation, str]] = {
    "nl": {Transformation.LOG: "procent", Transformation.POINTS: "punten", Transformation.LEVEL: "de eenheid zelf"},
    "en": {Transformation.LOG: "percent", Transformation.POINTS: "points", Transformation.LEVEL: "the unit itself"},
}
YES: dict[Language, tuple[str, str]] = {"nl": ("nee", "ja"), "en": ("no", "yes")}


def as_csv(indicators: Sequence[Indicator], language: Language) -> str:
    """One line for each indicator, in order of the measurement; limits with their unit."""
    written = StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(HEADINGS[language])
    for each in indicators:
        lines.writerow(
            [
                each.code,
                each.name[language],
                each.definition[language],
                each.hint[language],
                UNIT_WORDS[each.unit][0 if language == "nl" else 1],
                each.decimals,
                YES[language][each.is_required],
                CHANGES[language][each.transformation],
                spoken(each.unit, each.minimum)[language],
                spoken(each.unit, each.maximum)[language],
                _plain(each.jump_ratio),
                spoken(each.unit, each.jump_points)[language] if each.jump_points is not None else "",
                f"{each.numerator} / {each.denominator}" if each.is_derived else "",
            ]
        )
    return written.getvalue()


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
