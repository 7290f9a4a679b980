"""What decisions that officers propose to each other hold of somebody: between officers until the review ends."""

from sqlalchemy import select

from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Keep, Replace
from backend.vouchers.models import DecisionProposal, DecisionProposalStatus, Voucher

_of_company = select(Voucher.id).where(Voucher.company_id == THE_ONE)

OF_PERSON = (
    Holding(
        DecisionProposal,
        DecisionProposal.proposed_by == THE_ONE,
        ("Besluiten die u aan een collega voorstelde", "Decisions you proposed to a colleague"),
        (Keep(Ground.AID_RECORDS),),
        shown=("id", "status", "granted_cents", "proposed_at", "closed_at"),
    ),
)
OF_COMPANY = (
    Holding(
        DecisionProposal,
        # What may be decided is between officers until the review ends.
        DecisionProposal.voucher_id.in_(_of_company) & (DecisionProposal.status != DecisionProposalStatus.OPEN),
        ("Besluiten die een medewerker voorstelde", "Decisions that an officer proposed"),
        (Replace({"reason": GONE}, Ground.AID_RECORDS),),
        shown=("id", "status", "proposed_at", "closed_at"),
    ),
    Holding(
        DecisionProposal,
        DecisionProposal.voucher_id.in_(_of_company) & (DecisionProposal.status == DecisionProposalStatus.OPEN),
        ("Besluiten die een medewerker nu voorstelt", "Decisions that an officer proposes now"),
        (Replace({"reason": GONE}, Ground.AID_RECORDS),),
        shown=(),
    ),
)
