"""What can go wrong with toolbox items."""

from backend.core.problems import Problem


class ToolboxItemNotFound(Problem):
    """This tool is not in the toolbox."""

    status = 404
    nl = "Dit instrument staat niet in de toolbox."


class ToolboxVersionNotFound(Problem):
    """This version of a tool does not exist."""

    status = 404
    nl = "Deze versie van een instrument bestaat niet."


class ToolboxSlugTaken(Problem):
    """There is a tool at this address already."""

    status = 409
    nl = "Op dit adres staat al een instrument."


class ToolboxVersionInWork(Problem):
    """Somebody is already working on a new version of this tool."""

    status = 409
    nl = "Er wordt al aan een nieuwe versie van dit instrument gewerkt."


class ToolboxMoveImpossible(Problem):
    """This version cannot take that step now."""

    status = 409
    nl = "Deze versie kan die stap nu niet zetten."


class ToolboxWordsFixed(Problem):
    """This version was published: write a new version to change it."""

    status = 409
    nl = "Deze versie is gepubliceerd: schrijf een nieuwe versie om iets te wijzigen."


class ToolboxReviewNotYours(Problem):
    """Only the programme office publishes, hands back and archives tools."""

    status = 403
    nl = "Alleen het programmabureau publiceert, geeft terug en haalt instrumenten weg."


class ToolboxUseKnown(Problem):
    """Your company already recorded that it uses this tool."""

    status = 409
    nl = "Uw bedrijf heeft al laten weten dat het dit instrument gebruikt."
