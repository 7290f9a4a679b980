"""Reports from the network, what Syntens decides with its reason, and one appeal to another officer."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.principals import Principal
from backend.network.errors import NetworkReportNotYours, NothingReported
from backend.network.models import NetworkMessage, NetworkReport, NetworkVerdict
from backend.network.queries.contact import get_introduction
from backend.network.queries.reports import get_report
from backend.network.schemas.reports import (
    NetworkAppealCreate,
    NetworkAppealDecision,
    NetworkReportCreate,
    NetworkReportDecision,
)
from backend.notifications.service import notify_syntens, tell_person

DECISIONS = "/netwerk/besluiten"


async def report(
    session: AsyncSession, principal: Principal, introduction_id: UUID, wish: NetworkReportCreate
) -> NetworkReport:
    """Hand to Syntens a copy of what the other wrote, as far as chosen.

    Raises NetworkIntroductionNotFound (404) and NothingReported (409), also for messages of somebody else.
    """
    introduction = await get_introduction(session, principal, introduction_id)
    other = introduction.other_than(principal.account_id)
    chosen = await session.scalars(
        select(NetworkMessage.words)
        .where(
            NetworkMessage.id.in_(wish.message_ids),
            NetworkMessage.introduction_id == introduction.id,
            NetworkMessage.written_by == other,
        )
        .order_by(NetworkMessage.written_at, NetworkMessage.id)
    )
    reported = list(chosen)
    if wish.includes_introduction and introduction.asked_by == other:
        reported.insert(0, introduction.reason)
    if not reported:
        raise NothingReported
    made = NetworkReport(
        reported_by=principal.account_id,
        about=other,
        reason=wish.reason,
        words=wish.words,
        reported_words=reported,
        reported_at=clock.now(),
    )
    session.add(made)
    await session.flush()
    await notify_syntens(session, "network_reported", "/syntens/netwerk")
    return made


async def decide(
    session: AsyncSession, principal: Principal, report_id: UUID, wish: NetworkReportDecision, if_match: str | None
) -> NetworkReport:
    """Exclude whoever it is about, or not. Both are told; whoever it is about never by whom or over which words.

    Raises NetworkReportNotFound (404), NetworkReportNotYours (403) and NetworkReportHandled (409).
    """
    found = await get_report(session, principal, report_id)
    if principal.account_id in {found.reported_by, found.about}:
        raise NetworkReportNotYours
    require_current(found, if_match)
    found.decide(clock.now(), principal.account_id, wish.verdict, wish.reason)
    await session.flush()
    record(session, principal, f"network.{wish.verdict}", "network_report", found.id)
    if wish.verdict is NetworkVerdict.EXCLUDED:
        await tell_person(session, found.about, "network_excluded", DECISIONS)
    await tell_person(session, found.reported_by, "network_report_decided", "/netwerk/berichten")
    return found


async def appeal(
    session: AsyncSession, principal: Principal, report_id: UUID, wish: NetworkAppealCreate, if_match: str | None
) -> NetworkReport:
    """Whoever was excluded objects, once; another officer looks again.

    Raises NetworkReportNotFound (404), NetworkReportNotYours (403) and NetworkAppealImpossible (409).
    """
    found = await get_report(session, principal, report_id)
    if found.about != principal.account_id:
        raise NetworkReportNotYours
    require_current(found, if_match)
    found.object_to(clock.now(), wish.words)
    await session.flush()
    # By the platform: colleagues read the trail of their company.
    record(session, None, "network.appeal", "network_report", found.id)
    await notify_syntens(session, "network_appealed", "/syntens/netwerk")
    return found


async def decide_appeal(
    session: AsyncSession, principal: Principal, report_id: UUID, wish: NetworkAppealDecision, if_match: str | None
) -> NetworkReport:
    """Another officer than who decided looks again; reversed, whoever it is about takes part again.

    Raises NetworkReportNotFound (404), NetworkReportNotYours (403) and NetworkAppealImpossible (409).
    """
    found = await get_report(session, principal, report_id)
    if principal.account_id in {found.reported_by, found.about, found.decided_by}:
        raise NetworkReportNotYours
    require_current(found, if_match)
    found.decide_appeal(clock.now(), principal.account_id, wish.outcome, wish.reason)
    await session.flush()
    record(session, principal, f"network.appeal_{wish.outcome}", "network_report", found.id)
    await tell_person(session, found.about, "network_appeal_decided", DECISIONS)
    return found
