"""Who pays what: to the cent, and in percentages that add up as they are shown."""

from uuid import uuid4

import pytest

from backend.vouchers.calculation import Funder, calculate


@pytest.mark.parametrize("parts", [(166_700, 83_300), (2_225, 2_225), (33_350, 33_350), (1, 1), ()])
@pytest.mark.parametrize("advice", [334_050, 300_001, 250_050])
def test_percentages_as_they_are_shown_add_up_to_a_hundred(advice, parts):
    funders = [Funder(uuid4(), "Fonds", members_only=False) for _ in parts]
    paid = {funder.id: cents for funder, cents in zip(funders, parts, strict=True)}
    found = calculate("estimate", advice, 10, paid, funders)
    portions = [line["basis_points"] for line in found["lines"] if line["kind"] != "advice"]
    assert all(portion % 10 == 0 for portion in portions)
    assert sum(portions) == 10_000


def test_a_tenth_is_not_shown_twice():
    # 33.35, 33.35 and 33.30 percent: rounded one by one they would make 100.1.
    funders = [Funder(uuid4(), "Fonds", members_only=False) for _ in range(2)]
    paid = {funder.id: 33_350 for funder in funders}
    found = calculate("estimate", 100_000, None, paid, funders)
    assert [line["basis_points"] for line in found["lines"]] == [10_000, 3_340, 3_330, 3_330]
