"""How long reports of rules that stood in the way are kept."""

from backend.obstacles.models import ObstacleFigureFirm, ObstacleReport, ReportStatus
from backend.privacy.periods import BEFORE, NEEDED, YEAR, Rule, Step

OF_OBSTACLES: tuple[Rule, ...] = (
    Rule(
        "obstacle-drafts",
        ("Meldingen over regels die u niet verstuurde of introk", "Reports of rules that you did not send or withdrew"),
        YEAR,
        ("Na de laatste wijziging", "After the last change"),
        NEEDED,
        steps=(
            Step(
                ObstacleReport,
                ObstacleReport.status.in_((ReportStatus.DRAFT, ReportStatus.WITHDRAWN))
                & (ObstacleReport.updated_at < BEFORE),
            ),
        ),
    ),
    Rule(
        "obstacle-reports",
        ("Meldingen over regels die in de weg stonden", "Reports of rules that stood in the way"),
        5 * YEAR,
        ("Nadat u ze verstuurde", "After you sent them"),
        NEEDED,
        steps=(
            Step(
                ObstacleReport,
                ObstacleReport.status.in_((ReportStatus.NEW, ReportStatus.GROUPED))
                & (ObstacleReport.submitted_on < BEFORE),
            ),
        ),
    ),
    Rule(
        "obstacle-figures",
        (
            "In welke aantallen bij belemmeringen uw bedrijf meetelt",
            "In which numbers with obstacles your company counts",
        ),
        5 * YEAR,
        ("Nadat er geteld is: zo lang blijven ook de meldingen", "After it was counted: as long as the reports stay"),
        NEEDED,
        ("Verwijderd; het aantal zelf blijft", "Deleted; the number itself stays"),
        steps=(Step(ObstacleFigureFirm, ObstacleFigureFirm.counted_on < BEFORE),),
    ),
)
