"""What is kept of a company and of people about planned measurements."""

from sqlalchemy import select

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.measurement_moments.models import MeasurementMoment, MeasurementReminder

_mine = select(MeasurementMoment.id).where(MeasurementMoment.company_id == THE_ONE)

PART = Part(
    subject="measurement_moments",
    of_person=(
        Holding(
            MeasurementMoment,
            MeasurementMoment.declined_by == THE_ONE,
            ("Metingen waarop u niet antwoordde, met de reden", "Measurements you declined, with the reason"),
            (Replace({"declined_by": None}, Ground.OTHERS),),
            shown=("due_on", "declined_at"),
        ),
        Holding(
            MeasurementReminder,
            MeasurementReminder.sent_by == THE_ONE,
            ("Herinneringen die u stuurde", "Reminders you sent"),
            (Replace({"sent_by": None}, Ground.OTHERS),),
            shown=("sent_at",),
        ),
    ),
    of_company=(
        Holding(
            MeasurementReminder,
            MeasurementReminder.moment_id.in_(_mine),
            ("Herinneringen aan een meting", "Reminders of a measurement"),
            (Remove(),),
            hidden=frozenset({"sent_by"}),
        ),
        Holding(
            MeasurementMoment,
            MeasurementMoment.company_id == THE_ONE,
            ("Geplande metingen, en waarom u er niet op antwoordde", "Planned measurements, and why you declined them"),
            (Remove(),),
            hidden=frozenset({"declined_by"}),
        ),
    ),
)
