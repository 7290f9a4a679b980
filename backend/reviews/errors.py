"""What can go wrong with reviews of advisers."""

from backend.core.problems import Problem


class ReviewTooEarly(Problem):
    """An adviser is reviewed after a trajectory that was completed."""

    status = 409
    nl = "Een adviseur beoordeelt u na een traject dat is afgerond."


class ReviewNotYours(Problem):
    """The company whose trajectory it was reviews the adviser."""

    status = 403
    nl = "Het bedrijf van het traject beoordeelt de adviseur."


class ReviewFrozen(Problem):
    """A review stays as it is after fourteen days."""

    status = 409
    nl = "Na veertien dagen blijft een beoordeling zoals zij is."


class ReviewNotFound(Problem):
    """We do not know this review."""

    status = 404
    nl = "Deze beoordeling kennen wij niet."


class ReplyGiven(Problem):
    """You replied to this review already."""

    status = 409
    nl = "U hebt al op deze beoordeling geantwoord."


class TextReviewed(Problem):
    """A colleague decided on this text already."""

    status = 409
    nl = "Over deze tekst is al besloten."


class ReviewRoundKnown(Problem):
    """Your employees were asked about this trajectory already."""

    status = 409
    nl = "Uw medewerkers zijn al gevraagd over dit traject."


class ReviewRoundNotFound(Problem):
    """Your employees were not asked about this trajectory."""

    status = 404
    nl = "Uw medewerkers zijn nog niet gevraagd over dit traject."


class ReviewRoundClosed(Problem):
    """This round is closed; no more answers are taken."""

    status = 409
    nl = "Deze ronde is gesloten; antwoorden kan niet meer."


class ReviewLinkNotValid(Problem):
    """This link does not work, or no longer."""

    status = 404
    nl = "Deze link werkt niet of niet meer."


class ReviewAnswersNotFound(Problem):
    """There are no answers under this key."""

    status = 404
    nl = "Onder deze code staan geen antwoorden."


class TooManyLinks(Problem):
    """No more links can be made for this round."""

    status = 409
    nl = "Voor deze ronde kunnen er geen links meer bij."
