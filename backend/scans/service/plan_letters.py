"""Who is told when a plan moves: the representative when it is proposed, management when it was decided on."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.scans.models import PlanStatus, Scan

LETTER_OF = {
    PlanStatus.PROPOSED: ("plan_proposed", (Role.STAFF_REPRESENTATIVE,)),
    PlanStatus.AGREED: ("plan_agreed", (Role.OWNER, Role.MANAGER)),
    PlanStatus.DISAGREED: ("plan_disagreed", (Role.OWNER, Role.MANAGER)),
}


async def send(session: AsyncSession, scan: Scan, to: PlanStatus) -> None:
    """Tell the other side, in the transaction of the move."""
    if to in LETTER_OF:
        template, roles = LETTER_OF[to]
        await tell(
            session,
            organisation_id=scan.company_id,
            roles=roles,
            template=template,
            link=f"/bedrijf/scans/{scan.id}/plan",
        )
