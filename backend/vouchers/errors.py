"""What can go wrong with schemes, rounds, vouchers and their money."""

from backend.core.problems import Problem


class SchemeMadeMeanwhile(Problem):
    """There is a newer edition of this scheme, or its short name is taken; begin with the newest."""

    status = 409
    nl = "Er is een nieuwere versie van deze regeling, of de korte naam bestaat al. Begin met de nieuwste versie."


class SchemeNotFound(Problem):
    """There is no such scheme."""

    status = 404
    nl = "Deze regeling bestaat niet."


class RoundNotFound(Problem):
    """There is no such round."""

    status = 404
    nl = "Deze ronde bestaat niet."


class LinkedCompanyNotFound(Problem):
    """There is no such linked company."""

    status = 404
    nl = "Deze verbonden onderneming staat er niet."


class LinkedCompanyKnown(Problem):
    """This company is declared already."""

    status = 409
    nl = "Deze onderneming staat er al."


class FundingShareNotFound(Problem):
    """There is no such funding share in this round."""

    status = 404
    nl = "Deze bijdrage aan de ronde bestaat niet."


class CompanyHasOpenVouchers(Problem):
    """The company has open vouchers; decide each of them first."""

    status = 409
    nl = "Dit bedrijf heeft nog openstaande vouchers. Beslis eerst over elk daarvan."


class VoucherNotFound(Problem):
    """There is no such voucher, or it does not concern you."""

    status = 404
    nl = "Deze voucher bestaat niet, of gaat u niet aan."


class ClaimNotFound(Problem):
    """There is no such claim, or it does not concern you."""

    status = 404
    nl = "Deze declaratie bestaat niet, of gaat u niet aan."


class LetterNotFound(Problem):
    """There is no such letter."""

    status = 404
    nl = "Deze brief bestaat niet."


class AwardLetterUnknown(Problem):
    """We do not know a valid award letter with these two codes."""

    status = 404
    nl = "Wij kennen geen geldige brief met deze twee codes."


class MoveNotYours(Problem):
    """Somebody else makes this move."""

    status = 403
    nl = "Deze stap is aan een ander."


class CompanyUnverified(Problem):
    """We do not know yet whether you may act for this company."""

    status = 403
    nl = "Wij weten nog niet of u voor dit bedrijf mag optreden."


class SecondOfficerNeeded(Problem):
    """Another officer than the one who granted settles the voucher."""

    status = 403
    nl = "Een andere medewerker dan wie toekende, stelt de voucher vast."


class MoveImpossible(Problem):
    """The voucher cannot make this move now."""

    status = 409
    nl = "Deze stap kan nu niet."


class RoundMoveImpossible(Problem):
    """The round cannot make this move now."""

    status = 409
    nl = "Deze ronde kan die stap nu niet maken."


class DrawForbidden(Problem):
    """A funder of this round forbids draws."""

    status = 409
    nl = "Een financier van deze ronde staat loten niet toe."


class DrawNotFound(Problem):
    """Nothing has been drawn in this round."""

    status = 404
    nl = "In deze ronde is niet geloot."


class RoundNotOpen(Problem):
    """This round takes no applications now."""

    status = 409
    nl = "In deze ronde kunt u nu niet aanvragen."


class RoundUnfunded(Problem):
    """A round needs a funder who pays for every company."""

    status = 409
    nl = "Een ronde heeft een financier nodig die voor elk bedrijf betaalt."


class BudgetExhausted(Problem):
    """There is not enough money left for this."""

    status = 409
    nl = "Hiervoor is niet genoeg geld over."


class ApplicationIncomplete(Problem):
    """The application is not complete."""

    status = 409
    nl = "De aanvraag is nog niet compleet."


class NotEligible(Problem):
    """The application does not meet all rules."""

    status = 409
    nl = "De aanvraag voldoet niet aan alle regels."


class AidCeilingReached(Problem):
    """With this voucher the company would receive more state aid than it may."""

    status = 409
    nl = "Met deze voucher komt het bedrijf boven de grens voor staatssteun."


class BaselineMissing(Problem):
    """The baseline must be filled in before the advice starts."""

    status = 409
    nl = "De nulmeting moet zijn ingevuld voordat het advies begint."


class VoucherNoLongerValid(Problem):
    """The last day of this voucher has passed."""

    status = 409
    nl = "De laatste dag van deze voucher is voorbij."


class ResponseTermRuns(Problem):
    """The company still has time to answer."""

    status = 409
    nl = "Het bedrijf heeft nog tijd om te antwoorden."


class VoucherNotDraft(Problem):
    """Only a draft can be changed or thrown away."""

    status = 409
    nl = "Alleen een concept kunt u wijzigen of weggooien."


class ClaimNotOpen(Problem):
    """This claim is no longer open."""

    status = 409
    nl = "Deze declaratie staat niet meer open."


class RelatedParty(Problem):
    """You are on the adviser's side of this voucher: somebody of the company itself does this."""

    status = 403
    nl = "U hoort bij de adviseur van deze voucher: iemand van het bedrijf zelf doet dit."


class DuplicateInvoice(Problem):
    """This invoice has been claimed already."""

    status = 409
    nl = "Deze factuur is al gedeclareerd."


class WarningsUnanswered(Problem):
    """Something about this claim looks odd; say why it is right."""

    status = 409
    nl = "Er valt iets op aan deze declaratie; schrijf waarom zij klopt."


class ClaimUnconfirmed(Problem):
    """The company has not confirmed the claim yet."""

    status = 409
    nl = "Het bedrijf heeft de declaratie nog niet bevestigd."


class FeedNotYours(Problem):
    """The feed of changes is for Syntens and the programme office, and for their systems."""

    status = 403
    nl = "De stroom van wijzigingen is voor Syntens en het programmabureau, en voor hun systemen."


class CursorInvalid(Problem):
    """This cursor is not one that we gave you here."""

    status = 400
    nl = "Deze cursor hebt u hier niet van ons gekregen."


class ChangesForgotten(Problem):
    """What comes after this cursor is no longer kept; read everything anew."""

    status = 410
    nl = "Wat na deze cursor komt, bewaren wij niet meer; lees alles opnieuw."


class SourceEventReused(Problem):
    """Your system used this sourceEventId for something else before."""

    status = 422
    nl = "Uw systeem gebruikte dit sourceEventId eerder voor iets anders."


class TooManyJobs(Problem):
    """Too many of your jobs are not finished yet; wait for one to end."""

    status = 429
    nl = "Er staan al te veel van uw reeksen klaar; wacht tot er een is afgelopen."


class StatusChangeJobNotFound(Problem):
    """There is no such job, or it is not of your organisation."""

    status = 404
    nl = "Deze reeks bestaat niet, of is niet van uw organisatie."


class TooManyWaiting(Problem):
    """Too many readers wait for changes already; ask again in a moment."""

    status = 429
    nl = "Er wachten al te veel lezers op wijzigingen; vraag het straks opnieuw."
