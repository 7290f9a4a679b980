"""What imports of members hold of a person: who had them carried out. They are the branch's own list, for a week."""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Replace
from backend.members.models import MemberImport

_OF_THE_BRANCH = (
    "A branch organisation's own list of its members, on its way into its register and gone after a week: whoever "
    "stands in it asks the branch. Erasing here would tell the branch that the company took part."
)
_ROWS = {"member_import_rows": _OF_THE_BRANCH, "member_import_mismatches": _OF_THE_BRANCH}

PART = Part(
    subject="members",
    of_person=(
        Holding(
            MemberImport,
            MemberImport.started_by == THE_ONE,
            ("Ledenlijsten die u liet importeren", "Lists of members that you had imported"),
            (Replace({"started_by": None}, Ground.OTHERS),),
            shown=("file_name", "created_at", "finished_at"),
        ),
    ),
    excepted_of_person=_ROWS,
    excepted_of_company={"member_imports": _OF_THE_BRANCH, **_ROWS},
)
