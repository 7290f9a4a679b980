"""Amounts, days and lists as people read them, in both languages of the platform."""

from collections.abc import Sequence
from typing import Any

from backend.documents import day

__all__ = ["both", "day", "euros", "in_both", "listed"]

AND = {"nl": "en", "en": "and"}


def euros(cents: int, language: str) -> str:
    """`€ 2.500` or `€ 833,33` in Dutch; `€2,500` or `€833.33` in English. Whole euros lose their cents."""
    whole, rest = divmod(abs(cents), 100)
    text = f"{whole:,}" + (f".{rest:02d}" if rest else "")
    if language == "nl":
        text = "\u00a0" + text.translate(str.maketrans(",.", ".,"))
    return f"{'-' if cents < 0 else ''}€{text}"


def listed(names: Sequence[str], language: str) -> str:
    """`a, b en c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {AND[language]} {names[-1]}"


def both(nl: str, en: str) -> dict[str, str]:
    """A text in both languages."""
    return {"nl": nl, "en": en}


def in_both(make: Any) -> dict[str, str]:
    """What `make(language)` answers, for both languages."""
    return {"nl": make("nl"), "en": make("en")}
