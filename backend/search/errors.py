"""What can go wrong with search."""

from backend.core.problems import Problem


class SynonymSetNotFound(Problem):
    """This set of words does not exist."""

    status = 404
    nl = "Deze groep woorden bestaat niet."


class SynonymSetLimit(Problem):
    """There are as many sets of words as search can look through."""

    status = 409
    nl = "Er zijn al zoveel groepen woorden als het zoeken aankan. Haal er eerst een weg."
