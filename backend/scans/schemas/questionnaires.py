"""The questionnaire on the wire."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Integer, LocalizedText, Schema
from backend.core.themes import Theme
from backend.scans.models import Audience, QuestionKind

Outcome = Literal["satisfaction", "change", "sector"]
ItemCode = str
ANSWER = "1 (strongly disagree) to 5 (strongly agree); for a yes-no question 1 is yes and 0 is no; null is don't know."
AnswerValue = Integer


class QuestionnaireScale(Schema):
    """How a statement is answered."""

    lowest: int
    highest: int
    labels: list[LocalizedText] = Field(description="From the lowest to the highest value.")
    dont_know: LocalizedText


class QuestionnaireTheme(Schema):
    """A theme or outcome of the questionnaire."""

    code: str
    theme: Theme | Outcome
    is_outcome: bool = Field(description="An outcome stands beside the eight themes and has no potential.")
    name: LocalizedText
    weight: float = Field(description="Weight in the total improvement potential.")
    needed: int = Field(description="How many of its statements a person must answer to count.")


class QuestionnaireItemRead(Schema):
    """A statement or question in the wording of one audience."""

    code: ItemCode
    pair: str = Field(description="Links the wording for management to that for employees.")
    theme: Theme | Outcome | None = Field(description="Null for questions outside the themes.")
    kind: QuestionKind
    audience: Audience
    reverse: bool = Field(description="Agreeing lowers the score.")
    quick: bool = Field(description="Belongs to the quick scan.")
    text: LocalizedText


class QuestionnaireVersionRead(Schema):
    """A published edition of the questionnaire. It never changes."""

    id: UUID
    questionnaire: str
    number: str
    published_on: date
    scale: QuestionnaireScale
    themes: list[QuestionnaireTheme]
    items: list[QuestionnaireItemRead] = Field(description="In the order in which they are put.")
