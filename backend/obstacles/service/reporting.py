"""Acts of who reports: write, send, withdraw.

Nothing of it stands in the audit trail: officers of others read that, and a report is between its writer and the
programme office.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind
from backend.obstacles import queries
from backend.obstacles.models import ObstacleReport, Reporter
from backend.obstacles.schemas import ObstacleReportSend, ObstacleReportWithdraw, ObstacleReportWrite


async def write(session: AsyncSession, principal: Principal, wish: ObstacleReportWrite) -> ObstacleReport:
    """Begin a draft; nobody else sees it."""
    assert principal.organisation_id is not None
    organisation = await session.get_one(Organisation, principal.organisation_id)
    report = ObstacleReport(
        organisation_id=organisation.id,
        reported_by=principal.account_id,
        reporter=Reporter.COMPANY if organisation.kind is OrganisationKind.COMPANY else Reporter.ADVISER,
        **wish.model_dump(),
    )
    session.add(report)
    await session.flush()
    return report


async def rewrite(
    session: AsyncSession, principal: Principal, report_id: UUID, wish: ObstacleReportWrite, if_match: str | None
) -> ObstacleReport:
    """Save a draft. Raises ObstacleReportNotFound (404) and ObstacleReportSent (409)."""
    report = await queries.get_report(session, principal, report_id)
    require_current(report, if_match)
    report.require_draft()
    for name, value in wish.model_dump().items():
        setattr(report, name, value)
    await session.flush()
    return report


async def move(
    session: AsyncSession,
    principal: Principal,
    report_id: UUID,
    wish: ObstacleReportSend | ObstacleReportWithdraw,
    if_match: str | None,
) -> ObstacleReport:
    """Send a draft, or take a report back.

    Raises ObstacleReportNotFound (404), ObstacleReportSent, ObstacleReportIncomplete and ObstacleReportWithdrawn (409).
    """
    report = await queries.get_report(session, principal, report_id)
    require_current(report, if_match)
    match wish:
        case ObstacleReportSend():
            report.send(clock.today())
        case ObstacleReportWithdraw():
            report.withdraw()
    await session.flush()
    return report
