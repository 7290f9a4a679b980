"""Who pays what of the cost of advice, line by line; the lines add up to the cent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from backend.core import clock
from backend.core.money import split
from backend.vouchers.vat import vat_of
from backend.vouchers.wording import both

Stage = Literal["estimate", "reserved", "granted", "settled"]
ADVICE = both("Kosten van het advies", "Cost of the advice")
OWN = both("Uw eigen bijdrage", "Your own contribution")


@dataclass(frozen=True, slots=True)
class Funder:
    """A funding share by name."""

    id: UUID
    name: str
    members_only: bool


def _portions(parts: Sequence[int]) -> list[int]:
    """What each part is of the whole, in basis points, to a tenth of a percent: as they are shown, they add up."""
    return [tenths * 10 for tenths in split(1_000, parts)] if sum(parts) else [0 for _ in parts]


def calculate(
    stage: Stage,
    advice_cents: int,
    hours: int | None,
    parts: Mapping[UUID, int],
    funders: Sequence[Funder],
    *,
    vat_cents: int | None = None,
) -> dict[str, Any]:
    """The sum: cost of advice, each funder's part, and what the company pays itself.

    VAT is that of the invoice, and the general rate of today as long as there is none.
    """
    subsidy = sum(parts.values())
    own = advice_cents - subsidy
    paying = [funder for funder in funders if parts.get(funder.id, 0)]
    portions = _portions([*(parts[funder.id] for funder in paying), own])
    lines = [_line("advice", ADVICE, advice_cents, 10_000)]
    for funder, portion in zip(paying, portions, strict=False):
        line = _line("share", both(funder.name, funder.name), parts[funder.id], portion)
        lines.append({**line, "funding_share_id": funder.id, "members_only": funder.members_only})
    lines.append(_line("own_contribution", OWN, own, portions[-1]))
    return {
        "stage": stage,
        "advice_cents": advice_cents,
        "hours": hours,
        "hourly_cents": advice_cents // hours if hours else None,
        "subsidy_cents": subsidy,
        "own_contribution_cents": own,
        "vat_cents": vat_of(advice_cents, clock.today()) if vat_cents is None else vat_cents,
        "lines": lines,
    }


def _line(kind: str, name: dict[str, str], cents: int, portion: int) -> dict[str, Any]:
    return {
        "kind": kind,
        "name": name,
        "funding_share_id": None,
        "members_only": False,
        "basis_points": portion,
        "amount_cents": cents,
    }
