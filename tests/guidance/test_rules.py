"""The rules as data: whatever somebody tells, every stop says why, in both languages, and in the order of the rules."""

from datetime import date
from itertools import product

from hypothesis import given, strategies

from backend.content import load
from backend.guidance.routes import judge, places, ranked

RULES = load.guidance_rules()
ANSWERS = {
    question.fact: [answer.value for answer in question.answers] for question in RULES.question if question.answers
}
TOLD = strategies.fixed_dictionaries(
    {},
    optional={fact: strategies.sampled_from(values) for fact, values in ANSWERS.items()}
    | {
        "size": strategies.sampled_from(["1-4", "15-49"]),
        "sector": strategies.sampled_from(["C", "Q"]),
        "province": strategies.sampled_from(["NL-OV", "NL-UT"]),
    },
)
WORDS = {"nl": "woord", "en": "word"}
DAYS = strategies.one_of(strategies.none(), strategies.dates(date(2026, 1, 1), date(2027, 12, 31)))
ROW = strategies.fixed_dictionaries(
    {
        "name": strategies.just({"nl": "Regeling", "en": "Scheme"}),
        "ended": strategies.booleans(),
        "outdated": strategies.booleans(),
        "opens_on": DAYS,
        "closes_on": DAYS,
        "serves": strategies.lists(strategies.sampled_from(ANSWERS["want"]), min_size=1),
        "target_groups": strategies.lists(strategies.sampled_from([1, 2, 3]), min_size=1),
        "size_classes": strategies.lists(strategies.sampled_from(["1-4", "15-49"])),
        "sectors": strategies.lists(strategies.sampled_from(["C", "Q"])),
        "provinces": strategies.lists(strategies.sampled_from(["NL-OV", "NL-UT"])),
    }
)
TODAY = date(2026, 11, 27)


def said_in_both(text):
    return set(text) == {"nl", "en"} and all(text[language].strip() for language in text)


@given(TOLD)
def test_every_stop_has_reasons_in_both_languages(told):
    found = places(RULES, told)
    written = [(rule.stop, rule.reason.nl) for rule in RULES.rule]
    order = [written.index((place.stop.code, place.reasons[0]["nl"])) for place in found]
    assert order == sorted(order)
    assert len({place.stop.code for place in found}) == len(found)
    for place in found:
        assert place.reasons
        assert all(said_in_both(reason) for reason in place.reasons)


@given(ROW, TOLD)
def test_an_instrument_fits_when_nothing_speaks_against_it_and_says_what_does(row, told):
    judged = judge(RULES, row, told, dict.fromkeys(told, WORDS), TODAY)
    assert all(said_in_both(text) for text in [*judged.reasons, *judged.obstacles])
    possible = not row["ended"] and not (row["closes_on"] and row["closes_on"] < TODAY)
    possible = possible and not (row["opens_on"] and row["opens_on"] > TODAY)
    if judged.obstacles == []:
        assert possible
        assert "want" not in told or told["want"] in row["serves"]
        assert "sector" not in told or not row["sectors"] or told["sector"] in row["sectors"]
    fitting, misfits = ranked([judged])
    assert (len(fitting), len(misfits)) == (int(not judged.obstacles), int(bool(judged.obstacles)))


@given(strategies.lists(ROW, max_size=6), TOLD)
def test_no_order_but_the_published_one(rows, told):
    every = [judge(RULES, row, told, dict.fromkeys(told, WORDS), TODAY) for row in rows]
    fitting, misfits = ranked(every)
    assert len(fitting) + len(misfits) == len(rows)
    assert [one.rank for one in fitting] == sorted(one.rank for one in fitting)


def test_every_target_group_gets_what_the_advice_says():
    """Group 1 practices and figures, 2 scan, tools and adviser, 3 comparison, sharing and the next theme."""
    wanted = {
        "not_convinced": {"practices", "figures"},
        "open": {"scan", "toolbox", "advisers"},
        "already": {"comparison", "share", "next_theme"},
    }
    for stage, want in product(wanted, [None, *ANSWERS["want"]]):
        told = {"stage": stage} | ({"want": want} if want else {})
        assert wanted[stage] <= {place.stop.code for place in places(RULES, told)}


@given(TOLD)
def test_whoever_is_not_convinced_gets_no_voucher(told):
    found = {place.stop.code for place in places(RULES, {**told, "stage": "not_convinced"})}
    assert "voucher" not in found
