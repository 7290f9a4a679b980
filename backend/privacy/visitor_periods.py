"""How long is kept what people without an account ask of us: a question at the guide, and the newsletter."""

from backend.guidance.models import GuidanceRequest, RequestStatus
from backend.newsletters.models import NewsletterDelivery, NewsletterSuppression
from backend.privacy.periods import ACCOUNT_FOR, BEFORE, DAY, NEEDED, YEAR, Rule, Step

OF_VISITORS: tuple[Rule, ...] = (
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
    Rule(
        "newsletter-deliveries",
        ("Welke nieuwsbrieven u kreeg", "Which newsletters you got"),
        90 * DAY,
        ("Na het versturen", "After sending"),
        NEEDED,
        steps=(Step(NewsletterDelivery, NewsletterDelivery.queued_at < BEFORE),),
    ),
    Rule(
        "newsletter-suppressions",
        (
            "Dat een adres geen nieuwsbrief krijgt, als code zonder het adres",
            "That an address gets no newsletter, as a code without the address",
        ),
        2 * YEAR,
        ("Nadat u zich afmeldde, of een mail terugkwam", "After you unsubscribed, or a mail came back"),
        ACCOUNT_FOR,
        steps=(Step(NewsletterSuppression, NewsletterSuppression.suppressed_at < BEFORE),),
    ),
)
