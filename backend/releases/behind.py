"""Who stands behind figures of an outcome, in one form for effect releases and studies over enrolled firms.

Two of them may only stand side by side when they do not differ by a few firms: else those follow from the difference.
Each firm is a mark per year: a keyed hash of who it is and what it gave up to then. A firm that gave something else has
another mark, so it is one that went and one that came. A mark leads to no firm without the key, which stands outside
the database; so marks stay when a firm is erased, and go on protecting the others.

Marks are kept by cell, of firms with the same year of start that were measured in a year. Every figure by moment or
cohort rests on some of these cells, which share no firm: what changed in it is nobody or ten when that holds of each.
"""

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from uuid import UUID

from backend.core.sealing import marker
from backend.monitoring.disclosure import may_follow

ARMS = ("treated", "comparison")
OF_DRAW = "/draw"  # after the code of an outcome: over the firms of a draw alone
Behind = Mapping[str, str]
Mark = Callable[[bytes], bytes]
_LENGTH = 8  # bytes of a mark


class Nearness(IntEnum):
    """How figures stand to others: far enough, too near in parts (by moment or cohort), or too near as a whole."""

    FAR = 0
    PARTS = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Given:
    """What one firm gave to an outcome: the last value of each year, and the year from which it counts as started.

    `kind` is what is adjusted for. Values of an effect release and of a study are the same numbers.
    """

    company_id: UUID
    kind: str
    start: int | None
    values: Mapping[int, float]


def marker_of(secret: str, data_dir: Path) -> Mark:
    """What makes the marks of this deployment."""
    return marker(secret, data_dir, "firms behind effects")


def counts_from(start: date | None, measured: Mapping[int, date]) -> int | None:
    """The year from which a firm counts as started, given the last day on which it was measured in each year.

    That of its start, but the next one when it was measured in that year and not after the start any more.
    """
    if start is None:
        return None
    last = measured.get(start.year)
    return start.year + 1 if last is not None and last < start else start.year


def behind(firms: Iterable[Given], mark: Mark) -> dict[str, str]:
    """The marks of all firms that were measured twice, by arm and by cell; sorted, so their order tells nothing."""
    marks: dict[str, list[bytes]] = defaultdict(list)
    for firm in firms:
        if len(firm.values) < 2:
            continue
        found = b""
        meant = f"{firm.company_id} {firm.kind} {firm.start}".encode()
        for year, value in sorted(firm.values.items()):
            found = mark(b"%b %d %b" % (found + meant, year, f"{value:.10g}".encode()))[:_LENGTH]
            marks[f"{firm.start or 'never'} {year}"].append(found)
        marks[ARMS[firm.start is None]].append(found)
    return {name: b64encode(b"".join(sorted(each))).decode() for name, each in marks.items()}


def nearness(now: Behind, earlier: Iterable[Behind]) -> Nearness:
    """How these firms stand to those behind earlier figures: of each group nobody or ten came, went or changed."""
    found = Nearness.FAR
    for before in earlier:
        if not all(_may_follow(before, now, arm) for arm in ARMS):
            return Nearness.WHOLE
        if not all(_may_follow(before, now, cell) for cell in before.keys() | now.keys()):
            found = Nearness.PARTS
    return found


def _may_follow(before: Behind, now: Behind, name: str) -> bool:
    return may_follow(*(frozenset(_unpacked(each.get(name, ""))) for each in (before, now)))


def _unpacked(packed: str) -> Iterator[bytes]:
    marks = b64decode(packed)
    return (marks[at : at + _LENGTH] for at in range(0, len(marks), _LENGTH))
