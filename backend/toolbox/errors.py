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


class ToolboxItemReplaced(Problem):
    """This tool left the toolbox; another took its place."""

    status = 410
    nl = "Dit instrument staat niet meer in de toolbox; een ander kwam ervoor in de plaats."


class ToolboxAttachmentsFull(Problem):
    """This version has as many documents as it can have."""

    status = 409
    nl = "Bij deze versie kunnen geen documenten meer."


class ToolboxUseNotFound(Problem):
    """Your company did not record that it uses this."""

    status = 404
    nl = "Uw bedrijf heeft niet vastgelegd dat het dit gebruikt."


class ToolboxRatingNotFound(Problem):
    """There is no such rating."""

    status = 404
    nl = "Deze beoordeling bestaat niet."


class ToolboxRatingTooEarly(Problem):
    """You can say how it went after four weeks of use."""

    status = 409
    nl = "U kunt na vier weken gebruik zeggen hoe het ging."


class ToolboxExperienceReviewed(Problem):
    """These words were reviewed already, or taken back."""

    status = 409
    nl = "Deze woorden zijn al beoordeeld, of teruggetrokken."
