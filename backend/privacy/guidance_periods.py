"""How long questions to us are kept."""

from backend.guidance.models import GuidanceRequest, RequestStatus
from backend.privacy.periods import BEFORE, DAY, NEEDED, YEAR, Rule, Step

OF_GUIDANCE: tuple[Rule, ...] = (
    Rule(
        "guidance-requests",
        ("Een vraag die u ons stelde bij de Wegwijzer", "A question you put to us at the guide"),
        90 * DAY,
        ("Na ons antwoord", "After our answer"),
        NEEDED,
        steps=(
            Step(
                GuidanceRequest,
                (GuidanceRequest.status == RequestStatus.ANSWERED) & (GuidanceRequest.answered_at < BEFORE),
            ),
        ),
    ),
    Rule(
        "unanswered-guidance-requests",
        ("Een vraag aan ons die niemand beantwoordde", "A question to us that nobody answered"),
        YEAR,
        ("Nadat u haar stelde", "After you asked it"),
        NEEDED,
        steps=(Step(GuidanceRequest, GuidanceRequest.created_at < BEFORE),),
    ),
)
