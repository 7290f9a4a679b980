"""What can go wrong with practices."""

from backend.core.problems import Problem


class PracticeNotFound(Problem):
    """We do not know this practice."""

    status = 404
    nl = "Dit praktijkvoorbeeld kennen wij niet."


class PracticeWithdrawn(Problem):
    """The company withdrew this practice."""

    status = 410
    nl = "Het bedrijf heeft dit praktijkvoorbeeld ingetrokken."


class PracticeVersionNotFound(Problem):
    """This version of a practice does not exist."""

    status = 404
    nl = "Deze versie van het praktijkvoorbeeld bestaat niet."


class PracticeVersionInWork(Problem):
    """Somebody is already working on a new version of this practice."""

    status = 409
    nl = "Er wordt al aan een nieuwe versie van dit praktijkvoorbeeld gewerkt."


class PracticeMoveImpossible(Problem):
    """This version cannot take that step now."""

    status = 409
    nl = "Deze versie kan die stap nu niet zetten."


class PracticeWordsFixed(Problem):
    """This version was published: write a new version to change it."""

    status = 409
    nl = "Deze versie is gepubliceerd: schrijf een nieuwe versie om iets te wijzigen."


class PracticeIncomplete(Problem):
    """This practice is not told to the end yet."""

    status = 409
    nl = "Dit verhaal is nog niet af."


class PracticeReviewNotYours(Problem):
    """Only the programme office publishes, hands back and archives practices."""

    status = 403
    nl = "Alleen het programmabureau publiceert, geeft terug en haalt praktijkvoorbeelden van de site."


class PracticeWrittenByYou(Problem):
    """You wrote or sent this version, so somebody else publishes it."""

    status = 409
    nl = "U schreef of stuurde deze versie. Een collega publiceert haar."


class PracticeOfYourCompany(Problem):
    """You belong to this company or agreed for it, so a colleague publishes its practice."""

    status = 403
    nl = "U hoort bij dit bedrijf of gaf er toestemming voor. Een collega publiceert het."


class PracticeConsentMissing(Problem):
    """The company did not agree to this text yet."""

    status = 409
    nl = "Het bedrijf gaf nog geen toestemming voor deze tekst."


class PracticeFiguresChanged(Problem):
    """A measurement was corrected since its figures were taken over: take them over again."""

    status = 409
    nl = "Een meting is verbeterd sinds de cijfers zijn overgenomen: neem ze opnieuw over."


class PracticeTextChanged(Problem):
    """The text changed since you read it: look again before you agree."""

    status = 409
    nl = "De tekst is veranderd sinds u hem las. Kijk nog eens voordat u toestemming geeft."


class PracticeConsentGiven(Problem):
    """Your company already agreed to this text."""

    status = 409
    nl = "Uw bedrijf gaf al toestemming voor deze tekst."


class PracticeConsentNone(Problem):
    """There is no consent to withdraw."""

    status = 409
    nl = "Er is geen toestemming om in te trekken."


class PracticeConsentNotYours(Problem):
    """Only an owner of the company gives and withdraws consent."""

    status = 403
    nl = "Alleen een eigenaar van het bedrijf geeft toestemming en trekt haar in."
