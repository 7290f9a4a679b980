"""What can go wrong with advisers and referrals."""

from backend.core.problems import Problem


class AdviserNotFound(Problem):
    """We do not know this adviser."""

    status = 404
    nl = "Deze adviseur kennen wij niet."


class AdviserNotAccredited(Problem):
    """This adviser is not accredited on this day."""

    status = 409
    nl = "Deze adviseur is op deze dag niet erkend."


class AdviserProfileKnown(Problem):
    """You already have an adviser profile."""

    status = 409
    nl = "U hebt al een profiel als adviseur."


class AccreditationMoveImpossible(Problem):
    """The accreditation cannot take that step now."""

    status = 409
    nl = "De erkenning kan die stap nu niet zetten."


class OwnAccreditation(Problem):
    """You do not decide on your own accreditation; a colleague does."""

    status = 403
    nl = "Over uw eigen erkenning beslist een collega."


class ReferralNotFound(Problem):
    """We do not know this request for contact."""

    status = 404
    nl = "Dit verzoek om contact kennen wij niet."


class ReferralKnown(Problem):
    """Your company already asked this adviser; the answer is still to come."""

    status = 409
    nl = "Uw bedrijf heeft deze adviseur al gevraagd; het antwoord komt nog."


class ReferralMoveImpossible(Problem):
    """This request was answered or its term has passed."""

    status = 409
    nl = "Dit verzoek is al beantwoord of de termijn is voorbij."


class DeclarationMissing(Problem):
    """The adviser has not declared yet by the rules of conduct as they are now."""

    status = 409
    nl = "De adviseur heeft nog geen verklaring gegeven volgens de huidige gedragsregels."


class RenewalTooEarly(Problem):
    """A new period can be asked for from 90 days before the end of this one."""

    status = 409
    nl = "Een nieuwe periode kunt u vragen vanaf 90 dagen voor het einde van deze."


class AdviserRelated(Problem):
    """This adviser has an interest in the company, and does not work for it with a voucher."""

    status = 409
    nl = "Deze adviseur heeft een belang in het bedrijf en werkt er niet met een voucher voor."


class FirmNotFound(Problem):
    """We do not know this firm."""

    status = 404
    nl = "Dit bureau kennen wij niet."


class FirmMoveImpossible(Problem):
    """The accreditation of the firm cannot take that step now."""

    status = 409
    nl = "De erkenning van het bureau kan die stap nu niet zetten."


class FirmDeclarationMissing(Problem):
    """The firm has not declared yet by the rules of conduct as they are now."""

    status = 409
    nl = "Het bureau heeft nog geen verklaring gegeven volgens de huidige gedragsregels."


class FirmNumberTaken(Problem):
    """Another firm is known by this KVK number."""

    status = 409
    nl = "Dit KVK-nummer staat al bij een ander bureau."


class OwnFirm(Problem):
    """You do not decide on a firm you belong to or declared for; a colleague does."""

    status = 403
    nl = "Over een bureau waar u bij hoort of voor verklaarde, beslist een collega."
