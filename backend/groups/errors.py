"""What can go wrong with a group, its members, and what they write."""

from backend.core.problems import Problem


class GroupNotFound(Problem):
    """We do not know this group, or you are not in it."""

    status = 404
    nl = "Deze groep kennen wij niet, of u bent er geen lid van."


class GroupMemberNotFound(Problem):
    """We do not know this member of the group."""

    status = 404
    nl = "Dit lid van de groep kennen wij niet."


class GroupPostNotFound(Problem):
    """We do not know this post."""

    status = 404
    nl = "Dit bericht kennen wij niet."


class GroupReportNotFound(Problem):
    """We do not know this report of a post."""

    status = 404
    nl = "Deze melding kennen wij niet."


class GroupCursorInvalid(Problem):
    """This place in the list does not exist: begin at the first page."""

    status = 400
    nl = "Deze plaats in de lijst bestaat niet: begin bij de eerste pagina."


class GroupNotYours(Problem):
    """Only whoever it is about, or a moderator of the group, can do this."""

    status = 403
    nl = "Alleen wie het betreft, of een moderator van de groep, kan dit doen."


class GroupArchived(Problem):
    """This group was closed: it can be read, nothing is added."""

    status = 409
    nl = "Deze groep is afgesloten: u kunt lezen, er komt niets meer bij."


class GroupJoined(Problem):
    """You are in this group, or asked to be."""

    status = 409
    nl = "U bent al lid van deze groep, of vroeg dat al."


class GroupMemberMoveImpossible(Problem):
    """This cannot be done with a member who stands as this one does."""

    status = 409
    nl = "Dit kan niet meer met dit lid."


class GroupPostGone(Problem):
    """This post was withdrawn or hidden."""

    status = 409
    nl = "Dit bericht is ingetrokken of verborgen."


class GroupReported(Problem):
    """You reported this already."""

    status = 409
    nl = "U hebt dit al gemeld."


class GroupReportHandled(Problem):
    """This report was decided on."""

    status = 409
    nl = "Over deze melding is beslist."


class GroupFilesFull(Problem):
    """A group holds a hundred files at most."""

    status = 409
    nl = "In een groep staan hoogstens honderd bestanden."
