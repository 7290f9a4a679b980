"""Every table that leads to a person or a company is given in a download and met by an erasure, or says why not."""

import re
from collections import defaultdict

import pytest

from backend.core.models import Base
from backend.core.own_data import GROUNDS
from backend.privacy.holdings import PARTS, holdings_of
from backend.privacy.models import Whose
from backend.privacy.retention import RULES
from backend.tables import ALL_MODELS

ROOTS = {Whose.PERSON: {"accounts"}, Whose.COMPANY: {"companies", "organisations"}}
# Identifiers without a foreign key are known by their names.
NAMED = {
    Whose.PERSON: re.compile(
        r"(^|_)account_id$|_by$|^reviewer_id$|^recipient$|^subject_id$|^object_id$|^actor_name$|^scope$|"
        r"^email$"
    ),
    Whose.COMPANY: re.compile(r"(^|_)(company|organisation)_id$|^subject_id$|^object_id$|^scope$"),
}


def leading_to(whose: Whose) -> set[str]:
    """The tables with a way to a person or a company: by foreign keys, however long, or by the name of a column."""
    assert ALL_MODELS
    tables = Base.metadata.tables
    towards = defaultdict(set)
    for table in tables.values():
        for key in table.foreign_keys:
            towards[key.column.table.name].add(table.name)
    found = set(ROOTS[whose]) | {
        table.name for table in tables.values() if any(NAMED[whose].search(column.name) for column in table.columns)
    }
    waiting = list(found)
    while waiting:
        for name in towards[waiting.pop()] - found:
            found.add(name)
            waiting.append(name)
    return found


def excepted(whose: Whose) -> dict[str, str]:
    parts = [part.excepted_of_person if whose is Whose.PERSON else part.excepted_of_company for part in PARTS]
    return {name: reason for part in parts for name, reason in part.items()}


@pytest.mark.parametrize("whose", list(Whose))
def test_every_table_that_leads_to_somebody_is_held_or_excepted_with_a_reason(whose):
    held = {holding.name for part in PARTS for holding in holdings_of(part, whose) if holding.columns}
    assert leading_to(whose) - held - set(excepted(whose)) == set(), (
        "say in own_data.py of the subject what becomes of it"
    )
    assert not (held & set(excepted(whose))), "held and excepted at once"
    assert set(excepted(whose)) - leading_to(whose) == set(), "leads to nobody: leave it out"
    assert all(len(reason) > 10 for reason in excepted(whose).values())


@pytest.mark.parametrize("whose", list(Whose))
def test_each_holding_says_what_is_shown_and_what_erasure_does(whose):
    for part in PARTS:
        for holding in holdings_of(part, whose):
            known = set(holding.table.__table__.columns.keys())
            assert holding.erasure, holding.name
            assert set(holding.shown or ()) <= known
            assert holding.hidden <= known
            assert all(holding.title)


def test_every_subject_with_tables_has_a_part():
    subjects = {module.__name__.split(".")[1] for module in ALL_MODELS} - {"core"}
    assert {part.subject for part in PARTS} == subjects


def test_no_secret_is_shown():
    secret = re.compile(r"hash|secret|password|token")
    shown = {
        f"{holding.name}.{column}"
        for part in PARTS
        for holding in (*part.of_person, *part.of_company)
        for column in holding.columns
        if secret.search(column)
    }
    assert shown == set()


def test_every_ground_names_its_law():
    assert all("(" in words or "artikel" in words for words, _ in GROUNDS.values())


# Hold no name or address and lead to nobody by a key, and yet are about somebody: hashes of who tried something.
PSEUDONYMS = {"throttles"}


def test_every_table_with_personal_data_has_a_period():
    """The other tables that lead to somebody are excepted in `own_data.py`, with the reason."""
    held = {holding.name for part in PARTS for whose in Whose for holding in holdings_of(part, whose)}
    covered = frozenset().union(*(rule.covers for rule in RULES))
    assert held | PSEUDONYMS <= covered, "say in privacy/kept.py or privacy/retention.py how long"
    assert covered <= set(Base.metadata.tables)
