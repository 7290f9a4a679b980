"""Whoever reads what was done, in the account or in the company, reads it in words."""

import re

from tests.architecture.acts import BACKEND, acts_of_the_backend

FEATURES = BACKEND.parent / "frontend" / "src" / "features"
LINE = re.compile(r"^  '?([a-z][a-z_.-]*)'?: msg`", re.MULTILINE)


def _named(path: str, listed: str) -> set[str]:
    source = (FEATURES / path).read_text(encoding="utf-8")
    return set(LINE.findall(source.partition(f"const {listed}:")[2].partition("\n};")[0]))


def _named_to_the_company() -> set[str]:
    return _named("organisations/acts.ts", "ACTS") | _named("organisations/toldActs.ts", "TOLD_ACTS")


def test_the_acts_are_found():
    """Of each way in which an act is named, one: else the next tests would be content with an empty list."""
    assert acts_of_the_backend() >= {
        "consents.take_back",
        "machines.revoke",
        "measurements.enter",
        "scans.plan_write",
        "scans.plan_agreed",
        "scans.share",
        "vouchers.granted",
    }


def test_the_company_reads_every_act_in_words():
    assert acts_of_the_backend() - _named_to_the_company() == set()


def test_the_account_reads_every_act_in_words_or_at_least_what_it_was_about():
    about = _named("owndata/actWords.ts", "SUBJECTS")
    silent = {act for act in acts_of_the_backend() if act.partition(".")[0] not in about}
    assert silent - _named("owndata/actWords.ts", "ACTS") == set()


def test_the_account_reads_each_act_on_a_plan_in_its_own_words():
    plans = {act for act in acts_of_the_backend() if act.startswith("scans.plan_")}
    assert len(plans) == 10
    assert plans - _named("owndata/actWords.ts", "ACTS") == set()


def test_no_words_for_an_act_that_nothing_writes():
    for named in (_named_to_the_company(), _named("owndata/actWords.ts", "ACTS")):
        assert named - acts_of_the_backend() == set()
