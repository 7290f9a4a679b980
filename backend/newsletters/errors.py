"""What can go wrong with the newsletter."""

from backend.core.problems import Problem


class NewsletterLinkNotFound(Problem):
    """This link does not work (any more). Subscribe again to get a new one."""

    status = 404
    nl = "Deze link werkt niet (meer). Meld u opnieuw aan voor een nieuwe."


class NewsletterSubscriptionNotFound(Problem):
    """You are not subscribed to the newsletter."""

    status = 404
    nl = "U bent niet aangemeld voor de nieuwsbrief."


class NewsletterEditionNotFound(Problem):
    """This edition of the newsletter does not exist."""

    status = 404
    nl = "Deze nieuwsbrief bestaat niet."


class NewsletterMoveImpossible(Problem):
    """This edition cannot take that step now."""

    status = 409
    nl = "Deze nieuwsbrief kan die stap nu niet zetten."


class NewsletterWordsFixed(Problem):
    """This edition waits for a colleague or was sent: it no longer changes."""

    status = 409
    nl = "Deze nieuwsbrief ligt bij een collega of is verstuurd: zij verandert niet meer."


class NewsletterWrittenByYou(Problem):
    """You composed or offered this edition: a colleague sends it."""

    status = 409
    nl = "U stelde deze nieuwsbrief samen of bood haar aan: een collega verstuurt haar."
