"""What can go wrong with scans, invitations and answers."""

from collections.abc import Sequence

from backend.core.problems import Problem


class QuestionnaireNotFound(Problem):
    """There is no published questionnaire."""

    status = 404
    nl = "Er is geen gepubliceerde vragenlijst."


class ScanNotFound(Problem):
    """There is no such scan, or you may not see it."""

    status = 404
    nl = "Deze scan bestaat niet, of u mag hem niet zien."


class ScanResultNotFound(Problem):
    """This result has not been published."""

    status = 404
    nl = "Deze uitkomst is nog niet gepubliceerd."


class ScanNotDraft(Problem):
    """This scan is no longer a draft."""

    status = 409
    nl = "Deze scan is geen concept meer."


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


class TooFewResponses(Problem):
    """Too few employees answered to show their result; you may extend the period."""

    status = 409
    nl = "Nog te weinig antwoorden van medewerkers. U kunt de periode verlengen."


class ScanNotOpen(Problem):
    """This scan takes no answers now."""

    status = 409
    nl = "Deze scan neemt nu geen antwoorden aan."


class InvitationNotValid(Problem):
    """This invitation does not exist or has been used."""

    status = 404
    nl = "Deze uitnodiging bestaat niet of is al gebruikt."


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
