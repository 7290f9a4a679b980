"""What can go wrong around a decision: objections, terms, messages, and who handles a file."""

from backend.core.problems import Problem


class ObjectionNotFound(Problem):
    """There is no such objection, or it does not concern you."""

    status = 404
    nl = "Dit bezwaar bestaat niet, of gaat u niet aan."


class ObjectionImpossible(Problem):
    """There is no decision now against which an objection can be made."""

    status = 409
    nl = "Er is nu geen besluit waartegen u bezwaar kunt maken."


class ObjectionMadeBefore(Problem):
    """An objection against this decision was made already."""

    status = 409
    nl = "Tegen dit besluit is al bezwaar gemaakt."


class ObjectionMoveImpossible(Problem):
    """The objection cannot make this move now."""

    status = 409
    nl = "Deze stap kan nu niet met dit bezwaar."


class ExtendedBefore(Problem):
    """This term is not extended any further."""

    status = 409
    nl = "Deze termijn wordt niet verder verlengd."


class TermPassed(Problem):
    """The term has passed; it cannot be extended any more."""

    status = 409
    nl = "De termijn is voorbij. Verlengen kan niet meer."


class ExtensionImpossible(Problem):
    """This cannot be extended in the state it is in."""

    status = 409
    nl = "Verlengen kan in deze stand niet."


class HandOverImpossible(Problem):
    """Nobody has this file, or it is closed: there is nothing to hand over."""

    status = 409
    nl = "Niemand heeft dit dossier, of het is gesloten: er valt niets over te dragen."


class ThreadNotYours(Problem):
    """These messages are between the company, its adviser and Syntens."""

    status = 403
    nl = "Deze berichten zijn tussen het bedrijf, de adviseur en Syntens."


class ThreadNotOpen(Problem):
    """Messages can be written once the application has been submitted."""

    status = 409
    nl = "Berichten sturen kan zodra de aanvraag is ingediend."


class EntryKnown(Problem):
    """Syntens entered an application of this company in this round already; it waits."""

    status = 409
    nl = "Voor dit bedrijf staat in deze ronde al een ingevoerde aanvraag klaar."


class EntryHandedOver(Problem):
    """The company has this application now: only its own people change it."""

    status = 409
    nl = "Deze aanvraag is nu bij het bedrijf. Alleen de mensen van het bedrijf wijzigen haar nog."


class EntryOfColleague(Problem):
    """A colleague entered this; who writes in an application decides nothing about it."""

    status = 403
    nl = "Een collega voert deze aanvraag in. Wie erin schrijft, beslist later niet over haar."


class EntryUnfinished(Problem):
    """Syntens is still filling in this application; you can change it once it is handed over."""

    status = 409
    nl = "Syntens vult deze aanvraag nog in. U kunt haar wijzigen zodra zij klaarstaat."


class PeopleUnchecked(Problem):
    """Nobody has checked yet whether who registered this company may act for it."""

    status = 409
    nl = "Nog niet gecontroleerd is wie voor dit bedrijf mag optreden. Doe dat eerst."


class OtherOfficerNeeded(Problem):
    """An officer who had no part in the decision hears and decides the objection."""

    status = 403
    nl = "Een medewerker die niet bij het besluit betrokken was, behandelt het bezwaar."


class AboveOwnLimit(Problem):
    """This is more than you grant yourself."""

    status = 403
    nl = "Dit is meer dan u zelf toekent."


class ProposalNotFound(Problem):
    """There is no such proposal on this voucher."""

    status = 404
    nl = "Dit voorstel is er niet bij deze voucher."


class ProposalNotYours(Problem):
    """A colleague made this proposal, and takes it back."""

    status = 403
    nl = "Een collega deed dit voorstel, en trekt het in."


class ProposalImpossible(Problem):
    """A decision is proposed while the application is in review."""

    status = 409
    nl = "Een besluit voorstellen kan alleen tijdens de beoordeling."


class ProposalMade(Problem):
    """You proposed a decision already; take that back first."""

    status = 409
    nl = "U deed al een voorstel; trek dat eerst in."


class ProposalClosed(Problem):
    """This proposal does not wait any more."""

    status = 409
    nl = "Dit voorstel wacht niet meer."


class ConflictNotFound(Problem):
    """There is no such conflict, or it does not concern you."""

    status = 404
    nl = "Dit verschil bestaat niet, of gaat u niet aan."


class ConflictDecided(Problem):
    """Somebody decided this conflict already."""

    status = 409
    nl = "Iemand heeft over dit verschil al besloten."


class AbsenceNotFound(Problem):
    """There is no such absence in your organisation."""

    status = 404
    nl = "Deze afwezigheid bestaat niet in uw organisatie."


class AbsenceOverlaps(Problem):
    """These days were recorded before, in whole or in part."""

    status = 409
    nl = "Deze dagen zijn al vastgelegd, of een deel ervan."
