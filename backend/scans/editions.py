"""A published edition of the questionnaire, held in memory: it never changes, and every answer needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from backend.scans import scoring
from backend.scans.models import Audience, Dimension, QuestionKind, Respondent
from backend.scans.scoring import Statement

AUDIENCE_OF = {Respondent.MANAGEMENT: Audience.MANAGEMENT, Respondent.EMPLOYEE: Audience.EMPLOYEE}
# The two yes-no questions that tell the target group, by their code in the questionnaire.
CHANGED_CORE, CHANGED_OTHER = "DG1", "DG2"


@dataclass(frozen=True, slots=True)
class EditionTheme:
    """A theme or outcome in this edition."""

    dimension: Dimension
    code: str
    name: dict[str, str]
    weight: Decimal
    needed: int


@dataclass(frozen=True, slots=True)
class EditionItem:
    """An item in this edition."""

    code: str
    pair: str
    kind: QuestionKind
    dimension: Dimension | None
    audience: Audience
    reverse: bool
    quick: bool
    text: dict[str, str]
    earlier_code: str | None = None
    comparable: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A version with everything in it, in the order in which it is put to people."""

    id: UUID
    slug: str
    number: str
    published_on: date | None
    scale: dict[str, Any]
    themes: tuple[EditionTheme, ...]
    items: tuple[EditionItem, ...]
    predecessor_id: UUID | None = None

    def item(self, code: str, respondent: Respondent) -> EditionItem | None:
        """The item with this code, when it is put to such a respondent."""
        return next((item for item in self.items_for(respondent) if item.code == code), None)

    def items_for(self, respondent: Respondent) -> list[EditionItem]:
        """The items that are put to such a respondent."""
        wanted = {AUDIENCE_OF[respondent], Audience.BOTH}
        return [item for item in self.items if item.audience in wanted]

    def scores(
        self, answers: Mapping[str, int | None], respondent: Respondent, *, quick: bool = False
    ) -> dict[Dimension, Fraction]:
        """One person's score on each theme that was answered enough."""
        found = {}
        for theme in self.themes:
            statements = [
                Statement(item.code, theme.dimension, item.reverse)
                for item in self.items_for(respondent)
                if item.dimension is theme.dimension and (item.quick or not quick)
            ]
            needed = scoring.QUICK_NEEDED if quick else theme.needed
            score = scoring.respondent_score(statements, answers, needed=needed)
            if score is not None:
                found[theme.dimension] = score
        return found

    def describe(self) -> dict[str, Any]:
        """The edition as it goes over the wire."""
        return {
            "id": self.id,
            "questionnaire": self.slug,
            "number": self.number,
            "published_on": self.published_on,
            "scale": self.scale,
            "themes": [describe_theme(theme) for theme in self.themes],
            "items": [describe_item(item) for item in self.items],
        }

    def describe_for(self, respondent: Respondent) -> dict[str, Any]:
        """The edition in the wording of one audience."""
        items = self.items_for(respondent)
        asked = {item.dimension for item in items}
        return {
            "version_id": self.id,
            "number": self.number,
            "scale": self.scale,
            "themes": [describe_theme(theme) for theme in self.themes if theme.dimension in asked],
            "items": [describe_item(item) for item in items],
        }


def describe_theme(theme: EditionTheme) -> dict[str, Any]:
    """A theme as it goes over the wire."""
    return {
        "code": theme.code,
        "theme": theme.dimension.value,
        "is_outcome": not theme.weight,
        "name": theme.name,
        "weight": float(theme.weight),
        "needed": theme.needed,
    }


def describe_item(item: EditionItem) -> dict[str, Any]:
    """An item as it goes over the wire."""
    return {
        "code": item.code,
        "pair": item.pair,
        "theme": item.dimension and item.dimension.value,
        "kind": item.kind,
        "audience": item.audience,
        "reverse": item.reverse,
        "quick": item.quick,
        "text": item.text,
    }
