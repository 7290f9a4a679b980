"""What reviews hold of a company and of people. Of employees there is nothing that leads to anybody."""

from sqlalchemy import select

from backend.advisers.models import Adviser
from backend.core.own_data import GONE, THE_ONE, Follows, Ground, Holding, Part, Remove, Replace
from backend.reviews.models import AdviserReview, ReviewFigure, ReviewRound
from backend.reviews.showing import IS_SHOWN

_about_me = AdviserReview.adviser_id.in_(select(Adviser.id).where(Adviser.account_id == THE_ONE))
_rounds = select(ReviewRound.id).where(ReviewRound.company_id == THE_ONE)
_ANSWERS = "Of nobody that can be found: there is no account, address or moment with an answer."

PART = Part(
    subject="reviews",
    of_person=(
        Holding(
            AdviserReview,
            AdviserReview.given_by == THE_ONE,
            ("Beoordelingen van adviseurs die u gaf", "Reviews of advisers that you gave"),
            (Replace({"given_by": None}, Ground.OTHERS),),
            shown=(
                "id",
                "listening",
                "result",
                "agreements",
                "again",
                "words",
                "words_status",
                "words_reason",
                "given_at",
            ),
        ),
        Holding(
            AdviserReview,
            _about_me & IS_SHOWN,
            ("Teksten over u als adviseur, met uw antwoord", "Texts about you as an adviser, with your reply"),
            (Replace({"reply": GONE}, Ground.OTHERS, AdviserReview.reply.is_not(None)),),
            shown=("id", "words", "reply", "reply_status", "reply_reason"),
        ),
        # Hidden again since: the reply is the adviser's, the words are of a company that can be guessed.
        Holding(
            AdviserReview,
            _about_me & AdviserReview.reply.is_not(None) & ~IS_SHOWN,
            ("Uw antwoorden op teksten die nu niemand leest", "Your replies to texts that nobody reads now"),
            (Replace({"reply": GONE}, Ground.OTHERS),),
            shown=("id", "reply", "reply_status", "reply_reason"),
        ),
    ),
    of_company=(
        Holding(
            AdviserReview,
            AdviserReview.company_id == THE_ONE,
            ("Beoordelingen van adviseurs", "Reviews of advisers"),
            (Remove(),),
            hidden=frozenset({"given_by"}),
        ),
        Holding(
            ReviewFigure,
            ReviewFigure.round_id.in_(_rounds),
            ("Wat medewerkers van adviseurs vonden, als gemiddelden", "What employees thought of advisers, as means"),
            (Follows(),),
        ),
        Holding(
            ReviewRound,
            ReviewRound.company_id == THE_ONE,
            ("Vragen aan medewerkers over een adviseur", "Questions to employees about an adviser"),
            (Remove(),),
        ),
    ),
    excepted_of_person={
        "adviser_ratings": "A mean over five companies or more; it goes with the profile.",
        "review_rounds": "Of a company; it names no account.",
        "review_figures": "A mean of five employees or more, of a company.",
        "review_tokens": "The hash of a link; deleted when the round ends.",
        "review_answers": _ANSWERS,
    },
    excepted_of_company={
        "adviser_ratings": "A mean over five companies or more, of an adviser.",
        "review_tokens": "The hash of a link; deleted when the round ends.",
        "review_answers": _ANSWERS,
    },
)
