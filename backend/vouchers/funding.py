"""Which funder carries what of a subsidy: adds up to the cent, and the same question has the same answer."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from backend.core.money import percentage_of, split
from backend.vouchers.ledger import Share


def subsidy_of(advice_cents: int, rate_basis_points: int, maximum_cents: int) -> int:
    """What a scheme pays of the cost of advice: its rate, rounded down, and never more than its maximum."""
    return min(percentage_of(advice_cents, rate_basis_points), maximum_cents)


def plan(subsidy_cents: int, shares: Sequence[Share], branch_ids: frozenset[UUID]) -> dict[UUID, int] | None:
    """Divide a subsidy over the funding shares of a round; None when there is not enough money left.

    A share for the members of a branch pays its part of each such voucher, or what it has left when that is less. The
    shares for everybody carry the rest: evenly (largest remainder), each at most what it has left.
    """
    parts: dict[UUID, int] = {}
    rest = subsidy_cents
    for share in shares:
        if share.members_of_id in branch_ids and share.share_basis_points is not None:
            part = min(percentage_of(subsidy_cents, share.share_basis_points), share.left_cents, rest)
            parts[share.id], rest = part, rest - part
    carriers = [share for share in shares if share.members_of_id is None]
    room = {share.id: share.left_cents for share in carriers}
    if sum(room.values()) < rest:
        return None
    while rest:
        able = [share.id for share in carriers if room[share.id]]
        asked = split(rest, [1] * len(able))
        for share_id, cents in zip(able, asked, strict=True):
            part = min(cents, room[share_id])
            parts[share_id] = parts.get(share_id, 0) + part
            room[share_id] -= part
            rest -= part
    return {share_id: cents for share_id, cents in parts.items() if cents}


def lowered(parts: Mapping[UUID, int], to_cents: int) -> dict[UUID, int]:
    """The same division of a lower amount, pro rata by largest remainder: no share pays more than before."""
    if not 0 <= to_cents <= sum(parts.values()):
        raise ValueError("an amount is only lowered, and not below zero")
    return dict(zip(parts, split(to_cents, list(parts.values())), strict=True))


def difference(before: Mapping[UUID, int], after: Mapping[UUID, int]) -> dict[UUID, int]:
    """What each share gets back."""
    return {share_id: cents - after.get(share_id, 0) for share_id, cents in before.items()}
