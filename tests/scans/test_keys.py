"""Keys and receipt codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backend.scans.keys import ALPHABET, new_key, new_token, read_key


def test_a_key_is_read_back_however_it_is_written():
    key = new_key()
    assert read_key(key) == key
    assert read_key(f"  {key.lower().replace('-', ' ')} ") == key
    assert read_key(key.replace("-", "")) == key


@pytest.mark.parametrize("written", ["", "K7QM2", "-" * 23, "IIIII-OOOOO-LLLLL-11111", "é" * 20])
def test_nonsense_is_no_key(written):
    assert read_key(written) is None


@given(some.integers(0, 19), some.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(place, sign):
    signs = list(new_key().replace("-", ""))
    if signs[place] != sign:
        signs[place] = sign
        assert read_key("".join(signs)) is None


@given(some.integers(0, 17))
def test_two_neighbours_exchanged_are_noticed(place):
    signs = list(new_key().replace("-", ""))
    if signs[place] != signs[place + 1]:
        signs[place], signs[place + 1] = signs[place + 1], signs[place]
        assert read_key("".join(signs)) is None


def test_keys_and_tokens_do_not_repeat():
    assert len({new_key() for _ in range(500)}) == 500
    assert len({new_token() for _ in range(500)}) == 500
