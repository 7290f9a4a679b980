"""Running a scan: open, close, extend, and publish once."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.organisations.parting import require_existing
from backend.scans.errors import ScanMoveNotPossible, ScanNotReady
from backend.scans.models import NEXT, Scan, ScanStatus
from backend.scans.queries import due_to_close
from backend.scans.schemas.scans import ScanExtension, ScanStatusChange
from backend.scans.service.mixing import mix
from backend.scans.service.publishing import freeze_result

MISSING = {
    "closesOn": {"nl": "de sluitingsdatum", "en": "the closing date"},
    "representation": {"nl": "wie het personeel vertegenwoordigt", "en": "who represents the staff"},
    "staffInformedOn": {"nl": "wanneer het personeel is ingelicht", "en": "when the staff was informed"},
    "staffInformedHow": {"nl": "hoe dat ging", "en": "how that was done"},
}


async def change_status(session: AsyncSession, principal: Principal, scan: Scan, wish: ScanStatusChange) -> Scan:
    """Open, close or publish. Raises ScanMoveNotPossible, ScanNotReady, TooFewResponses, CompanyEnded (all 409)."""
    to = ScanStatus(wish.to_status)
    if to is ScanStatus.OPEN and scan.status is not ScanStatus.DRAFT:
        raise ScanMoveNotPossible(current=scan.status, wanted=to, allowed=sorted(NEXT[scan.status]))
    if to is ScanStatus.OPEN:
        await require_existing(session, scan.company_id)
        _require_ready(scan)
        scan.open(clock.now())
        await tell(
            session,
            organisation_id=scan.company_id,
            roles=(Role.STAFF_REPRESENTATIVE,),
            template="scan_opened",
            link=f"/bedrijf/scans/{scan.id}",
        )
    elif to is ScanStatus.CLOSED:
        await _close(session, scan)
    else:
        scan.publish(clock.now())
        await freeze_result(session, scan, management_only=wish.management_only)
    record(session, principal, f"scans.{to}", "scan", scan.id, organisation_id=scan.company_id)
    await session.flush()
    return scan


async def _close(session: AsyncSession, scan: Scan) -> None:
    """Close, and mix what was answered: from now on nobody writes, and its order stays as it is then."""
    if scan.status is ScanStatus.OPEN:
        await mix(session, scan)
    scan.close(clock.now())


def _require_ready(scan: Scan) -> None:
    missing = [
        name
        for name, absent in (
            ("closesOn", scan.closes_on is None or scan.closes_on < clock.today()),
            ("representation", scan.representation is None),
            ("staffInformedOn", scan.staff_informed_on is None),
            ("staffInformedHow", scan.staff_informed_how is None),
        )
        if absent
    ]
    if missing:
        raise ScanNotReady(
            nl=f"Voor het openen ontbreekt nog: {', '.join(MISSING[name]['nl'] for name in missing)}.",
            en=f"Still missing before opening: {', '.join(MISSING[name]['en'] for name in missing)}.",
            missing=missing,
        )


async def extend(session: AsyncSession, principal: Principal, scan: Scan, wish: ScanExtension) -> Scan:
    """Give people more time; a closed scan opens again.

    Raises ScanMoveNotPossible and CompanyEnded (409), InvalidInput (400).
    """
    await require_existing(session, scan.company_id)
    before = scan.closes_on
    scan.extend(wish.closes_on)
    if wish.closes_on < clock.today() or (before is not None and wish.closes_on <= before):
        raise invalid(
            field(
                "#/closesOn",
                "not_later",
                nl="Kies een dag na de huidige sluitingsdatum, vandaag of later.",
                en="Choose a day after the present closing date, today or later.",
            )
        )
    record(
        session,
        principal,
        "scans.extend",
        "scan",
        scan.id,
        organisation_id=scan.company_id,
        closesOn=str(wish.closes_on),
    )
    await session.flush()
    return scan


async def close_due(session: AsyncSession) -> int:
    """Close the scans whose last day has passed; answers how many. The worker calls it after midnight."""
    found = await due_to_close(session)
    for scan in found:
        await _close(session, scan)
        record(session, None, "scans.closed", "scan", scan.id, organisation_id=scan.company_id)
    await session.flush()
    return len(found)
