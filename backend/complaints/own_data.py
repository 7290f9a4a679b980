"""What complaints hold of a company and of people; how they ended stays as long as the accreditation needs it."""

from sqlalchemy import select

from backend.advisers.models import Adviser
from backend.complaints.models import Complaint
from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Part, Remove, Replace, without_name

_as_adviser = Complaint.adviser_id.in_(select(Adviser.id).where(Adviser.account_id == THE_ONE))

PART = Part(
    subject="complaints",
    of_person=(
        Holding(
            Complaint,
            Complaint.filed_by == THE_ONE,
            ("Klachten die u indiende over een adviseur", "Complaints you filed about an adviser"),
            (Replace({"filed_by": None}, Ground.OTHERS),),
            shown=("id", "ground", "words", "wanted", "status", "filed_at"),
        ),
        Holding(
            Complaint,
            _as_adviser,
            ("Klachten over u als adviseur", "Complaints about you as an adviser"),
            (Replace({"response": GONE}, Ground.ACCOUNTABILITY, Complaint.response.is_not(None)),),
            shown=("id", "ground", "words", "status", "filed_at", "response", "decision", "measure"),
        ),
        Holding(
            Complaint,
            Complaint.decided_by == THE_ONE,
            ("Klachten waarop u besliste", "Complaints you decided on"),
            (
                Replace(
                    {"decided_by": None, "decision": without_name(Complaint.decision)},
                    Ground.ACCOUNTABILITY,
                ),
            ),
            shown=("id", "status", "closed_at"),
        ),
    ),
    of_company=(
        Holding(
            Complaint,
            Complaint.company_id == THE_ONE,
            ("Klachten over adviseurs", "Complaints about advisers"),
            (Remove(),),
            hidden=frozenset({"filed_by", "decided_by"}),
        ),
    ),
)
