"""Which figures a company takes over from its measurements."""

from pydantic import Field

from backend.core.schemas import Schema
from backend.practices.drafts import MOST_FIGURES, VerifiedPick


class VerifiedFigures(Schema):
    """The figures to take over from the baseline and the newest follow-up; none takes them away."""

    figures: list[VerifiedPick] = Field(max_length=MOST_FIGURES)
