"""What monitoring holds of a company: its measurements, and the group it is followed in."""

from sqlalchemy import select

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.monitoring.models import Enrolment, Measurement, MeasurementValue, ResultNormFirm

_mine = select(Measurement.id).where(Measurement.company_id == THE_ONE)

PART = Part(
    subject="monitoring",
    of_person=(
        Holding(
            MeasurementValue,
            MeasurementValue.recorded_by == THE_ONE,
            ("Kengetallen die u invulde", "Figures you entered"),
            (Replace({"recorded_by": None}, Ground.OTHERS),),
            shown=("id", "indicator", "recorded_at"),
        ),
        Holding(
            Measurement,
            Measurement.completed_by == THE_ONE,
            ("Metingen die u afrondde", "Measurements you completed"),
            (Replace({"completed_by": None}, Ground.OTHERS),),
            shown=("id", "measured_on", "completed_at"),
        ),
    ),
    of_company=(
        Holding(MeasurementValue, MeasurementValue.measurement_id.in_(_mine), ("Kengetallen", "Figures"), (Remove(),)),
        Holding(Measurement, Measurement.company_id == THE_ONE, ("Metingen", "Measurements"), (Remove(),)),
        Holding(
            Enrolment,
            Enrolment.company_id == THE_ONE,
            ("Deelname aan de monitoring", "Part in the monitoring"),
            (Remove(),),
        ),
        Holding(
            ResultNormFirm,
            ResultNormFirm.company_id == THE_ONE,
            ("Vergelijkingen waarin uw bedrijf meetelt", "Comparisons that your company counts in"),
            (Remove(),),
            hidden=frozenset({"norm_id"}),
        ),
    ),
)
