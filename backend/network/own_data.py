"""What the network keeps of a person and of a company.

What two people wrote to each other goes when either is erased; a report keeps its copy, without whom it is about.
"""

from sqlalchemy import select

from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Part, Remove, Replace, without_name
from backend.network.models import (
    NetworkBlock,
    NetworkIntroduction,
    NetworkMessage,
    NetworkProfile,
    NetworkReport,
    NetworkSuggestion,
)

_MINE = (NetworkIntroduction.asked_by == THE_ONE) | (NetworkIntroduction.asked == THE_ONE)
_PROFILES_OF_COMPANY = select(NetworkProfile.id).where(NetworkProfile.company_id == THE_ONE)
_PROFILE_OF_ME = select(NetworkProfile.id).where(NetworkProfile.account_id == THE_ONE)

PART = Part(
    subject="network",
    of_person=(
        Holding(
            NetworkReport,
            NetworkReport.about == THE_ONE,
            (
                "Besluiten over u in het netwerk, en uw bezwaar",
                "Decisions about you in the network, and your objection",
            ),
            (
                Replace({"appeal": GONE}, Ground.ACCOUNTABILITY, NetworkReport.appeal.is_not(None)),
                Replace({"about": None, "reported_words": [GONE]}, Ground.ACCOUNTABILITY),
            ),
            shown=("verdict", "decision", "decided_at", "appeal", "appeal_outcome", "appeal_reason"),
        ),
        Holding(
            NetworkReport,
            NetworkReport.reported_by == THE_ONE,
            ("Wat u in het netwerk meldde", "What you reported in the network"),
            (Replace({"reported_by": None, "words": None}, Ground.OTHERS),),
            shown=("reason", "words", "reported_at"),
        ),
        Holding(
            NetworkReport,
            NetworkReport.decided_by == THE_ONE,
            ("Besluiten die u nam over meldingen in het netwerk", "Decisions you took on reports from the network"),
            (Replace({"decided_by": None, "decision": without_name(NetworkReport.decision)}, Ground.ACCOUNTABILITY),),
            shown=("verdict", "decision", "decided_at"),
        ),
        Holding(
            NetworkReport,
            NetworkReport.appeal_decided_by == THE_ONE,
            ("Bezwaren uit het netwerk waarop u besliste", "Objections from the network you decided on"),
            (Replace({"appeal_decided_by": None}, Ground.ACCOUNTABILITY),),
            shown=("appeal_outcome", "appeal_reason", "appeal_decided_at"),
        ),
        Holding(
            NetworkMessage,
            NetworkMessage.written_by == THE_ONE,
            ("Berichten die u schreef in het netwerk", "Messages you wrote in the network"),
            (Remove(),),
            shown=("introduction_id", "words", "written_at"),
        ),
        Holding(
            NetworkIntroduction,
            _MINE,
            ("Uw kennismakingen", "Your introductions"),
            (Remove(),),
            shown=("id", "reason", "status", "asked_at"),
        ),
        Holding(
            NetworkBlock,
            NetworkBlock.blocked_by == THE_ONE,
            ("Wanneer u iemand blokkeerde", "When you blocked somebody"),
            (Remove(),),
            shown=("blocked_at",),
        ),
        Holding(
            NetworkBlock,
            NetworkBlock.blocked == THE_ONE,
            ("Dat iemand u blokkeerde", "That somebody blocked you"),
            (Remove(),),
            shown=(),  # of whoever did it: it must not be found out
        ),
        Holding(
            NetworkSuggestion,
            NetworkSuggestion.profile_id.in_(_PROFILE_OF_ME),
            ("Dat u aan een bedrijf bent voorgesteld", "That you were suggested to a company"),
            (Remove(),),
            shown=("made_on",),
        ),
        Holding(
            NetworkProfile,
            NetworkProfile.account_id == THE_ONE,
            ("Uw profiel in het netwerk", "Your profile in the network"),
            (Remove(),),
            hidden=frozenset({"account_id", "version"}),
        ),
    ),
    of_company=(
        Holding(
            NetworkSuggestion,
            (NetworkSuggestion.company_id == THE_ONE) | NetworkSuggestion.profile_id.in_(_PROFILES_OF_COMPANY),
            ("Wie aan het bedrijf is voorgesteld", "Who was suggested to the company"),
            (Remove(),),
            shown=(),
        ),
        Holding(
            NetworkProfile,
            NetworkProfile.company_id == THE_ONE,
            ("Profielen in het netwerk", "Profiles in the network"),
            (Remove(),),
            shown=(),
        ),
    ),
    excepted_of_company={
        "network_profiles": "is of the person, who may show nothing of it to colleagues; it goes with the company",
        "network_suggestions": "tells of people of other companies; it goes with the company",
    },
)
