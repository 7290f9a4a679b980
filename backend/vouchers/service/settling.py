"""Settling a voucher on its confirmed claim."""

from backend.core.validation import field, invalid
from backend.vouchers import letters
from backend.vouchers.errors import ClaimUnconfirmed, SecondOfficerNeeded, WarningsUnanswered
from backend.vouchers.models import Claim, ClaimWarning, Payee, Payment, VoucherStatusChange
from backend.vouchers.queries import warnings
from backend.vouchers.queries.allowed import YOU_GRANTED, granted_by
from backend.vouchers.queries.vouchers import open_claim
from backend.vouchers.schemas.moves import VoucherSettle
from backend.vouchers.service import money
from backend.vouchers.service.case import Case
from backend.vouchers.states import ClaimStatus, VoucherStatus
from backend.vouchers.wording import euros

KEY_SHARE = {"key_share": True}


def require_second_officer(case: Case) -> None:
    """Four eyes: who granted, or raised the grant, does not settle. Raises SecondOfficerNeeded (403)."""
    if granted_by(case.voucher, case.officer_id):
        raise SecondOfficerNeeded(nl=YOU_GRANTED["nl"], en=YOU_GRANTED["en"])


async def settle(case: Case, wish: VoucherSettle) -> VoucherStatusChange:
    """Settle: at most what was granted, and at most what the confirmed claim justifies. Raises ClaimUnconfirmed."""
    claim = await open_claim(case.session, case.voucher.id, for_update=True)
    if claim is None or claim.status is not ClaimStatus.CONFIRMED:
        raise ClaimUnconfirmed(
            nl=f"{case.company.name} moet eerst bevestigen dat het werk is gedaan.",
            en=f"{case.company.name} must first confirm that the work was done.",
        )
    most = letters.justified(case.voucher, claim.amount_cents)
    cents = most if wish.settled_cents is None else wish.settled_cents
    if cents > most:
        raise invalid(
            field(
                "#/settledCents",
                "above_justified",
                nl=f"De declaratie rechtvaardigt ten hoogste {euros(most, 'nl')}.",
                en=f"The claim justifies at most {euros(most, 'en')}.",
            )
        )
    await _answer_warnings(case, claim, wish)
    claim.settle()
    case.voucher.settle(cents=cents, by=case.officer_id, at=case.moment)
    await money.settle(case, cents)
    if cents:
        case.session.add(payment_of(case, cents))
    change = await case.record(VoucherStatus.CLAIMED, reason=wish.reason, settled_cents=cents)
    facts = await case.letter_facts(
        settled_on=letters.days(case.today),
        granted_amount=letters.sums(case.voucher.granted_cents),
        settled_amount=letters.sums(cents),
        own_share=letters.sums(claim.amount_cents - cents),
        adviser=f"{case.voucher.adviser_name}, {case.voucher.adviser_firm}",
        reasons=wish.reason,
    )
    await case.send_letter("voucher_settled", facts)
    return change


async def _answer_warnings(case: Case, claim: Claim, wish: VoucherSettle) -> None:
    """Keep why the claim is right, for all that looks odd about it. Raises WarningsUnanswered (409)."""
    answers = {answer.code: answer.reason for answer in wish.answers}
    found = await warnings.warnings_of(case.session, claim, case.voucher, case.today)
    open_ones = [warning for warning in found if warning["code"] not in answers]
    if open_ones:
        raise WarningsUnanswered(
            nl=" ".join(warning["sentence"]["nl"] for warning in open_ones) + " Schrijf waarom de declaratie klopt.",
            en=" ".join(warning["sentence"]["en"] for warning in open_ones) + " Say why the claim is right.",
            codes=[str(warning["code"]) for warning in open_ones],
        )
    case.session.add_all(
        ClaimWarning(
            claim_id=claim.id,
            code=warning["code"],
            reason=answers[warning["code"]],
            answered_by=case.officer_id,
            answered_at=case.moment,
        )
        for warning in found
    )


def payment_of(case: Case, cents: int) -> Payment:
    """What is to be paid now, to whom the scheme pays."""
    to_adviser = case.scheme.payee is Payee.ADVISER
    payee_id = case.voucher.adviser_organisation_id if to_adviser else case.voucher.company_id
    assert payee_id is not None
    return Payment(
        voucher_id=case.voucher.id,
        payee=case.scheme.payee,
        payee_organisation_id=payee_id,
        amount_cents=cents,
        due_at=case.moment,
    )
