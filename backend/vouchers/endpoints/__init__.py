"""Schemes, rounds, vouchers, claims and payments over HTTP."""

from fastapi import APIRouter

from backend.vouchers.endpoints.absences import absences
from backend.vouchers.endpoints.aid import linked, register, reports
from backend.vouchers.endpoints.banking import accounts, of_payees
from backend.vouchers.endpoints.bulk import status_change_jobs, status_changes
from backend.vouchers.endpoints.claims import claims, of_vouchers
from backend.vouchers.endpoints.conflicts import conflicts
from backend.vouchers.endpoints.corrections import corrections
from backend.vouchers.endpoints.corrections import of_rounds as corrections_of_rounds
from backend.vouchers.endpoints.documents import attached
from backend.vouchers.endpoints.endings import endings
from backend.vouchers.endpoints.entries import entries
from backend.vouchers.endpoints.extensions import of_vouchers as extensions_of_vouchers
from backend.vouchers.endpoints.feed import changes, snapshots
from backend.vouchers.endpoints.letters import award_letters, documents
from backend.vouchers.endpoints.messages import of_vouchers as messages_of_vouchers
from backend.vouchers.endpoints.messages import unread
from backend.vouchers.endpoints.objections import objections
from backend.vouchers.endpoints.objections import of_vouchers as objections_of_vouchers
from backend.vouchers.endpoints.officers import of_vouchers as officers_of_vouchers
from backend.vouchers.endpoints.officers import officers
from backend.vouchers.endpoints.outlook import outlook
from backend.vouchers.endpoints.paying import of_batches, of_payments, of_reclaims
from backend.vouchers.endpoints.proposals import of_vouchers as proposals_of_vouchers
from backend.vouchers.endpoints.rounds import rounds, schemes
from backend.vouchers.endpoints.statements import statements
from backend.vouchers.endpoints.vouchers import eligibility, vouchers

routers: tuple[APIRouter, ...] = (
    schemes,
    rounds,
    statements,
    corrections_of_rounds,
    corrections,
    outlook,
    eligibility,
    vouchers,
    status_changes,
    status_change_jobs,
    changes,
    snapshots,
    entries,
    conflicts,
    of_vouchers,
    attached,
    objections_of_vouchers,
    messages_of_vouchers,
    extensions_of_vouchers,
    officers_of_vouchers,
    proposals_of_vouchers,
    officers,
    absences,
    claims,
    objections,
    unread,
    endings,
    documents,
    award_letters,
    linked,
    register,
    reports,
    of_payments,
    of_batches,
    of_reclaims,
    of_payees,
    accounts,
)
