"""From firms to the figures of a branch: a fixed cube, through the gate, and weighed against the release before.

Pure functions: no database, no clock. Source: the programme's monitoring plan, on what may be shown.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
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


def release(firms: Collection[Firm], before: Mapping[Subject, Table]) -> dict[Subject, Table]:
    """Every table that may be shown now. One that may not follow the one before is repeated as it was."""
    included = counted(firms)
    unseen = frozenset(firm.company_id for firm in included if not firm.is_known)
    by_subject = dict(_contributions(included))
    tables = {}
    for subject, contributions in by_subject.items():
        former = before.get(subject)
        if former is not None and (
            former.contributions == contributions or not disclosure.may_follow(former.contributions, contributions)
        ):
            tables[subject] = former
            continue
        around = by_subject.get((PART_OF[subject[0]], None)) if subject[0] in PART_OF else None
        found = _table(contributions, around, unseen, former)
        if found.figures:
            tables[subject] = found
        elif former is not None:
            tables[subject] = former
    return tables


def _contributions(firms: Collection[Firm]) -> Iterator[tuple[Subject, frozenset[Contribution]]]:
    for kind in FigureKind:
        if kind is FigureKind.SCORES:
            continue
        yield (kind, None), frozenset(firm.contribution() for firm in firms if kind in firm.steps)
    for theme in Theme:
        scored = (firm.contribution(firm.scores[theme]) for firm in firms if theme in firm.scores)
        yield (FigureKind.SCORES, theme), frozenset(scored)


def _table(
    contributions: frozenset[Contribution],
    around: frozenset[Contribution] | None,
    unseen: frozenset[UUID],
    former: Table | None,
) -> Table:
    """The whole, and of each cut the cells that may stand beside it and after what was shown before."""
    total = _sizes(contributions, around, unseen)
    whole = _figure(contributions)
    if whole is None or not all(disclosure.enough(size) for size in total):
        return Table(contributions, {})
    figures: dict[Cell, Figure] = {WHOLE: whole}
    for cut in (Cut.SECTION, Cut.SIZE_CLASS, Cut.PROVINCE):
        names = {each.cell_of(cut) for each in contributions}
        inside = {name: _inside(contributions, cut, name) for name in names}
        sizes = {
            name: _sizes(found, None if around is None else _inside(around, cut, name), unseen)
            for name, found in inside.items()
        }
        drawn = {name: _figure(found) for name, found in inside.items()}
        shown = disclosure.shown_cells(total, sizes, [name for name, found in drawn.items() if found is None])
        if former is not None:
            shown = _after(former, contributions, cut, shown, sizes)
        figures |= {(cut, name): found for name, found in drawn.items() if name in shown and found is not None}
    return Table(contributions, figures)


def _after(
    former: Table,
    now: frozenset[Contribution],
    cut: Cut,
    shown: set[str | None],
    sizes: Mapping[str | None, Sizes],
) -> set[str | None]:
    """Cells that may follow what was shown: neither a cell nor all that is left may differ by one to nine firms."""

    def changed(names: Collection[str | None]) -> bool:
        return not disclosure.may_follow(
            frozenset(each for each in former.contributions if each.cell_of(cut) not in names),
            frozenset(each for each in now if each.cell_of(cut) not in names),
        )

    again = {name for name in shown if (cut, name) in former.figures}
    for name in list(again):
        if not disclosure.may_follow(_inside(former.contributions, cut, name), _inside(now, cut, name)):
            again.discard(name)
            shown = shown - {name}
    for name in sorted(again, key=lambda each: (sizes[each], str(each))):
        if not changed(again):
            break
        again.discard(name)
        shown = shown - {name}
    return shown


def _inside(contributions: frozenset[Contribution], cut: Cut, name: str | None) -> frozenset[Contribution]:
    return frozenset(each for each in contributions if each.cell_of(cut) == name)


def _sizes(
    contributions: frozenset[Contribution], around: frozenset[Contribution] | None, unseen: frozenset[UUID]
) -> Sizes:
    """Who is in it and who stayed behind; and of both, if there are any at all, those that the branch does not see."""
    sizes = [len(contributions)]
    if around is not None:
        sizes.append(len(around) - len(contributions))
    if unseen:
        mine = sum(each.company_id in unseen for each in contributions)
        sizes.append(mine)
        if around is not None:
            sizes.append(sum(each.company_id in unseen for each in around) - mine)
    return tuple(sizes)


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
