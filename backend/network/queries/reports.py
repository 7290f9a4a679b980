"""Reports: for Syntens without names, and for whoever was excluded without who reported and why."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.identity.principals import Principal
from backend.network.errors import NetworkReportNotFound
from backend.network.models import NetworkReport, NetworkVerdict
from backend.network.schemas.reports import NetworkReportFilter


def reports_visible_to(principal: Principal) -> ColumnElement[bool]:
    """Syntens all; whoever was excluded that decision. Whoever reported gets a mail, and no page."""
    if principal.may("network:moderate"):
        return true()
    return (NetworkReport.about == principal.account_id) & (NetworkReport.verdict == NetworkVerdict.EXCLUDED)


async def get_report(session: AsyncSession, principal: Principal, report_id: UUID) -> NetworkReport:
    """A report, held until the end of the act. Raises NetworkReportNotFound (404)."""
    found: NetworkReport | None = await session.scalar(
        select(NetworkReport).where(NetworkReport.id == report_id, reports_visible_to(principal)).with_for_update()
    )
    if found is None:
        raise NetworkReportNotFound
    return found


async def list_reports(session: AsyncSession, principal: Principal, wanted: NetworkReportFilter) -> dict[str, Any]:
    """What waits first; the newest before the others."""
    statement = select(NetworkReport).where(reports_visible_to(principal))
    waits = NetworkReport.verdict.is_(None) | (
        NetworkReport.appeal.is_not(None) & NetworkReport.appeal_outcome.is_(None)
    )
    if wanted.waiting:
        statement = statement.where(waits)
    ordered = statement.order_by(~waits, func.coalesce(NetworkReport.decided_at, NetworkReport.reported_at).desc())
    found = await page_of(session, ordered.order_by(NetworkReport.id), wanted)
    return {**found, "items": [_described(principal, row["NetworkReport"]) for row in found["items"]]}


async def describe_report(session: AsyncSession, principal: Principal, report_id: UUID) -> dict[str, Any]:
    """One report. Raises NetworkReportNotFound (404)."""
    found = await session.scalar(
        select(NetworkReport).where(NetworkReport.id == report_id, reports_visible_to(principal))
    )
    if found is None:
        raise NetworkReportNotFound
    return _described(principal, found)


def _described(principal: Principal, report: NetworkReport) -> dict[str, Any]:
    me, moderator = principal.person_id, principal.may("network:moderate")
    about_me = report.about == me
    involved = about_me or report.reported_by == me
    appealed = report.appeal is not None and report.appeal_outcome is None
    acts = {
        "decide": moderator and not involved and report.verdict is None,
        "appeal": about_me and report.verdict is NetworkVerdict.EXCLUDED and report.appeal is None,
        "decide_appeal": moderator and not involved and appealed and report.decided_by != me,
    }
    told = {
        name: getattr(report, name)
        for name in (
            "id",
            "reported_words",
            "reported_at",
            "verdict",
            "decision",
            "decided_at",
            "appeal",
            "appealed_at",
            "appeal_outcome",
            "appeal_reason",
            "version",
        )
    }
    return {
        **told,
        "reason": report.reason if moderator and not about_me else None,
        "words": report.words if moderator and not about_me else None,
        "is_about_me": about_me,
        "allowed_acts": [act for act, allowed in acts.items() if allowed],
    }
