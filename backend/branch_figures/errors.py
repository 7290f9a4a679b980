"""What can go wrong with the figures of a branch."""

from backend.core.problems import Problem


class BranchFigureReleaseNotFound(Problem):
    """There is no such release of figures."""

    status = 404
    nl = "Deze cijfers zijn er niet."
