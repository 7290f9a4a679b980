"""From what somebody told to what fits: the rules of the content applied, as pure functions that always say why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backend.content.guidance_shapes import Fact, Rules, Stop
from backend.content.shapes import Text
from backend.documents.days import day

Both = dict[str, str]
Told = Mapping[Fact, str]
TARGET_GROUP = {"not_convinced": 1, "open": 2, "already": 3}
# The fact, and the column of an instrument that answers it; an empty column is for everybody.
NARROWED_BY: tuple[tuple[Fact, str], ...] = (
    ("size", "size_classes"),
    ("sector", "sectors"),
    ("province", "provinces"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stop of a route, with every reason why it is there."""

    stop: Stop
    reasons: list[Both]


@dataclass(slots=True)
class Judged:
    """An instrument held against what was told."""

    row: Mapping[str, Any]
    reasons: list[Both] = field(default_factory=list)
    obstacles: list[Both] = field(default_factory=list)

    @property
    def rank(self) -> tuple[bool, int, str]:
        """What was checked first, then most answers that fit, then the name. Nothing else weighs in."""
        return self.row["outdated"], -len(self.reasons), self.row["name"]["nl"].casefold()


def both(text: Text, **filled: Both) -> Both:
    """A text of the content in both languages, its blanks filled in."""
    return {
        language: getattr(text, language).format(**{name: words[language] for name, words in filled.items()})
        for language in ("nl", "en")
    }


def wordings(rules: Rules) -> dict[str, Text]:
    """What is said of an instrument, by code."""
    return {wording.code: wording.text for wording in rules.wording}


def places(rules: Rules, told: Told) -> list[Place]:
    """The stops whose rules hold, in the order of the rules, each once with all its reasons."""
    stops = {stop.code: stop for stop in rules.stop}
    found: dict[str, Place] = {}
    for rule in rules.rule:
        holds = all(told.get(fact) in values for fact, values in rule.when.items())
        if holds and not any(told.get(fact) in values for fact, values in rule.unless.items()):
            found.setdefault(rule.stop, Place(stops[rule.stop], [])).reasons.append(both(rule.reason))
    return list(found.values())


def judge(rules: Rules, row: Mapping[str, Any], told: Told, words: Mapping[Fact, Both], today: date) -> Judged:
    """What speaks for an instrument and what against it. `words` are the answers as people read them."""
    said, judged = wordings(rules), Judged(row)
    for obstacle in _by_clock(row, today):
        code, on = obstacle
        judged.obstacles.append(both(said[code], it={language: day(on, language) for language in ("nl", "en")}))
    if "want" in told:
        _weigh(judged, said, "want", fits=told["want"] in row["serves"], it=words["want"])
    if "stage" in told:
        _weigh(judged, said, "stage", fits=TARGET_GROUP[told["stage"]] in row["target_groups"], it=words["stage"])
    for fact, column in NARROWED_BY:
        if fact in told and row[column]:
            _weigh(judged, said, fact, fits=told[fact] in row[column], it=words[fact])
    return judged


def ranked(judged: Iterable[Judged]) -> tuple[list[Judged], list[Judged]]:
    """Those that fit, best first, and those that do not, by name."""
    every = sorted(judged, key=lambda one: one.rank)
    misfits = [one for one in every if one.obstacles]
    return [one for one in every if not one.obstacles], sorted(misfits, key=lambda one: one.rank[2])


def _by_clock(row: Mapping[str, Any], today: date) -> Iterable[tuple[str, date]]:
    if row["ended"]:
        yield "ended", today
    elif row["closes_on"] and row["closes_on"] < today:
        yield "closed", row["closes_on"]
    elif row["opens_on"] and row["opens_on"] > today:
        yield "not_open_yet", row["opens_on"]


def _weigh(judged: Judged, said: Mapping[str, Text], fact: Fact, *, fits: bool, it: Both) -> None:
    if fits:
        judged.reasons.append(both(said[f"{fact}_fits"], it=it))
    else:
        judged.obstacles.append(both(said[f"{fact}_misses"], it=it))
