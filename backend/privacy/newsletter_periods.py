"""How long is kept which newsletters went to whom, and whom we mail no more."""

from backend.newsletters.models import NewsletterDelivery, NewsletterSuppression
from backend.privacy.periods import ACCOUNT_FOR, BEFORE, DAY, NEEDED, YEAR, Rule, Step

OF_NEWSLETTERS: tuple[Rule, ...] = (
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
