"""What scans hold of a company: its scans and published results. Answers belong to whoever holds their key.

They are linked to no person: nobody can give them out or find them by name, and the download says so.
"""

from sqlalchemy import select

from backend.core.own_data import THE_ONE, Follows, Ground, Holding, Part, Remove, Replace
from backend.scans.models import (
    Invitation,
    PlanLine,
    PlanProposal,
    PlanVersion,
    QuickScan,
    ResultBenchmark,
    ResultDimension,
    ResultGroup,
    ResultShare,
    Scan,
    ScanGroup,
    ScanResult,
)

_mine = select(Scan.id).where(Scan.company_id == THE_ONE)
_versions = select(PlanVersion.id).where(PlanVersion.scan_id.in_(_mine))
_NOT_OF_A_COMPANY = "Part of a questionnaire, which is the same for all companies."
_ANSWERS = "Anonymous: given to nobody, linked to nobody; deleted together with the scan."

# The rows under a scan go with it: the database deletes them, a frozen result included.
PART = Part(
    subject="scans",
    of_person=(
        Holding(
            PlanVersion,
            (PlanVersion.proposed_by == THE_ONE) | (PlanVersion.decided_by == THE_ONE),
            ("Plannen die u voorlegde of waarover u besliste", "Plans you proposed or decided on"),
            (
                Replace({"proposed_by": None}, Ground.OTHERS, PlanVersion.proposed_by == THE_ONE),
                Replace({"decided_by": None}, Ground.OTHERS, PlanVersion.decided_by == THE_ONE),
            ),
            hidden=frozenset({"proposed_by", "decided_by"}),
        ),
        Holding(
            PlanProposal,
            (PlanProposal.made_by == THE_ONE) | (PlanProposal.answered_by == THE_ONE),
            ("Voorstellen bij een plan van u, of die u beantwoordde", "Proposals to a plan by you, or answered by you"),
            (
                Replace({"made_by": None}, Ground.OTHERS, PlanProposal.made_by == THE_ONE),
                Replace({"answered_by": None}, Ground.OTHERS, PlanProposal.answered_by == THE_ONE),
            ),
            hidden=frozenset({"made_by", "answered_by"}),
        ),
    ),
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
            ResultShare,
            ResultShare.scan_id.in_(_mine),
            ("Links waarmee een uitkomst is gedeeld", "Links by which a result is shared"),
            (Follows(),),
            hidden=frozenset({"token_hash"}),
        ),
        Holding(
            QuickScan,
            QuickScan.company_id == THE_ONE,
            ("Quickscans", "Quick scans"),
            (Remove(),),
            hidden=frozenset({"key_hash"}),
        ),
        Holding(
            PlanVersion,
            PlanVersion.scan_id.in_(_mine),
            ("Plannen na een scan", "Plans after a scan"),
            (Follows(),),
            hidden=frozenset({"proposed_by", "decided_by"}),
        ),
        Holding(
            PlanLine,
            PlanLine.version_id.in_(_versions),
            ("Maatregelen in een plan", "Measures in a plan"),
            (Follows(),),
        ),
        Holding(
            PlanProposal,
            PlanProposal.version_id.in_(_versions),
            ("Voorstellen bij een plan", "Proposals to a plan"),
            (Follows(),),
            hidden=frozenset({"made_by", "answered_by"}),
        ),
        Holding(Scan, Scan.company_id == THE_ONE, ("Scans", "Scans"), (Remove(),)),
    ),
    excepted_of_person={"scan_plan_lines": "Of a company; a line names no account."},
    excepted_of_company={
        "questionnaires": "Written by the programme or a branch; a company has none.",
        "questionnaire_versions": _NOT_OF_A_COMPANY,
        "questionnaire_dimensions": _NOT_OF_A_COMPANY,
        "questionnaire_items": _NOT_OF_A_COMPANY,
        "norm_scales": "Coefficients over the answers of ten firms or more.",
        "scan_invitation_tokens": "The hash of a link; deleted together with the scan.",
        "scan_responses": _ANSWERS,
        "scan_answers": _ANSWERS,
        "scan_remarks": _ANSWERS,
        "scan_pooled_remarks": "Words linked to nobody; read with the result once reviewed; deleted with it.",
    },
)
