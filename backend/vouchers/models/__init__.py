"""Tables of schemes, rounds, the ledger, vouchers and claims."""

from backend.vouchers.models.claims import Claim, ClaimWarning, Oddity, Payment
from backend.vouchers.models.history import InformationRequest, VoucherLetter, VoucherStatusChange
from backend.vouchers.models.ledger import AccountKind, LedgerAccount, LedgerAct, LedgerEntry, LedgerTransaction
from backend.vouchers.models.schemes import (
    AidRegulation,
    Allocation,
    FundingShare,
    Payee,
    Round,
    Scheme,
    status_by_clock,
)
from backend.vouchers.models.vouchers import (
    Voucher,
    VoucherShare,
    submission_numbers,
    voucher_numbers,
)

__all__ = [
    "AccountKind",
    "AidRegulation",
    "Allocation",
    "Claim",
    "ClaimWarning",
    "FundingShare",
    "InformationRequest",
    "LedgerAccount",
    "LedgerAct",
    "LedgerEntry",
    "LedgerTransaction",
    "Oddity",
    "Payee",
    "Payment",
    "Round",
    "Scheme",
    "Voucher",
    "VoucherLetter",
    "VoucherShare",
    "VoucherStatusChange",
    "status_by_clock",
    "submission_numbers",
    "voucher_numbers",
]
