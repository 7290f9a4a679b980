"""What can go wrong with planned measurements, by name."""

from backend.core.problems import Problem


class MeasurementMomentNotFound(Problem):
    """There is no such planned measurement."""

    status = 404
    nl = "Deze geplande meting bestaat niet."


class MomentNotOpen(Problem):
    """This measurement is not asked now: it was answered, comes later, or is no longer asked."""

    status = 409
    nl = "Deze meting wordt nu niet gevraagd: zij is beantwoord, komt later of wordt niet meer gevraagd."


class NotRefused(Problem):
    """You did not say that you will not answer."""

    status = 409
    nl = "U had niet gezegd dat u niet antwoordt."


class RemindedLately(Problem):
    """This company was reminded less than a week ago."""

    status = 409
    nl = "Dit bedrijf kreeg minder dan een week geleden een herinnering."


class NobodyToRemind(Problem):
    """Nobody of this company has an account to write to."""

    status = 409
    nl = "Niemand van dit bedrijf heeft een account; er is niemand om te schrijven."
