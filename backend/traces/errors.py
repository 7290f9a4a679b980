"""What can go wrong around a trace, by name."""

from backend.core.problems import Problem


class TraceNotYours(Problem):
    """A trace is for officers who belong to neither the company nor the adviser of the voucher."""

    status = 403
    nl = "Het spoor is voor medewerkers die niet bij het bedrijf of de adviseur van deze voucher horen."


class TraceItemNotFound(Problem):
    """The trace of this voucher holds no such mail or message."""

    status = 404
    nl = "Deze mail of dit bericht staat niet in het spoor van deze voucher."


class NotRestartable(Problem):
    """Only what failed can be restarted; what was sent is never sent again."""

    status = 409
    nl = "Alleen wat is mislukt, kunt u opnieuw starten. Wat is verstuurd, gaat nooit nog een keer."
