"""What can go wrong in monitoring, by name."""

from backend.core.problems import Problem


class MeasurementNotFound(Problem):
    """There is no such measurement."""

    status = 404
    nl = "Deze meting bestaat niet."


class IndicatorNotFound(Problem):
    """There is no such indicator to enter."""

    status = 404
    nl = "Dit kengetal bestaat niet, of wordt berekend uit andere kengetallen."


class MeasurementExists(Problem):
    """There is already a measurement of this company for this moment."""

    status = 409
    nl = "Voor dit moment is er al een meting."


class BaselineMissing(Problem):
    """Complete the baseline first; a follow-up is compared with it."""

    status = 409
    nl = "Rond eerst de nulmeting af; een vervolgmeting wordt daarmee vergeleken."


class ResultTooEarly(Problem):
    """Nothing can be told yet: it takes a baseline and a later measurement."""

    status = 409
    nl = "Er is nog niets te vertellen: daarvoor zijn een nulmeting en een latere meting nodig."


class MeasurementIncomplete(Problem):
    """Figures that every measurement needs are missing."""

    status = 409
    nl = "Er ontbreken kengetallen die elke meting nodig heeft."


class MeasurementCompleted(Problem):
    """This measurement is completed already."""

    status = 409
    nl = "Deze meting is al afgerond."


class ValueUnconfirmed(Problem):
    """This figure is unusual; confirm that it is right."""

    status = 409
    nl = "Dit getal is ongewoon. Bevestig dat het klopt."


class CompanyValueHolds(Problem):
    """The company gave this figure itself; only the company changes it."""

    status = 409
    nl = "Het bedrijf gaf dit kengetal zelf; alleen het bedrijf wijzigt het."


class FollowingNotAgreed(Problem):
    """The company does not agree to be followed, so a branch enters nothing."""

    status = 409
    nl = "Het bedrijf vindt het niet goed dat wij het volgen; dan vult een branche niets in."
