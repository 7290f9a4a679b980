"""What a spreadsheet that opens a CSV file must not take for something else."""

from typing import TypeVar

Value = TypeVar("Value")
_BEGINS_FORMULA = ("=", "+", "-", "@")
_BEGINS_CELL = ("\t", "\r", "\n")


def harmless(value: Value) -> Value | str:
    """The value of a cell; a text that a spreadsheet would reckon with is kept a text (CSV injection, OWASP).

    Also behind blanks, which some programs leave out.
    """
    if not isinstance(value, str):
        return value
    reckoned = value.startswith(_BEGINS_CELL) or value.lstrip().startswith(_BEGINS_FORMULA)
    return f"'{value}" if reckoned else value
