"""What can go wrong with the members of a branch organisation."""

from backend.core.problems import Problem


class MemberNotFound(Problem):
    """There is no such member in the register of your branch."""

    status = 404
    nl = "Dit lid staat niet in de ledenlijst van uw branche."
