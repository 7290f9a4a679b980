"""What can go wrong with companies."""

from backend.core.problems import Problem


class CompanyNotFound(Problem):
    """There is no such company, or you may not see it."""

    status = 404
    nl = "Dit bedrijf bestaat niet, of u mag het niet zien."


class CompanyExists(Problem):
    """A company with this KVK number takes part already."""

    status = 409
    nl = "Een bedrijf met dit KVK-nummer doet al mee."


class TooManyUnverified(Problem):
    """You entered several companies that have not been verified yet."""

    status = 409
    nl = "U hebt al meer bedrijven aangemeld die nog niet zijn gecontroleerd."


class CompanyVerified(Problem):
    """This company was verified before."""

    status = 409
    nl = "Dit bedrijf is al gecontroleerd."


class NotYourCompany(Problem):
    """Only people of the company itself and officers of the programme may see this."""

    status = 403
    nl = "Alleen mensen van het bedrijf zelf en het programma mogen dit zien."
