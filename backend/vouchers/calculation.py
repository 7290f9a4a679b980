"""Who pays what of the cost of advice, line by line; the lines add up to the cent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from backend.vouchers.letters import vat_of
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


def _part(cents: int, whole: int) -> int:
    return (cents * 20_000 + whole) // (2 * whole)  # basis points, rounded half up


def calculate(
    stage: Stage, advice_cents: int, hours: int | None, parts: Mapping[UUID, int], funders: Sequence[Funder]
) -> dict[str, Any]:
    """The sum: cost of advice, each funder's part, and what the company pays itself."""
    subsidy = sum(parts.values())
    own = advice_cents - subsidy
    lines: list[dict[str, Any]] = [_line("advice", ADVICE, advice_cents, advice_cents)]
    for funder in funders:
        cents = parts.get(funder.id, 0)
        if cents:
            line = _line("share", both(funder.name, funder.name), cents, advice_cents)
            lines.append({**line, "funding_share_id": funder.id, "members_only": funder.members_only})
    lines.append(_line("own_contribution", OWN, own, advice_cents))
    return {
        "stage": stage,
        "advice_cents": advice_cents,
        "hours": hours,
        "hourly_cents": advice_cents // hours if hours else None,
        "subsidy_cents": subsidy,
        "own_contribution_cents": own,
        "vat_cents": vat_of(advice_cents),
        "lines": lines,
    }


def _line(kind: str, name: dict[str, str], cents: int, whole: int) -> dict[str, Any]:
    return {
        "kind": kind,
        "name": name,
        "funding_share_id": None,
        "members_only": False,
        "basis_points": _part(cents, whole),
        "amount_cents": cents,
    }
