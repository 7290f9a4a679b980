"""Who stands behind a release over enrolled firms, so that the next one can be held against it.

Each firm that was measured twice is one mark in its arm: a keyed hash of who it is, when it began and what it gave. A
firm that gave something else has another mark, so it is one that went and one that came. A mark leads to no firm
without the key, which stands outside the database.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from backend.monitoring.disclosure import may_follow
from backend.studies.enrolled import Enrolled

ARMS = ("treated", "comparison")
Behind = Mapping[str, Sequence[str]]
Mark = Callable[[bytes], bytes]
_LENGTH = 16  # bytes of a mark


def behind(found: Enrolled, mark: Mark) -> dict[str, list[str]]:
    """The marks of a panel, by arm."""
    firms, measurements = (list(csv.reader(io.StringIO(each.decode())))[1:] for each in found.files)
    given: dict[str, list[str]] = defaultdict(list)
    for place, *told in measurements:
        given[place].append(" ".join(told))
    marks: dict[str, list[str]] = {arm: [] for arm in ARMS}
    for company_id, (place, start, *_) in zip(found.company_ids, firms, strict=True):
        if len(given[place]) > 1:
            meant = " ".join((str(company_id), start, *sorted(given[place])))
            marks[ARMS[0] if start else ARMS[1]].append(mark(meant.encode())[:_LENGTH].hex())
    return {arm: sorted(found) for arm, found in marks.items()}


def may_stand_beside(now: Behind, earlier: Iterable[Behind]) -> bool:
    """Whether of each arm nobody or ten came, went or gave something else since each of these."""
    return all(may_follow(frozenset(before[arm]), frozenset(now[arm])) for before in earlier for arm in ARMS)
