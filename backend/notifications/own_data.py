"""What notifications hold: notices in the app."""

from backend.core.own_data import THE_ONE, Holding, Part, Remove
from backend.notifications.models import Notice

PART = Part(
    subject="notifications",
    of_person=(Holding(Notice, Notice.account_id == THE_ONE, ("Berichten aan u", "Notices to you"), (Remove(),)),),
    of_company=(
        Holding(
            Notice,
            Notice.organisation_id == THE_ONE,
            ("Berichten aan mensen van het bedrijf", "Notices to people of the company"),
            (Remove(),),
        ),
    ),
)
