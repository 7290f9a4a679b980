"""What scans hold of a company: its scans and published results. Answers belong to whoever holds their key.

They are linked to no person: nobody can give them out or find them by name, and the download says so.
"""

from sqlalchemy import select

from backend.core.own_data import THE_ONE, Follows, Holding, Part, Remove
from backend.scans.models import (
    Invitation,
    QuickScan,
    ResultBenchmark,
    ResultDimension,
    ResultGroup,
    Scan,
    ScanGroup,
    ScanResult,
)

_mine = select(Scan.id).where(Scan.company_id == THE_ONE)
_ANSWERS = "Anonymous: given to nobody, linked to nobody; deleted together with the scan."

# The rows under a scan go with it: the database deletes them, a frozen result included.
PART = Part(
    subject="scans",
    of_company=(
        Holding(ScanGroup, ScanGroup.scan_id.in_(_mine), ("Groepen in een scan", "Groups in a scan"), (Follows(),)),
        Holding(
            Invitation,
            Invitation.scan_id.in_(_mine),
            ("Uitnodigingen voor een scan", "Invitations to a scan"),
            (Follows(),),
        ),
        Holding(ScanResult, ScanResult.scan_id.in_(_mine), ("Resultaten van scans", "Results of scans"), (Follows(),)),
        Holding(
            ResultDimension,
            ResultDimension.scan_id.in_(_mine),
            ("Scores per thema", "Scores by theme"),
            (Follows(),),
        ),
        Holding(
            ResultBenchmark,
            ResultBenchmark.scan_id.in_(_mine),
            ("Vergelijking met andere bedrijven", "Comparison with other firms"),
            (Follows(),),
        ),
        Holding(ResultGroup, ResultGroup.scan_id.in_(_mine), ("Scores per groep", "Scores by group"), (Follows(),)),
        Holding(
            QuickScan,
            QuickScan.company_id == THE_ONE,
            ("Quickscans", "Quick scans"),
            (Remove(),),
            hidden=frozenset({"key_hash"}),
        ),
        Holding(Scan, Scan.company_id == THE_ONE, ("Scans", "Scans"), (Remove(),)),
    ),
    excepted_of_company={
        "scan_invitation_tokens": "The hash of a link; deleted together with the scan.",
        "scan_responses": _ANSWERS,
        "scan_answers": _ANSWERS,
        "scan_remarks": _ANSWERS,
    },
)
