"""A staff representative hands out the links for employees: each works once, and nobody else has them."""

from typing import Any

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.scans.errors import StaffLinksNotYours
from backend.scans.models import Invitation, InvitationKind, InvitationToken, LinksFrom, Respondent, Scan
from backend.scans.schemas.printing import ScanSheetCreate, ScanStaffSlipsCreate
from backend.scans.schemas.scans import ScanStaffInvitationCreate
from backend.scans.service import inviting, printing


async def hand_out(
    session: AsyncSession, principal: Principal, scan: Scan, wish: ScanStaffInvitationCreate, *, public_url: str
) -> dict[str, Any]:
    """Make links and answer them this once, to the representative only; the first time, take handing out upon oneself.

    How many were made is not in the audit trail of the company. Raises StaffLinksNotYours (403), ScanNotOpen (409).
    """
    _require_of_staff(principal)
    inviting.require_open(scan)
    if scan.links_from is LinksFrom.COMPANY:
        await _take_on(session, principal, scan)
    invitation = Invitation(
        scan_id=scan.id,
        audience=Respondent.EMPLOYEE,
        kind=InvitationKind.SINGLE_USE,
        quantity=wish.quantity,
        by_staff=True,
    )
    made = await inviting.make_links(session, invitation, public_url=public_url)
    record(session, principal, "scans.hand_out", "scan", scan.id, organisation_id=scan.company_id)
    await session.flush()
    return made


async def slips(
    session: AsyncSession, principal: Principal, scan: Scan, wish: ScanStaffSlipsCreate, *, public_url: str
) -> bytes:
    """These links as slips; set as they are given. Raises StaffLinksNotYours (403), ScanNotOpen (409)."""
    _require_of_staff(principal)
    sheet = ScanSheetCreate(
        audience=Respondent.EMPLOYEE, kind=InvitationKind.SINGLE_USE, tokens=wish.tokens, language=wish.language
    )
    return await printing.sheet(session, scan, sheet, public_url=public_url)


def _require_of_staff(principal: Principal) -> None:
    """Refuse somebody who manages scans as well: then the company would have the links after all."""
    if principal.may("scans:manage"):
        raise StaffLinksNotYours


async def _take_on(session: AsyncSession, principal: Principal, scan: Scan) -> None:
    """End the links for employees that the company made, and let it make none any more.

    Whoever enters by a link or makes one holds the scan first, as we do: nobody waits for each other.
    """
    await session.refresh(scan, with_for_update=True)
    inviting.require_open(scan)
    if scan.links_from is not LinksFrom.COMPANY:  # a colleague was first
        return
    theirs = select(Invitation.id).where(*_of_company(scan))
    await session.execute(delete(InvitationToken).where(InvitationToken.invitation_id.in_(theirs)))
    # That they were made stays in the scan's list.
    made_before = await session.scalar(select(exists().where(*_of_company(scan))))
    scan.leave_links_to_staff(made_before=bool(made_before))
    record(session, principal, "scans.take_on_links", "scan", scan.id, organisation_id=scan.company_id)
    await session.flush()
    await tell(
        session,
        organisation_id=scan.company_id,
        roles=(Role.OWNER, Role.MANAGER),
        template="links_taken_on",
        link=f"/bedrijf/scans/{scan.id}",
    )


def _of_company(scan: Scan) -> tuple[Any, ...]:
    return (
        Invitation.scan_id == scan.id,
        Invitation.audience == Respondent.EMPLOYEE,
        Invitation.by_staff.is_(False),
    )
