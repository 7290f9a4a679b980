"""What can go wrong with the members of a branch organisation."""

from backend.core.problems import Problem


class MemberNotFound(Problem):
    """There is no such member in the register of your branch."""

    status = 404
    nl = "Dit lid staat niet in de ledenlijst van uw branche."


class ImportNotFound(Problem):
    """There is no such import of your branch."""

    status = 404
    nl = "Deze import van uw branche bestaat niet."


class ImportFileRefused(Problem):
    """We cannot read members from this kind of file."""

    status = 415
    nl = "Uit dit soort bestand kunnen wij geen leden lezen."


class ImportMoveNotPossible(Problem):
    """This is not possible with the import as it is now."""

    status = 409
    nl = "Dit kan niet met de import zoals die nu is."


class ImportNotReady(Problem):
    """Say first in which columns the KVK number and the name stand."""

    status = 409
    nl = "Zeg eerst in welke kolommen het KVK-nummer en de naam staan."


class ImportEndsMany(Problem):
    """Many memberships would end: confirm that this is meant."""

    status = 409
    nl = "Er zouden veel lidmaatschappen eindigen: bevestig dat dit de bedoeling is."


class TooManyImports(Problem):
    """Too many imports of your branch are not finished."""

    status = 409
    nl = "Er staan te veel imports van uw branche open."
