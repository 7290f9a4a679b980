"""What can go wrong with downloads, erasures and departures."""

from backend.core.problems import Problem


class ExportNotFound(Problem):
    """There is no such download, or it is not yours."""

    status = 404
    nl = "Deze download bestaat niet, of is niet van u."


class ExportNotReady(Problem):
    """This download is not ready yet."""

    status = 409
    nl = "Deze download is nog niet klaar."


class ExportExpired(Problem):
    """This download has expired; ask for a new one."""

    status = 410
    nl = "Deze download is verlopen. Vraag een nieuwe aan."


class ErasureNotFound(Problem):
    """There is no such request for erasure, or it is not yours."""

    status = 404
    nl = "Dit verzoek bestaat niet, of is niet van u."


class NotFollowedBefore(Problem):
    """The company was not followed before it left; that begins with a trajectory."""

    status = 409
    nl = "Uw bedrijf werd niet gevolgd voor het stopte. Dat begint met een adviestraject."


class ErasureDone(Problem):
    """This request for erasure has ended already."""

    status = 409
    nl = "Dit verzoek is al afgehandeld."


class ErasureHindered(Problem):
    """Something must be settled before the erasure."""

    status = 409
    nl = "Eerst moet nog iets worden afgerond."


class OwnCompanyOnly(Problem):
    """You can do this only for the company you act for."""

    status = 404
    nl = "U kunt dit alleen voor het bedrijf waarvoor u nu handelt."


class AlreadyLeft(Problem):
    """The company left the programme before."""

    status = 409
    nl = "Het bedrijf is al gestopt met het programma."


class NotLeft(Problem):
    """The company takes part in the programme."""

    status = 409
    nl = "Het bedrijf doet mee aan het programma."
