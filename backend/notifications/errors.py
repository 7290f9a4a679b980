"""What can go wrong with notices."""

from backend.core.problems import Problem


class NoticeNotFound(Problem):
    """There is no such notice for you."""

    status = 404
    nl = "Deze melding bestaat niet voor u."
