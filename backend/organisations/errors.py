"""What can go wrong with companies."""

from backend.core.problems import Problem


class CompanyNotFound(Problem):
    """There is no such company, or you may not see it."""

    status = 404
    nl = "Dit bedrijf bestaat niet, of u mag het niet zien."


class CompanyExists(Problem):
    """A company with this KVK number takes part already."""

    status = 409
    nl = "Een bedrijf met dit KVK-nummer doet al mee."


class TooManyUnverified(Problem):
    """You entered several companies that have not been verified yet."""

    status = 409
    nl = "U hebt al meer bedrijven aangemeld die nog niet zijn gecontroleerd."


class CompanyVerified(Problem):
    """This company was verified before."""

    status = 409
    nl = "Dit bedrijf is al gecontroleerd."


class OwnCompany(Problem):
    """You do not check your own company; a colleague does."""

    status = 403
    nl = "Uw eigen bedrijf controleert een collega."


class NotYourCompany(Problem):
    """Only people of the company itself and officers of the programme may see this."""

    status = 403
    nl = "Alleen mensen van het bedrijf zelf en het programma mogen dit zien."


class OrganisationNotFound(Problem):
    """There is no such organisation, or you do not belong to it."""

    status = 404
    nl = "Deze organisatie bestaat niet, of u hoort er niet bij."


class PersonNotFound(Problem):
    """This person does not belong to your organisation."""

    status = 404
    nl = "Deze persoon hoort niet bij uw organisatie."


class LastOne(Problem):
    """The organisation would be left without anybody who can let others in."""

    status = 409
    nl = "Dan blijft er niemand over die anderen kan toelaten."


class OwnLimit(Problem):
    """A colleague sets how much you may grant."""

    status = 403
    nl = "Hoeveel u mag toekennen, stelt een collega in."


class InvitationNotFound(Problem):
    """There is no such invitation, or it was replaced by a newer one."""

    status = 404
    nl = "Deze uitnodiging bestaat niet, of er is een nieuwere gestuurd."


class InvitationKnown(Problem):
    """This address was invited already, or belongs to a colleague."""

    status = 409
    nl = "Dit adres is al uitgenodigd, of hoort bij een collega."


class InvitationNotOpen(Problem):
    """This invitation was used, withdrawn or has expired."""

    status = 409
    nl = "Deze uitnodiging is gebruikt, ingetrokken of verlopen."


class InvitationForAnother(Problem):
    """This invitation is for another e-mail address than that of your account."""

    status = 403
    nl = "Deze uitnodiging is voor een ander e-mailadres dan dat van uw account."


class TooManyInvitations(Problem):
    """Too many invitations of your organisation are open."""

    status = 409
    nl = "Er staan te veel uitnodigingen van uw organisatie open."


class AlreadyColleague(Problem):
    """You act for this company already."""

    status = 409
    nl = "U werkt al voor dit bedrijf."


class AccessRequestKnown(Problem):
    """You asked for access to this company already."""

    status = 409
    nl = "U hebt al toegang tot dit bedrijf gevraagd."


class TooManyAccessRequests(Problem):
    """Several of your requests for access are still open."""

    status = 409
    nl = "Er staan al meer verzoeken om toegang van u open."


class AccessRequestNotFound(Problem):
    """There is no such request for access, or you may not see it."""

    status = 404
    nl = "Dit verzoek om toegang bestaat niet, of u mag het niet zien."


class AccessMoveImpossible(Problem):
    """The request for access does not stand so that you can do this now."""

    status = 409
    nl = "Het verzoek om toegang staat er niet zo voor dat u dit nu kunt doen."


class LetterKnown(Problem):
    """A letter with a code is on its way already."""

    status = 409
    nl = "Er is al een brief met een code onderweg."


class TooManyLetters(Problem):
    """This company was sent several letters in the past month."""

    status = 409
    nl = "Dit bedrijf kreeg de afgelopen maand al meer brieven."


class LetterNotFound(Problem):
    """There is no letter with a code that can be used."""

    status = 404
    nl = "Er is geen brief met een code die u kunt gebruiken."


class LetterNotPrintable(Problem):
    """This letter was printed already, or is not needed any more."""

    status = 409
    nl = "Deze brief is al afgedrukt, of is niet meer nodig."


class CompanyLeft(Problem):
    """The company left the programme; let it return first."""

    status = 409
    nl = "Het bedrijf is gestopt met het programma. Laat het eerst terugkomen."


class CompanyEnded(Problem):
    """The company merged, stopped or went bankrupt: nothing can be begun for it."""

    status = 409
    nl = "Dit bedrijf is gefuseerd, gestopt of failliet. U kunt er niets nieuws voor beginnen."


class CompanyNotEnded(Problem):
    """This company exists: there is no end to undo."""

    status = 409
    nl = "Dit bedrijf bestaat: er is geen einde om ongedaan te maken."


class DemonstrationApart(Problem):
    """Invented people and organisations do not act for real companies: anybody can sign in as them."""

    status = 409
    nl = "Een voorbeeldpersoon of voorbeeldorganisatie werkt niet voor een echt bedrijf: iedereen kan ermee inloggen."


class MandateNotFound(Problem):
    """There is no such mandate of your company."""

    status = 404
    nl = "Deze machtiging van uw bedrijf bestaat niet."


class MandateKnown(Problem):
    """This organisation has a mandate of your company already."""

    status = 409
    nl = "Deze organisatie heeft al een machtiging van uw bedrijf."


class MandateOver(Problem):
    """This mandate is over already."""

    status = 409
    nl = "Deze machtiging is al voorbij."
