"""Asking employees about an adviser, and answering, on the wire. Nothing here names a person but the adviser."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from backend.core.schemas import Day, Integer, LocalizedText, Schema
from backend.reviews.models import LONGEST, SHORTEST
from backend.scans.schemas.responses import TOKEN_FORM

Answer = Annotated[Integer, Field(ge=1, le=5)]
ANSWER = Field(description="1 (not at all) to 5 (entirely); null for no opinion.")


class ReviewRoundCreate(Schema):
    """Ask the employees. The last day never moves afterwards, so that nobody can work out single answers."""

    closes_on: Day = Field(description=f"Last day to answer: {SHORTEST} to {LONGEST} days from today.")


class ReviewLinksCreate(Schema):
    """Make links. A new shared link ends the former one."""

    kind: Literal["shared", "single_use"]
    quantity: Annotated[Integer, Field(ge=1, le=250)] = Field(default=1, description="How many links of single use.")


class ReviewLink(Schema):
    """A link, told this once."""

    url: str
    qr_svg: str = Field(description="The same as a QR code.")


class ReviewLinks(Schema):
    """The links that were made just now."""

    kind: Literal["shared", "single_use"]
    links: list[ReviewLink]


class ReviewResponseCreate(Schema):
    """Exchange a link for a key of one's own."""

    invitation_token: Annotated[str, Field(pattern=TOKEN_FORM, description="The part of the link after the #.")]
    key: Annotated[str, Field(min_length=20, max_length=40)] | None = Field(
        default=None, description="A key that you drew yourself and kept, so that you can ask again; else you get one."
    )


class ReviewAnswers(Schema):
    """One person's answers; all four are replaced."""

    listening: Answer | None = ANSWER
    result: Answer | None = ANSWER
    agreements: Answer | None = ANSWER
    again: Answer | None = ANSWER


class ReviewResponseRead(Schema):
    """One's own answers, and what they are about."""

    adviser: str
    firm: str
    company: str
    goal: str = Field(description="What the trajectory was for.")
    closes_on: date
    takes_answers: bool = Field(description="Whether answers can be given or changed now.")
    fewest_shown: int = Field(description="From how many employees a figure is shown.")
    answers: ReviewAnswers
    privacy: LocalizedText = Field(description="Who will see what.")


class ReviewResponseCreated(ReviewResponseRead):
    """One's own key. It is shown once; whoever holds it can read and change the answers."""

    key: str = Field(description="Key and receipt code.", examples=["K7QM2-XR9TA-4BNCD-EFGHJ"])
