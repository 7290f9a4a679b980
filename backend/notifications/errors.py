"""What can go wrong with notices."""

from backend.core.problems import Problem


class NoticeNotFound(Problem):
    """There is no such notice for you."""

    status = 404
    nl = "Deze melding bestaat niet voor u."


class LocalMailNotFound(Problem):
    """There is no such mail in the local mailbox, or there is no local mailbox here."""

    status = 404
    nl = "Deze mail staat niet in de postbus, of er is hier geen postbus."
