"""What can go wrong with practices."""

from backend.core.problems import Problem


class PracticeNotFound(Problem):
    """We do not know this practice."""

    status = 404
    nl = "Deze praktijk kennen wij niet."
