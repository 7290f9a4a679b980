"""Writing down a step in the life of an extract, and telling who asked."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.extracts.models import ExtractStatus, ResearchExtract, ResearchExtractChange
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.notifications.service import tell_account


async def step(
    session: AsyncSession,
    extract: ResearchExtract,
    principal: Principal | None,
    to_status: ExtractStatus,
    reason: str | None = None,
) -> None:
    """Add a step to the history and the audit trail; without a principal the platform took it."""
    session.add(
        ResearchExtractChange(
            extract_id=extract.id,
            to_status=to_status,
            changed_at=clock.now(),
            changed_by=principal and principal.account_id,
            reason=reason,
        )
    )
    record(
        session,
        principal,
        f"research-extracts.{extract.status}",
        "research_extract",
        extract.id,
        organisation_id=extract.organisation_id,
    )
    await session.flush()


async def tell_asker(session: AsyncSession, extract: ResearchExtract, template: str) -> None:
    """Tell who asked, as long as that is somebody."""
    if extract.requested_by is None:
        return
    asker = await session.get_one(Account, extract.requested_by)
    await tell_account(session, asker, template=template, link=f"/onderzoek/uittreksels/{extract.id}")
