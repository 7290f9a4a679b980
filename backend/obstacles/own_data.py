"""What reports of obstacles hold of a person and of an organisation."""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.obstacles.models import ObstacleReport, ReportStatus

_SENT = ObstacleReport.status.in_((ReportStatus.NEW, ReportStatus.GROUPED))

PART = Part(
    subject="obstacles",
    of_person=(
        Holding(
            ObstacleReport,
            ObstacleReport.reported_by == THE_ONE,
            ("Belemmeringen die u meldde", "Obstacles you reported"),
            (Remove(~_SENT), Replace({"reported_by": None}, Ground.OTHERS, _SENT)),
            hidden=frozenset({"reported_by", "organisation_id", "version"}),
        ),
    ),
    of_company=(
        Holding(
            ObstacleReport,
            ObstacleReport.organisation_id == THE_ONE,
            ("Belemmeringen die het bedrijf meldde", "Obstacles the company reported"),
            (Remove(),),
            hidden=frozenset({"reported_by", "version"}),
        ),
    ),
)
