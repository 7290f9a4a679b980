"""What can go wrong with figures from measurements."""

from backend.core.problems import Problem


class PracticeFiguresMissing(Problem):
    """There is no completed baseline and follow-up to take figures from."""

    status = 409
    nl = "Er is nog geen afgeronde nulmeting met een vervolgmeting om cijfers uit over te nemen."
