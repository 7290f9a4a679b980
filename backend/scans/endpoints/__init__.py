"""Scans over HTTP: the questionnaire and quick scan for everyone, scans of a company, answers by key."""

from backend.scans.endpoints.answering import responses
from backend.scans.endpoints.handing_out import staff_invitations
from backend.scans.endpoints.keeping import kept
from backend.scans.endpoints.matching import methods
from backend.scans.endpoints.plans import plans
from backend.scans.endpoints.printing import documents, sheets
from backend.scans.endpoints.public import quick_scans, versions
from backend.scans.endpoints.remarks import remarks, shown
from backend.scans.endpoints.reports import reports
from backend.scans.endpoints.scans import scans
from backend.scans.endpoints.sharing import shared_results, shares
from backend.scans.endpoints.writing import drafts, questionnaires

routers = (
    versions,
    quick_scans,
    kept,
    documents,
    sheets,
    scans,
    staff_invitations,
    plans,
    reports,
    shares,
    shared_results,
    remarks,
    shown,
    responses,
    questionnaires,
    drafts,
    methods,
)

__all__ = ["routers"]
