"""The quick scan on the wire."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, model_validator

from backend.core.schemas import Integer, LocalizedText, Paged, Schema
from backend.core.themes import Theme
from backend.scans.models import PotentialBand
from backend.scans.schemas.questionnaires import ANSWER
from backend.scans.schemas.results import RecommendedPractice, ScanNextStep, ScanRouteStop

Code = Annotated[str, Field(pattern=r"^[A-Z0-9]{2,12}$", examples=["TAK2M"])]


class GivenAnswer(Schema):
    """One item answered."""

    item_code: Code
    value: Annotated[Integer, Field(ge=0, le=5)] | None = Field(description=ANSWER)


class QuickScanCreate(Schema):
    """The answers of a visitor. They are used for this one answer and not kept."""

    questionnaire_version_id: UUID
    answers: list[GivenAnswer] = Field(min_length=1, max_length=60)

    @model_validator(mode="before")
    @classmethod
    def each_item_once(cls, given: Any) -> Any:
        """Refuse an item that is answered twice."""
        answers = given.get("answers") if isinstance(given, dict) else None
        codes = [str(each.get("itemCode")) for each in answers or () if isinstance(each, dict)]
        if len(codes) != len(set(codes)):
            raise ValueError("Beantwoord elke stelling één keer. | Answer each statement once.")
        return given


class QuickScanKept(Schema):
    """The answers that a visitor saved, to go on with later."""

    questionnaire_version_id: UUID
    answers: list[GivenAnswer]
    saved_at: datetime
    kept_until: date = Field(description="The last day. Saving anew counts from then.")


class QuickScanClaim(Schema):
    """Take a kept quick scan over for your company."""

    key: Annotated[str, Field(min_length=20, max_length=40, description="The key under which it was saved.")]


class QuickScanSummary(Schema):
    """A quick scan of a company in a list."""

    id: UUID
    saved_at: datetime
    claimed_on: date


class QuickScanPage(Paged[QuickScanSummary]):
    """One page of quick scans, the newest first."""


class QuickScanTheme(Schema):
    """The indication of one theme."""

    theme: Theme
    name: LocalizedText
    score: int | None = Field(description="0-100, from two statements; null unless both were answered.")
    potential: int | None = Field(description="Points up to 75; null without a score.")
    potential_band: PotentialBand | None


class QuickScanRead(Schema):
    """A first indication of where the firm stands, as its management sees it."""

    questionnaire_version_id: UUID
    themes: list[QuickScanTheme]
    strongest: list[Theme]
    weakest: list[Theme]
    total_potential: int | None = Field(description="Weighted mean over the themes with a score, in points.")
    potential_band: PotentialBand | None
    target_group: Annotated[int, Field(ge=1, le=3)] | None = Field(
        description="1 has not begun, 2 renewed in other ways, 3 works smarter already; null when it cannot be told."
    )
    headline: LocalizedText
    route: list[ScanRouteStop]
    next_step: ScanNextStep | None
    practices: list[RecommendedPractice] = Field(
        description="On the theme to begin with; for a company that keeps the scan, of its sector and province first."
    )


class QuickScanOfCompany(QuickScanSummary):
    """A quick scan of a company, with its indication."""

    answers: list[GivenAnswer]
    result: QuickScanRead
