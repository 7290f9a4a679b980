"""What the rules on state aid hold about a person or a company; see `own_data`."""

from sqlalchemy import or_, select

from backend.core.own_data import THE_ONE, Ground, Holding, Keep
from backend.vouchers.models import AidReport, LinkedCompany, Voucher, VoucherStatusChange

_of_company = select(Voucher.id).where(Voucher.company_id == THE_ONE)
_moves_of_company = select(VoucherStatusChange.id).where(VoucherStatusChange.voucher_id.in_(_of_company))

OF_PERSON = (
    Holding(
        LinkedCompany,
        or_(LinkedCompany.declared_by == THE_ONE, LinkedCompany.ended_by == THE_ONE),
        ("Verbonden ondernemingen die u opgaf", "Linked companies you declared"),
        (Keep(Ground.AID_RECORDS),),
        shown=("kvk_number", "name", "declared_at", "ended_at"),
    ),
    Holding(
        AidReport,
        AidReport.reported_by == THE_ONE,
        ("Meldingen die u deed in het register van staatssteun", "Entries you made in the register of aid"),
        (Keep(Ground.AID_RECORDS),),
        shown=("reported_on", "reference"),
    ),
)
OF_COMPANY = (
    Holding(
        LinkedCompany,
        LinkedCompany.company_id == THE_ONE,
        ("Verbonden ondernemingen", "Linked companies"),
        (Keep(Ground.AID_RECORDS),),
        hidden=frozenset({"declared_by", "ended_by"}),
    ),
    Holding(
        AidReport,
        AidReport.status_change_id.in_(_moves_of_company),
        ("Steun die in het centrale register staat", "Aid that stands in the central register"),
        (Keep(Ground.AID_RECORDS),),
        hidden=frozenset({"reported_by"}),
    ),
)
