"""What webhooks hold of a person or company: messages with identifiers of vouchers, that name nobody."""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.webhooks.models import WebhookEndpoint

_NAMES_NOBODY = "Holds the identifier and status of a voucher and nothing that names anybody; gone after 30 days."
_SENT = {"webhook_deliveries": _NAMES_NOBODY, "webhook_attempts": _NAMES_NOBODY}

PART = Part(
    subject="webhooks",
    of_person=(
        Holding(
            WebhookEndpoint,
            WebhookEndpoint.created_by == THE_ONE,
            ("Webhooks die u maakte", "Webhooks that you made"),
            (Replace({"created_by": None}, Ground.OTHERS),),
            shown=("name", "created_at"),
        ),
    ),
    of_company=(
        Holding(
            WebhookEndpoint,
            WebhookEndpoint.organisation_id == THE_ONE,
            ("Webhooks van het bedrijf", "Webhooks of the company"),
            (Remove(),),
            shown=("name", "url", "status", "created_at"),
        ),
    ),
    excepted_of_person=_SENT,
    excepted_of_company=_SENT,
)
