"""What a spreadsheet that opens a CSV file must not take for something else."""

from typing import TypeVar

Value = TypeVar("Value")
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Value) -> Value | str:
    """The value of a cell; a text that a spreadsheet would reckon with is kept a text (CSV injection, OWASP)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_BEGINS_FORMULA) else value
