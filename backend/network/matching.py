"""Whom to suggest to a company, by scans: coarse, for a month, and never by comparing two scores.

A theme is weak or strong by two fixed lines far apart, each looked at alone. So nobody learns a score by changing
their own: whatever they publish, the other is strong or not, and no more than three people stand there for a month.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from backend.core.themes import Theme

WEAK_BELOW, STRONG_FROM = 50, 70  # of 100; between them a theme is neither
MOST = 3
STANDS_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Bands:
    """The themes in which the newest published scan of a company is weak, and strong."""

    weak: frozenset[Theme]
    strong: frozenset[Theme]


NEITHER = Bands(frozenset(), frozenset())


def bands_of(scores: Mapping[Theme, int]) -> Bands:
    """From the scores of management and employees together; a theme without one is in no band."""
    return Bands(
        frozenset(theme for theme, score in scores.items() if score < WEAK_BELOW),
        frozenset(theme for theme, score in scores.items() if score >= STRONG_FROM),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be suggested, with the company whose scan says in what it is strong."""

    profile_id: UUID
    company_id: UUID
    is_demonstration: bool


def choose(
    company_id: UUID, own: Bands, candidates: Iterable[Candidate], bands: Mapping[UUID, Bands]
) -> Sequence[tuple[Candidate, Theme]]:
    """At most three people of different companies, in an order drawn from who they are, not from scores."""
    found: list[tuple[Candidate, Theme]] = []
    companies = {company_id}
    for candidate in sorted(candidates, key=lambda one: _turn(company_id, one.profile_id)):
        if len(found) == MOST:
            break
        fitting = own.weak & bands.get(candidate.company_id, NEITHER).strong
        if fitting and candidate.company_id not in companies:
            companies.add(candidate.company_id)
            found.append((candidate, min(fitting, key=list(Theme).index)))
    return found


def _turn(company_id: UUID, profile_id: UUID) -> bytes:
    return hashlib.sha256(company_id.bytes + profile_id.bytes).digest()
