"""What can go wrong with instruments and with questions to us."""

from backend.core.problems import Problem


class InstrumentNotFound(Problem):
    """This scheme is not in the directory."""

    status = 404
    nl = "Deze regeling staat niet in het overzicht."


class InstrumentVersionNotFound(Problem):
    """This version of a scheme does not exist."""

    status = 404
    nl = "Deze versie van een regeling bestaat niet."


class InstrumentSlugTaken(Problem):
    """There is a scheme at this address already."""

    status = 409
    nl = "Op dit adres staat al een regeling."


class InstrumentVersionInWork(Problem):
    """Somebody is already working on a new version of this scheme."""

    status = 409
    nl = "Er wordt al aan een nieuwe versie van deze regeling gewerkt."


class InstrumentMoveImpossible(Problem):
    """This version of a scheme cannot take that step now."""

    status = 409
    nl = "Deze versie van een regeling kan die stap nu niet zetten."


class InstrumentWordsFixed(Problem):
    """This version of a scheme was published: write a new version to change it."""

    status = 409
    nl = "Deze versie van een regeling is gepubliceerd: schrijf een nieuwe versie om iets te wijzigen."


class InstrumentReviewNotYours(Problem):
    """Only the programme office publishes, hands back and archives schemes."""

    status = 403
    nl = "Alleen het programmabureau publiceert, geeft terug en haalt regelingen weg."


class GuidanceRequestNotFound(Problem):
    """This question to us does not exist."""

    status = 404
    nl = "Deze vraag aan ons bestaat niet."


class GuidanceRequestAnswered(Problem):
    """This question was answered already."""

    status = 409
    nl = "Deze vraag is al beantwoord."
