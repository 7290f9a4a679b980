"""What can go wrong with a complaint about an adviser."""

from backend.core.problems import Problem


class ComplaintNotFound(Problem):
    """We do not know this complaint."""

    status = 404
    nl = "Deze klacht kennen wij niet."


class ComplaintWithoutDealings(Problem):
    """This adviser took up no question of your company, and has no voucher or trajectory with it."""

    status = 409
    nl = "Uw bedrijf had met deze adviseur geen contact, voucher of traject."


class ComplaintKnown(Problem):
    """A complaint of your company about this adviser is being handled."""

    status = 409
    nl = "Een klacht van uw bedrijf over deze adviseur wordt al behandeld."


class ComplaintClosed(Problem):
    """This complaint was decided or taken back."""

    status = 409
    nl = "Op deze klacht is beslist, of hij is ingetrokken."


class ResponseGiven(Problem):
    """You answered this complaint already."""

    status = 409
    nl = "U hebt op deze klacht al geantwoord."


class ResponseAwaited(Problem):
    """The adviser can still answer: who is complained about is heard first."""

    status = 409
    nl = "De adviseur kan nog antwoorden: wie het aangaat, wordt eerst gehoord."


class ComplaintNotYours(Problem):
    """You are the adviser, or belong to the company or the adviser's firm; a colleague decides."""

    status = 403
    nl = "U bent de adviseur, of hoort bij het bedrijf of het adviesbureau; een collega beslist."
