"""What the document store holds. The contents of removed documents go when the erasure is done."""

from sqlalchemy import or_

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.files.models import File

EVIDENCE = ("voucher", "claim")  # what these documents prove about money stays as long as the books
_loose = or_(File.subject_kind.is_(None), File.subject_kind.not_in(EVIDENCE))

PART = Part(
    subject="files",
    of_person=(
        Holding(
            File,
            File.created_by == THE_ONE,
            ("Documenten die u toevoegde", "Documents you added"),
            (Replace({"created_by": None}, Ground.OTHERS),),
            shown=("id", "created_at", "media_type", "size"),
        ),
    ),
    of_company=(
        Holding(
            File,
            File.organisation_id == THE_ONE,
            ("Documenten", "Documents"),
            (Remove(_loose), Replace({"name": "document", "created_by": None}, Ground.BOOKKEEPING)),
            hidden=frozenset({"sha256"}),
        ),
    ),
)
