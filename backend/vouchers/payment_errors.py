"""What can go wrong with payments, the accounts they go to, their batches, and reclaims."""

from backend.core.problems import Problem


class PaymentNotFound(Problem):
    """There is no such payment."""

    status = 404
    nl = "Deze betaling bestaat niet."


class BankAccountNotFound(Problem):
    """There is no such account."""

    status = 404
    nl = "Deze rekening bestaat niet."


class BankAccountDecided(Problem):
    """This account has been decided already."""

    status = 409
    nl = "Over deze rekening is al beslist."


class BankAccountTooNew(Problem):
    """This account was changed just now; it waits three days."""

    status = 409
    nl = "Deze rekening is net gewijzigd; zij wacht drie dagen."


class PayeeSide(Problem):
    """You belong to who is paid: a colleague does this."""

    status = 403
    nl = "U hoort bij wie het geld krijgt: een collega doet dit."


class PaymentNotDue(Problem):
    """This payment is not due: it is in a batch already, or it was cancelled."""

    status = 409
    nl = "Deze betaling staat niet open: zij zit al in een batch, of zij verviel."


class PaymentUnderway(Problem):
    """The bank has been asked to pay this; wait for what it says."""

    status = 409
    nl = "De bank is gevraagd dit te betalen; wacht op de uitkomst."


class PaymentFailed(Problem):
    """This payment failed; another one took its place."""

    status = 409
    nl = "Deze betaling mislukte; er staat een nieuwe voor klaar."


class PaymentsBlocked(Problem):
    """Some of these payments cannot go in a batch yet."""

    status = 409
    nl = "Sommige van deze betalingen kunnen nog niet in een batch."


class BatchNotFound(Problem):
    """There is no such batch of payments."""

    status = 404
    nl = "Deze betaalbatch bestaat niet."


class BatchClosed(Problem):
    """This batch is closed already."""

    status = 409
    nl = "Deze batch is al afgesloten."


class BatchUnderway(Problem):
    """The bank already carried out part of this batch."""

    status = 409
    nl = "De bank heeft een deel van deze batch al uitgevoerd."


class ReclaimNotFound(Problem):
    """There is no such reclaim."""

    status = 404
    nl = "Deze terugvordering bestaat niet."


class ReclaimClosed(Problem):
    """This reclaim is closed already."""

    status = 409
    nl = "Deze terugvordering is al afgesloten."


class ReclaimOpen(Problem):
    """Money of this voucher is still being reclaimed."""

    status = 409
    nl = "Van deze voucher wordt nog geld teruggevorderd."


class CorrectionNotFound(Problem):
    """There is no such correction of the books."""

    status = 404
    nl = "Deze correctie bestaat niet."


class CorrectionDecided(Problem):
    """This correction was posted or refused already."""

    status = 409
    nl = "Deze correctie is al geboekt of geweigerd."


class AlreadyPaid(Problem):
    """This has been paid already."""

    status = 409
    nl = "Dit is al betaald."
