"""What can go wrong while a branch joins or leaves."""

from backend.core.problems import Problem


class BranchParticipationNotFound(Problem):
    """There is no such branch, or it is not yours."""

    status = 404
    nl = "Deze branche bestaat niet, of is niet van u."


class BranchAgreementNotFound(Problem):
    """There is no such agreement of this branch."""

    status = 404
    nl = "Deze overeenkomst van de branche bestaat niet."


class BranchMoveNotYours(Problem):
    """This step is for the other side to take."""

    status = 403
    nl = "Deze stap is aan de andere partij."


class BranchMoveImpossible(Problem):
    """This step is not possible now."""

    status = 409
    nl = "Deze stap kan nu niet."


class BranchMembersMissing(Problem):
    """There is nobody in the register of this branch yet."""

    status = 409
    nl = "Er staat nog niemand in de ledenlijst van deze branche."


class AgreementSigned(Problem):
    """This edition is signed already."""

    status = 409
    nl = "Deze tekst is al getekend."


class AgreementOutOfTurn(Problem):
    """Another agreement is signed by both first."""

    status = 409
    nl = "Eerst tekenen beide partijen de andere overeenkomst."


class AgreementOutdated(Problem):
    """There is a newer edition of this text: read and sign that one."""

    status = 409
    nl = "Er is een nieuwere tekst: lees en teken die."


class AgreementAnswered(Problem):
    """This signature was answered already."""

    status = 409
    nl = "Op deze handtekening is al geantwoord."


class OwnSignature(Problem):
    """Who signed for the branch does not sign for the programme too."""

    status = 403
    nl = "Wie voor de branche tekende, tekent niet ook voor het programma."


class AgreementSignerGone(Problem):
    """Who signed for the branch has no account any more: send it back, so that somebody else signs."""

    status = 409
    nl = "Wie voor de branche tekende, heeft geen account meer. Stuur het terug, dan tekent iemand anders."


class AgreementNotComplete(Problem):
    """The document is there once both parties have signed."""

    status = 409
    nl = "Het document is er zodra beide partijen hebben getekend."


class BranchHasPeople(Problem):
    """Somebody of this branch is in already, and can invite colleagues."""

    status = 409
    nl = "Er is al iemand van deze branche binnen, die zelf collega's kan uitnodigen."


class BranchKnown(Problem):
    """A branch with this name takes part already, or was invited."""

    status = 409
    nl = "Een branche met deze naam doet al mee of is al uitgenodigd."
