"""Each posting in a sentence, and each account and what a funder's money became: the books in words, for everybody."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from backend.vouchers.models import AccountKind, LedgerAct
from backend.vouchers.wording import both, euros, in_both, listed

Localized = dict[str, str]
ACCOUNT: Mapping[AccountKind, Localized] = MappingProxyType(
    {
        AccountKind.FUNDER: both("Inleg", "Put in"),
        AccountKind.AVAILABLE: both("Nog te verdelen", "Not given out yet"),
        AccountKind.OBJECTION_RESERVE: both("Apart voor bezwaren", "Set aside for objections"),
        AccountKind.RESERVED: both("Vastgehouden voor aanvragen", "Held for applications"),
        AccountKind.COMMITTED: both("Toegekend", "Granted"),
        AccountKind.PAYABLE: both("Uit te betalen", "To be paid"),
        AccountKind.PAID: both("Betaald", "Paid"),
        AccountKind.RECLAIMABLE: both("Terug te krijgen", "To be received back"),
        AccountKind.WRITTEN_OFF: both("Afgeschreven", "Written off"),
    }
)
_ACTS: Mapping[LedgerAct, Localized] = MappingProxyType(
    {
        LedgerAct.FUND: both("De financier legt in.", "The funder puts in."),
        LedgerAct.SET_ASIDE: both("Apart gezet voor bezwaren.", "Set aside for objections."),
        LedgerAct.RESERVE: both("Vastgehouden voor {code}: de aanvraag is ingediend.", "Held for {code}: submitted."),
        LedgerAct.RELEASE: both("Weer vrij: {code} heeft het niet nodig.", "Free again: {code} needs it no more."),
        LedgerAct.COMMIT: both("Toegekend aan {code}.", "Granted to {code}."),
        LedgerAct.SETTLE: both("{code} is vastgesteld: dit wordt betaald.", "{code} is settled: this will be paid."),
        LedgerAct.PAY: both("De bank betaalde {code}.", "The bank paid {code}."),
        LedgerAct.CANCEL: both("Teruggedraaid voor {code}.", "Taken back for {code}."),
        LedgerAct.FAIL: both("De betaling van {code} kwam terug.", "The payment of {code} came back."),
        LedgerAct.RECLAIM: both(
            "{code} is ingetrokken na betaling: dit wordt teruggevraagd.",
            "{code} was revoked after payment: this is asked back.",
        ),
        LedgerAct.RECEIVE: both("Terugbetaald voor {code}.", "Paid back for {code}."),
        LedgerAct.WRITE_OFF: both("Afgeschreven: {code} betaalt niet terug.", "Written off: {code} does not pay back."),
        LedgerAct.CORRECT: both("Correctie van de boeken.", "A correction of the books."),
    }
)
# Where the cause says more than the act.
_CAUSES: Mapping[str, Localized] = MappingProxyType(
    {
        "top-up": both("De financier legt bij.", "The funder puts in more."),
        "reopened": both("Opnieuw vastgehouden voor {code}.", "Held again for {code}."),
        "granted lower": both("{code} kreeg minder dan gevraagd.", "{code} was granted less than it asked."),
        "settled lower": both("{code} kostte minder dan toegekend.", "{code} cost less than was granted."),
        "rejected": both("{code} is afgewezen.", "{code} was rejected."),
        "not considered": both("{code} is niet in behandeling genomen.", "{code} was not considered."),
        "withdrawn": both("{code} is ingetrokken door het bedrijf.", "{code} was withdrawn by the company."),
        "expired": both("{code} is niet op tijd gebruikt.", "{code} was not used in time."),
        "revoked": both("{code} is ingetrokken.", "{code} was revoked."),
        "reduce": both("Correctie: de financier legt minder in.", "A correction: the funder puts in less."),
        "raise_reserve": both(
            "Correctie: meer apart voor bezwaren.", "A correction: more is set aside for objections."
        ),
        "lower_reserve": both(
            "Correctie: minder apart voor bezwaren.", "A correction: less is set aside for objections."
        ),
        "recover": both(
            "Correctie: afgeschreven geld kwam toch binnen.",
            "A correction: money that was written off came in after all.",
        ),
    }
)


def explain(act: LedgerAct, cause: str, code: str | None) -> Localized:
    """Why money moved, in a sentence; `code` is that of the voucher, if it was for one."""
    words = _CAUSES.get(cause, _ACTS[act])
    return in_both(lambda language: words[language].format(code=code or ""))


def became(name: str, cents: Mapping[AccountKind, int]) -> Localized:
    """What became of a funder's money, every euro of it."""
    put_in = -cents.get(AccountKind.FUNDER, 0)

    def said(language: str) -> str:
        parts = [
            f"{euros(cents[kind], language)} {ACCOUNT[kind][language].lower()}"
            for kind in AccountKind
            if kind is not AccountKind.FUNDER and cents.get(kind)
        ]
        if not put_in:
            return f"{name} legde nog niets in." if language == "nl" else f"{name} has put nothing in yet."
        start = f"{name} legde {euros(put_in, 'nl')} in" if language == "nl" else f"{name} put in {euros(put_in, 'en')}"
        return f"{start}: {listed(parts, language)}."

    return in_both(said)


def with_explanation(row: Mapping[str, Any]) -> dict[str, Any]:
    """A posting with its sentence."""
    return {**row, "explanation": explain(row["act"], row["cause"], row["voucher_code"])}
