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
