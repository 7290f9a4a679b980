"""What can go wrong with files."""

from backend.core.problems import Problem


class FileNotFound(Problem):
    """There is no such file, or you may not see it."""

    status = 404
    nl = "Dit bestand bestaat niet, of u mag het niet zien."


class FileEmpty(Problem):
    """The file is empty."""

    status = 400
    nl = "Het bestand is leeg."


class FileKindRefused(Problem):
    """We do not take this kind of file."""

    status = 415
    nl = "Dit soort bestand nemen wij niet aan."


class FileAttached(Problem):
    """This file belongs to something else already."""

    status = 409
    nl = "Dit bestand hoort al ergens anders bij."
