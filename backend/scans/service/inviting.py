"""Inviting people: links that lead to the scan, kept only as hashes."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.documents import qr_svg
from backend.identity.principals import Principal
from backend.scans import queries
from backend.scans.errors import ScanNotOpen
from backend.scans.keys import hash_of, new_token
from backend.scans.models import Invitation, InvitationKind, InvitationToken, Scan
from backend.scans.schemas.scans import ScanInvitationCreate

# The page of the app that takes part; the token stands behind the #, which a browser sends to no server.
PAGE = "/meedoen"


async def invite(
    session: AsyncSession, principal: Principal, scan: Scan, wish: ScanInvitationCreate, *, public_url: str
) -> dict[str, Any]:
    """Make links and answer them this once. A new shared link ends the former one. Raises ScanNotOpen (409)."""
    if not queries.takes_answers(scan):
        raise ScanNotOpen(
            nl="Open eerst de scan. Daarna maakt u de links.", en="Open the scan first. Then make the links."
        )
    shared = wish.kind is InvitationKind.SHARED
    if shared:
        await session.execute(
            delete(Invitation).filter_by(scan_id=scan.id, audience=wish.audience, kind=InvitationKind.SHARED)
        )
    invitation = Invitation(
        scan_id=scan.id, audience=wish.audience, kind=wish.kind, quantity=1 if shared else wish.quantity
    )
    session.add(invitation)
    await session.flush()
    tokens = [new_token() for _ in range(invitation.quantity)]
    # In the order of the hashes: the place of a token in the table says nothing of its place on the printed sheet.
    for hashed in sorted(map(hash_of, tokens)):
        session.add(InvitationToken(token_hash=hashed, invitation_id=invitation.id))
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
    return {
        **{name: getattr(invitation, name) for name in ("id", "audience", "kind", "quantity", "created_at")},
        "links": [dict(zip(("url", "qr_svg"), link_of(public_url, token), strict=True)) for token in tokens],
    }


def link_of(public_url: str, token: str, page: str = PAGE) -> tuple[str, str]:
    """The address that a token stands in, and the same as a QR code."""
    address = f"{public_url.rstrip('/')}{page}#{token}"
    return address, qr_svg(address)
