"""What notifications hold: notices in the app, how somebody wants to be told, and the day of the last digest."""

from backend.core.own_data import THE_ONE, Holding, Part, Remove
from backend.notifications.models import Notice, NotificationDigest, NotificationPreference

PART = Part(
    subject="notifications",
    of_person=(
        Holding(
            Notice,
            Notice.account_id == THE_ONE,
            ("Berichten aan u", "Notices to you"),
            (Remove(),),
            hidden=frozenset({"awaits_digest"}),
        ),
        Holding(
            NotificationPreference,
            NotificationPreference.account_id == THE_ONE,
            ("Hoe u bericht wilt krijgen", "How you want to be told"),
            (Remove(),),
        ),
        Holding(
            NotificationDigest,
            NotificationDigest.account_id == THE_ONE,
            ("Wanneer u het laatste overzicht kreeg", "When you last got a digest"),
            (Remove(),),
        ),
    ),
    of_company=(
        Holding(
            Notice,
            Notice.organisation_id == THE_ONE,
            ("Berichten aan mensen van het bedrijf", "Notices to people of the company"),
            (Remove(),),
        ),
    ),
)
