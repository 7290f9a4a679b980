"""What can go wrong with publications."""

from backend.core.problems import Problem


class PublicationNotFound(Problem):
    """There is no article at this address."""

    status = 404
    nl = "Op dit adres staat geen artikel."


class PublicationVersionNotFound(Problem):
    """This version of an article does not exist."""

    status = 404
    nl = "Deze versie van een artikel bestaat niet."


class PublicationSlugTaken(Problem):
    """An article stands, or stood, at this address already."""

    status = 409
    nl = "Op dit adres staat of stond al een artikel."


class PublicationVersionInWork(Problem):
    """Somebody is already working on a new version of this article."""

    status = 409
    nl = "Er wordt al aan een nieuwe versie van dit artikel gewerkt."


class PublicationMoveImpossible(Problem):
    """This version cannot take that step now."""

    status = 409
    nl = "Deze versie kan die stap nu niet zetten."


class PublicationWordsFixed(Problem):
    """This version was published: write a new version to change it."""

    status = 409
    nl = "Deze versie is gepubliceerd: schrijf een nieuwe versie om iets te wijzigen."


class PublicationReviewNotYours(Problem):
    """Only the programme office publishes, hands back and archives articles."""

    status = 403
    nl = "Alleen het programmabureau publiceert, geeft terug en haalt artikelen weg."


class PublicationWrittenByYou(Problem):
    """You wrote or sent this version: somebody else publishes it."""

    status = 409
    nl = "U schreef of stuurde deze versie: iemand anders publiceert haar."


class PublicationCorrectionMissing(Problem):
    """Say what changed since the version that stands on the site: readers see it."""

    status = 409
    nl = "Vertel wat er is gewijzigd sinds de versie die op de site staat: lezers zien dat."
