"""What can go wrong when somebody signs in through an identity provider."""

from backend.core.problems import Problem


class OpenidNotConfigured(Problem):
    """Signing in through an identity provider is not set up here."""

    status = 404
    nl = "Inloggen via een andere dienst is hier niet ingesteld."


class OpenidProviderAway(Problem):
    """The identity provider does not answer for a moment."""

    status = 503
    nl = "De inlogdienst geeft even geen antwoord."


class OpenidAnswerRefused(Problem):
    """This answer of the identity provider cannot be used. Begin again."""

    status = 403
    nl = "Dit antwoord van de inlogdienst kunnen wij niet gebruiken. Begin opnieuw."


class OpenidCancelled(Problem):
    """You stopped, or the identity provider did not let you in."""

    status = 403
    nl = "U bent gestopt, of de inlogdienst liet u niet door."


class OpenidAddressMissing(Problem):
    """We do not know you yet at this identity provider."""

    status = 403
    nl = "Wij kennen u via deze inlogdienst nog niet."


class OpenidAccountExists(Problem):
    """There is an account with your e-mail address already. Sign in with it first."""

    status = 409
    nl = "Er is al een account met uw e-mailadres. Log daar eerst mee in."


class OpenidIdentityTaken(Problem):
    """This identity belongs to another account."""

    status = 409
    nl = "Deze identiteit hoort bij een ander account."


class OpenidOtherIdentity(Problem):
    """Your account belongs to another identity at this provider."""

    status = 409
    nl = "Uw account hoort bij een andere identiteit bij deze inlogdienst."


class OpenidIdentityNotFound(Problem):
    """There is no such identity on your account."""

    status = 404
    nl = "Deze identiteit hoort niet bij uw account."


class SignInTooLongAgo(Problem):
    """Sign in again first: for this you must have signed in less than a quarter of an hour ago."""

    status = 403
    nl = "Log eerst opnieuw in: hiervoor moet u korter dan een kwartier geleden zijn ingelogd."
