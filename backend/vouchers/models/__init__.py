"""Tables of schemes, rounds, the ledger, vouchers and claims."""

from backend.vouchers.models.absences import OfficerAbsence
from backend.vouchers.models.acts import NOT_FOR_ADVISERS, ActKind, VoucherAct
from backend.vouchers.models.aid import AidReport, LinkedCompany
from backend.vouchers.models.allocation import AllocationEntry
from backend.vouchers.models.banking import BankAccount, BankAccountStatus
from backend.vouchers.models.bulk import BulkOutcome, StatusChangeJob, StatusChangeJobItem, StatusChangeJobStatus
from backend.vouchers.models.claims import Claim, ClaimWarning, Oddity
from backend.vouchers.models.conflicts import ConflictStatus, SyncConflict, conflict_address
from backend.vouchers.models.corrections import ROUTE, CorrectionKind, CorrectionStatus, LedgerCorrection
from backend.vouchers.models.feed import VoucherFeedEntry
from backend.vouchers.models.history import InformationRequest, VoucherLetter, VoucherStatusChange
from backend.vouchers.models.ledger import AccountKind, LedgerAccount, LedgerAct, LedgerEntry, LedgerTransaction
from backend.vouchers.models.messages import VoucherMessage, VoucherMessageReading
from backend.vouchers.models.objections import Hearing, ObjectedDecision, Objection
from backend.vouchers.models.paying import FailureCode, Payment, PaymentBatch, Reclaim, batch_numbers
from backend.vouchers.models.proposals import DecisionProposal, DecisionProposalStatus
from backend.vouchers.models.reminders import TermKind, VoucherReminder
from backend.vouchers.models.schemes import (
    AidRegulation,
    Allocation,
    FundingShare,
    Payee,
    Round,
    Scheme,
    status_by_clock,
)
from backend.vouchers.models.shares import VoucherShare
from backend.vouchers.models.vouchers import (
    Voucher,
    submission_numbers,
    voucher_numbers,
)

__all__ = [
    "NOT_FOR_ADVISERS",
    "ROUTE",
    "AccountKind",
    "ActKind",
    "AidRegulation",
    "AidReport",
    "Allocation",
    "AllocationEntry",
    "BankAccount",
    "BankAccountStatus",
    "BulkOutcome",
    "Claim",
    "ClaimWarning",
    "ConflictStatus",
    "CorrectionKind",
    "CorrectionStatus",
    "DecisionProposal",
    "DecisionProposalStatus",
    "FailureCode",
    "FundingShare",
    "Hearing",
    "InformationRequest",
    "LedgerAccount",
    "LedgerAct",
    "LedgerCorrection",
    "LedgerEntry",
    "LedgerTransaction",
    "LinkedCompany",
    "ObjectedDecision",
    "Objection",
    "Oddity",
    "OfficerAbsence",
    "Payee",
    "Payment",
    "PaymentBatch",
    "Reclaim",
    "Round",
    "Scheme",
    "StatusChangeJob",
    "StatusChangeJobItem",
    "StatusChangeJobStatus",
    "SyncConflict",
    "TermKind",
    "Voucher",
    "VoucherAct",
    "VoucherFeedEntry",
    "VoucherLetter",
    "VoucherMessage",
    "VoucherMessageReading",
    "VoucherReminder",
    "VoucherShare",
    "VoucherStatusChange",
    "batch_numbers",
    "conflict_address",
    "status_by_clock",
    "submission_numbers",
    "voucher_numbers",
]
