"""The gate that aggregates over firms pass through."""

from decimal import Decimal

from backend.monitoring import disclosure


def amounts(*values):
    return [Decimal(value) for value in values]


def test_ten_firms_are_shown_and_nine_are_not():
    assert disclosure.quartiles(amounts(*range(9))) is None
    shown = disclosure.quartiles(amounts(*range(10)))
    assert (shown.firms, shown.p25, shown.p50, shown.p75) == (10, Decimal("2.2"), Decimal("4.5"), Decimal("6.8"))
    assert disclosure.total(amounts(*[10] * 9)) is None
    assert disclosure.total(amounts(*[10] * 10)) == 100


def test_a_total_that_one_firm_dominates_is_withheld():
    others = [10] * 9
    assert disclosure.total(amounts(90, *others)) == 180, "exactly half may be shown"
    assert disclosure.total(amounts(91, *others)) is None


def test_a_total_from_which_the_second_firm_estimates_the_first_is_withheld():
    """100 + 90 + eight small ones: the second knows the first within what the small ones leave open."""
    assert disclosure.total(amounts(100, 90, *[1] * 8)) is None, "remainder 8 is under 15 percent of 100"
    assert disclosure.total(amounts(100, 90, *[2] * 8)) == 206, "remainder 16 is above"


def test_a_loss_counts_by_its_size():
    assert disclosure.is_dominated(amounts(-91, *[10] * 9))


def test_totals_are_told_in_three_digits():
    assert disclosure.total(amounts(*[123_457] * 10)) == 1_230_000
    assert disclosure.total(amounts(*[0] * 10)) == 0


def test_a_single_hidden_cell_takes_the_smallest_shown_cell_along():
    shown = disclosure.counts({"a": 3, "b": 12, "c": 48, "d": 0})
    assert shown == {"a": None, "b": None, "c": 50, "d": 0}


def test_two_hidden_cells_protect_each_other():
    assert disclosure.counts({"a": 3, "b": 9, "c": 12}) == {"a": None, "b": None, "c": 10}


def test_counts_are_rounded_to_five():
    assert [disclosure.rounded_count(firms) for firms in (10, 12, 13, 17, 18)] == [10, 10, 15, 15, 20]
