"""What campaigns hold of a company: which of its scans takes part. What was told of campaigns is of many firms."""

from backend.campaigns.models import CampaignScan
from backend.core.own_data import THE_ONE, Holding, Part, Remove

_OF_THE_BRANCH = "A branch organisation's own campaign; it names no company."
_OF_MANY = "Figures of ten firms or more together; frozen, and nobody can be found in them."

PART = Part(
    subject="campaigns",
    of_company=(
        Holding(
            CampaignScan,
            CampaignScan.company_id == THE_ONE,
            ("Scans in een campagne van een branche", "Scans in a campaign of a branch"),
            (Remove(),),
        ),
    ),
    excepted_of_company={
        "scan_campaigns": _OF_THE_BRANCH,
        "campaign_notices": "How far telling members came, for some minutes; it says of no company that it was told.",
        "campaign_counts": _OF_MANY,
        "campaign_results": _OF_MANY,
        "campaign_result_themes": _OF_MANY,
    },
)
