"""Reviews by management, and what everybody sees of reviews, as they cross the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Flag, Integer, Paged, Prose, Schema
from backend.reviews.models import ReviewQuestion, ReviewRoundStatus, TextStatus

Score = Annotated[Integer, Field(ge=1, le=5)]
Words = Annotated[Prose, Field(max_length=1_500)]
MEAN = Field(description="1 to 5. Of companies to the nearest half; of employees to one decimal.")


class ReviewScores(Schema):
    """The four scores, from 1 (not at all) to 5 (entirely)."""

    listening: Score = Field(description="The adviser listened to our employees.")
    result: Score = Field(description="Our work got better by it.")
    agreements: Score = Field(description="What was agreed, was done.")
    again: Score = Field(description="We would choose this adviser again.")


class ReviewWrite(ReviewScores):
    """What the management makes of the adviser. What is left out is taken back."""

    words: Words | None = Field(default=None, description="What others may read, after review by the programme office.")
    shows_company: Flag = Field(default=False, description="Show your company's name with the words.")


class ReviewRead(ReviewScores):
    """Your company's own review."""

    id: UUID
    words: str | None
    words_status: TextStatus | None = Field(description="Null when there are no words.")
    words_reason: str | None = Field(description="Why the programme office withholds the words.")
    shows_company: bool
    reply: str | None = Field(description="What the adviser said to it, once it was approved.")
    given_at: datetime
    changes_until: datetime = Field(description="From then on only words or name can be taken back.")
    version: int = Field(description="Goes up at each change; the ETag.")


class ReviewFigureRead(Schema):
    """The mean of one question over so many."""

    question: ReviewQuestion
    mean: float = MEAN
    count: int = Field(description="Companies or employees in this mean; five or more.")


class ReviewRoundRead(Schema):
    """How the employees are asked. Never how many answered, until it is published."""

    status: ReviewRoundStatus
    opened_on: date
    closes_on: date = Field(description="Last day to answer; set at the opening, for good.")
    links: int = Field(description="Links of single use that were made; not how many were used.")
    figures: list[ReviewFigureRead] = Field(description="What was published; empty before, and when too few answered.")
    version: int


class TrajectoryReviews(Schema):
    """How a company looks back on the adviser of one trajectory."""

    trajectory_id: UUID
    adviser_id: UUID
    adviser: str
    firm: str
    is_completed: bool = Field(description="Reviews are given after a trajectory that was completed.")
    may_review: bool = Field(description="Whether you may give or change the review of the management.")
    may_take_back: bool = Field(description="Whether you may still take back the words, or the name with them.")
    may_ask: bool = Field(description="Whether you may ask the employees, or make more links.")
    review: ReviewRead | None
    round: ReviewRoundRead | None
    fewest_companies: int = Field(description="From how many companies a mean of them is shown.")
    fewest_employees: int = Field(description="From how many employees of one trajectory a figure is shown.")


class ReviewsOfCompanies(Schema):
    """What companies make of an adviser."""

    count: int = Field(description="Companies in the means; below five how many there are so far.")
    figures: list[ReviewFigureRead] = Field(description="Empty below five. Changes per five companies, in half points.")


class ReviewsOfEmployees(Schema):
    """What employees make of an adviser, over trajectories of which enough of them answered."""

    trajectories: int
    figures: list[ReviewFigureRead] = Field(description="Empty while no trajectory has five answers that can be shown.")


class ReviewText(Schema):
    """What a company wrote, approved by the programme office, in no order."""

    words: str
    company: str | None = Field(description="Null when the company shows no name.")
    reply: str | None = Field(description="The adviser's, approved too.")


class AdviserReviews(Schema):
    """What is known of an adviser by those who worked together."""

    companies: ReviewsOfCompanies
    employees: ReviewsOfEmployees
    texts: list[ReviewText]
    fewest_companies: int
    fewest_employees: int


class OwnReviewText(Schema):
    """A text about you that everybody reads, and your reply to it."""

    id: UUID
    words: str
    company: str | None
    reply: str | None
    reply_status: TextStatus | None
    reply_reason: str | None = Field(description="Why the programme office withholds the reply; write another.")
    version: int = Field(description="For If-Match.")


class OwnReviewPage(Paged[OwnReviewText]):
    """One page of texts about you."""


class ReplyCreate(Schema):
    """Your reply; everybody reads it after review. Once, unless it is withheld, so name no company or person in it."""

    words: Words


class WaitingText(Schema):
    """A text that waits for review: of a company about an adviser, or the reply to one. Names no company or score."""

    review_id: UUID
    part: Literal["words", "reply"]
    text: str
    beside: str | None = Field(description="With a reply the words it replies to.")
    adviser: str
    version: int = Field(description="For If-Match.")


class WaitingTextPage(Paged[WaitingText]):
    """One page of texts that wait."""


class TextApprove(Schema):
    """Show the text."""

    part: Literal["words", "reply"]
    to_status: Literal["approved"]


class TextWithhold(Schema):
    """Withhold the text from everybody but who wrote it, who is told why."""

    part: Literal["words", "reply"]
    to_status: Literal["withheld"]
    reason: Prose = Field(description="Why; who wrote it reads this.")


TextDecision = Annotated[TextApprove | TextWithhold, Field(discriminator="to_status")]


class TextDecided(Schema):
    """What was decided."""

    review_id: UUID
    words_status: TextStatus | None
    reply_status: TextStatus | None
    version: int
