"""What can go wrong with scans, invitations and answers."""

from collections.abc import Sequence

from backend.core.problems import Problem


class QuestionnaireNotFound(Problem):
    """There is no published questionnaire."""

    status = 404
    nl = "Er is geen gepubliceerde vragenlijst."


class QuestionnaireVersionNotFound(Problem):
    """There is no such version of a questionnaire, or you may not see it."""

    status = 404
    nl = "Deze versie van een vragenlijst bestaat niet, of u mag haar niet zien."


class QuestionnaireNotYours(Problem):
    """Another organisation writes this questionnaire."""

    status = 403
    nl = "Deze vragenlijst is van een andere organisatie."


class QuestionnairePublished(Problem):
    """A published version never changes; begin a new one."""

    status = 409
    nl = "Een gepubliceerde versie verandert niet meer. Begin een nieuwe."


class QuestionnaireDraftExists(Problem):
    """This questionnaire already has a draft."""

    status = 409
    nl = "Er is al een concept van deze vragenlijst."


class QuestionnaireModuleExists(Problem):
    """Your branch already has a module, or the name is taken."""

    status = 409
    nl = "Uw branche heeft al een module, of deze naam is al gebruikt."


class ScanNotFound(Problem):
    """There is no such scan, or you may not see it."""

    status = 404
    nl = "Deze scan bestaat niet, of u mag hem niet zien."


class ScanResultNotFound(Problem):
    """This result has not been published."""

    status = 404
    nl = "Deze uitkomst is nog niet gepubliceerd."


class ScanShareNotFound(Problem):
    """This result is not shared by a link."""

    status = 404
    nl = "Deze uitkomst is niet met een link gedeeld."


class ScanShareExists(Problem):
    """There is a link to this result already; stop it before you make another."""

    status = 409
    nl = "Er is al een link naar deze uitkomst. Stop die voordat u een andere maakt."


class SharedResultNotFound(Problem):
    """This link does not work, or no longer."""

    status = 404
    nl = "Deze link werkt niet, of niet meer."


class ScanRemarkNotFound(Problem):
    """There is no such open answer."""

    status = 404
    nl = "Dit open antwoord bestaat niet."


class ScanRemarkReviewed(Problem):
    """This open answer was reviewed already, or nobody reviewed it in time."""

    status = 409
    nl = "Dit open antwoord is al nagekeken, of de tijd ervoor is om."


class ScanNotDraft(Problem):
    """This scan is no longer a draft."""

    status = 409
    nl = "Deze scan is geen concept meer."


class StaffHandsOut(Problem):
    """A staff representative hands out the links for employees to this scan."""

    status = 409
    nl = "Een vertegenwoordiger van het personeel deelt de links voor medewerkers uit."


class StaffLinksNotYours(Problem):
    """Who manages the scan does not hand out links for the staff."""

    status = 403
    nl = "Wie de scan beheert, deelt geen links uit namens het personeel."


class ScanNotReady(Problem):
    """This scan cannot open yet."""

    status = 409
    nl = "Deze scan kan nog niet open."


class ScanMoveNotPossible(Problem):
    """The scan cannot make this move from where it stands."""

    status = 409
    nl = "Deze stap past niet bij waar de scan nu staat."

    def __init__(self, *, current: str, wanted: str, allowed: Sequence[str]) -> None:
        super().__init__(currentStatus=str(current), wantedStatus=str(wanted), allowedStatuses=[*map(str, allowed)])


class PlanNotFound(Problem):
    """There is no such plan, or you may not see it."""

    status = 404
    nl = "Dit plan bestaat niet, of u mag het niet zien."


class PlanExists(Problem):
    """There is a version of this plan in work already."""

    status = 409
    nl = "Er is al een versie van dit plan in bewerking."


class PlanNotReady(Problem):
    """This plan cannot be proposed yet."""

    status = 409
    nl = "Dit plan kan nog niet worden voorgelegd."


class PlanNotInWork(Problem):
    """This version of the plan does not change now."""

    status = 409
    nl = "Deze versie van het plan verandert nu niet."


class PlanMoveNotYours(Problem):
    """This move in the plan is for somebody else."""

    status = 403
    nl = "Deze stap in het plan is aan iemand anders."


class PlanProposalsOpen(Problem):
    """Some proposals of the employees have no answer yet."""

    status = 409
    nl = "Nog niet elk voorstel van de medewerkers heeft een antwoord."


class PlanProposalNotFound(Problem):
    """There is no such proposal in this plan."""

    status = 404
    nl = "Dit voorstel staat niet in dit plan."


class PlanProposalAnswered(Problem):
    """This proposal has been answered."""

    status = 409
    nl = "Dit voorstel is al beantwoord."


class PlanMoveNotPossible(Problem):
    """The plan cannot make this move from where it stands."""

    status = 409
    nl = "Deze stap past niet bij waar het plan nu staat."

    def __init__(self, *, current: str, wanted: str, allowed: Sequence[str]) -> None:
        super().__init__(currentStatus=str(current), wantedStatus=str(wanted), allowedStatuses=[*map(str, allowed)])


class TooFewResponses(Problem):
    """Too few employees answered to show their result; you may extend the period."""

    status = 409
    nl = "Nog te weinig antwoorden van medewerkers. U kunt de periode verlengen."


class ScanNotOpen(Problem):
    """This scan takes no answers now."""

    status = 409
    nl = "Deze scan neemt nu geen antwoorden aan."


class InvitationNotValid(Problem):
    """This invitation does not exist, has been used, or its scan is closed."""

    status = 404
    nl = "Deze uitnodiging bestaat niet, is al gebruikt, of de scan is gesloten."


class ScanResponseNotFound(Problem):
    """No answers belong to this code."""

    status = 404
    nl = "Bij deze code horen geen antwoorden."


class ItemNotFound(Problem):
    """This questionnaire does not put that question to you."""

    status = 404
    nl = "Deze vraag hoort niet bij uw vragenlijst."


class NothingAnswered(Problem):
    """Answer a few statements before you submit."""

    status = 409
    nl = "Beantwoord eerst een paar stellingen."


class QuickScanNotFound(Problem):
    """No quick scan is kept here, or not for you."""

    status = 404
    nl = "Hier is geen quickscan bewaard, of niet voor u."
