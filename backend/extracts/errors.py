"""What can go wrong with an extract for research."""

from backend.core.problems import Problem


class ResearchExtractNotFound(Problem):
    """There is no such extract, or it is another organisation's."""

    status = 404
    nl = "Dit uittreksel kennen wij niet."


class TooManyResearchExtracts(Problem):
    """Your organisation waits for three extracts already."""

    status = 409
    nl = "Uw organisatie wacht al op drie uittreksels. Vraag een nieuw aan als er een klaar is."


class OwnResearchExtract(Problem):
    """Who asked for an extract, or works for who asked, does not decide on it: somebody else does."""

    status = 403
    nl = "U hoort zelf bij de organisatie die dit vraagt. Een collega beslist."


class ResearchExtractNotYours(Problem):
    """This is for others: the programme office decides, who asked withdraws and downloads."""

    status = 403
    nl = "Dit kan alleen wie het uittreksel vroeg, of het programmabureau."


class ResearchExtractMoveImpossible(Problem):
    """The extract is not in a state that allows this."""

    status = 409
    nl = "Dat kan niet meer met dit uittreksel."


class ResearchExtractNotReady(Problem):
    """The extract is not there yet."""

    status = 409
    nl = "Dit uittreksel is er nog niet."


class ResearchExtractEnded(Problem):
    """The extract can no longer be fetched: it ended, or a company in it no longer agrees."""

    status = 410
    nl = "Dit uittreksel is niet meer op te halen. Vernietig de kopie die u hebt."
