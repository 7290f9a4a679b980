"""The figures of a branch against whoever tries to work out a few firms from them."""

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.branch_figures import cube
from backend.branch_figures.cube import WHOLE, Firm, counted, release
from backend.branch_figures.models import Cut, FigureKind
from backend.core.themes import Theme
from backend.monitoring import disclosure

TAKES_PART = (FigureKind.PARTICIPANTS, None)
SCORED = (FigureKind.SCORES, Theme.PROCESS)
SCANNED = FigureKind.SCANS_PUBLISHED
CUTS = (Cut.SECTION, Cut.SIZE_CLASS, Cut.PROVINCE)


def firms(number, *, first=0, section="C", size="15-49", province="NL-NB", scores=None, steps=(), known=False):
    return [
        Firm(
            UUID(int=first + at),
            section,
            size,
            province,
            known,
            frozenset({FigureKind.PARTICIPANTS, *steps}),
            {Theme.PROCESS: scores} if scores else {},
        )
        for at in range(number)
    ]


def test_nine_firms_show_nothing_and_ten_do():
    assert release(firms(9), {}) == {}
    (figure,) = release(firms(10), {})[TAKES_PART].figures.values()
    assert figure.firms == 10


def test_a_mean_that_one_firm_makes_up_looks_like_too_few():
    alike = release(firms(9, scores=(4, 4)) + firms(1, first=9, scores=(99, 99)), {})
    few = release(firms(9, scores=(40, 40)) + firms(1, first=9), {})
    assert SCORED not in alike
    assert SCORED not in few
    assert release(firms(10, scores=(40, 50)), {})[SCORED].figures[WHOLE] == cube.Figure(10, 40, 50)


def test_nine_firms_near_the_top_tell_of_the_tenth_as_nine_near_the_bottom_do():
    scores = firms(9, scores=(100, 50)) + firms(1, first=9, scores=(60, 50))
    assert SCORED not in release(scores, {})


@pytest.mark.parametrize("end", [0, 100])
def test_a_mean_at_an_end_of_the_scale_would_tell_the_score_of_each(end):
    assert SCORED not in release(firms(20, scores=(end, 50)), {})


def test_a_share_of_all_or_nearly_all_is_not_shown():
    everyone = firms(30, steps=[SCANNED])
    assert (SCANNED, None) not in release(everyone, {})
    assert (SCANNED, None) not in release([*everyone, *firms(9, first=30)], {})
    assert release([*everyone, *firms(10, first=30)], {})[SCANNED, None].figures[WHOLE].firms == 30


def test_what_is_left_of_the_whole_is_never_one_to_nine_firms_nor_nobody():
    split = [*firms(20), *firms(15, first=20, section="F"), *firms(4, first=35, section="G")]
    shown = {cell for cut, cell in release(split, {})[TAKES_PART].figures if cut is Cut.SECTION}
    assert shown == {"C"}
    assert {cell for cut, cell in release(firms(40), {})[TAKES_PART].figures if cut is Cut.SECTION} == set()


def test_a_branch_that_knows_nine_members_and_enters_a_tenth_learns_nothing_of_it():
    known = firms(12, known=True)
    hidden = firms(1, first=12)
    assert release([*known, *hidden], {}) == release(known, {})
    assert len(counted([*known, *firms(10, first=12)])) == 22


def test_cells_need_ten_firms_that_the_branch_does_not_see():
    mixed = [
        *firms(30),
        *firms(12, first=30, section="F", known=True),
        *firms(1, first=42, section="F"),
    ]
    assert (Cut.SECTION, "F") not in release(mixed, {})[TAKES_PART].figures


def test_two_releases_that_differ_by_a_few_firms_show_the_same():
    before = release(firms(30), {})
    for number in (31, 39, 29, 21):
        assert release(firms(number), before)[TAKES_PART] is before[TAKES_PART]
    assert release(firms(40), before)[TAKES_PART].figures[WHOLE].firms == 40


def test_ten_that_come_hide_one_that_goes_only_until_somebody_subtracts():
    before = release(firms(30), {})
    swapped = [*firms(29), *firms(10, first=100)]
    assert release(swapped, before)[TAKES_PART] is before[TAKES_PART]


