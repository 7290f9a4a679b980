"""How things are chosen for a firm: what must hold, then criteria in order, then a turn that changes by the day.

A subject writes its `Method` down once. The order of the database, the reasons with each match and the public page that
explains it are all made from it, so that none of them can say something else than the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, bindparam, cast, func

from backend.core.schemas import LocalizedText, Schema

Both = dict[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way in which a criterion turns out. Its words may name `{theme}` and columns of the row, such as `{hours}`.

    What says nothing of this match in particular stands among the reasons, but not in the sentence.
    """

    code: str
    nl: str
    en: str
    in_sentence: bool = True


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is weighed. `turns_out` gives the place in `outcomes`; the first of them fits best."""

    code: str
    nl: str
    en: str
    turns_out: ColumnElement[Any]
    outcomes: Sequence[Outcome]


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of whatever is offered at all."""

    code: str
    nl: str
    en: str
    holds: ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Method:
    """The whole method of a subject: a match that is better on one criterion goes before any that is not.

    `identity` is the column that the turn of the day is drawn from, among those that all criteria leave equal.
    """

    subject: str
    conditions: Sequence[Condition]
    criteria: Sequence[Criterion]
    identity: ColumnElement[Any]

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """How each criterion turns out, to select."""
        return [each.turns_out.label(f"match_{each.code}") for each in self.criteria]

    @property
    def holds(self) -> list[ColumnElement[bool]]:
        """What must hold, for WHERE."""
        return [each.holds for each in self.conditions]

    @property
    def order(self) -> list[ColumnElement[Any]]:
        """What to order by; the statement binds `turn`."""
        drawn = func.md5(cast(bindparam("turn"), String) + cast(self.identity, String))
        return [*(each.turns_out for each in self.criteria), drawn, self.identity]

    def explained(self, row: Mapping[str, Any], theme: Both) -> dict[str, Any]:
        """The row with its `reasons` and the sentence made of them, instead of how each criterion turned out."""
        found = [(each, each.outcomes[row[f"match_{each.code}"]]) for each in self.criteria]
        words = [
            {
                "nl": outcome.nl.format(**{**row, "theme": theme["nl"].lower()}),
                "en": outcome.en.format(**{**row, "theme": theme["en"].lower()}),
            }
            for _, outcome in found
        ]
        told = [text for text, (_, outcome) in zip(words, found, strict=True) if outcome.in_sentence]
        return {
            **{name: value for name, value in row.items() if not name.startswith("match_")},
            "reasons": [
                {"criterion": each.code, "outcome": outcome.code, "words": text}
                for text, (each, outcome) in zip(words, found, strict=True)
            ],
            "reason": {
                "nl": _sentence([text["nl"] for text in told], "en"),
                "en": _sentence([text["en"] for text in told], "and"),
            },
        }

    def told(self) -> dict[str, Any]:
        """The method in words, for everybody."""
        return {
            "subject": self.subject,
            "conditions": [{"code": each.code, "words": _both(each)} for each in self.conditions],
            "criteria": [
                {
                    "code": each.code,
                    "words": _both(each),
                    "outcomes": [{"code": one.code, "words": _both(one, **_BLANKS)} for one in each.outcomes],
                }
                for each in self.criteria
            ],
        }


_BLANKS = {"theme": {"nl": "het thema", "en": "the theme"}, "effort_hours": {"nl": "…", "en": "…"}}


def turn_of(day: date, company_id: UUID | None = None) -> str:
    """Who comes first among equals is drawn anew for each day and company; for whoever has none, for each day."""
    return f"{day.isoformat()}:{company_id or ''}:"


class MatchReason(Schema):
    """Why this one, on one criterion of the public method."""

    criterion: str
    outcome: str
    words: LocalizedText


class MatchingOutcome(Schema):
    """One way in which a criterion can turn out."""

    code: str
    words: LocalizedText


class MatchingCondition(Schema):
    """What must hold before something is offered at all."""

    code: str
    words: LocalizedText


class MatchingCriterion(Schema):
    """What is weighed, with how it can turn out: what fits best first."""

    code: str
    words: LocalizedText
    outcomes: list[MatchingOutcome]


def _both(one: Condition | Criterion | Outcome, **blanks: Both) -> Both:
    return {
        "nl": one.nl.format(**{name: words["nl"] for name, words in blanks.items()}),
        "en": one.en.format(**{name: words["en"] for name, words in blanks.items()}),
    }


def _sentence(parts: list[str], joining: str) -> str:
    whole = f" {joining} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"{whole[:1].upper()}{whole[1:]}."
