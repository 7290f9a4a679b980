"""What can go wrong when somebody signs in."""

from backend.core.problems import Problem


class SignInFailed(Problem):
    """This e-mail address and password do not belong together."""

    status = 401
    nl = "Dit e-mailadres en dit wachtwoord horen niet bij elkaar."


class AccountExists(Problem):
    """There is an account with this e-mail address already."""

    status = 409
    nl = "Er is al een account met dit e-mailadres."


class AccountNotFound(Problem):
    """There is no such account, or it is not yours."""

    status = 404
    nl = "Dit account bestaat niet, of het is niet van u."


class MembershipNotFound(Problem):
    """You are not a member of that organisation."""

    status = 404
    nl = "U hoort niet bij die organisatie."


class TokenInvalid(Problem):
    """This access token opens nothing; ask for a new one."""

    status = 401
    nl = "Dit toegangstoken opent niets; vraag een nieuw."


class TwoIdentities(Problem):
    """Send the cookie of a session or an access token, not both."""

    status = 400
    nl = "Stuur de cookie van een sessie of een toegangstoken, niet allebei."


class PersonNeeded(Problem):
    """Only a person who is signed in can do this, not a system."""

    status = 403
    nl = "Dit kan alleen iemand die zelf is ingelogd, geen systeem."


class LinkNotFound(Problem):
    """This link does not work: it was used before, is too old, or came over incomplete."""

    status = 404
    nl = "Deze link werkt niet: hij is al gebruikt, te oud, of niet heel overgekomen."


class SessionNotFound(Problem):
    """There is no such session, or it is not yours."""

    status = 404
    nl = "Deze sessie bestaat niet, of is niet van u."


class DemonstrationAccountFixed(Problem):
    """This invented account is for everybody, so its password and address stay as they are."""

    status = 403
    nl = "Dit verzonnen account is van iedereen: wachtwoord en adres blijven zoals ze zijn."


class DataAgreementMissing(Problem):
    """Your branch and the programme must both sign the data-processing agreement first."""

    status = 409
    nl = "Eerst moeten uw branche en het programma allebei de verwerkersovereenkomst tekenen."


class BranchNotLive(Problem):
    """This is possible only for a branch that is live in the programme."""

    status = 409
    nl = "Dit kan alleen voor een branche die live is in het programma."
