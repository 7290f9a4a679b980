"""Days as people read them in a letter or report."""

from datetime import date

NL = "januari februari maart april mei juni juli augustus september oktober november december"
EN = "January February March April May June July August September October November December"
MONTHS = {"nl": NL.split(), "en": EN.split()}


def day(value: date, language: str) -> str:
    """`18 november 2026`."""
    return f"{value.day} {MONTHS[language][value.month - 1]} {value.year}"
