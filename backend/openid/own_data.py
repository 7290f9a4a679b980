"""What OpenID Connect holds of a person: which identity at a provider is theirs."""

from sqlalchemy import select

from backend.core.own_data import THE_ONE, Follows, Holding, Part, Remove
from backend.identity.models import Session
from backend.openid.models import OpenidAttempt, OpenidIdentity

_sessions = select(Session.id).where(Session.account_id == THE_ONE)
_sessions_for = select(Session.id).where(Session.organisation_id == THE_ONE)

PART = Part(
    subject="openid",
    of_person=(
        Holding(
            OpenidIdentity,
            OpenidIdentity.account_id == THE_ONE,
            ("Hoe u via een ander inlogt", "How you sign in through another party"),
            (Remove(),),
        ),
        Holding(
            OpenidAttempt,
            OpenidAttempt.session_id.in_(_sessions),
            ("Inlogpogingen die nog lopen", "Sign-ins under way"),
            (Follows(),),
            shown=("created_at", "expires_at"),
        ),
    ),
    of_company=(
        Holding(
            OpenidAttempt,
            OpenidAttempt.session_id.in_(_sessions_for),
            ("Inlogpogingen die nog lopen", "Sign-ins under way"),
            (Follows(),),
            shown=("created_at", "expires_at"),
        ),
    ),
)
