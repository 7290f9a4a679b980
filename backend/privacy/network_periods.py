"""How long introductions, messages and reports of the network are kept."""

from backend.network.models import IntroductionStatus, NetworkIntroduction, NetworkMessage, NetworkReport
from backend.privacy.periods import ACCOUNT_FOR, BEFORE, NEEDED, YEAR, Rule, Step

OF_NETWORK: tuple[Rule, ...] = (
    Rule(
        "network-introductions",
        (
            "Kennismakingen die niet doorgingen of geen antwoord kregen",
            "Introductions that came to nothing or got no answer",
        ),
        YEAR,
        ("Na wat er het laatst gebeurde", "After what happened last"),
        NEEDED,
        steps=(
            Step(
                NetworkIntroduction,
                (NetworkIntroduction.status != IntroductionStatus.ACCEPTED) & (NetworkIntroduction.active_at < BEFORE),
            ),
        ),
    ),
    Rule(
        "network-messages",
        ("Berichten in het netwerk", "Messages in the network"),
        2 * YEAR,
        ("Nadat het bericht is geschreven", "After the message was written"),
        NEEDED,
        steps=(Step(NetworkMessage, NetworkMessage.written_at < BEFORE),),
    ),
    Rule(
        "network-reports",
        ("Meldingen uit het netwerk en wat er is besloten", "Reports from the network and what was decided"),
        2 * YEAR,
        ("Na de beslissing; een uitsluiting eindigt dan ook", "After the decision; an exclusion ends then too"),
        ACCOUNT_FOR,
        steps=(Step(NetworkReport, NetworkReport.decided_at < BEFORE),),
    ),
)
