"""What reports of obstacles hold of a person and of an organisation."""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.obstacles.models import ObstacleFigureFirm, ObstacleReport, ReportStatus

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
        # Colleagues never read each other's reports: the words are with whoever wrote them.
        Holding(
            ObstacleReport,
            (ObstacleReport.organisation_id == THE_ONE) & ObstacleReport.submitted_on.is_not(None),
            ("Belemmeringen die mensen van het bedrijf meldden", "Obstacles that people of the company reported"),
            (Remove(),),
            shown=("theme", "rule_kind", "status", "submitted_on"),
        ),
        Holding(
            ObstacleReport,
            (ObstacleReport.organisation_id == THE_ONE) & ObstacleReport.submitted_on.is_(None),
            ("Belemmeringen die niet zijn verstuurd", "Obstacles that were not sent"),
            (Remove(),),
            shown=(),
        ),
        Holding(
            ObstacleFigureFirm,
            ObstacleFigureFirm.company_id == THE_ONE,
            ("Aantallen bij belemmeringen waarin u meetelt", "Numbers of firms with obstacles that you count in"),
            # Without this row the others in a number could be told apart from it: it stays, and is nobody's.
            (Replace({"company_id": None}, Ground.OTHERS),),
            shown=("counted_on",),
        ),
    ),
)
