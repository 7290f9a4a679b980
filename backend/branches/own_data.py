"""What joining holds of a person: who signed and who took a step. Of companies it holds nothing."""

from backend.branches.models import BranchAgreement, BranchStatusChange
from backend.core.own_data import THE_ONE, Ground, Holding, Part, Replace

_OF_BRANCHES = "Of a branch organisation and the programme office; of a company it holds nothing."

PART = Part(
    subject="branches",
    excepted_of_company={"branch_agreements": _OF_BRANCHES, "branch_status_changes": _OF_BRANCHES},
    of_person=(
        Holding(
            BranchAgreement,
            BranchAgreement.signed_by == THE_ONE,
            ("Overeenkomsten die u voor een branche tekende", "Agreements that you signed for a branch"),
            (Replace({"signed_by": None}, Ground.ACCOUNTABILITY),),
            shown=("kind", "edition", "signer_name", "signer_function", "signed_at"),
        ),
        Holding(
            BranchAgreement,
            BranchAgreement.countersigned_by == THE_ONE,
            ("Overeenkomsten die u voor het programma tekende", "Agreements that you signed for the programme"),
            (Replace({"countersigned_by": None}, Ground.ACCOUNTABILITY),),
            shown=("kind", "edition", "countersigner_name", "countersigner_function", "countersigned_at"),
        ),
        Holding(
            BranchStatusChange,
            BranchStatusChange.account_id == THE_ONE,
            ("Stappen die u nam bij de aansluiting van een branche", "Steps you took as a branch joined or left"),
            (Replace({"account_id": None}, Ground.OTHERS),),
            shown=("to_status", "occurred_at"),
        ),
    ),
)
