"""Who may make which move, with the reason when it is somebody else's."""

from backend.vouchers.errors import MoveNotYours
from backend.vouchers.states import MOVES, Party, VoucherStatus
from backend.vouchers.wording import both

WHOSE = {
    Party.COMPANY: both(
        "Deze stap is aan de eigenaar of de financieel verantwoordelijke van het bedrijf.",
        "This move is for the owner or the finance officer of the company.",
    ),
    Party.ADVISER: both(
        "Deze stap is aan de adviseur van deze voucher.", "This move is for the adviser of this voucher."
    ),
    Party.SYNTENS: both(
        "Deze stap is aan een medewerker van Syntens die niet bij het bedrijf of de adviseur hoort "
        "en de aanvraag niet zelf invoerde.",
        "This move is for an officer of Syntens who belongs neither to the company nor to the adviser, "
        "and did not enter the application.",
    ),
    Party.PLATFORM: both(
        "Deze stap zet het platform zelf, volgens de regels van de ronde.",
        "The platform itself makes this move, by the rules of the round.",
    ),
}


def not_yours(party: Party) -> MoveNotYours:
    """The refusal that names whose move it is."""
    return MoveNotYours(nl=WHOSE[party]["nl"], en=WHOSE[party]["en"], allowedFor=party)


def require_right(status: VoucherStatus, to: VoucherStatus, parties: frozenset[Party]) -> Party | None:
    """The capacity in which this move is made. Raises MoveNotYours (403) when it belongs to others.

    None when the move is impossible from this status but would be theirs from another: then the status is the matter.
    """
    party = MOVES.get((status, to))
    if party is not None:
        if party in parties:
            return party
        raise not_yours(party)
    elsewhere = {mover for (_, target), mover in MOVES.items() if target is to}
    if not elsewhere & parties:
        raise not_yours(min(elsewhere, default=Party.PLATFORM))
    return None


def open_to(status: VoucherStatus, parties: frozenset[Party]) -> list[VoucherStatus]:
    """The moves that somebody in these capacities may make now."""
    return [to for (start, to), party in MOVES.items() if start is status and party in parties]
