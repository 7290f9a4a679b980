"""Who carries what: golden cases, and for any amounts that nothing is lost."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.vouchers.calculation import Funder, calculate
from backend.vouchers.codes import SPACE, code_of, plausible
from backend.vouchers.funding import difference, lowered, plan, subsidy_of
from backend.vouchers.ledger import Share
from backend.vouchers.wording import euros

A, B, C, BRANCH, OTHER = (UUID(int=number) for number in range(1, 6))


@pytest.mark.parametrize(
    ("advice", "subsidy"),
    [(3_333_33, 2_499_99), (3_333_34, 2_500_00), (10_000_00, 2_500_00), (1_000_01, 750_00), (1, 0)],
)
def test_a_subsidy_is_its_rate_rounded_down_up_to_the_maximum(advice, subsidy):
    assert subsidy_of(advice, 7500, 2_500_00) == subsidy


@pytest.mark.parametrize(
    ("shares", "members", "expected"),
    [
        ([Share(A, None, None, 10_000_00)], {BRANCH}, {A: 2_500_00}),
        (
            [Share(A, None, None, 10_000_00), Share(B, BRANCH, 4000, 10_000_00)],
            {BRANCH},
            {B: 1_000_00, A: 1_500_00},
        ),
        ([Share(A, None, None, 10_000_00), Share(B, BRANCH, 4000, 10_000_00)], {OTHER}, {A: 2_500_00}),
        # the branch has 300 left: the programme carries what it leaves
        ([Share(A, None, None, 10_000_00), Share(B, BRANCH, 4000, 300_00)], {BRANCH}, {B: 300_00, A: 2_200_00}),
        # two funders for everybody: evenly; the second has less, the first carries the rest
        ([Share(A, None, None, 10_000_00), Share(C, None, None, 1_000_00)], set(), {A: 1_500_00, C: 1_000_00}),
        ([Share(A, None, None, 2_499_99)], set(), None),
        # a branch's money is not used for others
        ([Share(A, None, None, 2_499_99), Share(B, BRANCH, 4000, 10_000_00)], set(), None),
        ([Share(A, None, None, 2_499_99), Share(B, BRANCH, 1, 10_000_00)], {BRANCH}, {B: 25, A: 2_499_75}),
        ([], set(), None),
    ],
)
def test_the_subsidy_is_divided_over_the_funders(shares, members, expected):
    assert plan(2_500_00, shares, frozenset(members)) == expected


def test_a_lower_amount_is_spread_by_largest_remainder():
    assert lowered({A: 1_500_00, B: 1_000_00}, 1_499_99) == {A: 899_99, B: 600_00}
    assert lowered({A: 1, B: 1, C: 1}, 2) == {A: 1, B: 1, C: 0}
    assert lowered({A: 1_500_00, B: 1_000_00}, 0) == {A: 0, B: 0}
    assert difference({A: 1_500_00, B: 1_000_00}, {A: 899_99, B: 600_00}) == {A: 600_01, B: 400_00}
    with pytest.raises(ValueError, match="only lowered"):
        lowered({A: 1}, 2)


@given(
    st.integers(1, 10**9),
    st.lists(
        st.tuples(st.sampled_from([None, BRANCH, OTHER]), st.integers(1, 10_000), st.integers(0, 10**9)), max_size=5
    ),
)
def test_whatever_the_shares_a_plan_adds_up_and_takes_no_more_than_there_is(subsidy, rows):
    shares = [
        Share(UUID(int=at + 1), branch, rate if branch else None, left) for at, (branch, rate, left) in enumerate(rows)
    ]
    parts = plan(subsidy, shares, frozenset({BRANCH}))
    if parts is None:
        open_to_all = sum(share.left_cents for share in shares if share.members_of_id is None)
        assert open_to_all < subsidy
        return
    assert sum(parts.values()) == subsidy
    assert all(0 < parts.get(share.id, 1) <= max(share.left_cents, 1) for share in shares)
    assert all(share.members_of_id != OTHER for share in shares if share.id in parts)


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=4), st.integers(0, 10**4))
def test_lowering_loses_no_cent_and_raises_no_share(parts, permyriad):
    before = {UUID(int=at): cents for at, cents in enumerate([*parts, 1])}
    target = sum(before.values()) * permyriad // 10_000
    after = lowered(before, target)
    assert sum(after.values()) == target
    assert all(after[share] <= cents for share, cents in before.items())


def test_the_sum_is_shown_line_by_line():
    found = calculate(
        "granted", 7_500_00, 60, {A: 3_750_00, B: 1_500_00}, [Funder(A, "Programma", False), Funder(B, "Branche", True)]
    )
    assert [(line["kind"], line["basis_points"], line["amount_cents"]) for line in found["lines"]] == [
        ("advice", 10_000, 7_500_00),
        ("share", 5_000, 3_750_00),
        ("share", 2_000, 1_500_00),
        ("own_contribution", 3_000, 2_250_00),
    ]
    assert (found["hourly_cents"], found["vat_cents"]) == (125_00, 1_575_00)


def test_codes_are_unique_and_a_typing_error_shows():
    numbers = range(20_000)
    assert len({code_of(number, 2026) for number in numbers}) == len(numbers)
    assert code_of(SPACE + 1, 2026) == code_of(1, 2026)
    code = code_of(12_345, 2026)
    assert plausible(code)
    assert not plausible(code[:6] + code[7] + code[6] + code[8:]) or code[6] == code[7]
    assert not plausible("SW-26-OOOO-00")
    assert not plausible("")


@pytest.mark.parametrize(
    ("cents", "language", "shown"),
    [
        (2_500_00, "nl", "€\u00a02.500"),
        (833_33, "nl", "€\u00a0833,33"),
        (1_234_567_89, "en", "€1,234,567.89"),
        (5, "en", "€0.05"),
    ],
)
def test_amounts_are_written_as_people_read_them(cents, language, shown):
    assert euros(cents, language) == shown
