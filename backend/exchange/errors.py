"""What can go wrong between branches that share their work."""

from backend.core.problems import Problem


class ExchangeShareNotFound(Problem):
    """Nothing is shared here, or not any more."""

    status = 404
    nl = "Hier wordt niets gedeeld, of niet meer."


class ExchangeBranchNotFound(Problem):
    """We do not know this branch among those that share."""

    status = 404
    nl = "Deze branche kennen wij niet bij de uitwisseling."


class ExchangeNotYours(Problem):
    """Only the branch that shares it changes it."""

    status = 403
    nl = "Alleen de branche die dit deelt, past het aan."


class ExchangeOwnShare(Problem):
    """This is of your own branch: there is nothing to take over."""

    status = 409
    nl = "Dit is van uw eigen branche: er valt niets over te nemen."


class ExchangeMoveImpossible(Problem):
    """It does not stand so that this can be done."""

    status = 409
    nl = "Dit kan niet meer, of nog niet."


class ExchangeVersionOutdated(Problem):
    """There is a newer version: read that one before you take it over."""

    status = 409
    nl = "Er is een nieuwere versie. Lees die eerst, en neem het dan over."


class ExchangeNamesMember(Problem):
    """Your words name a member of your register, or a number of the trade register. Take that out."""

    status = 409
    nl = "Uw tekst noemt een lid uit uw ledenlijst of een KVK-nummer. Haal dat eruit."


class ExchangeResultOverlaps(Problem):
    """Your branch told another figure of this theme before. Two of them together could say something of one firm."""

    status = 409
    nl = (
        "Uw branche toonde eerder een ander cijfer van dit thema. Twee cijfers naast elkaar kunnen iets verraden van "
        "een enkel bedrijf."
    )
