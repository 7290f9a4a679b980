"""What can go wrong with a question, an answer, and what is done about them."""

from backend.core.problems import Problem


class QuestionNotFound(Problem):
    """We do not know this question."""

    status = 404
    nl = "Deze vraag kennen wij niet."


class AnswerNotFound(Problem):
    """We do not know this answer."""

    status = 404
    nl = "Dit antwoord kennen wij niet."


class QuestionStepNotFound(Problem):
    """Nobody asks you to look at this question."""

    status = 404
    nl = "Deze vraag is niet aan u voorgelegd."


class QuestionReportNotFound(Problem):
    """We do not know this report of a question or an answer."""

    status = 404
    nl = "Deze melding kennen wij niet."


class QuestionDecisionNotFound(Problem):
    """We do not know this decision."""

    status = 404
    nl = "Dit besluit kennen wij niet."


class QuestionFollowNotFound(Problem):
    """You do not follow this."""

    status = 404
    nl = "Dit volgt u niet."


class QuestionCursorInvalid(Problem):
    """This place in the list does not exist: begin at the first page."""

    status = 400
    nl = "Deze plaats in de lijst bestaat niet: begin bij de eerste pagina."


class DigestLinkInvalid(Problem):
    """This link to stop the mails does not work: copy the whole link from the mail."""

    status = 400
    nl = "Deze link om te stoppen werkt niet: neem de hele link uit de mail over."


class QuestionNotYours(Problem):
    """Only whoever asked can do this, or somebody of Syntens where that is told."""

    status = 403
    nl = "Alleen wie de vraag stelde kan dit doen, of iemand van Syntens waar dat erbij staat."


class AnswerNotYours(Problem):
    """Only whoever wrote the answer can do this."""

    status = 403
    nl = "Alleen wie het antwoord schreef kan dit doen."


class OwnQuestion(Problem):
    """You asked this question yourself: change the question to add something."""

    status = 409
    nl = "U stelde deze vraag zelf: pas de vraag aan als u iets wilt toevoegen."


class OwnAnswer(Problem):
    """You wrote this answer yourself."""

    status = 409
    nl = "U schreef dit antwoord zelf."


class QuestionClosed(Problem):
    """This question takes no answers or changes any more."""

    status = 409
    nl = "Op deze vraag kan niet meer worden geantwoord of gewijzigd."


class AnswerGone(Problem):
    """This answer was withdrawn or hidden."""

    status = 409
    nl = "Dit antwoord is ingetrokken of verborgen."


class QuestionStepEnded(Problem):
    """This question was passed on or answered meanwhile."""

    status = 409
    nl = "Deze vraag is intussen doorgegeven of beantwoord."


class QuestionReported(Problem):
    """You reported this already."""

    status = 409
    nl = "U hebt dit al gemeld."


class QuestionReportHandled(Problem):
    """This report was decided on."""

    status = 409
    nl = "Over deze melding is beslist."


class QuestionInterest(Problem):
    """You wrote this yourself, or decided on it before; a colleague decides."""

    status = 403
    nl = "U schreef dit zelf, of besliste er eerder over; een collega beslist."


class AppealMade(Problem):
    """You objected to this decision already. That can be done once."""

    status = 409
    nl = "U hebt al bezwaar gemaakt tegen dit besluit. Dat kan één keer."


class AppealImpossible(Problem):
    """There is no open objection to this decision, or nothing to object to."""

    status = 409
    nl = "Tegen dit besluit loopt geen bezwaar, of er is niets om bezwaar tegen te maken."


class QuestionNotPublic(Problem):
    """Only a question that everybody reads, with the chosen answer, goes into the knowledge base."""

    status = 409
    nl = "Alleen een vraag die iedereen leest, met het gekozen antwoord, komt in de kennisbank."


class NoAdviserFits(Problem):
    """No accredited adviser fits this question who did not look at it before."""

    status = 409
    nl = "Er is geen erkende adviseur die bij deze vraag past en er nog niet naar keek."


class FollowKnown(Problem):
    """You follow this already."""

    status = 409
    nl = "Dit volgt u al."
