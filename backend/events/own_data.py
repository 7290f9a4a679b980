"""What events hold of a person, by their address, and of an organisation that hosts them."""

from backend.core.own_data import THE_EMAIL, THE_ONE, Ground, Holding, Keep, Part, Remove, Replace
from backend.events.models import Event, EventMailing, EventRegistration

PART = Part(
    subject="events",
    of_person=(
        Holding(
            EventRegistration,
            EventRegistration.email == THE_EMAIL,
            ("Bijeenkomsten waarvoor u zich aanmeldde", "Events you registered for"),
            (Remove(),),
            hidden=frozenset({"version", "holds_place"}),
        ),
        Holding(
            EventMailing,
            EventMailing.sent_by == THE_ONE,
            ("Mails die u aan alle aangemelden stuurde", "Mails you sent to all who registered"),
            (Replace({"sent_by": None}, Ground.OTHERS),),
            shown=("event_id", "audience", "message", "recipients", "created_at"),
        ),
    ),
    of_company=(
        Holding(
            Event,
            Event.host_id == THE_ONE,
            ("Bijeenkomsten van de organisatie", "Events of the organisation"),
            (Keep(Ground.OTHERS),),
            hidden=frozenset({"door_code"}),
        ),
    ),
    excepted_of_company={
        "event_places": "How many places an event has: goes with the event.",
        "event_registrations": "Of the people who registered, by their own mail address; the host is given no person.",
        "event_mailings": "Words of an organisation to who registered; they go with the event.",
    },
)
