"""What can go wrong with obstacles and reports of them."""

from backend.core.problems import Problem


class ObstacleNotFound(Problem):
    """We do not know this obstacle."""

    status = 404
    nl = "Deze belemmering kennen wij niet."


class ObstacleReportNotFound(Problem):
    """We do not know this report of an obstacle."""

    status = 404
    nl = "Deze melding kennen wij niet."


class ObstacleReportSent(Problem):
    """This report was sent or withdrawn: its words no longer change."""

    status = 409
    nl = "Deze melding is verstuurd of ingetrokken: de tekst verandert niet meer."


class ObstacleReportIncomplete(Problem):
    """A report that is sent says on which theme, in which sector, which rule, and what it stopped."""

    status = 409
    nl = "Vul eerst het thema, de sector, de soort regel, de regel zelf en wat die tegenhield in."


class ObstacleReportWithdrawn(Problem):
    """This report was withdrawn already."""

    status = 409
    nl = "Deze melding is al ingetrokken."


class ObstacleReportsElsewhere(Problem):
    """Some of these reports are not open to be grouped here: not sent, withdrawn, or under another obstacle."""

    status = 409
    nl = "Een of meer meldingen zijn hier niet te groeperen: ingetrokken, of zij horen bij een andere belemmering."


class ObstacleMoveImpossible(Problem):
    """This obstacle cannot go to that status."""

    status = 409
    nl = "Deze belemmering kan niet naar die status."


class ObstacleMerged(Problem):
    """This obstacle was merged into another one."""

    status = 409
    nl = "Deze belemmering is samengevoegd met een andere."


class ObstacleMergedWithItself(Problem):
    """An obstacle is merged into another one, not into itself."""

    status = 409
    nl = "Kies een andere belemmering om mee samen te voegen."


class ObstacleMixed(Problem):
    """Invented reports and real ones do not lie under one obstacle."""

    status = 409
    nl = "Verzonnen meldingen en echte meldingen horen niet bij dezelfde belemmering."


class ObstacleMergedBehind(Problem):
    """The other obstacle is less far: what was told to whoever reported this one would be taken back."""

    status = 409
    nl = "De andere belemmering is minder ver. Voeg die samen met deze, of geef die eerst door of beantwoord die."
