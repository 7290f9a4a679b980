"""A cell of a file as a figure, in the Dutch notation or the English, and never by guessing between the two."""

import re
from datetime import date

from backend.members.cells import Told, plain
from backend.members.rows import Cell
from backend.monitoring.models import Indicator, Unit
from backend.monitoring.plausibility import UNIT_WORDS

_SIGNS = re.compile(r"[€%\s\u00a0]")
_AMBIGUOUS = re.compile(r"-?([1-9]\d{0,2})[.,](\d{3})")
_PLAIN = re.compile(r"-?\d+([.,]\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+(?:\.\d+)?)")


def figure_of(cell: Cell, indicator: Indicator) -> object:
    """A cell as a figure; amounts stand in euros, and become cents. What is no figure comes back as text.

    1.250,50 and 1,250.50 are both understood, and so are 1250,5 and 0.125: there, one separator is of decimals.
    1.250 is text still: one who writes Dutch means 1250, another 1.25, and being wrong is a factor of a thousand.
    """
    if isinstance(cell, (bool, date)):
        return plain(cell)
    words = plain(cell) or ""
    if isinstance(cell, str):
        if _of_another_unit(words, indicator):
            return words
        words = _SIGNS.sub("", words)
        if _AMBIGUOUS.fullmatch(words):
            return words
        words = _without_groups(words)
    if not _PLAIN.fullmatch(words):
        return words
    number = float(words.replace(",", "."))
    return round(number * 100, 4) if indicator.unit is Unit.EURO_CENTS else number


def _of_another_unit(words: str, indicator: Indicator) -> bool:
    """Whether a sign says that this is a figure of another kind: a percentage of euros, or euros of a percentage."""
    return ("%" in words and indicator.unit is not Unit.PERCENT) or (
        "€" in words and not indicator.unit.startswith("euro_cents")
    )


def _without_groups(words: str) -> str:
    """Without the separators between thousands, if they are there. Whoever calls kept the ambiguous apart."""
    if _PLAIN.fullmatch(words) or not _GROUPED.fullmatch(words):
        return words
    groups = "," if words.find(",") > -1 and (words.find(",") < words.find(".") or "." not in words) else "."
    return words.replace(groups, "")


def fault_of(cell: Cell, indicator: Indicator) -> Told | None:
    """Why a cell is not taken for a figure: it says another unit, or can be read in two ways; None otherwise."""
    if isinstance(cell, str) and _of_another_unit(cell, indicator):
        nl, en = UNIT_WORDS[indicator.unit]
        return {
            "nl": f"Hier hoort een getal in {nl}, zonder ander teken erbij.",
            "en": f"This takes a number in {en}, without another sign.",
        }
    return doubt_about(cell)


def doubt_about(cell: Cell) -> Told | None:
    """What a cell could mean besides, when it can be read in two ways; None when it cannot."""
    found = _AMBIGUOUS.fullmatch(_SIGNS.sub("", cell)) if isinstance(cell, str) else None
    if found is None:
        return None
    whole, rest = found.groups()
    sign = "-" if "-" in found[0] else ""
    return {
        "nl": f"Dit kan {sign}{whole}{rest} zijn of {sign}{whole},{rest}. Schrijf een kaal getal, zonder punt of komma "
        "voor duizendtallen en met hoogstens twee decimalen.",
        "en": f"This can be {sign}{whole}{rest} or {sign}{whole}.{rest}. Write a plain number, without a separator of "
        "thousands and with two decimals at most.",
    }
