"""What is kept of a company and of people about figures that a branch proposes."""

from sqlalchemy import select

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.member_measurements.models import MeasurementProposal
from backend.monitoring.models import Measurement

_mine = select(Measurement.id).where(Measurement.company_id == THE_ONE)
_SHOWN = ("indicator", "proposed_at", "decided_at")

PART = Part(
    subject="member_measurements",
    of_person=(
        Holding(
            MeasurementProposal,
            MeasurementProposal.proposed_by == THE_ONE,
            ("Kengetallen die u voor uw branche voorstelde", "Figures you proposed for your branch"),
            (Replace({"proposed_by": None}, Ground.OTHERS),),
            shown=_SHOWN,
        ),
        Holding(
            MeasurementProposal,
            MeasurementProposal.decided_by == THE_ONE,
            ("Voorgestelde kengetallen waarover u besloot", "Proposed figures you decided on"),
            (Replace({"decided_by": None}, Ground.OTHERS),),
            shown=_SHOWN,
        ),
    ),
    of_company=(
        Holding(
            MeasurementProposal,
            MeasurementProposal.measurement_id.in_(_mine),
            ("Kengetallen die uw branche voorstelde", "Figures your branch proposed"),
            (Remove(),),
            hidden=frozenset({"proposed_by", "decided_by"}),
        ),
    ),
)
