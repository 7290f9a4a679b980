"""Inviting people: links that lead to the scan, kept only as hashes."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.documents import qr_svg
from backend.identity.principals import Principal
from backend.scans import queries
from backend.scans.errors import ScanNotOpen, StaffHandsOut
from backend.scans.keys import hash_of, new_token
from backend.scans.models import Invitation, InvitationKind, InvitationToken, LinksFrom, Respondent, Scan
from backend.scans.schemas.scans import ScanInvitationCreate

# The page of the app that takes part; the token stands behind the #, which a browser sends to no server.
PAGE = "/meedoen"


async def invite(
    session: AsyncSession, principal: Principal, scan: Scan, wish: ScanInvitationCreate, *, public_url: str
) -> dict[str, Any]:
    """Make links and answer them this once. A new shared link ends the former one.

    Raises ScanNotOpen and, for employees whose representative hands out the links, StaffHandsOut (409).
    """
    require_open(scan)
    if wish.audience is Respondent.EMPLOYEE and scan.links_from is not LinksFrom.COMPANY:
        raise StaffHandsOut
    shared = wish.kind is InvitationKind.SHARED
    if shared:
        await session.execute(
            delete(Invitation).filter_by(scan_id=scan.id, audience=wish.audience, kind=InvitationKind.SHARED)
        )
    invitation = Invitation(
        scan_id=scan.id, audience=wish.audience, kind=wish.kind, quantity=1 if shared else wish.quantity
    )
    made = await make_links(session, invitation, public_url=public_url)
    record(
        session,
        principal,
        "scans.invite",
        "scan",
        scan.id,
        organisation_id=scan.company_id,
        audience=wish.audience.value,
        kind=wish.kind.value,
        quantity=invitation.quantity,
    )
    await session.flush()
    return made


def require_open(scan: Scan) -> None:
    """Refuse links to a scan that takes no answers. Raises ScanNotOpen (409)."""
    if not queries.takes_answers(scan):
        raise ScanNotOpen(
            nl="Open eerst de scan. Daarna maakt u de links.", en="Open the scan first. Then make the links."
        )


async def make_links(session: AsyncSession, invitation: Invitation, *, public_url: str) -> dict[str, Any]:
    """Make the links of an invitation: told in this answer, and kept as hashes only."""
    session.add(invitation)
    await session.flush()
    tokens = [new_token() for _ in range(invitation.quantity)]
    # In the order of the hashes: the place of a token in the table says nothing of its place on the printed sheet.
    for hashed in sorted(map(hash_of, tokens)):
        session.add(InvitationToken(token_hash=hashed, invitation_id=invitation.id))
    await session.flush()
    told = ("id", "audience", "kind", "quantity", "by_staff", "created_at")
    return {
        **{name: getattr(invitation, name) for name in told},
        "links": [dict(zip(("url", "qr_svg"), link_of(public_url, token), strict=True)) for token in tokens],
    }


def link_of(public_url: str, token: str, page: str = PAGE) -> tuple[str, str]:
    """The address that a token stands in, and the same as a QR code."""
    address = f"{public_url.rstrip('/')}{page}#{token}"
    return address, qr_svg(address)
