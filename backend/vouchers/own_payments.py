"""What is kept of payments: accounts, batches, reclaims, and what looked odd; part of what vouchers hold."""

from sqlalchemy import or_, select

from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Keep, Remove, Replace
from backend.vouchers.models import (
    BankAccount,
    Claim,
    ClaimWarning,
    LedgerCorrection,
    Payment,
    PaymentBatch,
    Reclaim,
    Voucher,
)

_of_company = select(Voucher.id).where(Voucher.company_id == THE_ONE)
_claims = select(Claim.id).where(Claim.voucher_id.in_(_of_company))

PAYMENTS_OF_PERSON = (
    Holding(
        BankAccount,
        or_(BankAccount.entered_by == THE_ONE, BankAccount.confirmed_by == THE_ONE),
        ("Rekeningen die u opgaf of nakeek", "Accounts you gave or checked"),
        (Keep(Ground.ACCOUNTABILITY),),
        shown=("id", "status", "entered_at", "confirmed_at"),
    ),
    Holding(
        ClaimWarning,
        ClaimWarning.answered_by == THE_ONE,
        ("Waarom u een opvallende declaratie vaststelde", "Why you settled a claim that looked odd"),
        (Keep(Ground.BOOKKEEPING),),
        shown=("id", "code", "answered_at"),
    ),
    Holding(
        Payment,
        Payment.recorded_by == THE_ONE,
        ("Betalingen die u vastlegde", "Payments you recorded"),
        (Keep(Ground.BOOKKEEPING),),
        shown=("id", "status", "paid_on"),
    ),
    Holding(
        PaymentBatch,
        or_(PaymentBatch.made_by == THE_ONE, PaymentBatch.closed_by == THE_ONE),
        ("Betaalbatches die u maakte of afsloot", "Batches of payments you made or closed"),
        (Keep(Ground.BOOKKEEPING),),
        shown=("id", "number", "status", "made_at", "closed_at"),
    ),
    Holding(
        Reclaim,
        or_(Reclaim.opened_by == THE_ONE, Reclaim.closed_by == THE_ONE),
        ("Terugvorderingen die u opende of afsloot", "Reclaims you opened or closed"),
        (Keep(Ground.BOOKKEEPING),),
        shown=("id", "status", "opened_at", "closed_at"),
    ),
    Holding(
        LedgerCorrection,
        or_(LedgerCorrection.proposed_by == THE_ONE, LedgerCorrection.decided_by == THE_ONE),
        ("Correcties van de boeken die u voorstelde of boekte", "Corrections of the books you proposed or posted"),
        (Keep(Ground.BOOKKEEPING),),
        shown=("id", "kind", "status", "proposed_at", "decided_at"),
    ),
)
PAYMENTS_OF_COMPANY = (
    Holding(
        BankAccount,
        BankAccount.organisation_id == THE_ONE,
        ("Rekeningen", "Accounts"),
        (Remove(),),
        hidden=frozenset({"entered_by", "confirmed_by"}),
    ),
    Holding(
        Reclaim,
        Reclaim.voucher_id.in_(_of_company),
        ("Terugvorderingen", "Reclaims"),
        (
            Replace({"reason": GONE}, Ground.BOOKKEEPING),
            Replace({"closing_reason": GONE}, Ground.BOOKKEEPING, Reclaim.closing_reason.is_not(None)),
        ),
        hidden=frozenset({"opened_by", "closed_by"}),
    ),
    Holding(
        Payment,
        Payment.voucher_id.in_(_of_company),
        ("Betalingen", "Payments"),
        (Replace({"holder": GONE}, Ground.BOOKKEEPING, Payment.holder.is_not(None)),),
        hidden=frozenset({"recorded_by"}),
    ),
    Holding(
        ClaimWarning,
        ClaimWarning.claim_id.in_(_claims),
        ("Wat opviel aan declaraties", "What looked odd about claims"),
        (Replace({"reason": GONE}, Ground.BOOKKEEPING),),
        hidden=frozenset({"answered_by"}),
    ),
)
