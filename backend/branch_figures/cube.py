"""From firms to the figures of a branch: a fixed cube, through the gate, and weighed against the release before.

Pure functions: no database, no clock. Source: the programme's monitoring plan, on what may be shown.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from uuid import UUID

from backend.branch_figures.models import Cut, FigureKind
from backend.core.themes import Theme
from backend.monitoring import disclosure
from backend.monitoring.disclosure import Sizes

METHOD = "2"
# Of which earlier step each step is a part: who did not go on must be ten firms or more too, which also means that no
# share is 0 or 100 percent.
PART_OF: Mapping[FigureKind, FigureKind] = {
    FigureKind.SCANS_PUBLISHED: FigureKind.PARTICIPANTS,
    FigureKind.VOUCHERS_APPLIED: FigureKind.PARTICIPANTS,
    FigureKind.VOUCHERS_GRANTED: FigureKind.VOUCHERS_APPLIED,
    FigureKind.VOUCHERS_FINISHED: FigureKind.VOUCHERS_GRANTED,
    FigureKind.BASELINES: FigureKind.PARTICIPANTS,
    FigureKind.FOLLOW_UPS: FigureKind.BASELINES,
}
Score = tuple[int, int]  # of management and of employees
Subject = tuple[FigureKind, Theme | None]
Cell = tuple[Cut, str | None]
WHOLE: Cell = (Cut.ALL, None)
CUTS = (Cut.SECTION, Cut.SIZE_CLASS, Cut.PROVINCE)


@dataclass(frozen=True, slots=True)
class Contribution:
    """One firm in one figure, where it belongs, and its scores where there are."""

    company_id: UUID
    section: str
    size_class: str
    province: str
    score: Score | None = None

    def cell_of(self, cut: Cut) -> str | None:
        """The cell of this cut that the firm belongs to."""
        return None if cut is Cut.ALL else str(getattr(self, cut.value))


@dataclass(frozen=True, slots=True)
class Firm:
    """A member that takes part and agrees to be followed. `is_known`: the branch sees it and how far it is."""

    company_id: UUID
    section: str
    size_class: str
    province: str
    is_known: bool = False
    steps: frozenset[FigureKind] = frozenset({FigureKind.PARTICIPANTS})
    scores: Mapping[Theme, Score] = field(default_factory=dict)

    def contribution(self, score: Score | None = None) -> Contribution:
        """This firm in one figure."""
        return Contribution(self.company_id, self.section, self.size_class, self.province, score)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is shown of one cell: its firms to the nearest five, and the mean scores."""

    firms: int
    management: int | None = None
    employees: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One subject of a release: who stands behind it, and which cells are shown. Without the whole, nothing is."""

    contributions: frozenset[Contribution]
    figures: Mapping[Cell, Figure]


def counted(firms: Collection[Firm]) -> list[Firm]:
    """Whom the figures are about. Firms that the branch does not see count only when there are ten or more of them.

    A branch says itself who its members are: with nine it knows and one it wonders about, it could subtract.
    """
    unseen = [firm for firm in firms if not firm.is_known]
    return list(firms) if disclosure.enough(len(unseen)) else [firm for firm in firms if firm.is_known]


def release(
    firms: Collection[Firm],
    before: Mapping[Subject, Table],
    *,
    worn: Collection[Subject] = (),
    paused: Collection[Subject] = (),
) -> dict[Subject, Table]:
    """Every table of today, each judged beside those it is a part of, as they are told today.

    One that may not follow the one before is repeated, where it may still stand. A table without figures is not told
    but remembered, for the next to be held against; one that is not in the answer is forgotten. `worn` are tables of
    so long ago that firms that left may no longer stand behind them; `paused` were told lately, and forgotten.
    """
    included = counted(firms)
    here = frozenset(firm.company_id for firm in firms)
    unseen = frozenset(firm.company_id for firm in firms if not firm.is_known)
    seen_only = len(included) < len(firms)
    tables: dict[Subject, Table] = {}
    for subject, contributions in _contributions(included):
        around = [tables[each].contributions for each in _around(subject) if each in tables and tables[each].figures]
        former = before.get(subject)
        found = None
        if _may_be_told_anew(former, contributions) and subject not in paused:
            figures = _judged(
                contributions, _drawn(contributions), around, frozenset() if seen_only else unseen, former
            )
            found = Table(contributions, figures) if figures else None
        if found is None and former is not None:
            found = _repeated(former, around, here, unseen, is_worn=subject in worn)
        if found is not None:
            tables[subject] = found
    return tables


def _around(subject: Subject) -> Iterator[Subject]:
    """The steps that this one is a part of, the nearest first."""
    kind = PART_OF.get(subject[0])
    while kind is not None:
        yield kind, None
        kind = PART_OF.get(kind)


def _may_be_told_anew(former: Table | None, now: frozenset[Contribution]) -> bool:
    if former is None:
        return True
    if former.figures and former.contributions == now:
        return False
    return disclosure.may_follow(former.contributions, now)


def _repeated(
    former: Table,
    around: Sequence[frozenset[Contribution]],
    here: frozenset[UUID],
    unseen: frozenset[UUID],
    *,
    is_worn: bool,
) -> Table | None:
    """The table before, as far as it may stand beside those of today; None when it is to be forgotten.

    Firms that left stand behind it for a while. Without ten that are still here it would be about nobody.
    """
    staying = sum(each.company_id in here for each in former.contributions)
    if not disclosure.enough(staying) or (is_worn and staying < len(former.contributions)):
        return None
    if not any(each.company_id in unseen for each in former.contributions):
        unseen = frozenset()
    figures = _judged(former.contributions, former.figures, around, unseen)
    return former if figures == former.figures else Table(former.contributions, figures)


def _contributions(firms: Collection[Firm]) -> Iterator[tuple[Subject, frozenset[Contribution]]]:
    for kind in FigureKind:
        if kind is FigureKind.SCORES:
            continue
        yield (kind, None), frozenset(firm.contribution() for firm in firms if kind in firm.steps)
    for theme in Theme:
        scored = (firm.contribution(firm.scores[theme]) for firm in firms if theme in firm.scores)
        yield (FigureKind.SCORES, theme), frozenset(scored)


def _drawn(contributions: frozenset[Contribution]) -> dict[Cell, Figure]:
    """Every cell that could be shown if it stood alone."""
    cells = {WHOLE, *((cut, each.cell_of(cut)) for each in contributions for cut in CUTS)}
    figures = ((cell, _figure(_inside(contributions, cell))) for cell in cells)
    return {cell: figure for cell, figure in figures if figure is not None}


def _judged(
    contributions: frozenset[Contribution],
    drawn: Mapping[Cell, Figure],
    around: Sequence[frozenset[Contribution]],
    unseen: frozenset[UUID],
    former: Table | None = None,
) -> dict[Cell, Figure]:
    """The whole, and of each cut the cells that may stand beside it, beside each other and after what was shown."""
    total = _sizes(contributions, around, unseen)
    if WHOLE not in drawn or not all(disclosure.enough(size) for size in total):
        return {}
    sizes: dict[Cell, Sizes] = {}
    shown: set[Cell] = set()
    for cut in CUTS:
        cells: set[Cell] = {(cut, each.cell_of(cut)) for each in contributions}
        of_cut = {
            cell: _sizes(_inside(contributions, cell), [_inside(each, cell) for each in around], unseen)
            for cell in cells
        }
        sizes |= of_cut
        shown |= disclosure.shown_cells(total, of_cut, cells - drawn.keys())
    while hidden := _smallest(sizes, _too_close(contributions, shown) or _changed_little(former, contributions, shown)):
        shown.discard(hidden)
    return {cell: figure for cell, figure in drawn.items() if cell == WHOLE or cell in shown}


def _smallest(sizes: Mapping[Cell, Sizes], cells: Collection[Cell]) -> Cell | None:
    return min(cells, key=lambda cell: (sizes[cell], str(cell)), default=None)


def _too_close(contributions: frozenset[Contribution], shown: Collection[Cell]) -> set[Cell]:
    """Cells of which one must go: groups of two cuts, or what those leave, that differ by one to nine firms."""
    groups: list[tuple[Cut, set[Cell], frozenset[Contribution]]] = []
    for cut in CUTS:
        cells = {cell for cell in shown if cell[0] is cut}
        groups += [(cut, {cell}, _inside(contributions, cell)) for cell in cells]
        groups.append((cut, cells, _outside(contributions, cells)))
    for (cut, cells, one), (other_cut, other_cells, other) in combinations(groups, 2):
        if cut is not other_cut and cells | other_cells and not disclosure.none_or_enough(len(one ^ other)):
            return cells | other_cells
    return set()


def _changed_little(former: Table | None, now: frozenset[Contribution], shown: Collection[Cell]) -> set[Cell]:
    """Cells of which one must go: it, or all that is left of its cut, differs from before by one to nine firms.

    Of a table that was not told, any cell may have been shown before that.
    """
    if former is None:
        return set()
    again = {cell for cell in shown if cell in former.figures or not former.figures}
    for cell in again:
        if not disclosure.may_follow(_inside(former.contributions, cell), _inside(now, cell)):
            return {cell}
    for cut in CUTS:
        cells = {cell for cell in again if cell[0] is cut}
        if not disclosure.may_follow(_outside(former.contributions, cells), _outside(now, cells)):
            return cells
    return set()


def _inside(contributions: frozenset[Contribution], cell: Cell) -> frozenset[Contribution]:
    return frozenset(each for each in contributions if each.cell_of(cell[0]) == cell[1])


def _outside(contributions: frozenset[Contribution], cells: Collection[Cell]) -> frozenset[Contribution]:
    return contributions.difference(*(_inside(contributions, cell) for cell in cells))


def _sizes(
    contributions: frozenset[Contribution], around: Sequence[frozenset[Contribution]], unseen: frozenset[UUID]
) -> Sizes:
    """Who is in it and who stayed behind; and of both, if there are any at all, those that the branch does not see."""
    sizes = [len(contributions), *(len(each) - len(contributions) for each in around)]
    if unseen:
        mine = _among(contributions, unseen)
        sizes += [mine, *(_among(each, unseen) - mine for each in around)]
    return tuple(sizes)


def _among(contributions: frozenset[Contribution], firms: frozenset[UUID]) -> int:
    return sum(each.company_id in firms for each in contributions)


def _figure(contributions: frozenset[Contribution]) -> Figure | None:
    """What a cell shows; None when the gate refuses it."""
    firms = disclosure.rounded_count(len(contributions))
    scores = [each.score for each in contributions if each.score is not None]
    if not scores:
        return Figure(firms) if disclosure.enough(len(contributions)) else None
    management = disclosure.mean_of_scores([of_management for of_management, _ in scores])
    employees = disclosure.mean_of_scores([of_employees for _, of_employees in scores])
    if management is None or employees is None:
        return None
    return Figure(firms, management, employees)