def test_a_cell_that_changed_by_a_few_is_withheld_though_the_whole_may_be_told_anew():
    parts = [*firms(20), *firms(20, first=20, section="F"), *firms(20, first=40, section="G")]
    before = release(parts, {})
    assert {cell for cut, cell in before[TAKES_PART].figures if cut is Cut.SECTION} == {"F", "G"}
    now = [*parts, *firms(12, first=60), *firms(2, first=80, section="F")]
    shown = release(now, before)[TAKES_PART].figures
    assert shown[WHOLE].firms == 75
    assert (Cut.SECTION, "F") not in shown


def test_a_score_that_changed_for_one_firm_does_not_move_the_mean():
    before = release(firms(20, scores=(40, 50)), {})
    now = [*firms(19, scores=(40, 50)), *firms(1, first=19, scores=(90, 50))]
    assert release(now, before)[SCORED] is before[SCORED]


PLACES = tuple(product("CFG", ("5-14", "15-49"), ("NL-NB", "NL-GE")))
SEVERAL = st.lists(
    st.tuples(st.sampled_from(PLACES), st.booleans(), st.booleans(), st.integers(1, 16)), min_size=1, max_size=12
)


def _build(groups):
    made, first = [], 0
    for (section, size, province), known, scanned, number in groups:
        made += firms(
            number,
            first=first,
            section=section,
            size=size,
            province=province,
            known=known,
            steps=[SCANNED] if scanned else (),
        )
        first += number
    return made


def _told(table, cut):
    """What is told of a cut as sets of firms: the whole, each shown cell, and what is left of the whole."""
    cells = [
        frozenset(each.company_id for each in table.contributions if each.cell_of(cut) == cell)
        for cut_of, cell in table.figures
        if cut_of is cut
    ]
    whole = frozenset(each.company_id for each in table.contributions)
    return [whole, *cells, whole - frozenset().union(*cells)]


@given(SEVERAL)
def test_no_set_of_one_way_cells_lets_a_cell_under_ten_be_computed(groups):
    made = release(_build(groups), {})
    for table, cut in product(made.values(), CUTS):
        assert all(len(found) >= 10 for found in _told(table, cut))
    if (SCANNED, None) in made:
        scanned, everybody = made[SCANNED, None], made[TAKES_PART]
        for cell in scanned.figures:
            inside = {
                each.company_id for each in scanned.contributions if cell == WHOLE or each.cell_of(cell[0]) == cell[1]
            }
            around = {
                each.company_id for each in everybody.contributions if cell == WHOLE or each.cell_of(cell[0]) == cell[1]
            }
            assert len(around - inside) >= 10


@given(SEVERAL, SEVERAL)
def test_no_cell_of_two_releases_differs_by_one_to_nine_firms(groups, later):
    before = release(_build(groups), {})
    now = release([replace(firm, is_known=False) for firm in _build(groups + later)], before)
    for subject, cut in product(set(before) & set(now), CUTS):
        old, new = before[subject], now[subject]
        if old is new:
            continue
        again = [cell for cell in new.figures if cell in old.figures and cell[0] in {cut, Cut.ALL}]
        left_old = {each for each in old.contributions if (cut, each.cell_of(cut)) not in again}
        left_new = {each for each in new.contributions if (cut, each.cell_of(cut)) not in again}
        pairs = [(left_old, left_new)]
        for cut_of, cell in again:
            pairs.append(
                (
                    {each for each in old.contributions if each.cell_of(cut_of) == cell},
                    {each for each in new.contributions if each.cell_of(cut_of) == cell},
                )
            )
        for was, is_now in pairs:
            assert len(was - is_now) not in range(1, 10)
            assert len(is_now - was) not in range(1, 10)


@given(st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 40)), st.integers(0, 30))
def test_shown_cells_leave_ten_of_the_whole(cells, elsewhere):
    total = sum(cells.values()) + elsewhere
    shown = disclosure.shown_cells((total,), {name: (size,) for name, size in cells.items()})
    assert all(cells[name] >= 10 for name in shown)
    assert not shown or total - sum(cells[name] for name in shown) >= 10
