"""VAT on an invoice: its kinds, the Dutch rates by date, and whether an amount fits the rate.

Source of the rates: Wet op de omzetbelasting 1968, article 9, as it read on each day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

ROUNDED_PER_LINE_CENTS = 5  # an invoice may round VAT per line; more than this is another amount


class Vat(StrEnum):
    """How an invoice treats VAT."""

    GENERAL = "general"
    REDUCED = "reduced"
    ZERO = "zero"
    REVERSE_CHARGE = "reverse_charge"
    EXEMPT = "exempt"


# From this day on, in hundredths of a percent; the newest first.
_RATES: Mapping[Vat, tuple[tuple[date, int], ...]] = MappingProxyType(
    {
        Vat.GENERAL: ((date(2012, 10, 1), 2100), (date(2001, 1, 1), 1900)),
        Vat.REDUCED: ((date(2019, 1, 1), 900), (date(1986, 10, 1), 600)),
    }
)


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice of an adviser's firm; amounts in euro cents."""

    number: str
    issued_on: date
    vat: Vat
    vat_basis_points: int
    vat_cents: int
    amount_cents: int

    @property
    def total_cents(self) -> int:
        """What stands at the foot of the invoice."""
        return self.amount_cents + self.vat_cents


def rate_of(vat: Vat, on: date) -> int:
    """The rate on this day, in hundredths of a percent; none where no VAT is charged."""
    return next((rate for since, rate in _RATES.get(vat, ()) if since <= on), 0)


def vat_of(amount_cents: int, on: date, vat: Vat = Vat.GENERAL) -> int:
    """VAT on an amount, in cents, half a cent up."""
    return (amount_cents * rate_of(vat, on) + 5_000) // 10_000


def fits(vat_cents: int, amount_cents: int, on: date, vat: Vat) -> bool:
    """Whether this is the VAT on this amount, but for rounding per line of the invoice."""
    room = ROUNDED_PER_LINE_CENTS if rate_of(vat, on) else 0
    return abs(vat_cents - vat_of(amount_cents, on, vat)) <= room


def key_of(number: str) -> str:
    """An invoice number without what people write differently: `F 2026/0012` and `f2026-0012` are one."""
    return "".join(sign for sign in number.upper() if sign.isalnum())
