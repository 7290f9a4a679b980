"""What can go wrong in the network."""

from backend.core.problems import Problem


class NetworkProfileNotFound(Problem):
    """We do not know this person in the network."""

    status = 404
    nl = "Deze persoon kennen wij niet in het netwerk."


class NetworkIntroductionNotFound(Problem):
    """We do not know this introduction."""

    status = 404
    nl = "Deze kennismaking kennen wij niet."


class NetworkBlockNotFound(Problem):
    """You do not block this person."""

    status = 404
    nl = "U blokkeert deze persoon niet."


class NetworkReportNotFound(Problem):
    """We do not know this report from the network."""

    status = 404
    nl = "Deze melding uit het netwerk kennen wij niet."


class NetworkProfileNeeded(Problem):
    """Switch on your own profile first, so that the other knows who asks."""

    status = 409
    nl = "Zet eerst uw eigen profiel aan. Dan weet de ander wie er vraagt."


class OwnNetworkProfile(Problem):
    """This is your own profile."""

    status = 409
    nl = "Dit is uw eigen profiel."


class NetworkProfileElsewhere(Problem):
    """Your profile belongs to another of your companies. Remove it there first."""

    status = 409
    nl = "Uw profiel hoort bij een ander bedrijf van u. Verwijder het daar eerst."


class ScanConsentNotYours(Problem):
    """Only an owner or manager can let people be suggested by the scan of the company."""

    status = 403
    nl = "Alleen een eigenaar of leidinggevende zet voorstellen op grond van de bedrijfsscan aan."


class NetworkIntroductionKnown(Problem):
    """You asked this person before, or you are introduced already."""

    status = 409
    nl = "U hebt deze persoon al gevraagd, of u hebt al kennisgemaakt."


class NetworkIntroductionMoveImpossible(Problem):
    """This introduction does not allow that any more."""

    status = 409
    nl = "Bij deze kennismaking kan dat niet meer."


class NetworkIntroductionNotYours(Problem):
    """Only whoever was asked accepts or declines, and only whoever asked withdraws."""

    status = 403
    nl = "Alleen wie gevraagd is zegt ja of nee, en alleen wie vroeg trekt het in."


class NetworkContactImpossible(Problem):
    """Contact with this person is not possible."""

    status = 409
    nl = "Contact met deze persoon is niet mogelijk."


class NetworkBlockKnown(Problem):
    """You block this person already."""

    status = 409
    nl = "U blokkeert deze persoon al."


class NothingReported(Problem):
    """Choose at least one thing that the other wrote to you."""

    status = 409
    nl = "Kies ten minste één ding dat de ander aan u schreef."


class NetworkReportHandled(Problem):
    """This report was decided on."""

    status = 409
    nl = "Over deze melding is beslist."


class NetworkReportNotYours(Problem):
    """You are one of the two, or decided before; a colleague decides. Only whoever it is about objects."""

    status = 403
    nl = "U bent een van beiden, of besliste eerder; een collega beslist. Alleen wie het aangaat maakt bezwaar."


class NetworkAppealImpossible(Problem):
    """There is nothing to object to, or you objected already. That can be done once."""

    status = 409
    nl = "Er is niets om bezwaar tegen te maken, of u maakte al bezwaar. Dat kan één keer."
