"""Tables of the reviews: what management says, what everybody sees of it, and what employees answer."""

from backend.reviews.models.reviews import CHANGED_WITHIN, AdviserRating, AdviserReview, ReviewQuestion, TextStatus
from backend.reviews.models.rounds import (
    LONGEST,
    SHORTEST,
    ReviewAnswer,
    ReviewFigure,
    ReviewRound,
    ReviewRoundStatus,
    ReviewToken,
)

__all__ = (
    "CHANGED_WITHIN",
    "LONGEST",
    "SHORTEST",
    "AdviserRating",
    "AdviserReview",
    "ReviewAnswer",
    "ReviewFigure",
    "ReviewQuestion",
    "ReviewRound",
    "ReviewRoundStatus",
    "ReviewToken",
    "TextStatus",
)
