"""Tables of the network."""

from backend.network.models.introductions import IntroductionStatus, NetworkBlock, NetworkIntroduction, NetworkMessage
from backend.network.models.profiles import NetworkProfile, NetworkSuggestion, ProfileField
from backend.network.models.reports import NetworkReport, NetworkVerdict

__all__ = [
    "IntroductionStatus",
    "NetworkBlock",
    "NetworkIntroduction",
    "NetworkMessage",
    "NetworkProfile",
    "NetworkReport",
    "NetworkSuggestion",
    "NetworkVerdict",
    "ProfileField",
]
