"""What can go wrong with notices."""

from backend.core.problems import Problem


class NoticeNotFound(Problem):
    """There is no such notice for you."""

    status = 404
    nl = "Deze melding bestaat niet voor u."


class NoticeCursorInvalid(Problem):
    """This place in the list does not exist: begin at the first page."""

    status = 400
    nl = "Deze plaats in de lijst bestaat niet: begin bij de eerste pagina."


class DigestCodeNotFound(Problem):
    """This link to stop the digest does not work: copy the whole link from the mail."""

    status = 404
    nl = "Deze link om het overzicht te stoppen werkt niet: neem de hele link uit de mail over."


class LocalMailNotFound(Problem):
    """There is no such mail in the local mailbox, or there is no local mailbox here."""

    status = 404
    nl = "Deze mail staat niet in de postbus, of er is hier geen postbus."
