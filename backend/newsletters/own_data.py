"""What the newsletter holds of a person: the subscription, what was sent, and which editions they made."""

from sqlalchemy import select

from backend.core.own_data import THE_EMAIL, THE_ONE, Follows, Ground, Holding, Part, Remove, Replace
from backend.newsletters.models import (
    NewsletterDelivery,
    NewsletterEdition,
    NewsletterEditionWriter,
    NewsletterRequest,
    NewsletterSubscription,
)

_mine = select(NewsletterSubscription.id).where(NewsletterSubscription.email == THE_EMAIL)

PART = Part(
    subject="newsletters",
    of_person=(
        Holding(
            NewsletterDelivery,
            NewsletterDelivery.subscription_id.in_(_mine),
            ("Nieuwsbrieven die u kreeg", "Newsletters you got"),
            (Follows(),),
        ),
        Holding(
            NewsletterSubscription,
            NewsletterSubscription.email == THE_EMAIL,
            ("Uw aanmelding voor de nieuwsbrief", "Your subscription to the newsletter"),
            (Remove(),),
        ),
        Holding(
            NewsletterRequest,
            NewsletterRequest.email == THE_EMAIL,
            ("Aanvragen voor de nieuwsbrief die niet zijn bevestigd", "Requests for the newsletter not confirmed"),
            (Remove(),),
            hidden=frozenset({"token_hash"}),
        ),
        Holding(
            NewsletterEditionWriter,
            NewsletterEditionWriter.account_id == THE_ONE,
            ("Nieuwsbrieven die u samenstelde", "Newsletters you composed"),
            (Remove(),),
        ),
        Holding(
            NewsletterEdition,
            NewsletterEdition.approved_by == THE_ONE,
            ("Nieuwsbrieven die u verstuurde", "Newsletters you sent"),
            (Replace({"approved_by": None}, Ground.OTHERS),),
            shown=("id", "sending_at"),
        ),
    ),
)
