"""How compounds are split and which errors are forgiven."""

from hypothesis import given
from hypothesis import strategies as st

from backend.search.words import Split, distance, nearest, split, words_of

KNOWN = {"rooster", "planning", "machine", "keuze", "tijd", "omstellen", "verzuim", "begeleiding", "jaar"}


def test_a_compound_is_split_at_known_words_with_what_dutch_puts_between():
    assert split("roosterplanning", KNOWN) == Split("rooster", "planning", left_is_beginning=False)
    assert split("verzuimsbegeleiding", KNOWN) == Split("verzuim", "begeleiding", left_is_beginning=False)
    assert split("omsteltijd", KNOWN) == Split("omstel", "tijd", left_is_beginning=True)
    assert split("rooster", KNOWN) is None
    assert split("onzinplanning", KNOWN) is None


def test_the_nearest_word_is_that_with_least_errors_then_the_most_used():
    assert nearest("rooser", [("rooster", 3), ("roosters", 90)], 2) == "rooster"
    assert nearest("planing", [("planting", 3), ("planning", 90)], 2) == "planning"
    assert nearest("planing", [("begeleiding", 90)], 2) is None


@given(st.text("abcde", max_size=8), st.text("abcde", max_size=8))
def test_distance_is_symmetrical_and_nothing_only_between_equals(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))


@given(st.text(max_size=300))
def test_words_are_letters_and_digits_only(typed):
    words = words_of(typed)
    assert len(words) <= 10
    assert all(word.isascii() and word.isalnum() for word in words)


def test_two_letters_that_changed_places_are_one_error():
    assert distance("subisdie", "subsidie") == 1
