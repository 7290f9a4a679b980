"""What the exchange holds of people and companies: nothing. It is of branch organisations, and names no member."""

from backend.core.own_data import Part

_OF_BRANCHES = "What a branch organisation tells the others of its work; it names no company."

PART = Part(
    subject="exchange",
    excepted_of_company={
        "exchange_shares": _OF_BRANCHES,
        "exchange_share_versions": _OF_BRANCHES,
        "exchange_adoptions": "Which branch took over what of another; it names no company.",
        "exchange_follows": "Which branch follows which; it names no company.",
    },
)
