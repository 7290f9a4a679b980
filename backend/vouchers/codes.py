"""The short code by which people and advisers name a voucher: `SW-26-K7QM-04`."""

import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U
SPACE = len(ALPHABET) ** 4
STRIDE = 387_421  # shares no factor with SPACE, so that each number gives another code, far from its neighbours
FORM = re.compile(rf"SW-\d{{2}}-[{ALPHABET}]{{4}}-\d{{2}}")


def code_of(number: int, year: int) -> str:
    """The code of the voucher with this serial number: unique for 810,000 numbers, with two check digits."""
    rest = number * STRIDE % SPACE
    letters = ""
    for _ in range(4):
        rest, at = divmod(rest, len(ALPHABET))
        letters = ALPHABET[at] + letters
    return f"SW-{year % 100:02d}-{letters}-{_check(letters, year % 100):02d}"


def plausible(code: str) -> bool:
    """Whether the check digits fit: false for a mistyped letter or two letters changed over."""
    if not FORM.fullmatch(code):
        return False
    _, year, letters, check = code.split("-")
    return int(check) == _check(letters, int(year))


def _check(letters: str, year: int) -> int:
    """Remainder by 97 (as in an IBAN, ISO 7064) of year and letters read as one number."""
    value = year
    for letter in letters:
        value = value * 31 + ALPHABET.index(letter)
    return value % 97
