"""A reviewer leaves words out, each marked, and changes none."""

from hypothesis import given
from hypothesis import strategies as st

from backend.scans.masking import only_masked
from backend.scans.models import MASK

WORDS = st.text(alphabet="ab% _\\", min_size=1, max_size=12)


@given(original=WORDS, places=st.lists(st.integers(0, 12), min_size=4, max_size=4))
def test_leaving_out_one_part_or_two_is_masking(original, places):
    first, second, third, fourth = sorted(places)
    once = original[:first] + MASK + original[second:]
    assert only_masked(original, once)
    assert only_masked(original, original[:first] + MASK + original[second:third] + MASK + original[fourth:])
    assert not only_masked(original, once + "!")


@given(original=WORDS, added=st.text(alphabet="xyz", min_size=1, max_size=3), at=st.integers(0, 12))
def test_adding_a_word_is_never_masking(original, added, at):
    assert not only_masked(original, original[:at] + added + original[at:])
    assert not only_masked(original, MASK + added + MASK)
